import Essentials
import LearntChoices
import QuoteModel

/// Makes attributions of drafts: text, offsets in scalars, kind, mode, role, via.
struct AttributionBuilder {
  let article: TokenizedArticle
  let directory: Directory
  /// What was learnt of whom a source means.
  let speakers: ChoiceModel
  let explains: Bool

  /// Each with the number of its draft, and who the source of each draft is.
  typealias Built = (
    all: [(attribution: Attribution, number: Int)], resolutions: [Resolver.Resolution]
  )

  /// In reading order; of two that begin at one offset, the outer, or else the surer.
  func built(from drafts: [AttributionDraft]) -> Built {
    let resolutions = Resolver.resolutions(of: drafts, in: article, directory, explains: explains) {
      $0.likeliest(by: speakers)
    }
    let offsets = ScalarOffsets(of: article.text)
    var result: [(attribution: Attribution, number: Int)] = []
    result.reserveCapacity(drafts.count)
    let starts = drafts.map(\.start)
    for number in starts.indices.sorted(by: { starts[$0] < starts[$1] }) {
      let made = attribution(drafts[number], resolutions[number], offsets)
      // A quotation of nothing but marks says nothing.
      if made.text.isEmpty { continue }
      if let last = result.last?.attribution, last.content[0].start == made.content[0].start {
        guard made.isInner == last.isInner ? made.confidence > last.confidence : last.isInner
        else { continue }
        result.removeLast()
      }
      result.append((made, number))
    }
    markInner(&result)
    return (result, resolutions)
  }

  /// What stands inside another's content is inner: between quotation marks, and in a paraphrase too.
  private func markInner(_ all: inout [(attribution: Attribution, number: Int)]) {
    // Those that have not ended, each inside the one before or across its end.
    var open: [(content: [TextSpan], end: Int)] = []
    for index in all.indices {
      let content = all[index].attribution.content
      let (start, end) = (content[0].start, content[content.count - 1].end)
      while let last = open.last, last.end < end { open.removeLast() }
      let isInside = open.last?.content.contains { $0.start <= start && end <= $0.end } ?? false
      if isInside { all[index].attribution.isInner = true }
      open.append((content, end))
    }
  }

  private func attribution(
    _ draft: AttributionDraft, _ resolution: Resolver.Resolution, _ offsets: ScalarOffsets
  ) -> Attribution {
    let isLost = draft.content.contains {
      article.stretch(at: $0.lowerBound)?.isUnbalanced ?? false
    }
    var rule = draft.rule
    if isLost { rule.addLostMark() }
    var made = Attribution(
      kind: kind(of: draft.content), mode: mode(of: draft), text: text(of: draft),
      content: spans(draft.content, offsets), speakers: resolution.speakers, rule: rule.name,
      confidence: (draft.confidence * (isLost ? Self.shareWithLostMark : 1)).toHundredth)
    made.isInner = draft.isInner
    if let source = draft.source?.tokens {
      made.source = spans([source], offsets)
      made.sourceText = article.text(of: source)
    }
    if let cue = draft.cue {
      made.cue = spans([cue.tokens], offsets)
      made.cueText = article.text(of: cue.tokens)
      made.cueLemma = cue.lemma
      made.polarity = polarity(of: cue, over: draft.content)
    }
    let isSomebody = made.speakers.contains { $0.kind == .person || $0.kind == .anonymous }
    made.role = isSomebody ? role(of: draft, resolution.person) : nil
    made.recipient = draft.recipient.map { article.text(of: $0) }
    made.channel = draft.channel.map { article.text(of: $0) }
    made.via = draft.via.map { article.text(of: $0) }
    return made
  }

  /// A cue that denies negates its content; one that is negated itself leaves open whether it is so:
  /// *did not deny that he had planned it*.
  private func polarity(of cue: Cue, over content: [Range<Int>]) -> Polarity {
    // What he rejects it as, he says himself.
    let isNamed = cue.frames.contains(.naming) && content.contains(where: isNamed)
    guard cue.frames.contains(.denial), !isNamed else { return cue.polarity }
    return cue.polarity == .affirmed ? .negated : .hypothetical
  }

