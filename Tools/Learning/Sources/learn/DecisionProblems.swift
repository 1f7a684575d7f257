import Foundation
import LearntChoices
@_spi(Measuring) import QuoteModel

@testable import QuoteParser

/// The decisions of the parser in annotated articles, with what the annotators decided.
final class DecisionProblems {
  let places = ChoiceProblems()
  let ends = ChoiceProblems()
  let sources = ChoiceProblems()
  let continuations = ChoiceProblems()
  let quotations = ChoiceProblems()
  /// Whether they are to learn from.
  private let hides: Bool
  /// What became of the annotated attributions, by kind: whether they could be chosen at all.
  private(set) var reached: [String: [Outcome: Int]] = [:]

  enum Outcome: String, CaseIterable {
    case reachable
    case noCue = "without a cue"
    case noSite = "their cue is no candidate"
    case noPlace = "no place for their content"
    case elsewhere = "their content stands in another sentence"
    case twice = "two of one cue"
  }

  init(toLearn hides: Bool) { self.hides = hides }

  private func note(_ outcome: Outcome, _ attribution: AnnotatedArticle.Attribution) {
    reached[attribution.kind, default: [:]][outcome, default: 0] += 1
  }

  // MARK: Sentences

  func addSentences(of annotated: AnnotatedArticle, _ convention: Convention, weight: Float) {
    let structure = annotated.structure
    let sites = structure.sentences.indices.flatMap { CueSites(of: $0, in: structure).all() }
    let bySite = align(sites, annotated)
    for (number, site) in sites.enumerated() where convention == .said || !isInner(site, annotated)
    {
      let hidden = hides && convention == .said ? Self.hidden : 0
      var alignment = Alignment(
        site: site, attribution: bySite[number].map { annotated.attributions[$0] },
        annotated: annotated, convention: convention, weight: weight * (1 - hidden), hiding: nil)
      alignment.add(to: self) { outcome, attribution in note(outcome, attribution) }
      guard hidden > 0, site.kind == .verb || site.kind == .noun else { continue }
      alignment.weight = weight * hidden
      alignment.hiding = UInt32(truncatingIfNeeded: random.next())
      alignment.add(to: self) { _, _ in }
    }
  }

  /// How often a cue is hidden.
  private static let hidden: Float = 0.2
  private var random = SplitMix(seed: 11)

  /// Whether a site stands between quotation marks: there PolNeAR annotates nothing.
  private func isInner(_ site: CueSite, _ annotated: AnnotatedArticle) -> Bool {
    annotated.structure.sentences[site.sentence].isInner
  }

  /// For each site the attribution whose cue it is.
  private func align(_ sites: [CueSite], _ annotated: AnnotatedArticle) -> [Int: Int] {
    var bySite: [Int: Int] = [:]
    for (number, attribution) in annotated.attributions.enumerated()
    where !attribution.content.isEmpty {
      let overlaps = sites.map { site in
        let tokens = annotated.structure.sentences[site.sentence].tokens(site.cue)
        return attribution.cue.reduce(0) { $0 + $1.clamped(to: tokens).count }
      }
      // The first of the best.
      guard let best = overlaps.indices.max(by: { overlaps[$0] < overlaps[$1] }),
        overlaps[best] > 0
      else {
        note(attribution.cue.isEmpty ? .noCue : .noSite, attribution)
        continue
      }
      let first = overlaps.firstIndex(of: overlaps[best])!
      if bySite[first] != nil { note(.twice, attribution) } else { bySite[first] = number }
    }
    return bySite
  }

  // MARK: Quotations

  /// - Parameter models: What was learnt of sentences, whose attributions the quotations follow.
  func addQuotations(
    of annotated: AnnotatedArticle, _ models: DecisionModels, _ convention: Convention,
    weight: Float
  ) {
    let decider = Decider(annotated.structure, models)
    _ = decider.withQuotations(decider.drafts(areInner: false)) { choice, next in
      let fates = choice.all()
      guard let right = fate(of: choice, next, annotated), fates.contains(right) else {
        return LikelyOptions([.noSource], likely: [0.5])
      }
      let options = fates.map { fate in
        var keys = FeatureKeys(convention)
        choice.describe(fate, to: &keys)
        return keys
      }
      quotations.add(options, isRight: fates.map { $0 == right }, weight: weight)
      return LikelyOptions([right], likely: [1])
    }
  }

