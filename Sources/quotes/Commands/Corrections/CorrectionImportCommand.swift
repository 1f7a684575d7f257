import ArgumentParser
import QuoteModel
import QuoteStore

/// `quotes corrections import`
struct CorrectionImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes over decisions from a file that 'corrections export' wrote; safe to repeat.",
    examples: """
      quotes corrections import decisions.csv
      """,
    discussion: """
      Of two decisions on one field of one quote, the later is in force. Decisions about articles \
      that are not here yet are kept, and take effect with their article.
      """)

  @Argument(help: "The file, or - for standard input.", completion: .file())
  var file: String

  @OptionGroup var archive: ArchiveOptions

  @Flag(help: "Keep the decisions even if none of their articles is here yet.")
  var keep = false

  func run() throws {
    let archive = try archive.openForWriting()
    let messages = self.archive.messages
    let decisions = try DecisionFile(file, messages: messages)
    let corrections = decisions.corrections
    if decisions.count == 0, decisions.faults > 0 { throw CommandError.ended(.badInput) }
    if !keep, !corrections.isEmpty, try archive.corrections.fitting(among: corrections) == 0 {
      throw CommandError.failed(
        .badInput,
        "none of its articles is in this archive: \(file): import them first, or take over its "
          + "\(counted(corrections.count, "correction")) in advance with --keep")
    }
    let speakers = try archive.decisions.takeOver(decisions.batches)
    let joined = try archive.corrections.join(corrections)
    try archive.close()
    for correction in joined.disagreements {
      messages.warning(CorrectionSentence.disagreement(correction))
    }
    messages.note(
      "\(counted(decisions.count, "decision")) read: \(joined.new + speakers) new, "
        + "\(decisions.count - joined.new - speakers) already there, \(joined.undone) of them taken "
        + "back since, \(joined.waiting) waiting for their articles, "
        + "\(counted(decisions.faults, "line")) rejected")
    if decisions.faults > 0 { throw CommandError.ended(.partly) }
  }
}
