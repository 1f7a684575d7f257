import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteParser
import QuoteStore

/// `quotes reparse`
struct ReparseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reparse",
    abstract: "Extracts quotes again with this version's parser; what people decided stays.",
    examples: """
      quotes reparse --dry-run
      quotes reparse --outlet "The Example" --csv > changes.csv
      """,
    discussion: """
      Prints a row for each quote that is found, lost, or has another speaker, span or kind. \
      Articles that this version has extracted are left out.
      """)

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions

  @Flag(help: "Show what would change, and store nothing.")
  var dryRun = false

  @Flag(help: "Also articles that this version has extracted.")
  var all = false

  @OptionGroup var format: ListFormatOptions

  func run() async throws {
    Interruption.watch()
    let archive = try dryRun ? archive.openForReading() : archive.openForWriting()
    let numbers = try archive.articles.numbers(
      matching: filter.query(leavesOutThought: false), notOf: all ? nil : ArticleParser.version)
    let messages = self.archive.messages
    let summary = try await reparse(numbers, of: archive)
    try archive.close()
    if numbers.isEmpty {
      return messages.note("no article that matches was extracted by another version: see --all")
    }
    messages.note((dryRun ? "dry run, nothing stored: " : "") + summary.sentence)
    if let signal = Interruption.signal {
      messages.error(
        "interrupted: \(self.archive.path): what was extracted is stored; repeat the command to go on"
      )
      throw CommandError.ended(ExitStatus(signal: signal))
    }
  }

  @MainActor private func reparse(
    _ numbers: [Int64], of archive: Archive
  ) async throws -> ReparseSummary {
    let output = Output.standard()
    let sheet = try ChangeSheet(format.chosen(for: output), to: output)
    let reparser = Reparser(
      numbers, of: archive, isDryRun: dryRun, messages: self.archive.messages
    ) {
      // The others are too many, and told as a number.
      for change in $0 where change.sort != .detail { try sheet.print(change) }
    }
    try await reparser.run()
    try sheet.end()
    return reparser.summary
  }
}
