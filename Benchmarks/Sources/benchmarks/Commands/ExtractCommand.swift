import ArgumentParser

/// `benchmarks extract`
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "`quotes extract --rows`, beside the parser and writing.")

  @Option(help: ArgumentHelp("How many articles to invent.", valueName: "number"))
  var count = 10_000

  @OptionGroup var options: CommandOptions
  @OptionGroup var printing: Printing

  func run() throws { try printing.show(Figures(extracted: figures())) }

  func figures() throws -> ExtractFigures {
    try ExtractBenchmark(
      inventor: options.inventor, articles: count, folder: options.folder, tool: options.tool
    ).run()
  }
}
