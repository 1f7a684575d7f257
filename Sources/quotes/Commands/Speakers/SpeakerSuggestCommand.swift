import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes speakers suggest`
struct SpeakerSuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Lists speakers who may be one and the same, with what speaks for it.",
    examples: """
      quotes speakers suggest --csv
      """,
    discussion: """
      Nothing is changed. 'quotes speakers merge SPEAKER OTHER' joins two that you have looked at.
      """)

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var format: ListFormatOptions

  private static let columns = [
    "speaker_id", "speaker", "quotes", "other_id", "other", "other_quotes", "likeness", "roles",
    "outlets", "score",
  ]

  func run() throws {
    let found = try archive.openForReading().speakers.suggestions()
    let shown = found.dropFirst(page.offset).prefix(page.limit ?? 50)
    let output = Output.standard()
    if let rowFormat = format.chosen(for: output).rowFormat {
      var printer = try RowPrinter(output, format: rowFormat, columns: Self.columns)
      for suggestion in shown { try printer.print(cells(of: suggestion)) }
      try printer.end()
    } else if !shown.isEmpty {
      try output.write(table(of: shown))
    }
    if found.isEmpty { archive.messages.note("nobody here looks like somebody else") }
    page.reportRest(
      shown: shown.count, of: found.count, called: "suggestion", to: archive.messages)
  }

  private func cells(of suggestion: SpeakerSuggestion) -> [Cell] {
    let (speaker, other) = (suggestion.speaker, suggestion.other)
    return [
      .text(speaker.id), .text(speaker.name), .integer(speaker.quoteCount), .text(other.id),
      .text(other.name), .integer(other.quoteCount), .text(suggestion.likeness.rawValue),
      .text(suggestion.roles.joined(separator: " | ")),
      .text(suggestion.outlets.joined(separator: " | ")), .integer(suggestion.score),
    ]
  }

  private func table(of suggestions: ArraySlice<SpeakerSuggestion>) -> Table {
    var table = Table([
      .init(name: "speaker"), .init(name: "quotes", isNumber: true), .init(name: "other"),
      .init(name: "quotes", isNumber: true), .init(name: "because"),
    ])
    for suggestion in suggestions {
      let shared = [suggestion.roles.first, suggestion.outlets.first].compactMap(\.self)
      table.append([
        suggestion.speaker.id, "\(suggestion.speaker.quoteCount)", suggestion.other.id,
        "\(suggestion.other.quoteCount)",
        ([suggestion.likeness.rawValue] + shared).joined(separator: ", "),
      ])
    }
    return table
  }
}
