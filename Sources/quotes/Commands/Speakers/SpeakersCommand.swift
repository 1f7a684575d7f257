import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes speakers`
struct SpeakersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speakers",
    abstract: "Lists who is quoted, shows one of them, and keeps what you decide about them.",
    examples: """
      quotes speakers --outlet "The Example" --limit 20
      quotes speakers show Ortega
      quotes speakers merge "L. Ortega" "Luis Ortega" --because "the same photo"
      quotes speakers undo
      """,
    discussion: """
      NAME is a full name, an alias, or an id as the list prints it. Nothing that you decide is \
      overwritten by an import, and all of it can be undone.
      """,
    subcommands: [
      SpeakerListCommand.self, SpeakerShowCommand.self, SpeakerSuggestCommand.self,
      SpeakerAliasCommand.self, SpeakerMergeCommand.self, SpeakerSplitCommand.self,
      SpeakerRenameCommand.self, SpeakerSetCommand.self, SpeakerLoadCommand.self,
      SpeakerUndoCommand.self, SpeakerHistoryCommand.self,
    ],
    defaultSubcommand: SpeakerListCommand.self)
}

/// `quotes speakers`: the list.
struct SpeakerListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists who is quoted, and how often.",
    examples: """
      quotes speakers --outlet "The Example"
      quotes speakers list --speaker Ortega --csv
      """)

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var format: ListFormatOptions

  private static let columns = [
    "speaker_id", "speaker", "kind", "quotes", "articles", "first_published", "last_published",
    "article_id",
  ]

  func run() throws {
    var query = filter.query(leavesOutThought: false)
    query.limit = page.limit
    query.offset = page.offset
    let archive = try archive.openForReading()
    let output = Output.standard()
    let format = format.chosen(for: output)
    if format == .table, output.isTerminal, query.limit == nil { query.limit = 50 }
    let found = try archive.speakers.page(matching: query)
    if let rowFormat = format.rowFormat {
      var printer = try RowPrinter(output, format: rowFormat, columns: Self.columns)
      for speaker in found.rows { try printer.print(cells(of: speaker)) }
      try printer.end()
    } else {
      try output.write(table(of: found.rows))
    }
    let messages = self.archive.messages
    if found.total == 0 { messages.note("no speakers match") }
    page.reportRest(shown: found.rows.count, of: found.total, called: "speaker", to: messages)
  }

  private func cells(of speaker: SpeakerSummary) -> [Cell] {
    [
      .text(speaker.id), .text(speaker.name), .text(speaker.kind.rawValue),
      .integer(speaker.quoteCount), .integer(speaker.articleCount),
      Cell(speaker.firstPublished?.description), Cell(speaker.lastPublished?.description),
      Cell(speaker.articleID),
    ]
  }

  private func table(of speakers: [SpeakerSummary]) -> Table {
    var table = Table([
      .init(name: "speaker"), .init(name: "kind"), .init(name: "quotes", isNumber: true),
      .init(name: "articles", isNumber: true), .init(name: "from"), .init(name: "to"),
      .init(name: "id"),
    ])
    for speaker in speakers {
      table.append([
        speaker.name, speaker.isPartialName ? "surname alone" : speaker.kind.rawValue,
        "\(speaker.quoteCount)", "\(speaker.articleCount)",
        speaker.firstPublished?.description ?? "", speaker.lastPublished?.description ?? "",
        speaker.id,
      ])
    }
    return table
  }
}
