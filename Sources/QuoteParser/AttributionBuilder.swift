import QuoteModel

/// Makes attributions of drafts: text, offsets in scalars, kind, mode, role, via.
struct AttributionBuilder {
  private let reading: Reading
  private let adjuncts: Adjuncts
  private let directory: Directory

  init(_ reading: Reading, _ directory: Directory) {
    self.reading = reading
    self.directory = directory
    adjuncts = Adjuncts(reading)
  }

  /// In reading order; of two that begin at one offset, the surer.
  func attributions(of drafts: [AttributionDraft]) -> [Attribution] {
    let resolutions = Resolver.resolutions(of: drafts, in: reading, directory)
    let offsets = ScalarOffsets(of: reading.text)
    var byStart: [Int: Attribution] = [:]
    for (draft, resolution) in zip(drafts, resolutions) {
      let made = attribution(draft, resolution, offsets)
      let start = made.content[0].start
      if let other = byStart[start], other.confidence >= made.confidence { continue }
      byStart[start] = made
    }
    return byStart.values.sorted { $0.content[0] < $1.content[0] }
  }

  private func attribution(
    _ draft: AttributionDraft, _ resolution: Resolver.Resolution, _ offsets: ScalarOffsets
  ) -> Attribution {
    let channel = draft.channel ?? trailingChannel(draft)
    let rule = draft.rule + (draft.content.contains(where: hasLostMark) ? " ?" : "")
    var made = Attribution(
      kind: kind(of: draft.content), mode: mode(draft, channel), text: text(of: draft.content),
      content: spans(draft.content, offsets), speakers: resolution.speakers, rule: rule,
      confidence: reading.lexicon.confidence(of: rule))
    if let source = draft.source?.tokens {
      made.source = spans([source], offsets)
      made.sourceText = reading.text(of: source)
    }
    if let cue = draft.cue {
      made.cue = spans([cue.tokens], offsets)
      made.cueText = reading.text(of: cue.tokens)
      made.cueLemma = cue.lemma(in: reading.lexicon)
      made.polarity = cue.frames.contains(.denial) ? .negated : cue.polarity
    }
    made.role = role(of: draft, resolution.person)
    made.recipient = draft.recipient.map(reading.text)
    made.channel = channel.map(reading.text)
    made.via = draft.via.map(reading.text)
    return made
  }

  /// One of the marks was lost, and its place found by rule: the rule's name says so with a `?`.
  private func hasLostMark(_ part: Range<Int>) -> Bool {
    reading.stretchOf[part.lowerBound] >= 0
      && reading.stretches[Int(reading.stretchOf[part.lowerBound])].isUnbalanced
  }

  private func spans(_ ranges: [Range<Int>], _ offsets: ScalarOffsets) -> [TextSpan] {
    ranges.compactMap(reading.bytes).map(offsets.span).sorted()
  }

  private func kind(of content: [Range<Int>]) -> QuoteKind {
    var quoted = 0
    var words = 0
    for range in content {
      for token in range where reading.tokens[token].isWord || reading.tokens[token].kind == .number
      {
        words += 1
        if reading.isQuoted(token) { quoted += 1 }
      }
    }
    return quoted == 0 ? .indirect : quoted == words ? .direct : .mixed
  }

  private func mode(_ draft: AttributionDraft, _ channel: Range<Int>?) -> QuoteMode {
    if draft.isSummary { return .thought }
    let mode = draft.cue?.mode ?? .speech
    guard mode == .speech, let channel, channel.contains(where: { reading.has($0, .written) })
    else { return mode }
    return .writing
  }

  /// The parts without their outer marks, joined by one space; line breaks are a space.
  private func text(of content: [Range<Int>]) -> String {
    var result: [UInt8] = []
    for part in content {
      var inner = part
      if let index = reading.stretch(startingAt: part.lowerBound),
        reading.stretches[index].outer == part
      {
        inner = reading.stretches[index].inner
      }
      if !result.isEmpty { result.append(0x20) }
      guard let bytes = reading.bytes(of: inner) else { continue }
      append(reading.text[bytes], to: &result)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Appends bytes with each line break, and the spaces around it, as one space.
  private func append(_ bytes: Slice<Tape<UInt8>>, to result: inout [UInt8]) {
    guard bytes.contains(where: { $0 == 0x0A || $0 == 0x0D }) else {
      result += bytes
      return
    }
    var isBreak = false
    for byte in bytes {
      if byte == 0x0A || byte == 0x0D {
        while result.last == 0x20 { result.removeLast() }
        isBreak = true
      } else if !(isBreak && byte == 0x20) {
        if isBreak { result.append(0x20) }
        isBreak = false
        result.append(byte)
      }
    }
  }

  /// What stands with the source, or the last that the article said before of this person.
  private func role(of draft: AttributionDraft, _ person: Int?) -> String? {
    if let role = draft.source?.role { return reading.text(of: role) }
    guard let source = draft.source, source.kind != .commonNoun, let person else { return nil }
    let start = (source.name ?? source.tokens).lowerBound
    let roles = directory.people[person].roles
    let role = roles.last { $0.at <= start } ?? roles.first
    return role.map { reading.text(of: $0.role) }
  }

  /// *“It holds,” Ortega wrote on X*: the channel after cue and source.
  private func trailingChannel(_ draft: AttributionDraft) -> Range<Int>? {
    guard let cue = draft.cue, cue.form != .mark else { return nil }
    let sentence = reading.sentence(around: cue.tokens.lowerBound)
    var start = cue.tokens.upperBound
    if let source = draft.source, source.whole.lowerBound >= start {
      start = max(start, source.whole.upperBound)
    }
    let next = draft.content.first { $0.lowerBound >= start }?.lowerBound ?? sentence.upperBound
    let end = min(next, start + 14, sentence.upperBound)
    if start < end, let found = adjuncts.channel(in: start..<end) { return found }
    return fronted(before: draft.source?.whole.lowerBound ?? cue.group.lowerBound, in: sentence)
  }

  /// *In a statement, the ministry said …*
  private func fronted(before end: Int, in sentence: Range<Int>) -> Range<Int>? {
    let start = sentence.lowerBound
    guard end > start, reading.has(start, .preposition), end - start < 14, !reading.isQuoted(start)
    else { return nil }
    return adjuncts.channel(in: start..<end)
  }
}
