import ArgumentParser
import Foundation
import LearntChoices

@testable import QuoteParser

@main
struct Learn: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Learns the weights of the parser from annotated articles, and tries them.",
    subcommands: [
      Weights.self, Folds.self, Predict.self, Measure.self, Speed.self, Tags.self,
    ])
}

/// Where corpora lie, and what is taken from them.
struct CorpusOptions: ParsableArguments {
  @Argument(help: "The folder with the annotated articles and ud/, the treebanks.")
  var corpora: String

  @Option(help: "The folder with invented examples, other annotations and tags.")
  var material = "."

  /// Invented examples, marked as fixtures are.
  var examples: String { material + "/examples.txt" }
  /// Invented examples of whom sources mean.
  var speakers: String { material + "/speakers.txt" }

  func file(_ name: String) -> URL {
    URL(fileURLWithPath: corpora).appendingPathComponent(name + ".jsonl")
  }

  /// Of a treebank, which lies there compressed; none of one that is not there.
  func treebank(_ name: String) throws -> [TaggedText] {
    let file = URL(fileURLWithPath: corpora).appendingPathComponent("ud/\(name).conllu.gz")
    guard isThere(file) else { return [] }
    return TaggedText.all(in: String(decoding: try decompressed(file), as: UTF8.self))
  }

  /// Articles of a corpus whose words another tagger told apart.
  func taggedArticles(_ name: String) throws -> [TaggedText] {
    guard isThere(file(name)) else { return [] }
    var texts: [String: String] = [:]
    for article in try AnnotatedArticle.texts(in: file(name)) { texts[article.id] = article.text }
    let tags = String(decoding: try decompressed(own("tags/\(name).gz")), as: UTF8.self)
    return try tags.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t")
      guard let text = texts[String(fields[0])] else { return nil }
      guard let tagged = TaggedText(text, letters: fields[1]) else {
        throw ValidationError("tags/\(name).gz is not of these tokens: Tools/tags makes it again")
      }
      return tagged
    }
  }

  private func own(_ path: String) -> URL {
    URL(fileURLWithPath: material).appendingPathComponent(path)
  }

  private func decompressed(_ file: URL) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/gzip")
    process.arguments = ["-dc", file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw ValidationError("\(file.lastPathComponent) cannot be read")
    }
    return data
  }

  /// A corpus as it was annotated again for what was said or written.
  func reannotated(_ name: String, _ tagger: Tagger) throws -> [AnnotatedArticle] {
    guard isThere(file(name)) else { return [] }
    return try AnnotatedArticle.all(
      in: file(name), annotatedBy: decompressed(own("said/\(name).jsonl.gz")), tagger)
  }

  /// None of a corpus that is not there.
  func articles(_ name: String, _ tagger: Tagger) throws -> [AnnotatedArticle] {
    isThere(file(name)) ? try AnnotatedArticle.all(in: file(name), tagger) : []
  }

  /// Says so if not. On stderr, as predictions go to stdout.
  private func isThere(_ file: URL) -> Bool {
    if FileManager.default.fileExists(atPath: file.path) { return true }
    FileHandle.standardError.write(Data("left out: there is no \(file.path)\n".utf8))
    return false
  }
}

/// `make weights`
struct Weights: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Learns all weights and writes them into a folder.")

  @OptionGroup var corpus: CorpusOptions

  @Option(help: "The folder for the weights.")
  var output: String

  @Flag(help: "Learn whom sources mean, and nothing else: the folder has the other weights.")
  var speakersAlone = false

  func run() throws {
    let folder = WeightFolder(output)
    if speakersAlone {
      let material = try LearningMaterial(corpus, folder.tagger())
      return try material.learnSpeakers(into: folder, news: material.news)
    }
    try folder.write(taggerWeights(), .tagger)
    let tagger = try folder.tagger()
    let tagged = try corpus.treebank("ewt.dev")
    if !tagged.isEmpty {
      let accuracy = TaggerLearner.accuracy(of: tagger, on: tagged)
      print(String(format: "tags of ewt.dev: %.1f %% right", 100 * accuracy))
    }
    let material = try LearningMaterial(corpus, tagger)
    // The confidences are learnt from thirds that the other weights were not.
    var calibration = CalibrationLearner()
    try material.forEachThird(into: folder) { article, models in
      calibration.add(article, models.decisions)
    }
    try folder.write(calibration.learn(), .calibration)
    try material.learn(into: folder, news: material.news)
    try material.printMeasures(of: folder)
  }

  /// Without treebanks, those that are built in.
  private func taggerWeights() throws -> Data {
    let texts =
      try ["ewt.train", "gum.news-interview-bio-speech"].flatMap(corpus.treebank)
      + ["news.train", "polnear.train"].flatMap(corpus.taggedArticles)
    guard texts.isEmpty else { return TaggerLearner.learn(from: texts) }
    let builtIn = LearntModels.english.tagger.weights
    return Data(bytes: builtIn.start, count: 32 * builtIn.count)
  }
}

/// Prints how many annotated attributions could be chosen, and how often each choice is right.
struct Measure: ParsableCommand {
  @OptionGroup var corpus: CorpusOptions
  @Option(help: "The folder of the weights.") var weights: String

  func run() throws {
    let folder = WeightFolder(weights)
    try LearningMaterial(corpus, try folder.tagger()).printMeasures(of: folder)
  }
}

/// Learns from two thirds of news.train at a time and reads the rest, for `make eval`.
struct Folds: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints what the parser finds in each third of news.train, learnt from the others.")

  @OptionGroup var corpus: CorpusOptions

  @Option(help: "A folder with the weights of the tagger, and for those of each third.")
  var output: String

  func run() throws {
    let folder = WeightFolder(output)
    let material = try LearningMaterial(corpus, try folder.tagger())
    try material.forEachThird(into: folder) { try Prediction.print($0, $1) }
  }
}

/// Reads a corpus with weights that are not built in.
struct Predict: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints what the parser finds in a corpus by the weights of a folder.")

  @OptionGroup var corpus: CorpusOptions
  @Option(help: "The folder of the weights.") var weights: String
  @Option(help: "The corpus, such as news.dev.") var name: String

  func run() throws {
    let models = try WeightFolder(weights).models()
    for article in try corpus.articles(name, models.tagger) {
      try Prediction.print(article, models)
    }
  }
}

/// Writes what another tagger says of a corpus as `Weights` reads it.
struct Tags: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints a letter for each token of a corpus, from parts of speech on standard input.")

  @OptionGroup var corpus: CorpusOptions
  @Option(help: "The corpus, such as news.train.") var name: String

  private struct Line: Decodable {
    let id: String
    /// Form and Penn Treebank tag of each word, in the order of the text.
    let words: [[String]]
  }

  func run() throws {
    var texts: [String: String] = [:]
    for article in try AnnotatedArticle.texts(in: corpus.file(name)) {
      texts[article.id] = article.text
    }
    while let json = readLine() {
      let line = try JSONDecoder().decode(Line.self, from: Data(json.utf8))
      guard let text = texts[line.id] else { continue }
      let rows = line.words.map { (form: $0[0][...], tag: $0[1][...]) }
      print(line.id, TaggedText(text, rows).letters, separator: "\t")
    }
  }
}
