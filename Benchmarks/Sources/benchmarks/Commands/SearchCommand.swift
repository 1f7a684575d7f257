import ArgumentParser
import Foundation

/// `benchmarks search`
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract:
      "Searching a large archive, beside the same SQL; the command, beside the sqlite3 shell.",
    discussion: "benchmarks search --count 1000000    8 million quotes: 10 GB, some minutes")

  @Option(help: ArgumentHelp("How many articles to make, of 8 quotes.", valueName: "number"))
  var count = 100_000

  @Option(help: ArgumentHelp("Where to keep the archives meanwhile.", valueName: "folder"))
  var folder = FileManager.default.temporaryDirectory.path

  @Option(help: ArgumentHelp("Measure this command.", valueName: "file"))
  var tool = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("quotes").path

  @Option(help: ArgumentHelp("Invent other articles.", valueName: "number"))
  var seed = 1

  @OptionGroup var printing: Printing

  func run() throws { try printing.show(Figures(search: figures())) }

  func figures() throws -> SearchFigures {
    try SearchBenchmark(
      inventor: Inventor(seed: seed), articles: count,
      folder: URL(fileURLWithPath: folder, isDirectory: true), tool: tool
    ).run()
  }
}
