import LearntChoices

/// What was decided about a cue.
struct Decision {
  var site: CueSite
  /// The base noun phrases of its sentence.
  var phrases: [Range<Int>] = []
  var place: ContentPlace
  /// How likely the cue attributes something: what was said, or anything.
  var said: Float
  var attributed: Float
  /// Elements of the sentence.
  var content = 0..<0
  /// Where a content before the cue goes on after it.
  var more: Range<Int>?
  var source: Range<Int>?
  /// How likely place, end and source are right, if it attributes something.
  var certainty: Float
  /// Where its content can stand, none first, and end, where somebody asks for grounds.
  var considered: (places: LikelyOptions<ContentPlace>, ends: LikelyOptions<ContentEnd>?)?
  /// Above the others of its sentence when it comes to what clashes.
  var rank: Float { max(said, attributed) }
  /// It attributes something that nobody said.
  var isThought: Bool { said <= Self.threshold }

  /// More likely than not.
  fileprivate static let threshold: Float = 0.5
}

extension Decider {
  /// Where nowhere scores more, no place ever scores as much: half of the cues are done with so.
  private static let hopeless: Float = 2

  /// What the cues of a sentence attribute, the likeliest first.
  func decisions(in number: Int) -> [Decision] {
    let sentence = structure.sentences[number]
    var decisions: [Decision] = []
    for site in CueSites(of: number, in: structure).all() {
      let shared = SiteFeatures(site, in: structure)
      guard var decision = placed(shared) else { continue }
      // Half of the sentences attribute nothing, and are not asked for their phrases.
      decision.phrases = decisions.first?.phrases ?? NounPhraseFinder(sentence).all()
      if let whole = whole(decision, shared) { decisions.append(whole) }
    }
    return compatible(decisions, in: sentence)
  }

  /// The likeliest place of a content, if there is more likely one than none.
  private func placed(_ shared: SiteFeatures) -> Decision? {
    let choice = ContentPlaces(of: shared)
    let places = choice.all()
    guard places.count > 1 else { return nil }
    let none = choice.score(.none, by: models.places)
    if min(none.said, none.attributed) > Self.hopeless { return nil }
    var scores = [none]
    scores.reserveCapacity(places.count)
    for place in places.dropFirst() { scores.append(choice.score(place, by: models.places)) }
    let said = softmax(scores.map(\.said))
    let attributed = softmax(scores.map(\.attributed))
    let likely = 1 - said[0] > Decision.threshold ? said : attributed
    guard 1 - likely[0] > Decision.threshold,
      let best = places.indices.dropFirst().max(by: { likely[$0] < likely[$1] })
    else { return nil }
    return Decision(
      site: shared.site, place: places[best], said: 1 - said[0], attributed: 1 - attributed[0],
      certainty: likely[best] / (1 - likely[0]),
      considered: explains ? (LikelyOptions(places, likely: said, best: best), nil) : nil)
  }

  /// A decision on a place with the content up to its end, its source and where it goes on.
  private func whole(_ placed: Decision, _ shared: SiteFeatures) -> Decision? {
    var decision = placed
    let isBefore: Bool
    switch decision.place {
    case .none: return nil
    case .before(let range):
      isBefore = true
      decision.content = range
    case .after(let start):
      isBefore = false
      let ends = ends(from: start, shared)
      decision.content = start..<ends.chosen.index
      decision.certainty *= ends.certainty
      decision.considered?.ends = ends
    }
    decision.content = trimmed(decision.content, in: shared.sentence)
    guard hasWords(decision.content, in: shared.sentence) else { return nil }
    let source = SourceChoice(
      of: shared, phrases: decision.phrases, content: decision.content, isBefore: isBefore
    ).weighed(by: models.sources)
    decision.source = source.chosen
    decision.certainty *= source.certainty
    guard site(shared, canHave: source.chosen) else { return nil }
    if isBefore { decision.more = continuation(of: decision, shared) }
    return decision
  }

