import ArgumentParser
import QuoteStore

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

  func run() throws { try SpeakerHistory(archive, format: format).print() }
}
