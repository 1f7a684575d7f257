/// Gives quotations without a cue of their own to the attribution that they go on from, and keeps
/// those that belong to nobody.
struct Continuations {
  private let article: TokenizedArticle
  private var drafts: [AttributionDraft]
  /// Quotations without a cue of their own, in reading order.
  private var leftovers: [AttributionDraft] = []
  private let sentencesWithCues: Set<Int>
  /// For each stretch whether some attribution has it.
  private var isClaimed: [Bool]

  static func drafts(_ drafts: [AttributionDraft], in article: TokenizedArticle)
    -> [AttributionDraft]
  {
    guard !article.stretches.isEmpty else { return drafts }
    var pass = Continuations(article: article, drafts: drafts)
    pass.joinParticiples()
    for index in pass.drafts.indices { pass.extend(index) }
    pass.addLeftovers()
    return (pass.drafts + pass.leftovers).sorted {
      $0.content[0].lowerBound < $1.content[0].lowerBound
    }
  }

  private init(article: TokenizedArticle, drafts: [AttributionDraft]) {
    self.article = article
    self.drafts = drafts.sorted { $0.content[0].lowerBound < $1.content[0].lowerBound }
    sentencesWithCues = Set(
      drafts.compactMap { $0.cue.map { Int(article.sentenceOf[$0.tokens.lowerBound]) } })
    isClaimed = [Bool](repeating: false, count: article.stretches.count)
    for draft in drafts {
      for range in draft.content { claim(range) }
    }
  }

  private mutating func claim(_ range: Range<Int>) {
    for token in range where article.stretchOf[token] >= 0 {
      isClaimed[Int(article.stretchOf[token])] = true
    }
  }

  // MARK: Split quotes