  /// Whether the words, or what of them is quoted, are what something is called: *as “nonsense”*.
  private func isNamed(_ content: Range<Int>) -> Bool {
    content.contains { token in
      article.isWord(token - 1, .naming)
        && (token == content.lowerBound || article.stretch(startingAt: token) != nil)
    }
  }

  /// How many attributions with a lost mark are right, to all: on train 15 of 29.
  private static let shareWithLostMark = 0.5

  private func spans(_ parts: [Range<Int>], _ offsets: ScalarOffsets) -> [TextSpan] {
    parts.compactMap { article.bytes(of: $0).map(offsets.span) }.sorted()
  }

  private func kind(of content: [Range<Int>]) -> QuoteKind {
    let words = content.lazy.joined().filter { article[$0].isWord || article[$0].kind == .number }
    let quoted = words.count(where: article.isQuoted)
    return quoted == 0 ? .indirect : quoted == words.count ? .direct : .mixed
  }

  private func mode(of draft: AttributionDraft) -> QuoteMode {
    let mode = draft.cue?.mode ?? .speech
    guard mode == .speech, let channel = draft.channel,
      channel.contains(where: { article.has($0, .written) })
    else { return mode }
    return .writing
  }

  /// The parts without their outer marks, joined as `QuoteText` has it; line breaks are a space.
  private func text(of draft: AttributionDraft) -> String {
    var text: [UInt8] = []
    for (place, part) in draft.content.enumerated() {
      guard let printed = article.bytes(of: withoutMarks(part)) else { continue }
      if !text.isEmpty {
        let isApart = isApart(draft.content[place - 1], part, in: draft)
        text += (isApart ? QuoteText.gap : " ").utf8
      }
      append(printed, to: &text)
    }
    return QuoteText.withoutStrayMarks(String(decoding: text, as: UTF8.self))
  }

  /// Appends bytes with each line break, and the spaces around it, as one space.
  private func append(_ printed: Range<Int>, to text: inout [UInt8]) {
    text.reserveCapacity(text.count + printed.count)
    var isBreak = false
    for index in printed {
      let byte = article.text[index]
      if byte == 0x0A || byte == 0x0D {
        while text.last == 0x20 { text.removeLast() }
        isBreak = true
      } else if !(isBreak && byte == 0x20) {
        if isBreak { text.append(0x20) }
        isBreak = false
        text.append(byte)
      }
    }
  }

  /// Whether other words than those that attribute them stand between two parts: a quotation goes on
  /// behind *Ortega said*.
  private func isApart(
    _ first: Range<Int>, _ second: Range<Int>, in draft: AttributionDraft
  ) -> Bool {
    guard first.upperBound < second.lowerBound else { return false }
    let between = first.upperBound..<second.lowerBound
    let attributing = [draft.cue?.tokens, draft.source?.tokens].compactMap(\.self)
    return !attributing.contains(where: between.overlaps) && between.contains { article[$0].isWord }
  }

  private func withoutMarks(_ part: Range<Int>) -> Range<Int> {
    guard let quotation = article.quotation(startingAt: part.lowerBound), quotation.outer == part
    else { return part }
    return quotation.inner
  }

  /// What stands with the source, or the last that the article said before of this person.
  private func role(of draft: AttributionDraft, _ person: Int?) -> String? {
    guard let source = draft.source, source.kind != .commonNoun, source.parts.isEmpty else {
      return nil
    }
    let name = source.name ?? source.tokens
    guard let person else { return directory.roles.role(around: name).map(article.text) }
    let roles = directory.people[person].roles
    guard let role = (roles.last { $0.at < name.upperBound } ?? roles.first)?.role else {
      return nil
    }
    // *Prince Oskar* says that he is a prince.
    let title = article[directory.people[person].name.lowerBound]
    return role.count == 1 && article[role.lowerBound].hash == title.hash
      ? nil : article.text(of: role)
  }
}

extension ScalarOffsets {
  /// The one place where the parser leaves bytes.
  func span(of bytes: Range<Int>) -> TextSpan {
    TextSpan(offset(of: bytes.lowerBound), offset(of: bytes.upperBound))
  }
}
