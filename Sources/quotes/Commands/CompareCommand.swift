import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes compare`
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Sets two speakers, or two outlets, side by side: counts, cues, telling words.",
    examples: """
      quotes compare "Ana Ruiz" "Luis Ortega"
      quotes compare "The Example" "Another, Inc." --speaker Ortega --csv
      quotes compare Reuters Ortega --speakers --from 2026
      """,
    discussion: """
      log odds is above zero for what is more the first one's, and z the same in standard errors: \
      beyond 2 or so it is hardly chance, but of a hundred words some are there by chance. Both are \
      as in Monroe, Colaresi and Quinn, Fightin' Words (Political Analysis, 2008), with half a use \
      of each cue as prior, and for words what both say together, so that words which everybody \
      uses tell nobody. A statement that is printed again counts once for its words, and as often \
      as it is printed for everything else.
      """)

  @Argument(
    help: "A speaker or an outlet.", completion: .custom(ShellCompletion.speakersAndOutlets))
  var first: String

  @Argument(help: "Another one.", completion: .custom(ShellCompletion.speakersAndOutlets))
  var second: String

  @Flag(help: "They are speakers.")
  var speakers = false

  @Flag(help: "They are outlets.")
  var outlets = false

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions

  @Option(
    help: ArgumentHelp("Read the words of so many quotes of each, the newest.", valueName: "n"))
  var newest = 20_000

  @Option(
    help: ArgumentHelp("At most so many cues, and telling words of each.", valueName: "n"))
  var limit: Int?

  @OptionGroup var format: ListFormatOptions

  func validate() throws {
    if speakers, outlets { throw ValidationError("--speakers and --outlets exclude each other") }
    if let limit, limit < 0 { throw ValidationError("--limit is a number from 0 on") }
    if newest < 0 { throw ValidationError("--newest is a number from 0 on") }
  }

  func run() throws {
    let archive = try archive.openForReading()
    let messages = self.archive.messages
    let pair = try ComparedPair(
      [first, second], as: speakers ? .speakers : outlets ? .outlets : nil,
      query: filter.query(leavesOutThought: false), in: archive, messages: messages)
    let output = Output.standard()
    let rowFormat = format.chosen(for: output).rowFormat
    let comparison = try archive.quotes.comparison(
      of: pair.queries[0], with: pair.queries[1], newest: newest,
      mostWords: limit ?? (rowFormat == nil ? 12 : 100))
    if let rowFormat {
      var printer = try RowPrinter(output, format: rowFormat, columns: ComparisonRows.columns)
      let rows = ComparisonRows(comparison, names: pair.names, limit: limit).rows
      for row in rows { try printer.print(row) }
      try printer.end()
    } else {
      try output.write(
        ComparisonSheet(comparison, names: pair.names, limit: limit ?? 12, for: output).text)
      try output.flush()
    }
    for (name, side) in zip(pair.names, [comparison.first, comparison.second])
    where side.quotesRead < side.quotes {
      messages.note(
        "words of \(name): of the newest \(side.quotesRead) of \(side.quotes) quotes; "
          + "--newest reads more")
    }
  }
}
