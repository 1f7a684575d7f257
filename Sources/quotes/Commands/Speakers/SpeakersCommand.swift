import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes speakers`
struct SpeakersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speakers",
    abstract: "Lists speakers, shows one, and records what you decide about them.",
    examples: """
      quotes speakers --outlet "The Example" --limit 20
      quotes speakers show Ortega
      quotes speakers merge "L. Ortega" "Luis Ortega" --because "the same photo"
      quotes speakers undo
      """,
    discussion: """
      NAME is a full name, an alias, or an id as the list prints it. An import never overwrites a \
      decision, and every decision can be undone.
      """,
    subcommands: [
      SpeakerListCommand.self, SpeakerShowCommand.self, SpeakerSuggestCommand.self,
      SpeakerAliasCommand.self, SpeakerMergeCommand.self, SpeakerUnmergeCommand.self,
      SpeakerDistinctCommand.self, SpeakerSplitCommand.self, SpeakerSingleCommand.self,
      SpeakerRenameCommand.self, SpeakerSetCommand.self, SpeakerLoadCommand.self,
      SpeakerUndoCommand.self, SpeakerHistoryCommand.self,
    ],
    defaultSubcommand: SpeakerListCommand.self)
}

/// `quotes speakers`: the list.
struct SpeakerListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists who is quoted, and how often (default).",
    examples: """
      quotes speakers --outlet "The Example"
      quotes speakers list --speaker Ortega --csv
      """)

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var format: ListFormatOptions

  private static var layout: ListLayout<SpeakerSummary> {
    ListLayout(
      fields: [
        .init("speaker_id") { .text($0.id) }, .init("speaker") { .text($0.name) },
        .init("kind") { .text($0.kind.rawValue) }, .init("quotes") { .integer($0.quoteCount) },
        .init("articles") { .integer($0.articleCount) },
        .init("first_published") { Cell($0.firstPublished?.description) },
        .init("last_published") { Cell($0.lastPublished?.description) },
        .init("article_id") { Cell($0.articleID) },
      ],
      text: .table([
        .text("speaker", \.name),
        .text("kind") { $0.isPartialName ? "surname alone" : $0.kind.rawValue },
        .number("quotes", \.quoteCount), .number("articles", \.articleCount),
        .text("from") { $0.firstPublished?.description },
        .text("to") { $0.lastPublished?.description }, .id("id", \.id),
      ]))
  }

  func run() throws {
    let archive = try archive.openForReading()
    let messages = self.archive.messages
    let output = Output.standard()
    let format = format.chosen(for: output)
    var query = try filter.query(copies: .once, in: archive, messages: messages)
    let report = QueryReport(archive: archive, query: query, messages: messages)
    try report.explainNames()
    page.narrow(&query, listedAs: format, on: output)
    let found = try archive.speakers.page(matching: query)
    try output.print(found.rows, Self.layout, as: format)
    if found.total == 0 { messages.note("no speakers match") }
    page.reportRest(shown: found.rows.count, of: found.total, called: "speaker", to: messages)
    try report.reportLeftOut()
    if format == .table { try SpeakerHints(archive: archive).tell(to: messages) }
  }
}

/// `quotes speakers suggest`
struct SpeakerSuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Lists speakers who may be the same person, or one who may be two, and why.",
    examples: """
      quotes speakers suggest --csv
      quotes speakers suggest --decide --by Mara    # takes or rejects them at a key
      """,
    discussion: """
      Without --decide nothing is changed: 'quotes speakers merge SPEAKER OTHER' merges two that you \
      have checked, and 'quotes speakers split NAME --article …' separates one who is two. What is \
      wrong comes no more after 'quotes speakers distinct SPEAKER OTHER', or 'quotes speakers single \
      NAME' of one who is not two.
      """)

  @Flag(
    help: "Show them by nines at the terminal: a key takes or rejects one of them, or takes all.")
  var decide = false

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var author: AuthorOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var format: ListFormatOptions

  private static var layout: ListLayout<SpeakerSuggestion> {
    ListLayout(
      fields: [
        .init("speaker_id") { .text($0.speaker.id) }, .init("speaker") { .text($0.speaker.name) },
        .init("quotes") { .integer($0.speaker.quoteCount) },
        .init("other_id") { .text($0.other.id) }, .init("other") { .text($0.other.name) },
        .init("other_quotes") { .integer($0.other.quoteCount) },
        .init("likeness") { .text($0.likeness.rawValue) },
        .init("roles") { .text($0.roles.joined(separator: " | ")) },
        .init("outlets") { .text($0.outlets.joined(separator: " | ")) },
        .init("score") { .integer($0.score) },
        .init("other_roles") { .text(($0.contradiction?.roles ?? []).joined(separator: " | ")) },
        .init("articles") { .text(($0.contradiction?.articles ?? []).joined(separator: " | ")) },
      ],
      text: .table([
        .text("speaker", \.speaker.id), .number("quotes", \.speaker.quoteCount),
        .text("other") { $0.contradiction == nil ? $0.other.id : "may be two" },
        .number("quotes", \.other.quoteCount), .text("because", \.because),
      ]))
  }

  func validate() throws {
    if decide, format.isAsked {
      throw ValidationError("--decide cannot be used with --format, --json or --csv")
    }
  }

  func run() throws {
    if decide, !Review.hasTerminal {
      throw CommandError.failed(.usage, "--decide needs a terminal")
    }
    let opened = try decide ? archive.openForWriting() : archive.openForReading()
    let found = try opened.speakers.suggestions()
    if found.isEmpty { archive.messages.note("no two speakers look like the same person") }
    if decide {
      let chosen = found.dropFirst(page.offset).prefix(page.limit ?? .max)
      return try SuggestionReview(of: opened, by: author, messages: archive.messages).run(
        Array(chosen))
    }
    let shown = found.dropFirst(page.offset).prefix(page.limit ?? PageOptions.usualLimit)
    let output = Output.standard()
    try output.print(shown, Self.layout, as: format.chosen(for: output))
    page.reportRest(
      shown: shown.count, of: found.count, called: "suggestion", to: archive.messages)
  }
}

/// What would tidy the speakers of an archive, for people who may not know of it.
struct SpeakerHints {
  let archive: Archive

  /// Among more, suggestions take longer than a list of speakers.
  private static let mostSpeakers = 5000

  func tell(to messages: Messages) throws {
    guard !messages.isQuiet else { return }
    if let count = try archive.speakers.suggestionCount(among: Self.mostSpeakers), count > 0 {
      messages.note(
        "\(counted(count, "suggestion")) of speakers who may be one, or two: 'quotes speakers suggest'"
      )
    }
    let known = try archive.speakers.severalOf(SpeakerLoadCommand.wellKnown())
    if known > 0 {
      messages.note(
        "\(counted(known, "well-known speaker")) under several names: "
          + "'quotes speakers load --well-known' merges them")
    }
  }
}

extension SpeakerSuggestion {
  /// *initials, plant manager, Coastal Wire*; of one who may be two, what contradicts.
  var because: String {
    if let contradiction {
      let says = roles.prefix(Self.mostShown).joined(separator: ", ")
      let others = contradiction.roles.prefix(Self.mostShown).joined(separator: ", ")
      return "\(likeness.rawValue): \(says); elsewhere \(others)"
    }
    return ([likeness.rawValue] + [roles.first, outlets.first].compactMap(\.self))
      .joined(separator: ", ")
  }

  private static let mostShown = 3
}