  /// What the annotators made of a quotation; `nil` if none of the fates is that.
  private func fate(
    of choice: QuotationChoice, _ next: AttributionDraft?, _ annotated: AnnotatedArticle
  ) -> QuotationFate? {
    let outer = annotated.article.stretches[choice.stretch].outer
    guard let number = annotated.attribution(of: [outer]) else { return .nobody }
    let attribution = annotated.attributions[number]
    let previous = choice.previous.flatMap { annotated.attribution(of: $0.content) }
    if choice.all().contains(.leads), let next, annotated.attribution(of: next.content) == number {
      return .leads
    }
    if previous == number { return .joins }
    func isSource(_ mention: Mention?) -> Bool {
      mention.map { mention in attribution.source.contains { $0.overlaps(mention.tokens) } }
        ?? false
    }
    if isSource(choice.leadIn?.source) { return .ledIn }
    if attribution.source.isEmpty { return .noSource }
    if isSource(choice.previous?.source) { return .sameSource }
    if let previous, !attribution.speaker.isEmpty,
      attribution.speaker == annotated.attributions[previous].speaker
    {
      return .sameSource
    }
    return nil
  }
}

/// A site beside the attribution whose cue it is, if there is one.
private struct Alignment {
  let site: CueSite
  let attribution: AnnotatedArticle.Attribution?
  let annotated: AnnotatedArticle
  let convention: Convention
  var weight: Float
  var hiding: UInt32?

  private var structure: ArticleStructure { annotated.structure }
  private var sentence: Sentence { structure.sentences[site.sentence] }

  func add(
    to problems: DecisionProblems,
    note: (DecisionProblems.Outcome, AnnotatedArticle.Attribution) -> Void
  ) {
    var shared = SiteFeatures(site, in: structure)
    if let hiding, site.kind == .verb || site.kind == .noun { shared.cue = hiding }
    let choice = ContentPlaces(of: shared)
    let places = choice.all()
    guard let attribution else {
      addPlaces(choice, places, places.map { $0 == .none }, to: problems)
      return
    }
    let pieces = pieces(of: attribution)
    guard let first = pieces.first else { return note(.elsewhere, attribution) }
    let isBefore = first.lowerBound < site.cue.lowerBound
    let run = run(from: first, pieces.filter { !isBefore || $0.lowerBound < site.cue.lowerBound })
    let right = places.map { isRight($0, run) }
    guard right.contains(true) else { return note(.noPlace, attribution) }
    note(.reachable, attribution)
    addPlaces(choice, places, right, to: problems)
    if !isBefore, case .after(let start) = places[right.firstIndex(of: true)!] {
      addEnds(from: start, to: run.upperBound, shared, to: problems)
    }
    let source = addSource(attribution, shared, run, isBefore, to: problems)
    guard isBefore else { return }
    addContinuation(
      of: run, source, pieces.filter { $0.lowerBound >= site.cue.upperBound }, shared,
      to: problems)
  }

  /// The pieces of a content that stand in the sentence, as elements from word to word.
  private func pieces(of attribution: AnnotatedArticle.Attribution) -> [Range<Int>] {
    attribution.content.compactMap { piece in
      let words = piece.filter(annotated.isWord)
      guard let first = words.first, let last = words.last, let start = element(at: first) else {
        return nil
      }
      return start..<max(start, element(at: last) ?? sentence.count - 1) + 1
    }
  }

  private func element(at token: Int) -> Int? {
    let index = sentence.elements.endOfPrefix { $0.tokens.upperBound <= token }
    return index < sentence.count && sentence.elements[index].tokens.contains(token)
      ? index : nil
  }

