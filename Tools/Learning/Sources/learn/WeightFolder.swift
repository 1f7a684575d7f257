import Foundation
import LearntChoices

@testable import QuoteParser

/// A folder of weights, one file a decision.
struct WeightFolder {
  enum File: String {
    case tagger
    case places = "places-of-content"
    case ends, sources, continuations, quotations, calibration, speakers
  }

  private let url: URL

  init(_ path: String) { url = URL(fileURLWithPath: path) }

  func write(_ data: Data, _ file: File) throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try data.write(to: url.appendingPathComponent(file.rawValue + ".weights"))
  }

  /// The bytes of a file, which stay where they are until the program ends.
  private func bytes(_ file: File) throws -> (UnsafeRawPointer, Int) {
    let data = try Data(contentsOf: url.appendingPathComponent(file.rawValue + ".weights"))
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: data.count, alignment: 64)
    data.copyBytes(to: memory)
    return (UnsafeRawPointer(memory.baseAddress!), data.count)
  }

  func tagger() throws -> Tagger {
    let (start, count) = try bytes(.tagger)
    return Tagger(start, count: count)
  }

  func model(_ file: File) throws -> ChoiceModel {
    let (start, count) = try bytes(file)
    return ChoiceModel(start, count: count)
  }

  /// The identity where none was learnt yet.
  private func calibration() throws -> Calibration {
    guard let (start, count) = try? bytes(.calibration) else {
      return Calibration(weights: [0, 1])
    }
    return Calibration(start, count: count)
  }

  func models() throws -> LearntModels {
    LearntModels(
      tagger: try tagger(), decisions: try decisions(), speakers: try model(.speakers))
  }

  func decisions() throws -> DecisionModels {
    DecisionModels(
      places: try model(.places), ends: try model(.ends), sources: try model(.sources),
      continuations: try model(.continuations), quotations: try model(.quotations),
      calibration: try calibration())
  }
}

/// What the parser learns from.
struct LearningMaterial {
  let news: [AnnotatedArticle]
  private let polnear: [AnnotatedArticle]
  /// PolNeAR's articles, annotated as the news is.
  private let polnearSaid: [AnnotatedArticle]
  private let examples: [AnnotatedArticle]
  private let speakers: [AnnotatedArticle]
  private let development: [(name: String, Convention, [AnnotatedArticle])]

  /// News is what the parser reads, and there is little of it.
  private static let newsWeight: Float = 3
  /// Of many outlets the news is, of seven this; and people annotated the news.
  private static let polnearWeight: Float = 2
  private static let exampleWeight: Float = 2
  private static let speakerWeight: Float = 1

  init(_ corpus: CorpusOptions, _ tagger: Tagger) throws {
    news = try corpus.articles("news.train", tagger)
    polnear = try corpus.articles("polnear.train", tagger)
    polnearSaid = try corpus.reannotated("polnear.train", tagger)
    examples = try Self.examples(at: corpus.examples, tagger)
    speakers = try Self.examples(at: corpus.speakers, tagger)
    development = [
      ("news.dev", .said, try corpus.articles("news.dev", tagger)),
      ("polnear.dev", .attributed, try corpus.articles("polnear.dev", tagger)),
    ]
  }

  private static func examples(at path: String, _ tagger: Tagger) throws -> [AnnotatedArticle] {
    let file = URL(fileURLWithPath: NSTemporaryDirectory())
      .appendingPathComponent("examples-\(getpid()).jsonl")
    try Examples(at: path).lines().write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try AnnotatedArticle.all(in: file, tagger)
  }

  /// Each article of the news with what was learnt from the two thirds that it is not in.
  func forEachThird(
    into folder: WeightFolder, _ body: (AnnotatedArticle, LearntModels) throws -> Void
  ) throws {
    for third in 0..<3 {
      try learn(into: folder, news: news.indices.filter { $0 % 3 != third }.map { news[$0] })
      let models = try folder.models()
      for index in news.indices where index % 3 == third { try body(news[index], models) }
    }
  }

