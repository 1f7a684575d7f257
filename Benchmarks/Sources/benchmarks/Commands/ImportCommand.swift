import ArgumentParser

/// `benchmarks import`
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "`quotes import`, beside SQLite's C API and the parser.")

  @Option(help: ArgumentHelp("How many articles to invent.", valueName: "number"))
  var count = 200_000

  @OptionGroup var options: CommandOptions
  @OptionGroup var printing: Printing

  func run() throws { try printing.show(Figures(imported: figures())) }

  func figures() throws -> ImportFigures {
    try ImportBenchmark(
      inventor: options.inventor, articles: count, folder: options.folder, tool: options.tool
    ).run()
  }
}
