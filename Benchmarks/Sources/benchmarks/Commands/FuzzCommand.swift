import ArgumentParser
import Foundation

/// `make fuzz`
struct FuzzCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuzz",
    abstract:
      "Spoils articles, web pages or files at random, and sees that what reads them bears it.",
    discussion: """
      Each spoilt article has a number, counted up from --seed. One that makes the parser or the \
      reader crash or hang, or gives what is not there, is named and kept; `--seed NUMBER --count 1` and the same articles \
      repeat it. Of files, articles and rejections have to add up to what was put in.
      """)

  /// How many articles one program parses: enough that starting it does not count.
  private static let batch = 2000

  @Option(help: ArgumentHelp("How long.", valueName: "number"))
  var seconds = 60

  @Option(help: ArgumentHelp("At most so many articles.", valueName: "number"))
  var count = Int.max

  @Option(help: ArgumentHelp("Where to keep the articles that went wrong.", valueName: "folder"))
  var keep = ".build/fuzz"

  @Option(
    help:
      "What to spoil: articles, for the parser; web pages, or files of all formats, for the readers."
  )
  var of = FuzzSubject.articles

  @OptionGroup var source: ArticleSource

  func run() throws {
    let end = ContinuousClock.now + .seconds(seconds)
    var done = 0
    var faults = 0
    while ContinuousClock.now < end, done < count {
      let first = source.seed + done
      let outcome = try FuzzTrial.outcome(
        first: first, count: min(Self.batch, count - done), of: of, articles: source.articles)
      for fault in outcome.faults { try report(fault) }
      faults += outcome.faults.count
      done += outcome.count
    }
    print("\(done) spoilt \(of.rawValue) from --seed \(source.seed) on, \(faults) faults")
    if faults > 0 { throw ExitCode.failure }
  }

  private func report(_ fault: FuzzFault) throws {
    let folder = URL(fileURLWithPath: keep, isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let (name, bytes) = try of.spoilt(source)(fault.seed)
    let file = folder.appendingPathComponent("\(fault.seed).\(name)")
    try Data(bytes).write(to: file)
    print("--seed \(fault.seed) --count 1: \(fault.what): \(file.relativePath)")
  }
}

/// What is spoilt.
enum FuzzSubject: String, ExpressibleByArgument, CaseIterable {
  case articles, pages, files

  /// Makes the one of a number, and the name that a file of it would have.
  func spoilt(_ source: ArticleSource) throws -> (Int) -> (name: String, bytes: [UInt8]) {
    switch self {
    case .articles:
      let mutator = try ArticleMutator(source)
      return { ("a.txt", Array(mutator.article($0).utf8)) }
    case .pages:
      let mutator = try PageMutator()
      return { ("a.html", mutator.page($0)) }
    case .files:
      return {
        let file = FileMutator().file($0)
        return (file.name, file.bytes)
      }
    }
  }
}
