import QuoteModel

/// Makes attributions of drafts: text, offsets in scalars, kind, mode, role, via.
struct AttributionBuilder {
  let article: TokenizedArticle
  let directory: Directory
  private let speakers: ChoiceModel
  private let explains: Bool

  /// - Parameter speakers: What was learnt of whom a source means.
  init(
    _ article: TokenizedArticle, _ directory: Directory, _ speakers: ChoiceModel, explains: Bool
  ) {
    self.article = article
    self.directory = directory
    self.speakers = speakers
    self.explains = explains
  }

  /// Attributions in reading order, each with the number of its draft, and who the source of each draft
  /// is.
  typealias Built = (
    attributions: [Attribution], numbers: [Int], resolutions: [Resolver.Resolution]
  )

  /// Of two that begin at one offset, the outer, or else the surer.
  func built(from drafts: [AttributionDraft]) -> Built {
    let resolutions = Resolver.resolutions(of: drafts, in: article, directory, explains: explains) {
      $0.likeliest(by: speakers)
    }
    let offsets = ScalarOffsets(of: article.text)
    var result: [Attribution] = []
    var numbers: [Int] = []
    result.reserveCapacity(drafts.count)
    numbers.reserveCapacity(drafts.count)
    for number in Self.readingOrder(of: drafts) {
      let made = attribution(drafts[number], resolutions[number], offsets)
      // A quotation of nothing but marks says nothing.
      if made.text.isEmpty { continue }
      let last = result.count - 1
      if last < 0 || result[last].content[0].start != made.content[0].start {
        result.append(made)
        numbers.append(number)
      } else if made.isInner == result[last].isInner
        ? made.confidence > result[last].confidence : result[last].isInner
      {
        result[last] = made
        numbers[last] = number
      }
    }
    markInner(&result)
    return (result, numbers, resolutions)
  }

  /// What stands inside another's content is inner: between quotation marks, and in a paraphrase too.
  private func markInner(_ attributions: inout [Attribution]) {
    // Those that have not ended, each inside the one before or across its end.
    var open: [(content: [TextSpan], end: Int)] = []
    for index in attributions.indices {
      let content = attributions[index].content
      let (start, end) = (content[0].start, content[content.count - 1].end)
      while let last = open.last, last.end < end { open.removeLast() }
      let isInside = open.last?.content.contains { $0.start <= start && end <= $0.end } ?? false
      if isInside { attributions[index].isInner = true }
      open.append((content, end))
    }
  }

  private static func readingOrder(of drafts: [AttributionDraft]) -> [Int] {
    let starts = drafts.map(\.start)
    return starts.indices.sorted { starts[$0] < starts[$1] }
  }

