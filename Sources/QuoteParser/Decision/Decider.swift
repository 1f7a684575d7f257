import Essentials
import QuoteModel

/// What was learnt about the attributions of one language.
struct DecisionModels: Sendable {
  var places: ChoiceModel
  var ends: ChoiceModel
  var sources: ChoiceModel
  var continuations: ChoiceModel
  var quotations: ChoiceModel
  var calibration: Calibration
}

/// Decides what an article attributes: sentence by sentence who said what by which word, then to
/// whom the quotations belong that no word of their sentence attributes.
struct Decider {
  let structure: ArticleStructure
  let models: DecisionModels
  /// Whether drafts keep why they were decided so.
  private let explains: Bool
  private var article: TokenizedArticle { structure.article }

  init(_ structure: ArticleStructure, _ models: DecisionModels, explains: Bool = false) {
    self.structure = structure
    self.models = models
    self.explains = explains
  }

  /// The attributions of an article, in no order.
  func drafts() -> [AttributionDraft] {
    var drafts = uncalibratedDrafts()
    for index in drafts.indices {
      let inputs = calibrationInputs(of: drafts[index])
      drafts[index].confidence = models.calibration.confidence(of: inputs)
    }
    return drafts
  }

  /// The same, each with the likelihood of its choices as its confidence.
  func uncalibratedDrafts() -> [AttributionDraft] {
    let inner = structure.sentences.indices.filter { structure.sentences[$0].isInner }
    let turns = Turns(article: article).drafts()
    let outer = turns.isEmpty ? outerDrafts() : within(turns, outerDrafts(besides: turns))
    let claimed = turns.isEmpty ? outer : turns + outer
    var drafts = withQuotations(claimed) { choice, _ in fate(of: choice) }
    for number in inner { addDrafts(of: number, to: &drafts) }
    return drafts
  }

  /// What the speakers of a conversation report themselves, and what stands between their turns.
  private func within(
    _ turns: [AttributionDraft], _ drafts: [AttributionDraft]
  ) -> [AttributionDraft] {
    var number = 0
    return drafts.sorted { $0.position < $1.position }.compactMap { draft in
      while number < turns.count, turns[number].end <= draft.position { number += 1 }
      guard number < turns.count, turns[number].position <= draft.position else { return draft }
      let turn = turns[number]
      // No two quotes of an article begin at one place.
      if draft.start == turn.start { return nil }
      var inner = draft
      inner.isInner = true
      return inner
    }
  }

  func calibrationInputs(of draft: AttributionDraft) -> [Float] {
    Calibration.inputs(
      of: draft, isQuotation: draft.content.allSatisfy(article.isQuotation))
  }

  /// Those outside quotations that have a cue.
  ///
  /// - Parameter turns: Of a conversation, in order; what their colons have is theirs already.
  func outerDrafts(besides turns: [AttributionDraft] = []) -> [AttributionDraft] {
    var drafts: [AttributionDraft] = []
    for number in structure.sentences.indices where !structure.sentences[number].isInner {
      addDrafts(of: number, besides: turns, to: &drafts)
    }
    return drafts
  }

  private func addDrafts(
    of sentence: Int, besides turns: [AttributionDraft] = [], to drafts: inout [AttributionDraft]
  ) {
    for decision in decisions(in: sentence) where !isTurn(decision, among: turns) {
      drafts.append(draft(of: decision))
    }
  }

  private func isTurn(_ decision: Decision, among turns: [AttributionDraft]) -> Bool {
    guard !turns.isEmpty, decision.site.kind == .colon,
      decision.content.lowerBound >= decision.site.cue.upperBound
    else { return false }
    let colon = structure.sentences[decision.site.sentence].tokens(decision.site.cue).lowerBound
    let next = turns.endOfPrefix { $0.position < colon }
    return next < turns.count && turns[next].position == colon
  }

