import ArgumentParser

/// `benchmarks extract`
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "`quotes extract --rows`, beside the parser and writing.")

  @Option(help: ArgumentHelp("How many articles to measure.", valueName: "number"))
  var count = 20_000

  @Option(help: ArgumentHelp("Measure these: JSON Lines with text and title.", valueName: "file"))
  var articles: String?

  @OptionGroup var options: CommandOptions
  @OptionGroup var printing: Printing

  func run() throws { try printing.show(Figures(extracted: figures())) }

  func figures() throws -> ExtractFigures {
    try ExtractBenchmark(
      inventor: options.inventor, invented: count, file: articles, folder: options.folder,
      tool: options.tool
    ).run()
  }
}
