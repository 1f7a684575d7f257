import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes review`
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Walks the least sure quotes: one key accepts, corrects or rejects.",
    examples: """
      quotes review --outlet "The Example" --by Mara
      """,
    discussion: """
      At a terminal, each quote is shown in its paragraph, and every answer is saved at once; \
      elsewhere, and with --format, the queue is printed. The least confident come first, and \
      those without a speaker count as half as sure. What was accepted or corrected is left out.
      """)

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var author: AuthorOptions
  @OptionGroup var columns: ColumnOptions
  @OptionGroup var format: ListFormatOptions

  private static let defaultLimit = 50

  func validate() throws {
    if filter.reviewed { throw ValidationError("--reviewed leaves nothing to review") }
  }

  func run() throws {
    var query = filter.query(leavesOutThought: true)
    query.unreviewedOnly = true
    query.sort = .leastSure
    query.offset = page.offset
    query.limit = page.limit
    if format.isAsked || !Review.hasTerminal {
      query.limit = page.limit ?? Self.defaultLimit
      return try printQueue(query)
    }
    let archive = try archive.openForWriting()
    let ids = try archive.quotes.ids(matching: query)
    try Review(of: archive, by: author, messages: self.archive.messages).run(ids)
  }

  private func printQueue(_ query: QuoteQuery) throws {
    let archive = try archive.openForReading()
    let messages = self.archive.messages
    let found = try archive.quotes.page(matching: query)
    try QuoteList(columns: columns, format: format).print(found.rows, to: .standard())
    if found.total == 0 { messages.note("nothing is left to review") }
    page.reportRest(shown: found.rows.count, of: found.total, called: "quote", to: messages)
  }
}
