import ArgumentParser
import ArticleReaders
import QuoteExporters
import QuoteModel
import QuoteParser

/// `quotes extract`
struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Articles in, quotes out as JSON Lines; no archive is touched.",
    discussion: """
      quotes extract article.txt
      zcat crawl.jsonl.gz | quotes extract > quotes.jsonl
      """)

  @Argument(
    help: ArgumentHelp("Files, folders, or - (default) for standard input.", valueName: "path"))
  var paths: [String] = []

  @OptionGroup var reading: ReadingArguments

  @Flag(name: .shortAndLong, help: "Print nothing but errors to stderr.")
  var quiet = false

  func run() async throws {
    Interruption.watch()
    let status = try await Extraction(
      paths.isEmpty ? ["-"] : paths, reading: try reading.options(), isQuiet: quiet
    ).run()
    if status != .done { throw CommandError.ended(status) }
  }
}