  /// *“It,” Ortega said, “holds.” “We tested it.”*: one statement.
  private mutating func extend(_ index: Int) {
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
      number = stretch + 1 < article.stretches.count ? stretch + 1 : nil
    }
    prependParagraphs(to: index)
  }

  /// *said Ana Reyes, whose book “The Long Canal” sold out. “Thank you.”*: a title is passed over.
  private func isInSentence(of cue: Cue, _ stretch: Int) -> Bool {
    article.sentenceOf[cue.tokens.lowerBound]
      == article.sentenceOf[article.stretches[stretch].outer.lowerBound]
  }

  private func endsInQuote(_ draft: AttributionDraft) -> Bool {
    guard let last = draft.content.last else { return false }
    return article.isQuoted(last.upperBound - 1)
  }

  /// *It “holds” for now, Ortega said. “We tested it.”*
  private func isFronted(_ draft: AttributionDraft, before cue: Cue) -> Bool {
    guard let last = draft.content.last, last.upperBound <= cue.tokens.lowerBound else {
      return false
    }
    return draft.content.contains { $0.contains(where: article.isQuoted) }
  }

  private func nextStretch(from token: Int) -> Int? {
    let next = article.stretches.endOfPrefix { $0.outer.lowerBound < token }
    return next < article.stretches.count ? next : nil
  }

  private mutating func append(_ stretch: Int, to index: Int) {
    isClaimed[stretch] = true
    drafts[index].content.append(article.stretches[stretch].outer)
    if !drafts[index].rule.hasSuffix("Q") { drafts[index].rule += " Q" }
  }

  /// Whether a stretch is the next part of a statement.
  private func goesOn(_ index: Int, to stretch: Int) -> Bool {
    let draft = drafts[index]
    let next = article.stretches[stretch]
    let start = next.outer.lowerBound
    guard let lastPart = draft.content.last?.upperBound, let cue = draft.cue else { return false }
    if stretch > 0, article.stretches[stretch - 1].continues, isClaimed[stretch - 1] {
      return article.tokens[start].startsParagraph
    }
    guard !hasParagraphBreak(between: lastPart, and: start) else { return false }
    let sentence = article.sentence(around: start)
    if sentence.contains(lastPart - 1) || sentence.contains(cue.tokens.lowerBound) {
      return isSameStatement(
        from: max(lastPart, cue.tokens.upperBound, draft.source?.whole.upperBound ?? 0), to: start)
    }
    let last = max(article.sentenceOf[lastPart - 1], article.sentenceOf[cue.tokens.lowerBound])
    guard isNarration(from: Int(last) + 1, to: Int(article.sentenceOf[start])) else { return false }
    return startsSentence(start, sentence)
      && (isPure(sentence, after: next) || next.inner.count > 4)
  }

  /// Between two parts of a statement stands at most one sentence, which attributes nothing.
  private func isNarration(from first: Int, to last: Int) -> Bool {
    guard last - first <= 1 else { return false }
    return first >= last || !sentencesWithCues.contains(first)
  }

  private func hasParagraphBreak(between start: Int, and end: Int) -> Bool {
    start < end && start > 0 && article.paragraphs(from: start - 1, to: end) > 0
  }

  /// Between two parts in one sentence stands no other verb: *…” he said on Friday, “…*.
  private func isSameStatement(from start: Int, to end: Int) -> Bool {
    guard start <= end, end - start < 25 else { return false }
    for index in start..<end {
      if article.kind(index) == .semicolon || article.has(index, .relative)
        || article.isWord(index, "whose")
      {
        return false
      }
      if article.has(index, .cue), !article.has(index, .gerund),
        article.has(index, [.pastForm, .singularForm])
      {
        return false
      }
    }
    return true
  }

  private func startsSentence(_ start: Int, _ sentence: Range<Int>) -> Bool {
    start == sentence.lowerBound
  }

  /// Whether a sentence is nothing but quotations.
  private func isPure(_ sentence: Range<Int>, after stretch: QuotedStretch) -> Bool {
    !(stretch.outer.upperBound..<max(stretch.outer.upperBound, sentence.upperBound)).contains {
      article.tokens[$0].isWord && !article.isQuoted($0)
    }
  }

  /// A quotation over several paragraphs whose attribution stands in a later one.
  private mutating func prependParagraphs(to index: Int) {
    guard let first = drafts[index].content.first, article.stretchOf[first.lowerBound] >= 0 else {
      return
    }
    var number = Int(article.stretchOf[first.lowerBound])
    while number > 0, article.stretches[number - 1].continues, !isClaimed[number - 1] {
      number -= 1
      isClaimed[number] = true
      drafts[index].content.insert(article.stretches[number].outer, at: 0)
    }
  }

  // MARK: Participles

  /// *“It holds,” Ortega said, adding, “We tested it.”*: one statement, by its first cue.
  private mutating func joinParticiples() {
    guard drafts.contains(where: { $0.cue.map(isJoining) ?? false }) else { return }
    var joined: [AttributionDraft] = []
    for draft in drafts {
      if let last = joined.indices.last, goesOn(joined[last], with: draft) {
        joined[last].content += draft.content
        if !joined[last].rule.hasSuffix("Q") { joined[last].rule += " Q" }
      } else {
        joined.append(draft)
      }
    }
    drafts = joined
  }

  private func isJoining(_ cue: Cue) -> Bool {
    cue.form == .gerund && cue.frames.contains(.joining)
  }

  private func goesOn(_ draft: AttributionDraft, with next: AttributionDraft) -> Bool {
    guard let cue = draft.cue, let participle = next.cue, isJoining(participle),
      cue.tokens.upperBound <= participle.tokens.lowerBound,
      next.content[0].lowerBound >= participle.tokens.upperBound,
      // A content that runs over the participle is no quotation that it goes on from.
      draft.content.allSatisfy({ $0.upperBound <= participle.tokens.lowerBound }),
      article.sentenceOf[cue.tokens.lowerBound] == article.sentenceOf[participle.tokens.lowerBound]
    else { return false }
    return (draft.content + next.content).allSatisfy(article.isQuotation)
  }

  // MARK: Quotations without a cue

  private mutating func addLeftovers() {
    var number = 0
    while number < article.stretches.count {
      defer { number += 1 }
      guard !isClaimed[number] else { continue }
      let stretch = article.stretches[number]
      let sentence = article.sentence(around: stretch.outer.lowerBound)
      guard startsSentence(stretch.outer.lowerBound, sentence), isPure(sentence, after: stretch),
        stretch.inner.count > 1
      else {
        addLedIn(stretch, number)
        continue
      }
      var content = [stretch.outer]
      isClaimed[number] = true
      while number + 1 < article.stretches.count, !isClaimed[number + 1], isContinued(number) {
        number += 1
        isClaimed[number] = true
        content.append(article.stretches[number].outer)
      }
      addLeftover(content)
    }
  }

  private func isContinued(_ number: Int) -> Bool {
    if article.stretches[number].continues { return true }
    let next = article.stretches[number + 1].outer.lowerBound
    return !article.tokens[next].startsParagraph
      && article.sentence(around: next).lowerBound == next
      && isPure(article.sentence(around: next), after: article.stretches[number + 1])
  }

  /// The source of the sentence before, in this paragraph or, for a paragraph that is all
  /// quotation, of the one before.
  private mutating func addLeftover(_ content: [Range<Int>]) {
    let start = content[0].lowerBound
    if let led = ledIn(start) {
      return add(content, led.source, led.cue, rule: "S … : Q")
    }
    let before = lastWithSource(before: start)
    if let before, let source = before.source,
      article.paragraphs(from: lastToken(of: before), to: start) <= 1
    {
      let isSame = article.paragraphs(from: lastToken(of: before), to: start) == 0
      return add(
        content, source, nil, rule: isSame ? "S C . Q" : "S C ¶ Q")
    }
    add(content, nil, nil, rule: "Q")
  }

  private mutating func add(
    _ content: [Range<Int>], _ source: Mention?, _ cue: Cue?, rule: String
  ) {
    let draft = AttributionDraft(
      cue: cue, source: source, content: content, rule: rule)
    leftovers.append(draft)
  }

  /// The nearest earlier attribution that names its source, among the last twenty.
  private func lastWithSource(before start: Int) -> AttributionDraft? {
    let next = drafts.endOfPrefix { position($0) < start }
    let earlier = drafts[max(0, next - 20)..<next].last {
      $0.source != nil && $0.cue?.form != .mark && position($0) < start
    }
    let leftover = leftovers.suffix(20).last { $0.source != nil && position($0) < start }
    guard let earlier, let leftover else { return earlier ?? leftover }
    return position(earlier) > position(leftover) ? earlier : leftover
  }

  private func position(_ draft: AttributionDraft) -> Int { draft.content[0].lowerBound }

  private func lastToken(of draft: AttributionDraft) -> Int {
    max(draft.content[draft.content.count - 1].upperBound - 1, draft.cue?.tokens.lowerBound ?? 0)
  }

  /// *Ortega had a word for them: “…”*: a sentence that ends in a colon before the quotation.
  private func ledIn(_ start: Int) -> (source: Mention, cue: Cue)? {
    guard start > 0, article.kind(start - 1) == .colon, !article.isQuoted(start - 1) else {
      return nil
    }
    let sentence = article.sentence(around: start - 1)
    let cue = Cue.mark(.colon, start - 1..<start, form: .gerund)
    guard let source = Subjects(article, NounPhrases(article)).subject(of: cue, in: sentence) else {
      return nil
    }
    return (source, cue)
  }

  private mutating func addLedIn(_ stretch: QuotedStretch, _ number: Int) {
    guard let led = ledIn(stretch.outer.lowerBound), stretch.inner.count > 3 else { return }
    isClaimed[number] = true
    add([stretch.outer], led.source, led.cue, rule: "S … : Q")
  }
}

/// What `Continuations` goes by where a quotation has no cue of its own, with an example.
struct ContinuationRule {
  let name: String
  let inWords: String
  /// Marked text: `[Q …]`, `[S …]`, `[C …]`.
  let example: String

  static let all = [
    ContinuationRule(
      name: "S C . Q",
      inWords: "a quotation without a cue, in the paragraph of the attribution before it",
      example: "[S Ortega] [C said] the dam would hold. The crew agreed. [Q “We tested it.”]"),
    ContinuationRule(
      name: "S C ¶ Q",
      inWords: "a quotation without a cue, in the paragraph after an attribution",
      example: "[S Ortega] [C said] the dam would hold.\n\n[Q “We tested it.”]"),
    ContinuationRule(
      name: "S … : Q", inWords: "a sentence that leads with a colon to a quotation",
      example: "[S Ortega] had a word for the crew[C :] [Q “Heroes.”]"),
    ContinuationRule(
      name: "Q", inWords: "a quotation without a cue, and no attribution that it goes on from",
      example: "The crew went home. [Q “We tested it.”]"),
  ]
}
