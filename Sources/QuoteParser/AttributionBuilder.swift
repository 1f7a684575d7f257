import QuoteModel

/// Makes attributions of drafts: text, offsets in scalars, kind, mode, role, via.
struct AttributionBuilder {
  private let reading: Reading
  private let adjuncts: Adjuncts
  private let directory: Directory

  init(_ reading: Reading) {
    self.reading = reading
    adjuncts = Adjuncts(reading)
    directory = Directory(of: reading)
  }

  /// In reading order; of two that begin at one offset, the surer.
  func attributions(of drafts: [AttributionDraft]) -> [Attribution] {
    let speakers = Resolver.speakers(of: drafts, in: reading)
    let offsets = ScalarOffsets(of: reading.text, at: drafts.flatMap(byteOffsets))
    var byStart: [Int: Attribution] = [:]
    for (draft, speakers) in zip(drafts, speakers) {
      let made = attribution(draft, speakers, offsets)
      let start = made.content[0].start
      if let other = byStart[start], other.confidence >= made.confidence { continue }
      byStart[start] = made
    }
    return byStart.values.sorted { $0.content[0] < $1.content[0] }
  }

  private func byteOffsets(of draft: AttributionDraft) -> [Int] {
    let ranges = draft.content + [draft.source?.tokens, draft.cue?.tokens].compactMap(\.self)
    return ranges.compactMap(reading.bytes).flatMap { [$0.lowerBound, $0.upperBound] }
  }

  private func attribution(
    _ draft: AttributionDraft, _ speakers: [AttributedSpeaker], _ offsets: ScalarOffsets
  ) -> Attribution {
    let channel = draft.channel ?? trailingChannel(draft)
    var made = Attribution(
      kind: kind(of: draft.content), mode: mode(draft, channel), text: text(of: draft.content),
      content: spans(draft.content, offsets), speakers: speakers, rule: draft.rule,
      confidence: draft.confidence)
    if let source = draft.source?.tokens {
      made.source = spans([source], offsets)
      made.sourceText = reading.text(of: source)
    }
    if let cue = draft.cue {
      made.cue = spans([cue.tokens], offsets)
      made.cueText = reading.text(of: cue.tokens)
      made.cueLemma = cue.entry.lemma
      made.polarity = cue.entry.frames.contains(.denial) ? .negated : cue.polarity
    }
    made.role = role(of: draft, speakers)
    made.recipient = draft.recipient.map(reading.text)
    made.channel = channel.map(reading.text)
    made.via = draft.via.map(reading.text)
    return made
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
    let mode = draft.cue?.entry.mode ?? .speech
    guard mode == .speech, let channel, channel.contains(where: { reading.has($0, .written) })
    else { return mode }
    return .writing
  }

  /// The parts without their outer marks, joined by one space; line breaks are a space.
  private func text(of content: [Range<Int>]) -> String {
    content.map { part in
      var inner = part
      if let index = reading.stretch(startingAt: part.lowerBound),
        reading.stretches[index].outer == part
      {
        inner = reading.stretches[index].inner
      }
      return reading.text(of: inner)
    }.joined(separator: " ").split(whereSeparator: \.isNewline).map { line in
      String(line.trimmingSpaces)
    }.joined(separator: " ")
  }

  private func role(of draft: AttributionDraft, _ speakers: [AttributedSpeaker]) -> String? {
    if let role = draft.source?.role { return reading.text(of: role) }
    guard speakers.count == 1, let name = draft.source.map({ $0.name ?? $0.tokens }),
      draft.source?.kind == .name || draft.source?.kind == .pronoun
    else { return nil }
    let person = directory.people.first { $0.fullName == speakers[0].name }
    let roles = person?.roles ?? []
    let role = roles.last { $0.at <= name.lowerBound } ?? roles.first
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

extension Substring {
  fileprivate var trimmingSpaces: Substring {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return self[startIndex..<startIndex] }
    return self[first...last]
  }
}
