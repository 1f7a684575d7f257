import ArgumentParser
import Foundation

/// `benchmarks archive`
struct ArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive", abstract: "Storing and searching, beside SQLite's C API.")

  @Option(help: ArgumentHelp("How many articles to invent.", valueName: "number"))
  var count = 20_000

  @Option(help: ArgumentHelp("Where to keep the archives meanwhile.", valueName: "folder"))
  var folder = FileManager.default.temporaryDirectory.path

  @Option(help: ArgumentHelp("Measure the exports of this command.", valueName: "file"))
  var tool = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("quotes").path

  @OptionGroup var source: ArticleSource
  @OptionGroup var printing: Printing

  func run() throws { try printing.show(Figures(archive: figures())) }

  func figures() throws -> ArchiveFigures {
    try ArchiveBenchmark(
      source: source, articles: count, folder: URL(fileURLWithPath: folder, isDirectory: true),
      tool: tool
    ).run()
  }
}