  /// Whoever stands behind a dash stands there at once, and a capital or his noun tells him: not *„Ja” –
  /// sagt er*.
  private func site(_ shared: SiteFeatures, canHave source: Range<Int>?) -> Bool {
    guard shared.site.kind == .dash, let source else { return true }
    guard source.lowerBound <= shared.site.cue.upperBound + 1 else { return false }
    return source.contains {
      shared.sentence[$0].isCapital
        || shared.sentence.has($0, [.person, .title, .group, .organisation, .determiner])
    }
  }

  /// Where a content that begins at an element can end, and how likely each is.
  func ends(from start: Int, _ shared: SiteFeatures) -> LikelyOptions<ContentEnd> {
    ContentEnds(from: start, of: shared).weighed(by: models.ends)
  }

  private func continuation(of decision: Decision, _ shared: SiteFeatures) -> Range<Int>? {
    let choice = ContinuationChoice(of: shared, content: decision.content, source: decision.source)
    guard let start = choice.weighed(by: models.continuations).chosen else { return nil }
    let more = trimmed(start..<ends(from: start, shared).chosen.index, in: shared.sentence)
    return hasWords(more, in: shared.sentence) ? more : nil
  }

  /// Without marks at its ends.
  private func trimmed(_ content: Range<Int>, in sentence: Sentence) -> Range<Int> {
    var (start, end) = (content.lowerBound, content.upperBound)
    while end > start, sentence[end - 1].isLooseMark { end -= 1 }
    while start < end, sentence[start].isLooseMark { start += 1 }
    return start..<end
  }

  private func hasWords(_ content: Range<Int>, in sentence: Sentence) -> Bool {
    content.contains {
      switch sentence[$0].kind {
      case nil, .word, .number, .handle: true
      default: false
      }
    }
  }

  // MARK: What holds together

  /// Leaves out what cannot hold together with something likelier.
  private func compatible(_ decisions: [Decision], in sentence: Sentence) -> [Decision] {
    guard decisions.count > 1 || decisions.first?.more != nil else { return decisions }
    var kept: [Decision] = []
    let free = decisions.filter { one in !decisions.contains { governs(one, $0) } }
    for decision in free.sorted(by: { $0.rank > $1.rank })
    where !kept.contains(where: { clash($0, decision, in: sentence) }) { kept.append(decision) }
    // *“It holds,” she wrote, adding, “It will”*: what has a cue of its own goes on from nothing.
    for index in kept.indices {
      guard let more = kept[index].more else { continue }
      if kept.contains(where: { $0.content.overlaps(more) }) { kept[index].more = nil }
    }
    return kept
  }

  /// *refused* of *refused to say whether it holds*: the verb that follows attributes what both could.
  private func governs(_ one: Decision, _ other: Decision) -> Bool {
    one.content.lowerBound == other.content.lowerBound
      && one.site.cue.upperBound <= other.site.cue.lowerBound
      && other.site.group.contains(one.site.cue.lowerBound)
  }

  /// One word for two cues, one beginning of two contents, contents that cross, or a quotation that
  /// is another's already.
  private func clash(_ one: Decision, _ other: Decision, in sentence: Sentence) -> Bool {
    let (a, b) = (one.content, other.content)
    if one.site.cue.overlaps(other.site.cue) { return true }
    // *“It holds,” Ortega said, according to the Post*: the Post has it from Ortega.
    if (one.site.kind == .accordingTo) != (other.site.kind == .accordingTo) { return false }
    if a.lowerBound == b.lowerBound { return true }
    guard a.overlaps(b) else { return false }
    if a.clamped(to: b) != a, b.clamped(to: a) != b { return true }
    return sentence[b.lowerBound].isQuotation && a.contains(b.lowerBound)
      && (sentence[a.lowerBound].isQuotation || a.count < 3)
  }
}

extension Element {
  /// A mark that no content begins or ends with.
  fileprivate var isLooseMark: Bool {
    switch kind {
    case .period, .comma, .question, .exclamation, .semicolon, .colon, .dash, .ellipsis: true
    default: false
    }
  }
}
