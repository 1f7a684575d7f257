import ArgumentParser
import ArticleReaders
import CEmbedded
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes speakers load`
struct SpeakerLoadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load",
    abstract: "Takes over a list of speakers with their other names; safe to repeat.",
    examples: """
      quotes speakers load speakers.csv
      quotes speakers load --well-known    # heads of state, institutions
      """,
    discussion: """
      The file is CSV with the columns name, kind, wikidata, aliases, note; several aliases are \
      separated by " | ", and all but the name may be empty. The speakers need not be there yet.
      """)

  @Argument(help: "The file, or - for standard input.", completion: .file())
  var file: String?

  @Flag(help: "The list that comes with quotes.")
  var wellKnown = false

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var author: AuthorOptions

  func validate() throws {
    if wellKnown == (file != nil) { throw ValidationError("load takes a file or --well-known") }
  }

  func run() throws {
    let messages = archive.messages
    let opened = try archive.openForWriting()
    let list: SpeakerFile
    do {
      list = try file.map { try SpeakerFile(at: $0) } ?? SpeakerFile.wellKnown()
    } catch let error as ReadingError {
      throw CommandError.failed(
        .noInput, "it \(error): \(file ?? ""): check its name and permissions")
    }
    var faults = list.faults
    let decisions = try opened.decisions.load(list.speakers.map(\.speaker), by: author.author) {
      faults.append((list.speakers[$0].line, "\($1)"))
    }
    try opened.close()
    for (line, reason) in faults.sorted(by: { $0.line < $1.line }) {
      messages.error("\(list.name):\(line): \(reason)")
    }
    messages.note(
      "\(counted(list.speakers.count + list.faults.count, "line")) read, "
        + "\(faults.count) rejected; \(counted(decisions.count, "decision")) new"
        + (decisions.isEmpty ? "" : ": 'quotes speakers undo' takes them back"))
    if faults.count > list.faults.count || !list.faults.isEmpty {
      throw CommandError.ended(.partly)
    }
  }
}

/// A list of speakers as CSV: `name,kind,wikidata,aliases,note`.
struct SpeakerFile {
  /// As messages call it.
  let name: String
  private(set) var speakers: [(line: Int, speaker: KnownSpeaker)] = []
  /// Lines that cannot be read, with why.
  private(set) var faults: [(line: Int, reason: String)] = []

  static let columns = ["name", "kind", "wikidata", "aliases", "note"]

  /// - Parameter path: `-` for standard input.
  /// - Throws: `ReadingError`, or `CommandError` if it is no such list.
  init(at path: String) throws {
    let source =
      path == "-" ? ByteStream.standardInput() : try ByteStream(path: RawPath(argument: path).bytes)
    try self.init(source, name: path)
  }

  /// The list that comes with the program.
  static func wellKnown() throws -> SpeakerFile {
    let file = embedded_well_known_speakers()
    let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
    return try SpeakerFile(ByteStream(bytes: bytes), name: "well-known-speakers.csv")
  }

  private init(_ source: ByteStream, name: String) throws {
    self.name = name
    var reader = try CSVReader(source)
    guard let header = try reader.next(), header.fields == SpeakerFile.columns else {
      throw CommandError.failed(
        .badInput,
        "this is no list of speakers: \(name):1: it begins with the line "
          + "'\(SpeakerFile.columns.joined(separator: ","))'")
    }
    while let row = try reader.next() {
      if row.fields.isEmpty { continue }
      do throws(Fault) {
        speakers.append((row.line, try SpeakerFile.speaker(of: row)))
      } catch {
        faults.append((row.line, error.reason))
      }
    }
  }

  private struct Fault: Error { let reason: String }

  private static func speaker(of row: CSVReader.Row) throws(Fault) -> KnownSpeaker {
    if row.isBroken { throw Fault(reason: "a quoted field has no end: close it") }
    guard row.fields.count == columns.count else {
      throw Fault(
        reason: "it has \(counted(row.fields.count, "field")), not \(columns.count): "
          + "a comma within a field needs quotation marks around it")
    }
    let kind = row.fields[1].isEmpty ? SpeakerKind.person : SpeakerKind(rawValue: row.fields[1])
    guard let kind, kind == .person || kind == .organisation else {
      throw Fault(reason: "no such kind: '\(row.fields[1])': write person or organisation")
    }
    return KnownSpeaker(
      name: row.fields[0], kind: kind, wikidata: row.fields[2].isEmpty ? nil : row.fields[2],
      aliases: row.fields[3].split(separator: " | ").map(String.init),
      note: row.fields[4].isEmpty ? nil : row.fields[4])
  }
}

/// `quotes speakers undo`
struct SpeakerUndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Takes back the last command that decided something about speakers.",
    examples: """
      quotes speakers undo
      quotes speakers undo --list    # what was decided, and what has been undone
      """)

  @Flag(help: "Change nothing; list what was decided, as 'history' does.")
  var list = false

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var format: ListFormatOptions

  func run() throws {
    if list { return try SpeakerHistoryCommand.list(archive, format) }
    let opened = try archive.openForWriting()
    let undone = try opened.decisions.undoLast(at: Timestamp.exactNow())
    try opened.close()
    if undone.isEmpty { archive.messages.note("there is nothing to undo") }
    for decision in undone {
      archive.messages.note("undone: \(decision.sentence)")
    }
  }
}

/// `quotes speakers history`
struct SpeakerHistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Lists what was decided about speakers, and what has been undone.",
    examples: """
      quotes speakers history
      quotes speakers history --csv > history.csv
      """)

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var format: ListFormatOptions

  private typealias Row = (command: Int, decision: Decision)

  private static var layout: ListLayout<Row> {
    ListLayout(
      fields: [.init("command") { .integer($0.command) }]
        + Decision.fieldsAboutSpeakers.map { $0.of { (row: Row) in row.decision } },
      text: .table([
        .number("command") { $0.command }, .text("decided") { $0.decision.sentence },
        .text("because") { $0.decision.author.reason }, .text("by") { $0.decision.author.name },
        .text("on") { String($0.decision.author.time.prefix(10)) },
        .text("undone") { $0.decision.undoneAt.map { String($0.prefix(10)) } },
      ]))
  }

  func run() throws { try Self.list(archive, format) }

  static func list(_ archive: ArchiveOptions, _ format: ListFormatOptions) throws {
    let commands = try archive.openForReading().decisions.speakerHistory()
    let rows = commands.enumerated().flatMap { place, made in made.map { (place + 1, $0) } }
    let output = Output.standard()
    try output.print(rows, layout, as: format.chosen(for: output))
    if rows.isEmpty { archive.messages.note("nothing was decided about speakers yet") }
  }
}
