import QuoteModel
import QuoteStore

/// Runs a command that decides something about speakers, and says what was decided.
struct SpeakerChange {
  private let options: ArchiveOptions

  init(in options: ArchiveOptions) { self.options = options }

  func run(_ decide: (SpeakerRepository) throws -> [SpeakerDecision]) throws {
    let archive = try options.openForWriting()
    let decisions = try decide(archive.speakers)
    try archive.close()
    for decision in decisions { options.messages.note(SpeakerSentence(decision).text) }
    options.messages.note(
      decisions.isEmpty
        ? "nothing to change: it is so already" : "'quotes speakers undo' takes it back")
  }
}
