/// Quotations without a cue of their own.
extension Continuations {
  mutating func addLeftovers() {
    var number = 0
    while number < reading.stretches.count {
      defer { number += 1 }
      guard !isClaimed[number] else { continue }
      let stretch = reading.stretches[number]
      let sentence = reading.sentence(around: stretch.outer.lowerBound)
      guard startsSentence(stretch.outer.lowerBound, sentence), isPure(sentence, after: stretch),
        stretch.inner.count > 1
      else {
        addLedIn(stretch, number)
        continue
      }
      var content = [stretch.outer]
      isClaimed[number] = true
      while number + 1 < reading.stretches.count, !isClaimed[number + 1], isContinued(number) {
        number += 1
        isClaimed[number] = true
        content.append(reading.stretches[number].outer)
      }
      addLeftover(content)
    }
  }

  func isContinued(_ number: Int) -> Bool {
    if reading.stretches[number].continues { return true }
    let next = reading.stretches[number + 1].outer.lowerBound
    return !reading.tokens[next].startsParagraph
      && reading.sentence(around: next).lowerBound == next
      && isPure(reading.sentence(around: next), after: reading.stretches[number + 1])
  }

  /// The source of the sentence before, in this paragraph or, for a paragraph that is all
  /// quotation, of the one before.
  mutating func addLeftover(_ content: [Range<Int>]) {
    let start = content[0].lowerBound
    if let led = ledIn(start) {
      return add(content, led.source, led.cue, rule: "S … : Q")
    }
    let before = lastWithSource(before: start)
    if let before, let source = before.source,
      reading.paragraphs(from: lastToken(of: before), to: start) <= 1
    {
      let isSame = reading.paragraphs(from: lastToken(of: before), to: start) == 0
      return add(
        content, source, nil, rule: isSame ? "S C . Q" : "S C ¶ Q")
    }
    add(content, nil, nil, rule: "Q")
  }

  mutating func add(
    _ content: [Range<Int>], _ source: Mention?, _ cue: Cue?, rule: String
  ) {
    let draft = AttributionDraft(
      cue: cue, source: source, content: content, rule: rule)
    leftovers.append(draft)
  }

  /// The nearest earlier attribution that names its source, among the last twenty.
  func lastWithSource(before start: Int) -> AttributionDraft? {
    var low = 0
    var high = drafts.count
    while low < high {
      let middle = (low + high) / 2
      if position(drafts[middle]) < start { low = middle + 1 } else { high = middle }
    }
    let earlier = drafts[max(0, low - 20)..<low].last {
      $0.source != nil && $0.cue?.form != .mark && position($0) < start
    }
    let leftover = leftovers.suffix(20).last { $0.source != nil && position($0) < start }
    guard let earlier, let leftover else { return earlier ?? leftover }
    return position(earlier) > position(leftover) ? earlier : leftover
  }

  func position(_ draft: AttributionDraft) -> Int { draft.content[0].lowerBound }

  func lastToken(of draft: AttributionDraft) -> Int {
    max(draft.content[draft.content.count - 1].upperBound - 1, draft.cue?.tokens.lowerBound ?? 0)
  }

  /// *Ortega had a word for them: “…”*: a sentence that ends in a colon before the quotation.
  func ledIn(_ start: Int) -> (source: Mention, cue: Cue)? {
    guard start > 0, reading.kind(start - 1) == .colon, !reading.isQuoted(start - 1) else {
      return nil
    }
    let sentence = reading.sentence(around: start - 1)
    let cue = Cue.mark(.colon, start - 1..<start, form: .gerund)
    guard let source = Subjects(reading, NounPhrases(reading)).subject(of: cue, in: sentence) else {
      return nil
    }
    return (source, cue)
  }

  mutating func addLedIn(_ stretch: QuotedStretch, _ number: Int) {
    guard let led = ledIn(stretch.outer.lowerBound), stretch.inner.count > 3 else { return }
    isClaimed[number] = true
    add([stretch.outer], led.source, led.cue, rule: "S … : Q")
  }
}
