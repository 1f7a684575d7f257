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
    abstract: "Imports a list of speakers and their other names; safe to repeat.",
    examples: """
      quotes speakers load speakers.csv
      quotes speakers load --well-known    # heads of state, institutions
      """,
    discussion: """
      The file is CSV with the columns name, kind, wikidata, aliases, note. Several aliases are \
      separated by " | ", and all columns but the name may be empty. Further columns, such as party or \
      country, are kept as attributes, which --attribute party=Green filters by. Speakers who are not in \
      the archive yet are known as soon as an article quotes them.
      """)

  @Argument(help: "The file, or - for standard input.", completion: .file())
  var file: String?

  @Flag(help: "Load the list that comes with quotes.")
  var wellKnown = false

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var author: AuthorOptions

  func validate() throws {
    if wellKnown == (file != nil) { throw ValidationError("load needs a file or --well-known") }
  }

  func run() throws {
    let messages = archive.messages
    let opened = try archive.openForWriting()
    let list = KnownSpeaker.file(named: file ?? Self.wellKnownFile)
    var speakers: [(line: Int, speaker: KnownSpeaker)] = []
    var faults = try list.read(file == nil ? Self.wellKnownSpeakers : nil) {
      (line, fields) throws(RowFile.Problem) in
      speakers.append((line, try KnownSpeaker(fields)))
    }
    let lines = speakers.count + faults.count
    let decisions = try opened.decisions.load(speakers.map(\.speaker), by: author.author) {
      faults.append((speakers[$0].line, "\($1)"))
    }
    try opened.close()
    for (line, reason) in faults.sorted(by: { $0.line < $1.line }) {
      messages.error("\(list.name):\(line): \(reason)")
    }
    messages.note(
      "\(counted(lines, "line")) read, \(faults.count) rejected; "
        + "\(counted(decisions.count, "decision")) new"
        + (decisions.isEmpty ? "" : ": 'quotes speakers undo' takes them back"))
    if !faults.isEmpty { throw CommandError.ended(.partly) }
  }

  /// The list that comes with quotes.
  static func wellKnown() throws -> [KnownSpeaker] {
    var speakers: [KnownSpeaker] = []
    _ = try KnownSpeaker.file(named: wellKnownFile).read(wellKnownSpeakers) {
      (_, fields) throws(RowFile.Problem) in
      speakers.append(try KnownSpeaker(fields))
    }
    return speakers
  }

  private static let wellKnownFile = "well-known-speakers.csv"

  private static var wellKnownSpeakers: ByteStream {
    let file = embedded_well_known_speakers()
    return ByteStream(bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
  }
}

extension KnownSpeaker {
  fileprivate static func file(named name: String) -> RowFile {
    RowFile(
      name: name, columns: ["name", "kind", "wikidata", "aliases", "note"], hasOthers: true,
      kind: "list of speakers",
      remedy: "it begins with the line 'name,kind,wikidata,aliases,note'")
  }

  /// - Parameter fields: Of a row, those that are not empty.
  fileprivate init(_ fields: [String: String]) throws(RowFile.Problem) {
    let kind = fields["kind"].map { SpeakerKind(rawValue: $0) } ?? .person
    guard let kind, kind == .person || kind == .organisation else {
      throw RowFile.Problem(
        "no such kind: '\(fields["kind"] ?? "")': write person or organisation")
    }
    let known: Set = ["name", "kind", "wikidata", "aliases", "note"]
    var attributes: [String: String] = [:]
    for (name, value) in fields where !known.contains(name) {
      guard let name = SpeakerAttribute.name(name) else {
        throw RowFile.Problem("'\(name)' cannot be a column: write letters, digits and _")
      }
      attributes[name] = value
    }
    self.init(
      name: fields["name"] ?? "", kind: kind, wikidata: fields["wikidata"],
      aliases: (fields["aliases"] ?? "").split(separator: " | ").map(String.init),
      note: fields["note"], attributes: attributes)
  }
}

/// `quotes speakers undo`
struct SpeakerUndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Undoes the last command that decided something about speakers.",
    examples: """
      quotes speakers undo
      quotes speakers undo --list    # what was decided, and what has been undone
      """)

  @Flag(help: "Only list the decisions, as 'history' does.")
  var list = false

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var format: ListFormatOptions

  func run() throws {
    if list { return try SpeakerHistoryCommand.list(archive, format) }
    try archive.undoLast(about: .speakers)
  }
}

/// `quotes speakers history`
struct SpeakerHistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Lists decisions about speakers, including those that were undone.",
    examples: """
      quotes speakers history
      quotes speakers history --csv > history.csv
      """)

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var format: ListFormatOptions

  func run() throws { try Self.list(archive, format) }

  static func list(_ archive: ArchiveOptions, _ format: ListFormatOptions) throws {
    try archive.printHistory(about: .speakers, Decision.fieldsAboutSpeakers, format)
  }
}
