import Essentials
import LearntChoices
import QuoteModel

/// What becomes of a quotation that no cue of its sentence has.
enum QuotationFate: UInt32, CaseIterable {
  /// A title, a nickname, a word as a word.
  case nobody
  /// A further part of the attribution before.
  case joins
  /// An attribution of its own, by the source of the one before.
  case sameSource
  /// Somebody's words; the text does not say whose.
  case noSource
  /// The first part of the attribution that follows.
  case leads
  /// *Ortega had a word for them: “Heroes.”*
  case ledIn
}

/// The possible fates of a quotation, and what is asked of each.
struct QuotationChoice: Choice {
  private let structure: ArticleStructure
  let stretch: Int
  /// The attribution before it.
  let previous: AttributionDraft?
  /// What a sentence that ends in a colon right before it speaks of.
  let leadIn: LeadIn?
  private let mayLead: Bool
  private let quotation: Quotation
  typealias LeadIn = (cue: Cue, source: Mention?)
  private var article: TokenizedArticle { structure.article }

  /// - Parameter isFollowed: Whether the next quotation has a cue of its own.
  init(
    of stretch: Int, after previous: AttributionDraft?, leadIn: LeadIn?,
    isFollowed: Bool, in structure: ArticleStructure
  ) {
    self.stretch = stretch
    self.previous = previous
    self.leadIn = leadIn
    self.structure = structure
    mayLead = isFollowed && structure.article.stretches[stretch].continues
    quotation = Quotation(stretch, in: structure)
  }

  /// No quote of the news has more parts; each quotation after them would look at all of them.
  private static let mostParts = 32

  func all() -> [QuotationFate] {
    QuotationFate.allCases.filter { fate in
      switch fate {
      // A quotation without its closing mark goes on in the next paragraph, and is somebody's.
      case .nobody, .noSource: !mayLead
      case .joins: previous.map { $0.content.count < Self.mostParts } ?? false
      case .sameSource: previous?.source != nil
      case .leads: mayLead
      case .ledIn: leadIn != nil
      }
    }
  }

  // MARK: Features

  func describe(_ option: QuotationFate, to f: inout some FeatureReceiver) {
    let q = quotation
    let fate = option.rawValue
    f.cross(.cue, 41, fate)
    f.cross(.marks, 41, fate, q.alone, q.starts)
    f.add(.length, 41, fate, q.size, q.titled)
    f.add(.length, 42, fate, q.size, q.alone)
    f.cross(.marks, 42, fate, q.shape, q.alone)
    f.add(.neighbours, 51, fate, q.before)
    f.add(.neighbours, 52, fate, q.beforeWord)
    f.add(.neighbours, 53, fate, q.before, q.after, q.titled)
    f.add(.clause, 51, fate, q.hasFinite, q.size)
    f.add(.context, 34, fate, q.paragraph, q.endsParagraph, q.alone)
    f.add(.marks, 43, fate, q.isUnbalanced, q.alone)
    f.add(.marks, 44, fate, q.continues, q.isContinued, q.paragraph)
    f.add(.clause, 52, fate, q.titled, q.alone, q.hasFinite)
    f.add(.neighbours, 54, fate, q.before, q.hasFinite, q.size)
    f.add(.neighbours, 55, fate, q.after, q.beforeWord)
    f.add(.context, 31, fate, leadIn.map { $0.source == nil ? 1 : 2 } ?? 0, q.alone, q.paragraph)
    if let cue = leadIn?.cue {
      f.add(.context, 32, fate, article[max(0, cue.tokens.lowerBound - 1)].hash)
    }
    if let previous {
      describe(fate, after: previous, to: &f)
    } else {
      f.add(.context, 33, fate, q.alone)
    }
  }

