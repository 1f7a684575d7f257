import ArgumentParser
import QuoteModel
import QuoteStore

/// `quotes speakers alias`
struct SpeakerAliasCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alias",
    abstract: "Says that a speaker also goes by another full name.",
    examples: """
      quotes speakers alias "Mohammed bin Salman" MBS
      """,
    discussion: """
      Articles that print the alias as a full name mean this speaker. A surname alone stays with its \
      article: 'quotes speakers merge' joins one that you have looked at.
      """)

  @Argument(help: "Who.", completion: .custom(ShellCompletion.speakers))
  var name: String

  @Argument(help: "The other name.")
  var alias: String

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var author: AuthorOptions

  func run() throws {
    try SpeakerChange(in: archive).run { try $0.addAlias(alias, to: name, by: author.author) }
  }
}

/// `quotes speakers merge`
struct SpeakerMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Says that speakers are one and the same; the last one named stays.",
    examples: """
      quotes speakers merge "L. Ortega" "Luis Ortega"
      quotes speakers merge ortega~0123456789abcdef "Luis Ortega" --because "read it"
      """,
    discussion: """
      Searches for any of the names find the quotes of all, under the name of the last.
      """)

  @Argument(
    help: ArgumentHelp("Who, and as the last one who stays.", valueName: "name"),
    completion: .custom(ShellCompletion.speakers))
  var names: [String]

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var author: AuthorOptions

  func validate() throws {
    if names.count < 2 { throw ValidationError("merge takes two names or more") }
  }

  func run() throws {
    try SpeakerChange(in: archive).run {
      try $0.merge(Array(names.dropLast()), into: names[names.count - 1], by: author.author)
    }
  }
}

/// `quotes speakers split`
struct SpeakerSplitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Says that some articles mean another person of the same name.",
    examples: """
      quotes speakers split "Jo Smith" --article 0123456789abcdef --as "Jo Smith II"
      """,
    discussion: """
      The other gets an id of its own, made of the first article. It stays apart when the articles \
      are imported or parsed again.
      """)

  @Argument(help: "Whose quotes.", completion: .custom(ShellCompletion.speakers))
  var name: String

  @Option(
    name: [.customLong("article")], parsing: .upToNextOption,
    help: ArgumentHelp("The articles that mean the other person.", valueName: "id"))
  var articles: [String]

  @Option(name: .customLong("as"), help: ArgumentHelp("The other's name.", valueName: "new name"))
  var newName: String?

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var author: AuthorOptions

  func run() throws {
    try SpeakerChange(in: archive).run {
      try $0.split(name, in: articles, as: newName, by: author.author)
    }
  }
}

/// `quotes speakers rename`
struct SpeakerRenameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename",
    abstract: "Shows a speaker under another name; the id stays.",
    examples: "quotes speakers rename \"LUIS ORTEGA\" \"Luis Ortega\"")

  @Argument(help: "Who.", completion: .custom(ShellCompletion.speakers))
  var name: String

  @Argument(help: "The name to show.")
  var newName: String

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var author: AuthorOptions

  func run() throws {
    try SpeakerChange(in: archive).run { try $0.rename(name, to: newName, by: author.author) }
  }
}

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

/// One decision about a speaker, in one line for a person.
struct SpeakerSentence {
  /// *ortega~0123456789abcdef is luis-ortega*
  let text: String

  init(_ decision: SpeakerDecision) {
    let (speaker, value) = (decision.speaker, decision.value ?? "")
    text =
      switch decision.action {
      case .alias: "\(speaker) also goes by '\(value)'"
      case .merge where decision.value == nil: "\(speaker) is nobody but itself"
      case .merge: "\(speaker) is \(value), who stays"
      case .split: "in article \(decision.articleHash?.prefix(16) ?? ""), \(speaker) is \(value)"
      case .name: "\(speaker) is shown as '\(value)'"
      case .kind, .wikidata, .note:
        decision.value == nil
          ? "\(speaker) has no \(decision.action.rawValue)"
          : "the \(decision.action.rawValue) of \(speaker) is '\(value)'"
      }
  }
}