  // MARK: Sentences

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
    var content: Range<Int>
    /// Where a content before the cue goes on after it.
    var more: Range<Int>?
    var source: Range<Int>?
    /// How likely place, end and source are right, if it attributes something.
    var certainty: Float
    /// What else there was, where somebody asks.
    var considered: Considered?
    /// Above the others of its sentence when it comes to what clashes.
    var rank: Float { max(said, attributed) }
  }

  /// Where nowhere scores more, no place ever scores as much: half of the cues are done with so.
  private static let hopeless: Float = 2
  /// More likely than not.
  private static let threshold: Float = 0.5

  /// What the cues of a sentence attribute, the likeliest first.
  func decisions(in number: Int) -> [Decision] {
    let sites = CueSites(of: number, in: structure).all()
    guard !sites.isEmpty else { return [] }
    let sentence = structure.sentences[number]
    var decisions: [Decision] = []
    for site in sites {
      let shared = SiteFeatures(site, in: structure)
      let placed =
        explains ? placed(shared, TopicScores.self) : placed(shared, Score.self)
      guard var decision = placed else { continue }
      // Half of the sentences attribute nothing, and are not asked for their phrases.
      decision.phrases = decisions.first?.phrases ?? NounPhraseFinder(sentence).all()
      if let whole = whole(decision, shared) { decisions.append(whole) }
    }
    return compatible(decisions, in: sentence)
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
      decision.content = start..<ends.best
      decision.certainty *= ends.certainty
      decision.considered?.ends = ends
    }
    decision.content = trimmed(decision.content, in: shared.sentence)
    guard hasWords(decision.content, in: shared.sentence) else { return nil }
    let choice = SourceChoice(
      of: shared, phrases: decision.phrases, content: decision.content, isBefore: isBefore)
    let (source, certainty) = chosen(choice.all(), models.sources) {
      choice.describe($0, to: &$1)
    }
    decision.source = source
    decision.certainty *= certainty
    if isBefore { decision.more = continuation(of: decision, shared) }
    return decision
  }

  /// The likeliest place of a content, if there is more likely one than none.
  private func placed<S: OptionScore>(
    _ shared: SiteFeatures, _: S.Type
  ) -> Decision? {
    let choice = ContentPlaces(of: shared, in: structure)
    let places = choice.all()
    guard places.count > 1 else { return nil }
    var none = S(models.places)
    choice.describe(.none, to: &none)
    if min(none.said, none.attributed) > Self.hopeless { return nil }
    var scores = [none]
    scores.reserveCapacity(places.count)
    for place in places.dropFirst() {
      var score = S(models.places)
      choice.describe(place, to: &score)
      scores.append(score)
    }
    let said = softmax(scores.map(\.said))
    let attributed = softmax(scores.map(\.attributed))
    guard 1 - said[0] > Self.threshold || 1 - attributed[0] > Self.threshold else { return nil }
    let by = 1 - said[0] > Self.threshold ? said : attributed
    guard let best = places.indices.dropFirst().max(by: { by[$0] < by[$1] }) else { return nil }
    var decision = Decision(
      site: shared.site, place: places[best], said: 1 - said[0], attributed: 1 - attributed[0],
      content: 0..<0, certainty: by[best] / (1 - by[0]))
    if explains {
      decision.considered = Considered(
        places: places, likely: said, topics: S.topics(of: scores), chosen: best)
    }
    return decision
  }

  /// Where a content that begins at an element can end, and how likely each is.
  func ends(from start: Int, _ shared: SiteFeatures) -> LikelyEnds {
    let choice = ContentEnds(from: start, of: shared, in: structure)
    let ends = choice.all()
    guard ends.count > 1 else { return LikelyEnds(ends: ends, likely: [1], chosen: 0) }
    let likely = softmax(choice.scores(of: ends, by: models.ends))
    let best = ends.indices.max { likely[$0] < likely[$1] } ?? 0
    return LikelyEnds(ends: ends, likely: likely, chosen: best)
  }

  private func continuation(of decision: Decision, _ shared: SiteFeatures) -> Range<Int>? {
    let choice = ContinuationChoice(
      of: shared, content: decision.content, source: decision.source, in: structure)
    let (start, _) = chosen(choice.all(), models.continuations) { choice.describe($0, to: &$1) }
    guard let start else { return nil }
    let more = trimmed(start..<ends(from: start, shared).best, in: shared.sentence)
    return hasWords(more, in: shared.sentence) ? more : nil
  }

  /// The likeliest of several options, and how likely it is.
  private func chosen<Option>(
    _ options: [Option], _ model: ChoiceModel, describe: (Option, inout Score) -> Void
  ) -> (Option, Float) {
    guard options.count > 1 else { return (options[0], 1) }
    let likely = softmax(
      options.map { option in
        var score = Score(model)
        describe(option, &score)
        return score.said
      })
    let best = options.indices.max { likely[$0] < likely[$1] } ?? 0
    return (options[best], likely[best])
  }

  /// Without marks at its ends.
  private func trimmed(_ content: Range<Int>, in sentence: Sentence) -> Range<Int> {
    var (start, end) = (content.lowerBound, content.upperBound)
    while end > start, sentence.elements[end - 1].isLooseMark { end -= 1 }
    while start < end, sentence.elements[start].isLooseMark { start += 1 }
    return start..<end
  }

  private func hasWords(_ content: Range<Int>, in sentence: Sentence) -> Bool {
    content.contains {
      switch sentence.elements[$0].kind {
      case nil, .word, .number, .handle: true
      default: false
      }
    }
  }

  /// Leaves out what cannot hold together with something likelier.
  private func compatible(_ decisions: [Decision], in sentence: Sentence) -> [Decision] {
    guard decisions.count > 1 || decisions.first?.more != nil else { return decisions }
    var kept: [Decision] = []
    let free = decisions.filter { one in !decisions.contains { governs(one, $0) } }
    for decision in free.sorted(by: { $0.rank > $1.rank })
    where !kept.contains(where: { clash($0, decision, in: sentence) }) {
      kept.append(decision)
    }
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

  // MARK: Drafts

  private func draft(of decision: Decision, rule: Arrangement? = nil) -> AttributionDraft {
    let sentence = structure.sentences[decision.site.sentence]
    let isThought = decision.said <= Self.threshold
    let parts = [decision.content] + (decision.more.map { [$0] } ?? [])
    let cue = cue(of: decision.site, isThought: isThought, in: sentence)
    var draft = AttributionDraft(
      cue: cue, source: source(of: decision, in: sentence),
      content: parts.map(sentence.tokens), rule: rule ?? arrangement(of: decision, in: sentence))
    draft.isInner = sentence.isInner
    if cue.form != .mark {
      let adjuncts = Adjuncts(sentence, decision.phrases, in: article)
      let rest = rest(of: decision, behind: draft.source, in: sentence)
      draft.recipient =
        cue.form == .nominal || sentence.isInner ? nil : adjuncts.recipient(in: rest, of: cue)
      draft.channel =
        adjuncts.channel(in: rest.prefix(Self.farthestChannel))
        ?? fronted(decision, sentence, adjuncts)
    }
    draft.confidence = Double(
      (isThought ? decision.attributed : decision.said) * decision.certainty)
    draft.grounds = decision.considered.map { grounds(of: decision, $0) }
    return draft
  }

  private static let farthestChannel = 14

  /// What stands between cue and source and the content behind them, or else the end.
  private func rest(
    of decision: Decision, behind source: Mention?, in sentence: Sentence
  ) -> Range<Int> {
    var start = decision.site.cue.upperBound
    if let end = source?.tokens.upperBound, end > sentence.tokens(decision.site.cue).upperBound {
      start = max(start, sentence.elements.endOfPrefix { $0.tokens.upperBound <= end })
    }
    var end = sentence.count
    for content in [decision.content, decision.more ?? decision.content]
    where content.lowerBound >= start { end = min(end, content.lowerBound) }
    return start..<max(start, end)
  }

  /// *In a statement, the ministry said …*
  private func fronted(
    _ decision: Decision, _ sentence: Sentence, _ adjuncts: Adjuncts
  ) -> Range<Int>? {
    let end = min(
      decision.source?.lowerBound ?? decision.site.group.lowerBound, decision.site.group.lowerBound)
    guard sentence.has(0, .preposition), end < Self.farthestChannel else { return nil }
    return adjuncts.channel(in: 0..<end)
  }

  private func cue(of site: CueSite, isThought: Bool, in sentence: Sentence) -> Cue {
    let tokens = sentence.tokens(site.cue)
    let entry = site.entry >= 0 ? article.lexicon.cues[site.entry] : nil
    let identity: Cue.Identity =
      switch site.kind {
      case .accordingTo: .accordingTo
      case .colon: .colon
      case .dash: .dash
      case .verb, .noun:
        site.entry >= 0
          ? .entry(site.entry) : .other(article.word(tokens.lowerBound).lowercased())
      }
    let form: Cue.Form =
      switch site.kind {
      case .accordingTo, .colon, .dash: .mark
      case .noun: .nominal
      case .verb where site.isPassive: .passive
      case .verb where site.isInfinitive: .infinitive
      case .verb: sentence[site.cue.lowerBound].tag == .gerund ? .gerund : .finite
      }
    return Cue(
      tokens: tokens, group: sentence.tokens(site.group), identity: identity,
      mode: isThought ? .thought : entry?.mode == .writing ? .writing : .speech,
      frames: entry?.frames ?? .quote, form: form, polarity: site.polarity)
  }

  /// The source with its title, its *of …*, its apposition and those it is joined with.
  private func source(of decision: Decision, in sentence: Sentence) -> Mention? {
    guard let phrase = decision.source else { return nil }
    var (start, end) = (0, sentence.count)
    for other in [decision.content, decision.site.group, decision.more ?? decision.content] {
      if other.upperBound <= phrase.lowerBound { start = max(start, other.upperBound) }
      if other.lowerBound >= phrase.upperBound { end = min(end, other.lowerBound) }
    }
    return SourceReader(sentence, decision.phrases, in: article).mention(
      of: phrase, in: start..<end, isSubject: end == decision.site.group.lowerBound)
  }

  // MARK: Quotations

  /// Gives the quotations that no cue of their sentence has to somebody, or to nobody.
  ///
  /// - Parameter choose: Says what becomes of one and how likely that is, with the draft after it.
  func withQuotations(
    _ drafts: [AttributionDraft],
    choose: (QuotationChoice, AttributionDraft?) -> LikelyFate
  ) -> [AttributionDraft] {
    guard !article.stretches.isEmpty else { return drafts }
    var later = drafts.sorted { $0.position < $1.position }[...]
    var isClaimed = claims(of: drafts)
    var done: [AttributionDraft] = []
    for number in article.stretches.indices where !isClaimed[number] {
      let stretch = article.stretches[number].outer
      while let next = later.first, next.position < stretch.lowerBound {
        done.append(next)
        later = later.dropFirst()
      }
      let leading = leading(from: number, isClaimed)
      let choice = QuotationChoice(
        of: number, after: done.last, leadIn: leadIn(before: stretch.lowerBound),
        isFollowed: !leading.isEmpty, in: structure)
      let chosen = choose(choice, later.first)
      let fate = chosen.fate
      for part in fate == .leads ? leading : number..<number + 1 {
        isClaimed[part] = fate != .nobody
      }
      take(stretch, chosen, choice, &done)
      if fate == .leads, !later.isEmpty {
        let parts = leading.map { article.stretches[$0].outer }
        later[later.startIndex].content.insert(contentsOf: parts, at: 0)
      }
    }
    return done + later
  }

  private func take(
    _ stretch: Range<Int>, _ chosen: LikelyFate, _ choice: QuotationChoice,
    _ done: inout [AttributionDraft]
  ) {
    func add(_ source: Mention?, _ cue: Cue?) {
      var draft = AttributionDraft(
        cue: cue, source: source, content: [stretch], rule: arrangement(of: chosen.fate, choice))
      draft.confidence = Double(chosen.likely)
      draft.grounds = chosen.grounds
      done.append(draft)
    }
    switch chosen.fate {
    case .nobody: break
    case .joins:
      done[done.count - 1].content.append(stretch)
      // A quotation that stands between a cue and its content.
      done[done.count - 1].content.sort { $0.lowerBound < $1.lowerBound }
      done[done.count - 1].rule.addQuotation()
    case .sameSource: add(choice.previous?.source, nil)
    case .noSource: add(nil, nil)
    case .ledIn: add(choice.leadIn?.source, choice.leadIn?.cue)
    case .leads: break
    }
  }

  private func fate(of choice: QuotationChoice) -> LikelyFate {
    explains ? fate(of: choice, TopicScores.self) : fate(of: choice, Score.self)
  }

  private func fate<S: OptionScore>(of choice: QuotationChoice, _: S.Type) -> LikelyFate {
    let fates = choice.all()
    let scores = fates.map { fate in
      var score = S(models.quotations)
      choice.describe(fate, to: &score)
      return score
    }
    let likely = softmax(scores.map(\.said))
    let best = fates.indices.max { likely[$0] < likely[$1] } ?? 0
    var chosen = LikelyFate(fates[best], likely[best])
    if explains {
      chosen.grounds = grounds(of: best, among: fates, likely, S.topics(of: scores), choice)
    }
    return chosen
  }

  /// How an attribution of a quotation is arranged; nothing for one that is nobody's.
  func arrangement(of fate: QuotationFate, _ choice: QuotationChoice) -> Arrangement {
    switch fate {
    case .nobody: return Arrangement([])
    case .joins:
      var rule = choice.previous?.rule ?? .quotation
      rule.addQuotation()
      return rule
    case .sameSource:
      let start = article.stretches[choice.stretch].outer.lowerBound
      return article.tokens[start].startsParagraph ? .nextParagraph : .nextSentence
    case .noSource, .leads: return .quotation
    case .ledIn: return .ledIn
    }
  }

  /// No quotation of the news has more paragraphs before its cue.
  private static let mostLeading = 32

  /// From a quotation to the last before one that a cue has, if each goes on in the next.
  private func leading(from number: Int, _ isClaimed: [Bool]) -> Range<Int> {
    var end = number
    let last = min(isClaimed.count, number + Self.mostLeading)
    while end < last, !isClaimed[end], article.stretches[end].continues { end += 1 }
    return end < isClaimed.count && isClaimed[end] ? number..<end : number..<number
  }

  private func claims(of drafts: [AttributionDraft]) -> [Bool] {
    var isClaimed = [Bool](repeating: false, count: article.stretches.count)
    for part in drafts.lazy.flatMap(\.content) {
      for token in part where article.isQuoted(token) {
        isClaimed[Int(article.stretchOf[token])] = true
      }
    }
    return isClaimed
  }

  /// *Ortega had a word for them:* before a quotation that is a sentence of its own.
  private func leadIn(before start: Int) -> AttributionDraft? {
    guard start > 0, article.kind(start - 1) == .colon, !article.isQuoted(start - 1) else {
      return nil
    }
    let number = Int(article.sentenceOf[start - 1])
    let sentence = structure.sentences[number]
    guard let colon = sentence.elements.lastIndex(where: { $0.tokens.contains(start - 1) }),
      !sentence.isLabelled(upTo: colon)
    else { return nil }
    let site = CueSite(
      sentence: number, kind: .colon, cue: colon..<colon + 1, group: colon..<colon + 1)
    let phrases = NounPhraseFinder(sentence).all()
    let choice = SourceChoice(
      of: SiteFeatures(site, in: structure), phrases: phrases,
      content: colon + 1..<max(colon + 1, sentence.count), isBefore: false)
    let (source, _) = chosen(choice.all(), models.sources) { choice.describe($0, to: &$1) }
    let decision = Decision(
      site: site, phrases: phrases, place: .after(colon), said: 1, attributed: 1,
      content: colon..<colon + 1, source: source, certainty: 1)
    return draft(of: decision, rule: .ledIn)
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
