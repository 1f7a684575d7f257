import ArgumentParser
import QuoteModel
import QuoteStore

/// `quotes speakers set`
struct SpeakerSetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Says what sort of speaker it is, its Wikidata id, or a note.",
    examples: """
      quotes speakers set NATO --kind organisation --wikidata Q7184
      quotes speakers set "Luis Ortega" --note ""    # takes the note away
      """)

  @Argument(help: "Who.", completion: .custom(ShellCompletion.speakers))
  var name: String

  @Option(help: "What sort of source.")
  var kind: SpeakerKind?

  @Option(help: ArgumentHelp("The id of Wikidata; an empty one takes it away.", valueName: "id"))
  var wikidata: String?

  @Option(help: ArgumentHelp("A note; an empty one takes it away.", valueName: "text"))
  var note: String?

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var author: AuthorOptions

  private var facts: [SpeakerDecision.Action: String] {
    let facts =
      [.kind: kind?.rawValue, .wikidata: wikidata, .note: note]
      as [SpeakerDecision.Action: String?]
    return facts.compactMapValues(\.self)
  }

  func validate() throws {
    if facts.isEmpty { throw ValidationError("give --kind, --wikidata or --note") }
  }

  func run() throws {
    try SpeakerChange(in: archive).run { try $0.set(facts, of: name, by: author.author) }
  }
}
