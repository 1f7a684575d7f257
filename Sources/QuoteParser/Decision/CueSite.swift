import QuoteModel

/// A word of a sentence that may attribute, before anybody decided whether it does.
struct CueSite {
  enum Kind: UInt32 { case verb, noun, accordingTo, colon, dash }

  /// The number of its sentence.
  var sentence: Int
  var kind: Kind
  /// Elements of the sentence: *pointed out*.
  var cue: Range<Int>
  /// With auxiliaries, adverbs and the verb that governs an infinitive: *has not yet pointed out*.
  var group: Range<Int>
  /// An index into `Lexicon.cues`, or -1 for a verb that the lexicon does not list.
  var entry = -1
  var isPassive = false
  var isInfinitive = false
  var polarity = Polarity.affirmed
}

/// Finds all that may attribute: the cues of the lexicon wherever they stand, and any verb beside a
/// quotation, before *that* or *whether*, or after a name at the end.
struct CueSites {
  private let structure: ArticleStructure
  private let sentence: Sentence
  private let number: Int
  private var article: TokenizedArticle { structure.article }

  init(of number: Int, in structure: ArticleStructure) {
    self.structure = structure
    self.number = number
    sentence = structure.sentences[number]
  }

  /// No sentence of the news has more: in a text of nothing but cues each would be weighed.
  private static let most = 16

  /// In reading order.
  func all() -> [CueSite] {
    var sites: [CueSite] = []
    for index in 0..<sentence.count where sites.count < Self.most {
      if let site = site(at: index) { sites.append(site) }
    }
    return sites
  }

  private func site(at index: Int) -> CueSite? {
    let element = sentence[index]
    switch element.kind {
    case .colon where isHeading(upTo: index): return single(.dash, index)
    case .colon
    where !sentence.isLabelled(upTo: index)
      && (!sentence.isInner || sentence[index + 1].isQuotation):
      return single(.colon, index)
    case .dash
    where !sentence.isInner && (sentence[index - 1].isQuotation || sentence[index + 1].isQuotation):
      return single(.dash, index)
    case .word:
      let token = article[element.tokens.lowerBound]
      if isSourcing(index) {
        let phrase = index..<index + article.lexicon.sourcing.words.count
        return CueSite(sentence: number, kind: .accordingTo, cue: phrase, group: phrase)
      }
      return verb(at: index, token) ?? noun(at: index, token)
    default: return nil
    }
  }

  private func single(_ kind: CueSite.Kind, _ index: Int) -> CueSite {
    CueSite(sentence: number, kind: kind, cue: index..<index + 1, group: index..<index + 1)
  }

  /// *‘Hard to have much confidence’: Norland Bank*, a line of its own: whose the quotation is.
  private func isHeading(upTo colon: Int) -> Bool {
    colon == 1 && sentence[0].isQuotation && !sentence.isInner
      && (2...Self.longestHeading).contains(sentence.count) && sentence[2].isCapital
      && sentence[sentence.count - 1].kind == .word
      && article[sentence[0].tokens.lowerBound].startsParagraph
  }

  private static let longestHeading = 8

  /// *according to*
  private func isSourcing(_ index: Int) -> Bool {
    let words = article.lexicon.sourcing.words
    return sentence[index].word == words[0] && areNext(words, from: index)
  }

  private func noun(at index: Int, _ token: Token) -> CueSite? {
    let tag = sentence[index].tag
    guard token.has(.cueNoun), tag.isNoun || tag.isVerb,
      let entry = article.lexicon.nouns[token.hash]
    else { return nil }
    var site = single(.noun, index)
    site.entry = entry
    return site
  }

  // MARK: Verbs