  private func describe(
    _ fate: UInt32, after previous: AttributionDraft, to f: inout some FeatureReceiver
  ) {
    let q = quotation
    let start = article.stretches[stretch].outer.lowerBound
    let end = previous.end
    let last = max(0, min(end, start) - 1)
    let paragraphs = UInt32(min(article.paragraphs(from: last, to: start), 4))
    let sentences = UInt32(min(max(0, article.sentenceOf[start] - article.sentenceOf[last]), 5))
    let between = UInt32(min(max(0, start - end), 40) / 4)
    let isQuoted: UInt32 =
      previous.content.contains {
        article.isQuoted($0.lowerBound) || article.isQuoted($0.upperBound - 1)
      } ? 1 : 0
    let isAllQuoted: UInt32 = previous.content.allSatisfy(article.isQuotation) ? 1 : 0
    let side: UInt32 =
      previous.cue.map { $0.tokens.lowerBound >= previous.content[0].upperBound ? 1 : 0 } ?? 2
    let touches: UInt32 = isNext(to: previous) ? 1 : 0
    let sameSentence: UInt32 = sentences == 0 ? 1 : 0
    let source: UInt32 =
      previous.source.map { source in
        // *“It holds,” I say. “It does not.”*: the author is who asks.
        article.has(source.head, .firstPerson)
          ? 4 : source.kind == .pronoun ? 1 : source.kind == .name ? 2 : 3
      } ?? 0
    let hasCue: UInt32 = previous.cue == nil ? 0 : 1
    let isThought: UInt32 = previous.cue?.mode == .thought ? 1 : 0
    f.cross(.context, 41, fate, paragraphs, q.alone)
    f.cross(.context, 42, fate, paragraphs, isQuoted, q.alone)
    f.cross(.context, 43, fate, paragraphs, sentences, q.alone)
    f.cross(.context, 44, fate, paragraphs, isAllQuoted, side)
    f.add(.context, 45, fate, sentences, between, q.alone)
    f.add(.context, 46, fate, touches, paragraphs, q.isContinued)
    f.cross(.context, 47, fate, touches, paragraphs, q.alone)
    f.add(.context, 48, fate, sameSentence, q.before, isAllQuoted)
    f.add(.context, 49, fate, sameSentence, q.beforeWord)
    f.add(.context, 50, fate, hasCue, paragraphs, q.alone)
    f.add(.context, 51, fate, source, paragraphs, q.alone)
    f.add(.context, 52, fate, isThought, paragraphs)
    f.add(.context, 53, fate, paragraphs, q.size, q.hasFinite)
    f.add(.context, 54, fate, paragraphs, sentences &* 8 &+ q.starts, side)
    f.cross(.context, 55, fate, sameSentence, q.alone, paragraphs)
    f.add(.context, 56, fate, sameSentence, between, q.before)
    f.add(.context, 57, fate, source == 0 ? 1 : 0, q.alone, paragraphs)
  }

  /// Whether the quotation before this one is the last part of an attribution.
  private func isNext(to previous: AttributionDraft) -> Bool {
    guard stretch > 0 else { return false }
    let end = article.stretches[stretch - 1].outer.upperBound
    return previous.content.contains { $0.upperBound == end }
  }

  /// A quotation as features see it.
  private struct Quotation {
    /// Whether its sentence has no other words, 1, or few, 2.
    let alone: UInt32
    let starts: UInt32
    let paragraph: UInt32
    let endsParagraph: UInt32
    let size: UInt32
    let shape: UInt32
    /// Most of its words have a capital.
    let titled: UInt32
    let hasFinite: UInt32
    let before: UInt32
    let beforeWord: UInt32
    let after: UInt32
    let isUnbalanced: UInt32
    let continues: UInt32
    let isContinued: UInt32

    init(_ number: Int, in structure: ArticleStructure) {
      let article = structure.article
      let tokens = article.tokens
      let stretch = article.stretches[number]
      let (outer, inner) = (stretch.outer, stretch.inner)
      let sentence = article.sentence(around: outer.lowerBound)
      let others = structure.sentences[Int(article.sentenceOf[outer.lowerBound])].wordCount
      alone = others == 0 ? 1 : others < 3 ? 2 : 0
      starts = sentence.lowerBound == outer.lowerBound ? 1 : 0
      paragraph = tokens[outer.lowerBound].startsParagraph ? 1 : 0
      let isLast = outer.upperBound >= tokens.count
      endsParagraph = article[outer.upperBound].startsParagraph ? 1 : 0
      let count = inner.count
      size = count < 5 ? UInt32(count) : count < 8 ? 5 : count < 15 ? 6 : count < 30 ? 7 : 8
      let last = tokens[inner.upperBound - 1]
      shape =
        (tokens[inner.lowerBound].isCapital ? 1 : 0)
        + (last.kind == .word ? 0 : UInt32(last.kind.rawValue) * 4)
        + (tokens[outer.lowerBound].mark.isSingle ? 2 : 0)
      let words = inner.filter { tokens[$0].isWord }
      let capitals = words.count { tokens[$0].isCapital }
      titled = !words.isEmpty && capitals * 3 >= words.count * 2 ? 1 : 0
      hasFinite = words.contains { structure.tags[$0].isFinite } ? 1 : 0
      let token = article[outer.lowerBound - 1]
      beforeWord = token.hash
      before =
        outer.lowerBound == 0
        ? 99
        : UInt32(structure.tags[outer.lowerBound - 1].rawValue)
          + (token.kind == .colon ? 50 : token.kind == .comma ? 60 : 0)
      after = isLast ? 99 : UInt32(structure.tags[outer.upperBound].rawValue)
      isUnbalanced = stretch.isUnbalanced ? 1 : 0
      continues = stretch.continues ? 1 : 0
      isContinued = number > 0 && article.stretches[number - 1].continues ? 1 : 0
    }
  }
}
