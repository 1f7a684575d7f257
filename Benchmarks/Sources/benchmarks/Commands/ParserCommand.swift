import ArgumentParser

/// `benchmarks parser`
struct ParserCommand: ParsableCommand {
  /// Some 20 MB: far more than any cache holds.
  private static let invented = 4000

  static let configuration = CommandConfiguration(
    commandName: "parser", abstract: "Parsing, beside copying the text and cutting it into tokens.")

  @Option(help: ArgumentHelp("Text to parse, repeated as need be.", valueName: "number"))
  var megabytes = 100

  @OptionGroup var source: ArticleSource
  @OptionGroup var printing: Printing

  func run() throws { try printing.show(Figures(parser: figures())) }

  func figures() throws -> ParserFigures {
    ParserBenchmark(try source.read(inventing: Self.invented), megabytes: megabytes).run()
  }
}