  private func attribution(
    _ draft: AttributionDraft, _ resolution: Resolver.Resolution, _ offsets: ScalarOffsets
  ) -> Attribution {
    let isLost = draft.content.contains { hasLostMark($0) }
    var rule = draft.rule
    if isLost { rule.addLostMark() }
    var made = Attribution(
      kind: kind(of: draft.content), mode: mode(of: draft), text: text(of: draft),
      content: spans(draft.content, offsets), speakers: resolution.speakers, rule: rule.name,
      confidence: confidence(draft, isLost))
    made.isInner = draft.isInner
    if let source = draft.source?.tokens {
      made.source = spans(source, offsets)
      made.sourceText = article.text(of: source)
    }
    if let cue = draft.cue {
      made.cue = spans(cue.tokens, offsets)
      made.cueText = article.text(of: cue.tokens)
      made.cueLemma = cue.lemma(in: article.lexicon)
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

  private func confidence(_ draft: AttributionDraft, _ isLost: Bool) -> Double {
    (draft.confidence * (isLost ? Self.shareWithLostMark : 1)).toHundredth
  }

  /// How many attributions with a lost mark are right, to all: on train 15 of 29.
  private static let shareWithLostMark = 0.5

  /// One of the marks was lost, and its place found by rule: the arrangement says so.
  private func hasLostMark(_ part: Range<Int>) -> Bool {
    article.stretchOf[part.lowerBound] >= 0
      && article.stretches[Int(article.stretchOf[part.lowerBound])].isUnbalanced
  }

  private func spans(_ content: [Range<Int>], _ offsets: ScalarOffsets) -> [TextSpan] {
    if content.count == 1 { return spans(content[0], offsets) }
    return content.flatMap { spans($0, offsets) }.sorted()
  }

  private func spans(_ tokens: Range<Int>, _ offsets: ScalarOffsets) -> [TextSpan] {
    article.bytes(of: tokens).map { [offsets.span(of: $0)] } ?? []
  }

  private func kind(of content: [Range<Int>]) -> QuoteKind {
    let words = article.words(in: content)
    return words.quoted == 0 ? .indirect : words.quoted == words.all ? .direct : .mixed
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
    let content = draft.content
    let parts = content.compactMap { article.bytes(of: withoutMarks($0)) }
    if parts.count == 1, !hasLineBreak(parts[0]) {
      return QuoteText.withoutStrayMarks(article.text.string(parts[0]))
    }
    let length = parts.reduce(0) { $0 + $1.count + QuoteText.gap.utf8.count }
    let text = String(unsafeUninitializedCapacity: length) { buffer in
      var end = 0
      for (place, part) in parts.enumerated() {
        if end > 0 {
          let isApart =
            place < content.count && isApart(content[place - 1], content[place], in: draft)
          for byte in (isApart ? QuoteText.gap : " ").utf8 {
            buffer[end] = byte
            end += 1
          }
        }
        end = copy(part, to: buffer, from: end)
      }
      return end
    }
    return QuoteText.withoutStrayMarks(text)
  }

  /// Whether other words than those that attribute them stand between two parts: a quotation goes on
  /// behind *Ortega said*.
  private func isApart(
    _ first: Range<Int>, _ second: Range<Int>, in draft: AttributionDraft
  ) -> Bool {
    guard first.upperBound < second.lowerBound else { return false }
    let between = first.upperBound..<second.lowerBound
    let attributing = [draft.cue?.tokens, draft.source?.tokens].compactMap(\.self)
    return !attributing.contains(where: between.overlaps)
      && between.contains { article.tokens[$0].isWord }
  }

  private func withoutMarks(_ part: Range<Int>) -> Range<Int> {
    guard let quotation = article.quotation(startingAt: part.lowerBound), quotation.outer == part
    else { return part }
    return quotation.inner
  }

  private func hasLineBreak(_ bytes: Range<Int>) -> Bool {
    article.text.first(0x0A, from: bytes.lowerBound, to: bytes.upperBound) < bytes.upperBound
      || article.text.first(0x0D, from: bytes.lowerBound, to: bytes.upperBound) < bytes.upperBound
  }

  /// Copies bytes with each line break, and the spaces around it, as one space.
  ///
  /// - Returns: Where the copy ends.
  private func copy(
    _ bytes: Range<Int>, to buffer: UnsafeMutableBufferPointer<UInt8>, from start: Int
  ) -> Int {
    var end = start
    var isBreak = false
    for index in bytes {
      let byte = article.text[index]
      if byte == 0x0A || byte == 0x0D {
        while end > 0, buffer[end - 1] == 0x20 { end -= 1 }
        isBreak = true
      } else if !(isBreak && byte == 0x20) {
        if isBreak {
          buffer[end] = 0x20
          end += 1
        }
        isBreak = false
        buffer[end] = byte
        end += 1
      }
    }
    return end
  }

  /// What stands with the source, or the last that the article said before of this person.
  private func role(of draft: AttributionDraft, _ person: Int?) -> String? {
    guard let source = draft.source, source.kind != .commonNoun, source.parts.isEmpty else {
      return nil
    }
    let name = source.name ?? source.tokens
    guard let person else { return directory.roles.role(around: name).map(article.text) }
    let roles = directory.people[person].roles
    let role = roles.last { $0.at < name.upperBound } ?? roles.first
    return role.map { article.text(of: $0.role) }
  }
}

extension Double {
  /// The last digits of a sum of floats are no figures.
  var toHundredth: Double { (self * 100).rounded() / 100 }
}
