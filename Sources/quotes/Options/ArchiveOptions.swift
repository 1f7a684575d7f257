import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// Which archive, and how much is said: the options of every command that has an archive.
struct ArchiveOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, parsing: .unconditional,
    help: ArgumentHelp(
      "The archive file (default: $QUOTES_ARCHIVE, or quotes.sqlite).", valueName: "file"),
    completion: .file())
  var archive: String?

  @Flag(name: .shortAndLong, help: "Print only errors on stderr.")
  var quiet = false

  func validate() throws {
    if archive?.isEmpty == true { throw ValidationError("--archive needs a file name") }
    // SQLite is given names as text, and U+FFFD in place of a byte would name another file.
    guard RawPath(argument: path).isText else {
      throw ValidationError("the file name of the archive is not UTF-8: \(path)")
    }
  }

  /// Literal: never a URI, and no `~`.
  var path: String { archive ?? Self.usualPath }

  /// Where nothing else is asked for.
  static var usualPath: String { Terminal.environment("QUOTES_ARCHIVE") ?? "quotes.sqlite" }

  var messages: Messages { Messages(isQuiet: quiet) }

  func openForReading() throws -> Archive { try Archive.openForReading(at: path) }

  func openForWriting() throws -> Archive { try Archive.openForWriting(at: path) }
}

/// What the commands about speakers and those about outlets do alike with decisions.
extension ArchiveOptions {
  /// Decides, and says what was decided.
  func decide(
    about named: DecisionRepository.Named, _ decide: (Archive) throws -> [Decision]
  ) throws {
    let opened = try openForWriting()
    let decisions = try decide(opened)
    try opened.close()
    for decision in decisions { messages.note(decision.sentence) }
    messages.note(
      decisions.isEmpty
        ? "nothing to change: it is so already" : "'quotes \(named) undo' takes it back")
  }

  /// Takes back the last command, and says what it had decided.
  func undoLast(about named: DecisionRepository.Named) throws {
    let opened = try openForWriting()
    let undone = try opened.decisions.undoLast(about: named, at: Timestamp.exactNow())
    try opened.close()
    if undone.isEmpty { messages.note("there is nothing to undo") }
    for decision in undone { messages.note("undone: \(decision.sentence)") }
  }

  /// Prints all decisions, those that were undone too.
  ///
  /// - Parameter fields: Of a decision, after the number of its command.
  func printHistory(
    about named: DecisionRepository.Named, _ fields: [RowField<Decision>],
    _ format: ListFormatOptions
  ) throws {
    typealias Row = (command: Int, decision: Decision)
    let layout = ListLayout<Row>(
      fields: [.init("command") { .integer($0.command) }]
        + fields.map { $0.of { (row: Row) in row.decision } },
      text: .table([
        .number("command") { $0.command }, .text("decided") { $0.decision.sentence },
        .text("because") { $0.decision.author.reason }, .text("by") { $0.decision.author.name },
        .text("on") { String($0.decision.author.time.prefix(10)) },
        .text("undone") { $0.decision.undoneAt.map { String($0.prefix(10)) } },
      ]))
    let commands = try openForReading().decisions.history(about: named)
    let rows = commands.enumerated().flatMap { place, made in made.map { (place + 1, $0) } }
    let output = Output.standard()
    try output.print(rows, layout, as: format.chosen(for: output))
    if rows.isEmpty { messages.note("there are no decisions about \(named) yet") }
  }
}