  private func verb(at index: Int, _ token: Token) -> CueSite? {
    let tag = sentence[index].tag
    let isListed = token.cue >= 0
    guard tag.isVerb || isListed && (!token.has(.cueNoun) || token.has(.pastForm)) && tag != .name,
      !isInsideName(index)
    else { return nil }
    if token.has([.auxiliary, .modal]), !isListed || isAuxiliary(index) { return nil }
    var site = single(.verb, index)
    if isListed, let entry = longestEntry(at: index, token) {
      site.entry = entry
      site.cue = index..<index + 1 + article.lexicon.cues[entry].tail.count
    } else if !isOpen(index, token) {
      return nil
    }
    if hasAnother(after: site.cue.upperBound) { return nil }
    addGroup(to: &site, isParticiple: tag == .participle, isBase: tag == .base)
    return site
  }

  /// *Said* of *Karim Said al-Masri*
  private func isInsideName(_ index: Int) -> Bool {
    sentence[index].isCapital && sentence[index - 1].isCapital && !sentence[index + 1].isCapital
      && sentence[index + 1].kind == .word
      && article.word(sentence[index + 1].tokens.lowerBound).contains(where: \.isUppercase)
  }

  /// *quoted* of *quoted Ana Reyes as saying*: the other verb says whose words they are.
  private func hasAnother(after verb: Int) -> Bool {
    (verb + 1..<verb + Self.longestOther).prefix {
      !sentence[$0].isQuotation && !sentence[$0].tag.isFinite
    }.contains {
      article.isWord(sentence[$0], .naming) && sentence[$0 + 1].tag == .gerund
        && sentence.has($0 + 1, .cue)
    }
  }

  private static let longestOther = 12

  /// *have* of *have now labelled the vote “tragic”*
  private func isAuxiliary(_ index: Int) -> Bool {
    var next = index + 1
    while sentence[next].tag == .adverb { next += 1 }
    return sentence[next].tag == .participle
  }

  private func longestEntry(at index: Int, _ token: Token) -> Int? {
    article.lexicon.cues(from: Int(token.cue)).first {
      areNext(article.lexicon.cues[$0].tail, from: index + 1)
    }
  }

  private func areNext(_ words: [UInt32], from index: Int) -> Bool {
    words.enumerated().allSatisfy { sentence[index + $0].word == $1 }
  }

  /// Whether a verb that the lexicon does not list may attribute where it stands.
  private func isOpen(_ index: Int, _ token: Token) -> Bool {
    guard sentence[index].tag.isVerb, token.end - token.start > 2 else { return false }
    if sentence.hasQuotation { return true }
    if sentence.isInner { return false }
    if article.isWord(sentence[index + 1], .contentOpener)
      || article.isWord(sentence[index + 1], .questionOpener)
      || sentence[index + 1].tag == .question
    {
      return true
    }
    let before = sentence[index - 1].tag
    return sentence[index + 1].tag == .mark && (before == .name || before == .pronoun)
  }

  /// Reads auxiliaries, adverbs and a governing verb leftwards: *refused to say*.
  private func addGroup(to site: inout CueSite, isParticiple: Bool, isBase: Bool) {
    let index = site.cue.lowerBound
    var start = index
    var isModal = false
    while start > 0 {
      let before = sentence[start - 1]
      // *Theresa May said*
      guard before.kind == .word || before.kind == .clitic, before.tag != .name else { break }
      let isNegation = sentence.has(start - 1, .negation)
      if isNegation { site.polarity = .negated }
      if sentence.has(start - 1, [.auxiliary, .modal]) || before.tag == .modal {
        isModal = isModal || sentence.has(start - 1, .modal)
        site.isPassive = site.isPassive || isParticiple && sentence.has(start - 1, .be)
      } else if before.tag != .adverb, !isNegation {
        guard article.isWord(sentence[start - 1], .infinitiveMarker), isBase || start < index else {
          break
        }
        site.isInfinitive = true
        start -= 1
        guard start > 0, sentence[start - 1].tag.isVerb else { break }
        if sentence.has(start - 1, .refusal) { site.polarity = .negated }
      }
      start -= 1
    }
    if isModal, site.polarity == .affirmed { site.polarity = .hypothetical }
    site.group = start..<site.cue.upperBound
  }
}
