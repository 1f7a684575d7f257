import ArgumentParser

/// `benchmarks search`
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract:
      "Searching a large archive, beside the same SQL; the command, beside the sqlite3 shell.",
    discussion: "benchmarks search --count 1000000    8 million quotes: 10 GB, some minutes")

  @Option(help: ArgumentHelp("How many articles to make, of 8 quotes.", valueName: "number"))
  var count = 100_000

  @Option(
    help: ArgumentHelp(
      "Keep the large archive here; measure it, if it is there.", valueName: "file"))
  var archive: String?

  @OptionGroup var options: CommandOptions
  @OptionGroup var printing: Printing

  func run() throws { try printing.show(Figures(search: figures())) }

  func figures() throws -> SearchFigures {
    try SearchBenchmark(
      inventor: options.inventor, articles: count, folder: options.folder, tool: options.tool,
      archive: archive
    ).run()
  }
}