  func learn(into folder: WeightFolder, news: [AnnotatedArticle]) throws {
    let problems = DecisionProblems(toLearn: true)
    forEach(news: news) { problems.addSentences(of: $0, $1, weight: $2) }
    func write(_ learner: ChoiceLearner, _ file: WeightFolder.File, _ of: ChoiceProblems) throws {
      try folder.write(learner.learn(from: of), file)
    }
    try write(
      ChoiceLearner(name: "places", bits: 20, epochs: 6, rate: 0.04), .places, problems.places)
    try write(
      ChoiceLearner(name: "ends", bits: 18, epochs: 6, rate: 0.03, penalty: 5e-3), .ends,
      problems.ends)
    try write(
      ChoiceLearner(name: "sources", bits: 17, epochs: 6, rate: 0.1, penalty: 4e-3), .sources,
      problems.sources)
    try write(
      ChoiceLearner(name: "continuations", bits: 15, epochs: 6, rate: 0.05),
      .continuations, problems.continuations)
    let sentences = DecisionModels(
      places: try folder.model(.places), ends: try folder.model(.ends),
      sources: try folder.model(.sources), continuations: try folder.model(.continuations),
      quotations: try folder.model(.continuations), calibration: Calibration(weights: []))
    forEach(news: news) { problems.addQuotations(of: $0, sentences, $1, weight: $2) }
    try write(
      ChoiceLearner(name: "quotations", bits: 16, epochs: 6, rate: 0.05),
      .quotations, problems.quotations)
    try learnSpeakers(into: folder, news: news)
  }

  /// - Parameter folder: Has the weights of all other choices.
  func learnSpeakers(into folder: WeightFolder, news: [AnnotatedArticle]) throws {
    var models = try folder.decisions()
    models.calibration = Calibration(weights: [])
    let problems = SpeakerProblems()
    for article in news + polnearSaid { problems.add(article, models, weight: 1) }
    for article in speakers { problems.add(article, models, weight: Self.speakerWeight) }
    let learner = ChoiceLearner(
      name: "speakers", bits: 13, epochs: 10, rate: 0.02, penalty: 0.03, least: 2)
    try folder.write(learner.learn(from: problems.choices), .speakers)
  }

  private func forEach(
    news: [AnnotatedArticle], _ body: (AnnotatedArticle, Convention, Float) -> Void
  ) {
    for article in news { body(article, .said, Self.newsWeight) }
    for article in polnearSaid { body(article, .said, Self.polnearWeight) }
    for article in polnear { body(article, .attributed, 1) }
    for article in examples { body(article, .said, Self.exampleWeight) }
  }

  /// Prints what can be chosen at all, and how often each choice is right.
  func printMeasures(of folder: WeightFolder) throws {
    let models = try folder.models().decisions
    for (name, convention, articles) in development where !articles.isEmpty {
      let problems = DecisionProblems(toLearn: false)
      for article in articles {
        problems.addSentences(of: article, convention, weight: 1)
        problems.addQuotations(of: article, models, convention, weight: 1)
      }
      print("\n\(name): attributions that could be chosen")
      for (kind, outcomes) in problems.reached.sorted(by: { $0.key < $1.key }) {
        let all = outcomes.values.reduce(0, +)
        let others = DecisionProblems.Outcome.allCases.dropFirst().compactMap { outcome in
          outcomes[outcome].map { "\(outcome.rawValue) \($0)" }
        }
        print(
          String(
            format: "  %@: %.1f %% of %d", kind,
            100 * Double(outcomes[.reachable] ?? 0) / Double(all), all),
          "(" + others.joined(separator: ", ") + ")")
      }
      for (what, model, made) in [
        ("place of content", models.places, problems.places),
        ("end of content", models.ends, problems.ends),
        ("source", models.sources, problems.sources),
        ("continuation", models.continuations, problems.continuations),
        ("quotation without a cue", models.quotations, problems.quotations),
      ] {
        let (loss, right) = made.measure(model)
        print(
          "  " + what.padding(toLength: 24, withPad: " ", startingAt: 0),
          String(format: "%.1f %% of %d right, log loss %.4f", 100 * right, made.count, loss))
      }
    }
  }
}
