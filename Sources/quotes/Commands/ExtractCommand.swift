import ArgumentParser
import ArticleReaders
import QuoteExporters
import QuoteModel
import QuoteParser

/// `quotes extract`
struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Reads articles and prints their quotes as JSON Lines, without an archive.",
    examples: """
      quotes extract article.txt
      zcat crawl.jsonl.gz | quotes extract > quotes.jsonl
      quotes extract --explain article.txt
      """)

  @Argument(
    help: ArgumentHelp("Files, folders, or - (default) for standard input.", valueName: "path"),
    completion: .file())
  var paths: [String] = []

  @OptionGroup var reading: ReadingArguments

  @Flag(
    help: """
      Explain each quote: which rule and which words decided, and what else was considered. In \
      words on a terminal, as an object "explanation" in JSON.
      """)
  var explain = false

  @Flag(name: .shortAndLong, help: "Print only errors on stderr.")
  var quiet = false

  func run() async throws {
    Interruption.watch()
    let status = try await Extraction(
      paths.isEmpty ? ["-"] : paths, reading: try reading.options(), explains: explain,
      isQuiet: quiet
    ).run()
    if status != .done { throw CommandError.ended(status) }
  }
}
