/// Gives quotations without a cue of their own to the attribution that they go on from, and keeps
/// those that belong to nobody.
struct Continuations {
  let reading: Reading
  var drafts: [AttributionDraft]
  /// Quotations without a cue of their own, in reading order.
  var leftovers: [AttributionDraft] = []
  let sentencesWithCues: Set<Int>
  /// For each stretch whether some attribution has it.
  var isClaimed: [Bool]

  static func drafts(_ drafts: [AttributionDraft], in reading: Reading) -> [AttributionDraft] {
    guard !reading.stretches.isEmpty else { return drafts }
    var pass = Continuations(reading: reading, drafts: drafts)
    pass.joinParticiples()
    for index in pass.drafts.indices { pass.extend(index) }
    pass.addLeftovers()
    return (pass.drafts + pass.leftovers).sorted {
      $0.content[0].lowerBound < $1.content[0].lowerBound
    }
  }

  private init(reading: Reading, drafts: [AttributionDraft]) {
    self.reading = reading
    self.drafts = drafts.sorted { $0.content[0].lowerBound < $1.content[0].lowerBound }
    sentencesWithCues = Set(
      drafts.compactMap { $0.cue.map { Int(reading.sentenceOf[$0.tokens.lowerBound]) } })
    isClaimed = [Bool](repeating: false, count: reading.stretches.count)
    for draft in drafts {
      for range in draft.content { claim(range) }
    }
  }

  mutating func claim(_ range: Range<Int>) {
    for token in range where reading.stretchOf[token] >= 0 {
      isClaimed[Int(reading.stretchOf[token])] = true
    }
  }

  // MARK: Split quotes

  /// *“It,” Ortega said, “holds.” “We tested it.”*: one statement.
  mutating func extend(_ index: Int) {
    guard let cue = drafts[index].cue,
      drafts[index].rule.utf8.contains(UInt8(ascii: "Q")) || endsInQuote(drafts[index])
        || isFronted(drafts[index], before: cue)
    else { return }
    var last = max(drafts[index].content.last?.upperBound ?? 0, cue.tokens.upperBound)
    last = max(last, drafts[index].source?.whole.upperBound ?? 0)
    var number = nextStretch(from: last)
    while let stretch = number, !isClaimed[stretch] {
      if goesOn(index, to: stretch) {
        append(stretch, to: index)
      } else if !isInSentence(of: cue, stretch) {
        break
      }
      number = stretch + 1 < reading.stretches.count ? stretch + 1 : nil
    }
    prependParagraphs(to: index)
  }

  /// *said Ana Reyes, whose book “The Long Canal” sold out. “Thank you.”*: a title is passed over.
  func isInSentence(of cue: Cue, _ stretch: Int) -> Bool {
    reading.sentenceOf[cue.tokens.lowerBound]
      == reading.sentenceOf[reading.stretches[stretch].outer.lowerBound]
  }

  func endsInQuote(_ draft: AttributionDraft) -> Bool {
    guard let last = draft.content.last else { return false }
    return reading.isQuoted(last.upperBound - 1)
  }

  /// *It “holds” for now, Ortega said. “We tested it.”*
  func isFronted(_ draft: AttributionDraft, before cue: Cue) -> Bool {
    guard let last = draft.content.last, last.upperBound <= cue.tokens.lowerBound else {
      return false
    }
    return draft.content.contains { $0.contains(where: reading.isQuoted) }
  }

  func nextStretch(from token: Int) -> Int? {
    var low = 0
    var high = reading.stretches.count
    while low < high {
      let middle = (low + high) / 2
      if reading.stretches[middle].outer.lowerBound < token {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < reading.stretches.count ? low : nil
  }

  mutating func append(_ stretch: Int, to index: Int) {
    isClaimed[stretch] = true
    drafts[index].content.append(reading.stretches[stretch].outer)
    if !drafts[index].rule.hasSuffix("Q") { drafts[index].rule += " Q" }
  }

  /// Whether a stretch is the next part of a statement.
  func goesOn(_ index: Int, to stretch: Int) -> Bool {
    let draft = drafts[index]
    let next = reading.stretches[stretch]
    let start = next.outer.lowerBound
    guard let lastPart = draft.content.last?.upperBound, let cue = draft.cue else { return false }
    if stretch > 0, reading.stretches[stretch - 1].continues, isClaimed[stretch - 1] {
      return reading.tokens[start].startsParagraph
    }
    guard !hasParagraphBreak(between: lastPart, and: start) else { return false }
    let sentence = reading.sentence(around: start)
    if sentence.contains(lastPart - 1) || sentence.contains(cue.tokens.lowerBound) {
      return isSameStatement(
        from: max(lastPart, cue.tokens.upperBound, draft.source?.whole.upperBound ?? 0), to: start)
    }
    let last = max(reading.sentenceOf[lastPart - 1], reading.sentenceOf[cue.tokens.lowerBound])
    guard isNarration(from: Int(last) + 1, to: Int(reading.sentenceOf[start])) else { return false }
    return startsSentence(start, sentence)
      && (isPure(sentence, after: next) || next.inner.count > 4)
  }

  /// Between two parts of a statement stands at most one sentence, which attributes nothing.
  func isNarration(from first: Int, to last: Int) -> Bool {
    guard last - first <= 1 else { return false }
    return first >= last || !sentencesWithCues.contains(first)
  }

  func hasParagraphBreak(between start: Int, and end: Int) -> Bool {
    start < end && start > 0 && reading.paragraphs(from: start - 1, to: end) > 0
  }

  /// Between two parts in one sentence stands no other verb: *…” he said on Friday, “…*.
  func isSameStatement(from start: Int, to end: Int) -> Bool {
    guard start <= end, end - start < 25 else { return false }
    for index in start..<end {
      if reading.kind(index) == .semicolon || reading.has(index, .relative)
        || reading.isWord(index, "whose")
      {
        return false
      }
      if reading.has(index, .cue), !reading.has(index, .gerund),
        reading.has(index, [.pastForm, .singularForm])
      {
        return false
      }
    }
    return true
  }

  func startsSentence(_ start: Int, _ sentence: Range<Int>) -> Bool {
    start == sentence.lowerBound
  }

  /// Whether a sentence is nothing but quotations.
  func isPure(_ sentence: Range<Int>, after stretch: QuotedStretch) -> Bool {
    !(stretch.outer.upperBound..<max(stretch.outer.upperBound, sentence.upperBound)).contains {
      reading.tokens[$0].isWord && !reading.isQuoted($0)
    }
  }

  /// A quotation over several paragraphs whose attribution stands in a later one.
  mutating func prependParagraphs(to index: Int) {
    guard let first = drafts[index].content.first, reading.stretchOf[first.lowerBound] >= 0 else {
      return
    }
    var number = Int(reading.stretchOf[first.lowerBound])
    while number > 0, reading.stretches[number - 1].continues, !isClaimed[number - 1] {
      number -= 1
      isClaimed[number] = true
      drafts[index].content.insert(reading.stretches[number].outer, at: 0)
    }
  }
}
