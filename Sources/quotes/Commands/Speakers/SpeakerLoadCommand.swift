import ArgumentParser
import ArticleReaders
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
    let decisions = try opened.speakers.load(list.speakers.map(\.speaker), by: author.author) {
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
