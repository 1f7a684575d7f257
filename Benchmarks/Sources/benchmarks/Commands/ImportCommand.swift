import ArgumentParser
import Foundation

/// `benchmarks import`
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "`quotes import`, beside SQLite's C API and the parser.")

  @Option(help: ArgumentHelp("How many articles to invent.", valueName: "number"))
  var count = 200_000

  @Option(help: ArgumentHelp("Where to keep the archives meanwhile.", valueName: "folder"))
  var folder = FileManager.default.temporaryDirectory.path

  @Option(help: ArgumentHelp("Measure this command.", valueName: "file"))
  var tool = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("quotes").path

  @Option(help: ArgumentHelp("Invent other articles.", valueName: "number"))
  var seed = 1

  @OptionGroup var printing: Printing

  func run() throws { try printing.show(Figures(imported: figures())) }

  func figures() throws -> ImportFigures {
    try ImportBenchmark(
      inventor: Inventor(seed: seed), articles: count,
      folder: URL(fileURLWithPath: folder, isDirectory: true), tool: tool
    ).run()
  }
}
