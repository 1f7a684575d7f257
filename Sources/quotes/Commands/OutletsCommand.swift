import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes outlets`
struct OutletsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outlets",
    abstract: "Lists outlets, and records which of them are one.",
    examples: """
      quotes outlets
      quotes outlets suggest
      quotes outlets merge Metro.co.uk Metro
      quotes outlets undo
      """,
    discussion: """
      NAME is what articles print, or what the list shows. Searches for any of the names, counts and \
      exports then know one outlet. An import never overwrites a decision, and every decision can be \
      undone.
      """,
    subcommands: [
      OutletListCommand.self, OutletSuggestCommand.self, OutletAliasCommand.self,
      OutletMergeCommand.self, OutletDistinctCommand.self, OutletRenameCommand.self,
      OutletUndoCommand.self, OutletHistoryCommand.self,
    ],
    defaultSubcommand: OutletListCommand.self)
}

/// `quotes outlets`: the list.
struct OutletListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the outlets, and how many articles each has (default).",
    examples: "quotes outlets --csv")

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var format: ListFormatOptions

  private static var layout: ListLayout<OutletSummary> {
    ListLayout(
      fields: [
        .init("outlet") { .text($0.name) }, .init("articles") { .integer($0.articleCount) },
        .init("first_published") { Cell($0.firstPublished?.description) },
        .init("last_published") { Cell($0.lastPublished?.description) },
        .init("other_names") { Cell(joinedNames($0.otherNames)) },
      ],
      text: .table([
        .text("outlet", \.name), .number("articles", \.articleCount),
        .text("from") { $0.firstPublished?.description },
        .text("to") { $0.lastPublished?.description },
        .text("also printed as") { joinedNames($0.otherNames) },
      ]))
  }

  func run() throws {
    let outlets = try archive.openForReading().outlets.all()
    let output = Output.standard()
    try output.print(outlets, Self.layout, as: format.chosen(for: output))
    if outlets.isEmpty { archive.messages.note("no article names an outlet") }
  }
}

/// `quotes outlets suggest`
struct OutletSuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest", abstract: "Lists pairs of outlets that may be one, and why.",
    examples: "quotes outlets suggest",
    discussion: """
      Nothing is changed. 'quotes outlets merge OUTLET OTHER' merges two; after 'quotes outlets distinct \
      OUTLET OTHER' they are proposed no more.
      """)

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var format: ListFormatOptions

  private static var layout: ListLayout<OutletSuggestion> {
    ListLayout(
      fields: [
        .init("outlet") { .text($0.outlet.name) },
        .init("articles") { .integer($0.outlet.articleCount) },
        .init("other") { .text($0.other.name) },
        .init("other_articles") { .integer($0.other.articleCount) },
        .init("because") { .text($0.reasons.joined(separator: "; ")) },
      ],
      text: .table([
        .text("outlet", \.outlet.name), .number("articles", \.outlet.articleCount),
        .text("other", \.other.name), .number("articles", \.other.articleCount),
        .text("because") { $0.reasons.joined(separator: "; ") },
      ]))
  }

  func run() throws {
    let pairs = try archive.openForReading().outlets.suggestions()
    let output = Output.standard()
    try output.print(pairs, Self.layout, as: format.chosen(for: output))
    if pairs.isEmpty { archive.messages.note("no two outlets look like one") }
  }
}

/// What every command has that decides something about outlets.
struct OutletEditOptions: ParsableArguments {
  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var author: AuthorOptions

  func run(_ edit: OutletEdit) throws {
    try archive.decide(about: .outlets) { try $0.outlets.decide(edit, by: author.author) }
  }
}

/// `quotes outlets alias`
struct OutletAliasCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alias", abstract: "Adds another name that articles print for an outlet.",
    examples: "quotes outlets alias Metro Metro.co.uk",
    discussion: "No article need have it yet.")

  @Argument(help: "The outlet.", completion: .custom(ShellCompletion.outlets))
  var name: String

  @Argument(help: "The other name.")
  var alias: String

  @OptionGroup var edit: OutletEditOptions

  func run() throws { try edit.run(.alias(alias, of: name)) }
}

/// `quotes outlets merge`
struct OutletMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Merges outlets that are one; the last one named stays.",
    examples: "quotes outlets merge Metro.co.uk \"Metro (UK)\" Metro --because \"one newsroom\"")

  @Argument(
    help: ArgumentHelp("The outlets; the last one stays.", valueName: "name"),
    completion: .custom(ShellCompletion.outlets))
  var names: [String]

  @OptionGroup var edit: OutletEditOptions

  func validate() throws {
    if names.count < 2 { throw ValidationError("merge takes two names or more") }
  }

  func run() throws {
    try edit.run(.merge(Array(names.dropLast()), into: names[names.count - 1]))
  }
}

/// `quotes outlets distinct`
struct OutletDistinctCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "distinct",
    abstract: "Says that outlets are not one, so that nobody proposes them again.",
    examples: "quotes outlets distinct Metro Metro.us --because \"two countries\"")

  @Argument(
    help: ArgumentHelp("The outlets, no two of which are one.", valueName: "name"),
    completion: .custom(ShellCompletion.outlets))
  var names: [String]

  @OptionGroup var edit: OutletEditOptions

  func validate() throws {
    if names.count < 2 { throw ValidationError("distinct takes two names or more") }
  }

  func run() throws { try edit.run(.distinct(names)) }
}

/// `quotes outlets rename`
struct OutletRenameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Changes the name that an outlet is shown under.",
    examples: "quotes outlets rename METRO Metro")

  @Argument(help: "The outlet.", completion: .custom(ShellCompletion.outlets))
  var name: String

  @Argument(help: "The name to show.")
  var newName: String

  @OptionGroup var edit: OutletEditOptions

  func run() throws { try edit.run(.rename(name, to: newName)) }
}

/// `quotes outlets undo`
struct OutletUndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Undoes the last command that decided something about outlets.",
    examples: "quotes outlets undo")

  @OptionGroup var archive: ArchiveOptions

  func run() throws { try archive.undoLast(about: .outlets) }
}

/// `quotes outlets history`
struct OutletHistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Lists decisions about outlets, including those that were undone.",
    examples: "quotes outlets history --csv")

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var format: ListFormatOptions

  func run() throws {
    try archive.printHistory(about: .outlets, Decision.fieldsAboutOutlets, format)
  }
}
