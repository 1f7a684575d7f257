import ArgumentParser
import QuoteModel
import QuoteStore

/// What every command has that decides something about speakers.
struct SpeakerEditOptions: ParsableArguments {
  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var author: AuthorOptions

  func run(_ edit: SpeakerEdit) throws {
    try archive.decide(about: .speakers) { try $0.decisions.decide(edit, by: author.author) }
  }
}

/// `quotes speakers alias`
struct SpeakerAliasCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alias",
    abstract: "Adds another full name of a speaker.",
    examples: """
      quotes speakers alias "Mohammed bin Salman" MBS
      """,
    discussion: """
      Articles that print the alias as a full name then mean this speaker. A surname alone stays \
      with its article: use 'quotes speakers merge' for one that you have checked.
      """)

  @Argument(help: "The speaker.", completion: .custom(ShellCompletion.speakers))
  var name: String

  @Argument(help: "The other name.")
  var alias: String

  @OptionGroup var edit: SpeakerEditOptions

  func run() throws { try edit.run(.alias(alias, of: name)) }
}

/// `quotes speakers merge`
struct SpeakerMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Merges speakers who are the same person; the last one named stays.",
    examples: """
      quotes speakers merge "L. Ortega" "Luis Ortega"
      quotes speakers merge ortega~0123456789abcdef "Luis Ortega" --because "read it"
      """,
    discussion: """
      Searches for any of the names then find the quotes of all, under the name of the last.
      """)

  @Argument(
    help: ArgumentHelp("The speakers; the last one stays.", valueName: "name"),
    completion: .custom(ShellCompletion.speakers))
  var names: [String]

  @OptionGroup var edit: SpeakerEditOptions

  func validate() throws {
    if names.count < 2 { throw ValidationError("merge takes two names or more") }
  }

  func run() throws {
    try edit.run(.merge(Array(names.dropLast()), into: names[names.count - 1]))
  }
}

/// `quotes speakers unmerge`
struct SpeakerUnmergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unmerge",
    abstract: "Separates a speaker again from the one it is merged into.",
    examples: """
      quotes speakers unmerge "Luis A. Ortega" --because "the engineer, not the mayor"
      """,
    discussion: """
      Also one who was joined by itself, because one name is a longer form of the other; no import \
      joins them again. 'quotes speakers show' lists who is merged into whom.
      """)

  @Argument(
    help: ArgumentHelp("Who is somebody else: the merged name or id.", valueName: "name"),
    completion: .custom(ShellCompletion.speakers))
  var names: [String]

  @OptionGroup var edit: SpeakerEditOptions

  func run() throws { try edit.run(.unmerge(names)) }
}

/// `quotes speakers distinct`
struct SpeakerDistinctCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "distinct",
    abstract: "Says that speakers are different people, so that nobody proposes them as one again.",
    examples: """
      quotes speakers distinct "Luis Ortega" "Lois Ortega" --because "a brother and a sister"
      """,
    discussion: """
      'quotes speakers suggest' and the 'may be' of a surname leave the pair out from now on. Two who \
      are merged are separated by 'quotes speakers unmerge', which also lasts.
      """)

  @Argument(
    help: ArgumentHelp("The speakers, no two of whom are one.", valueName: "name"),
    completion: .custom(ShellCompletion.speakers))
  var names: [String]

  @OptionGroup var edit: SpeakerEditOptions

  func validate() throws {
    if names.count < 2 { throw ValidationError("distinct takes two names or more") }
  }

  func run() throws { try edit.run(.distinct(names)) }
}

/// `quotes speakers single`
struct SpeakerSingleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "single",
    abstract: "Says that a name is one person's, so that nobody proposes to split it again.",
    examples: """
      quotes speakers single "John Smith" --because "a goalkeeper, later a minister"
      """,
    discussion: "'quotes speakers suggest' then proposes no more that the name may be two people's."
  )

  @Argument(help: "The speaker.", completion: .custom(ShellCompletion.speakers))
  var name: String

  @OptionGroup var edit: SpeakerEditOptions

  func run() throws { try edit.run(.single(name)) }
}

/// `quotes speakers split`
struct SpeakerSplitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Separates another person of the same name, by the articles that mean that person.",
    examples: """
      quotes speakers split "Jo Smith" --article 0123456789abcdef --as "Jo Smith II"
      """,
    discussion: """
      The other person gets an id made from the first article, and stays separate when the \
      articles are imported or parsed again.
      """)

  @Argument(
    help: "The speaker to take quotes from.", completion: .custom(ShellCompletion.speakers))
  var name: String

  @Option(
    name: [.customLong("article")], parsing: .upToNextOption,
    help: ArgumentHelp("The articles that mean the other person.", valueName: "id"))
  var articles: [String]

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "The other's name; 'Harbour Trust~organisation' if it is no person.", valueName: "new name"))
  var newName: String?

  @OptionGroup var edit: SpeakerEditOptions

  func run() throws { try edit.run(.split(name, in: articles, as: newName)) }
}

/// `quotes speakers rename`
struct SpeakerRenameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename",
    abstract: "Changes the name that a speaker is shown under; the id stays.",
    examples: "quotes speakers rename \"LUIS ORTEGA\" \"Luis Ortega\"")

  @Argument(help: "The speaker.", completion: .custom(ShellCompletion.speakers))
  var name: String

  @Argument(help: "The name to show.")
  var newName: String

  @OptionGroup var edit: SpeakerEditOptions

  func run() throws { try edit.run(.rename(name, to: newName)) }
}

/// `quotes speakers set`
struct SpeakerSetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Sets a speaker's kind, Wikidata id or note.",
    examples: """
      quotes speakers set NATO --kind organisation --wikidata Q7184
      quotes speakers set "Luis Ortega" --note ""    # removes the note
      """)

  @Argument(help: "The speaker.", completion: .custom(ShellCompletion.speakers))
  var name: String

  @Option(help: "What kind of source it is.")
  var kind: SpeakerKind?

  @Option(help: ArgumentHelp("The Wikidata id; an empty one removes it.", valueName: "id"))
  var wikidata: String?

  @Option(help: ArgumentHelp("A note; an empty one removes it.", valueName: "text"))
  var note: String?

  @Option(
    help: ArgumentHelp(
      "What is said of the speaker besides: party=Green; an empty one removes it; repeatable.",
      valueName: "name=value"))
  var attribute: [SpeakerAttribute] = []

  @OptionGroup var edit: SpeakerEditOptions

  private var facts: [Decision.Field: String] {
    let facts =
      [.kind: kind?.rawValue, .wikidata: wikidata, .note: note]
      as [Decision.Field: String?]
    let attributes = attribute.map { (Decision.Field.attribute($0.name), $0.value) }
    return facts.compactMapValues(\.self).merging(attributes) { $1 }
  }

  func validate() throws {
    if facts.isEmpty { throw ValidationError("give --kind, --wikidata, --note or --attribute") }
  }

  func run() throws { try edit.run(.set(facts, of: name)) }
}