  /// A piece with those that follow it at once.
  private func run(from first: Range<Int>, _ pieces: [Range<Int>]) -> Range<Int> {
    pieces.reduce(first) { run, piece in
      piece.lowerBound >= run.upperBound && isLoose(run.upperBound, piece.lowerBound)
        ? run.lowerBound..<piece.upperBound : run
    }
  }

  /// Whether only marks stand between two elements.
  private func isLoose(_ a: Int, _ b: Int) -> Bool {
    (min(a, b)..<max(a, b)).allSatisfy {
      let element = sentence[$0]
      return !element.isQuotation
        && (element.tokens.isEmpty || !annotated.isWord(element.tokens.lowerBound))
    }
  }

  private static let openers: Set<String> = ["that", "to", "whether", "if", "as", "and", "but"]

  /// The same, and words that a content may begin with or not.
  private func isOpening(_ a: Int, _ b: Int) -> Bool {
    (min(a, b)..<max(a, b)).allSatisfy { index in
      let element = sentence[index]
      return isLoose(index, index + 1)
        || !element.isQuotation
          && Self.openers.contains(annotated.article.word(element.tokens.lowerBound).lowercased())
    }
  }

  private func isRight(_ place: ContentPlace, _ run: Range<Int>) -> Bool {
    switch place {
    case .none: false
    case .after(let start):
      run.lowerBound >= site.cue.lowerBound && isOpening(start, run.lowerBound)
    case .before(let range):
      run.lowerBound < site.cue.lowerBound && isOpening(range.lowerBound, run.lowerBound)
        && isLoose(range.upperBound, run.upperBound)
    }
  }

  private func keys(_ describe: (inout FeatureKeys) -> Void) -> FeatureKeys {
    var keys = FeatureKeys(convention)
    describe(&keys)
    return keys
  }

  private func addPlaces(
    _ choice: ContentPlaces, _ places: [ContentPlace], _ right: [Bool],
    to problems: DecisionProblems
  ) {
    problems.places.add(
      places.map { place in keys { choice.describe(place, to: &$0) } }, isRight: right,
      weight: weight)
  }

  private func addEnds(
    from start: Int, to end: Int, _ shared: SiteFeatures, to problems: DecisionProblems
  ) {
    let choice = ContentEnds(from: start, of: shared)
    let ends = choice.all()
    problems.ends.add(
      ends.map { end in keys { choice.describe(end, to: &$0) } },
      isRight: ends.map { $0.index > start && isLoose($0.index, end) }, weight: weight)
  }

  /// - Returns: The right one of the phrases that can be the source.
  private func addSource(
    _ attribution: AnnotatedArticle.Attribution, _ shared: SiteFeatures, _ content: Range<Int>,
    _ isBefore: Bool, to problems: DecisionProblems
  ) -> Range<Int>? {
    let choice = SourceChoice(
      of: shared, phrases: NounPhraseFinder(sentence).all(), content: content,
      isBefore: isBefore)
    let options = choice.all()
    let core = attribution.source.first.map(annotated.core(of:))
    let right = options.map { phrase in
      guard let phrase else { return core == nil }
      return core?.overlaps(sentence.tokens(phrase)) ?? false
    }
    problems.sources.add(
      options.map { option in keys { choice.describe(option, to: &$0) } }, isRight: right,
      weight: weight)
    return zip(options, right).first { $1 }?.0
  }

  private func addContinuation(
    of content: Range<Int>, _ source: Range<Int>?, _ later: [Range<Int>], _ shared: SiteFeatures,
    to problems: DecisionProblems
  ) {
    let choice = ContinuationChoice(of: shared, content: content, source: source)
    let places = choice.all()
    let right = places.map { place in
      guard let place else { return later.isEmpty }
      return later.first.map { isLoose(place, $0.lowerBound) } ?? false
    }
    problems.continuations.add(
      places.map { place in keys { choice.describe(place, to: &$0) } }, isRight: right,
      weight: weight)
    if let first = later.first, let start = zip(places, right).first(where: { $1 })?.0 {
      addEnds(from: start, to: run(from: first, later).upperBound, shared, to: problems)
    }
  }
}
