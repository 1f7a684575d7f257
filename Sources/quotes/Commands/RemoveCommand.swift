import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes remove`
struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Removes articles, with their quotes and all that comes from them.",
    examples: """
      quotes remove --article 0123456789abcdef --because "not ours to keep"
      quotes remove --outlet "The Example" --to 2025 --because "out of the study" --dry-run
      quotes remove --import 3 --undo        # as if it had not been imported
      quotes remove --list
      """,
    discussion: """
      The filters choose articles as 'quotes articles' does. What was removed is recorded by its \
      hash, with why, by whom and when, and nothing of its text: no import brings it back unless \
      'quotes import --restore' asks for it. Decisions about its quotes are kept, too.

      --undo with --import takes out what that import stored, and records nothing: it is possible \
      until something was decided about it. --undo with --article lets imports bring back articles \
      that were removed.
      """)

  @OptionGroup var words: WordOptions
  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var author: AuthorOptions

  @Flag(help: "Undo an import (--import), or let imports bring back what was removed (--article).")
  var undo = false

  @Flag(help: "Print the articles that would be removed, and remove nothing.")
  var dryRun = false

  @Flag(help: "Print what was removed so far.")
  var list = false

  @Flag(help: "Give the space back to the file system, which rewrites the whole archive.")
  var vacuum = false

  @OptionGroup var format: ListFormatOptions

  private var chosen: FilterOptions { filter.adding(words) }

  func validate() throws {
    let isImport = chosen.asTyped == filter.importID.map { "--import '\($0)'" }
    let areArticles = !filter.article.isEmpty
    if undo, !isImport, !areArticles {
      throw ValidationError("--undo needs --import or --article, and no other filter")
    }
    try refuseSeveral([("--undo", undo), ("--dry-run", dryRun), ("--list", list)])
    if undo || list || vacuum && chosen.asTyped.isEmpty { return }
    if chosen.asTyped.isEmpty {
      throw ValidationError("name articles with --article, --import or another filter")
    }
    if author.because?.isEmpty ?? true, !dryRun {
      throw ValidationError("say why, with --because: it is kept with the decision")
    }
  }

  func run() throws {
    if list { return try printRemoved() }
    let archive = try dryRun ? archive.openForReading() : archive.openForWriting()
    if undo {
      try undo(in: archive)
    } else if !chosen.asTyped.isEmpty {
      try remove(from: archive)
    }
    if vacuum, !dryRun { try archive.compact() }
    try archive.close()
  }

  private func remove(from archive: Archive) throws {
    let messages = self.archive.messages
    let query = try chosen.query(copies: .all, in: archive, messages: messages)
    try QueryReport(archive: archive, query: query, messages: messages).explainNames()
    if dryRun {
      let output = Output.standard()
      var printer = try ListPrinter(
        ArticleListCommand.layout, as: format.chosen(for: output), to: output)
      try archive.articles.forEach(matching: query) { try printer.print($0) }
      try printer.end()
      return messages.note("dry run, nothing removed: \(counted(printer.count, "article"))")
    }
    let numbers = try archive.articles.numbers(matching: query, notOf: nil)
    let removed = try archive.articles.remove(numbers, by: author.author)
    tell("removed", removed)
  }

  private func undo(in archive: Archive) throws {
    if let id = filter.importID { return tell("undone", try archive.articles.undoImport(id)) }
    let count = try archive.articles.allowAgain(filter.article, at: Timestamp.exactNow())
    self.archive.messages.note("\(counted(count, "article")) may be imported again")
  }

  private func tell(_ verb: String, _ removed: (articles: Int, quotes: Int)) {
    archive.messages.note(
      removed.articles == 0
        ? "no articles match"
        : "\(verb): \(counted(removed.articles, "article")) with "
          + "\(counted(removed.quotes, "quote")), thoughts included")
  }

  private func printRemoved() throws {
    typealias Removed = ArticleRepository.Removed
    let removed = try archive.openForReading().articles.removed()
    let layout = ListLayout<Removed>(
      fields: [
        .init("article_id") { .text(String($0.hash.prefix(16))) },
        .init("article_hash") { .text($0.hash) }, .init("reason") { Cell($0.author.reason) },
        .init("made_by") { Cell($0.author.name) }, .init("made_at") { .text($0.author.time) },
        .init("undone_at") { Cell($0.undoneAt) },
      ],
      text: .table([
        .id("article") { String($0.hash.prefix(16)) }, .text("because", \.author.reason),
        .text("by", \.author.name), .text("on") { String($0.author.time.prefix(10)) },
        .text("undone") { $0.undoneAt.map { String($0.prefix(10)) } },
      ]))
    try Output.standard().print(removed, layout, as: format.chosen(for: .standard()))
    if removed.isEmpty { archive.messages.note("nothing was removed") }
  }
}
