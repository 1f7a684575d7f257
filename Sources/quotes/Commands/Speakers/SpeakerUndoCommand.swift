import ArgumentParser
import QuoteStore

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
    if list { return try SpeakerHistory(archive, format: format).print() }
    let opened = try archive.openForWriting()
    let undone = try opened.decisions.undoLast(at: Timestamp.exactNow())
    try opened.close()
    if undone.isEmpty { archive.messages.note("there is nothing to undo") }
    for decision in undone {
      archive.messages.note("undone: \(SpeakerSentence(decision).text)")
    }
  }
}
