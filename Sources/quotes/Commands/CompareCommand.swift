import ArgumentParser
import Foundation
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

/// The two that are compared: what they are, and what is searched for each.
struct ComparedPair {
  enum Sort: String {
    case speakers, outlets
  }

  let sort: Sort
  /// As shown.
  let names: [String]
  /// One for each.
  let queries: [QuoteQuery]

  /// - Parameters:
  ///   - typed: Two names.
  ///   - sort: What they are meant to be; `nil` to go by what there is.
  /// - Throws: `CommandError`, if they are not in the archive, or may be one or the other.
  init(
    _ typed: [String], as sort: Sort?, query: QuoteQuery, in archive: Archive, messages: Messages
  ) throws {
    let sort = try sort ?? ComparedPair.sort(of: typed, in: archive)
    self.sort = sort
    switch sort {
    case .speakers:
      guard query.speakers.isEmpty else {
        throw CommandError.failed(.usage, "--speaker narrows outlets: these are speakers")
      }
      for name in typed where try !archive.speakers.isKnown(name) {
        throw ComparedPair.unknown(name, "nobody")
      }
      names = try typed.map { try NamedSpeaker($0, in: archive, messages: messages).name }
    case .outlets:
      guard query.outlets.isEmpty else {
        throw CommandError.failed(.usage, "--outlet narrows speakers: these are outlets")
      }
      names = try typed.map { name in
        guard let outlet = try archive.articles.outlet(named: name) else {
          throw ComparedPair.unknown(name, "no outlet")
        }
        return outlet
      }
    }
    queries = typed.map { name in
      var query = query
      if sort == .speakers { query.speakers = [name] } else { query.outlets = [name] }
      return query
    }
  }

  private static func sort(of typed: [String], in archive: Archive) throws -> Sort {
    let areSpeakers = try typed.map { try archive.speakers.isKnown($0) }
    let areOutlets = try typed.map { try archive.articles.outlet(named: $0) != nil }
    switch (!areSpeakers.contains(false), !areOutlets.contains(false)) {
    case (true, false): return .speakers
    case (false, true): return .outlets
    case (true, true):
      throw CommandError.failed(
        .badInput,
        "'\(typed[0])' and '\(typed[1])' are speakers and outlets: give --speakers or --outlets")
    case (false, false):
      if let place = typed.indices.first(where: { !areSpeakers[$0] && !areOutlets[$0] }) {
        throw unknown(typed[place], "nobody and no outlet")
      }
      throw CommandError.failed(
        .badInput, "'\(typed[0])' and '\(typed[1])' are a speaker and an outlet: give two of a sort"
      )
    }
  }

  private static func unknown(_ name: String, _ nobody: String) -> CommandError {
    .failed(
      .noInput,
      "\(nobody) is called '\(name)' here: 'quotes stats --by speaker --by outlet' lists who is")
  }
}

/// A comparison as rows for a program, one for each thing that was counted.
struct ComparisonRows {
  static let columns = [
    "measure", "value", "first_name", "second_name", "first", "second", "log_odds", "z",
  ]

  /// A cell for each column.
  let rows: [[Cell]]

  /// - Parameter limit: The most cues, and words of each; `nil` for all that there are.
  init(_ comparison: Comparison, names: [String], limit: Int?) {
    let (first, second) = (comparison.first, comparison.second)
    func row(
      _ measure: String, _ value: String?, _ cells: (Cell, Cell), _ logOdds: Double? = nil,
      _ z: Double? = nil
    ) -> [Cell] {
      [
        .text(measure), Cell(value), .text(names[0]), .text(names[1]), cells.0, cells.1,
        logOdds.map(Cell.number) ?? .empty, z.map(Cell.number) ?? .empty,
      ]
    }
    let facts: [(String, (Comparison.Side) -> Cell)] = [
      ("quotes", { .integer($0.quotes) }), ("articles", { .integer($0.articles) }),
      ("first_published", { Cell($0.first?.description) }),
      ("last_published", { Cell($0.last?.description) }),
      ("months_with_quotes", { .integer($0.months) }), ("undated", { .integer($0.undated) }),
      ("quotes_read", { .integer($0.quotesRead) }), ("words_read", { .integer($0.words) }),
    ]
    let counted: [(String, ArraySlice<Comparison.Row>)] = [
      ("kind", comparison.kinds[...]), ("mode", comparison.modes[...]),
      ("cue", comparison.cues.prefix(limit ?? .max)), ("word", comparison.words[...]),
    ]
    rows =
      facts.map { row($0, nil, ($1(first), $1(second))) }
      + counted.flatMap { measure, rows in
        rows.map {
          row(measure, $0.value, (.integer($0.first), .integer($0.second)), $0.logOdds, $0.z)
        }
      }
  }
}

/// A comparison for a person.
struct ComparisonSheet {
  let text: String

  /// - Parameters:
  ///   - names: Of the two.
  ///   - limit: The most cues, and words of each.
  init(_ comparison: Comparison, names: [String], limit: Int, for output: Output) {
    let width = output.layoutWidth
    let sides = [comparison.first, comparison.second]
    var facts = Table(
      [.init(name: "")] + names.map { .init(name: VisibleText.line($0), isNumber: true) })
    for (name, value) in ComparisonSheet.facts { facts.append([name] + sides.map(value)) }
    let telling = [
      comparison.words.filter { ($0.z ?? 0) >= ComparisonSheet.leastZ },
      comparison.words.filter { ($0.z ?? 0) <= -ComparisonSheet.leastZ },
    ]
    var blocks = [
      facts.lines(width: width),
      table("kind", comparison.kinds, totals: sides.map(\.quotes), names, width),
      table("mode", comparison.modes, totals: sides.map(\.quotes), names, width),
      table("cue", comparison.cues.prefix(limit), totals: sides.map(\.quotes), names, width),
    ]
    let restOfCues = comparison.cues.count - limit
    if restOfCues > 0 { blocks[3].append("… \(restOfCues) more") }
    for (name, words) in zip(names, telling) {
      let heading = output.bold("words that tell \(VisibleText.line(name))")
      blocks.append(
        words.isEmpty
          ? [heading, "none: no word is \(ComparisonSheet.leastZ) standard errors off"]
          : [heading]
            + table("word", words.prefix(limit), totals: sides.map(\.words), names, width))
    }
    text = blocks.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  /// What stands out less is left to chance.
  private static let leastZ = 1.96

  private static let facts: [(String, @Sendable (Comparison.Side) -> String)] = [
    ("quotes", { "\($0.quotes)" }),
    ("articles", { "\($0.articles)" }),
    ("first", { $0.first?.description ?? "" }),
    ("last", { $0.last?.description ?? "" }),
    ("months with quotes", { "\($0.months)" }),
    ("undated", { "\($0.undated)" }),
    ("words read", { "\($0.words)" }),
  ]
}

private func table(
  _ heading: String, _ rows: some Sequence<Comparison.Row>, totals: [Int], _ names: [String],
  _ width: Int
) -> [String] {
  let isWeighed = rows.contains { $0.z != nil }
  var table = Table(
    [.init(name: heading)]
      + names.flatMap {
        [
          Table.Column(name: VisibleText.line($0), isNumber: true),
          Table.Column(name: "%", isNumber: true),
        ]
      }
      + (isWeighed
        ? [.init(name: "log odds", isNumber: true), .init(name: "z", isNumber: true)] : []))
  for row in rows {
    table.append(
      [
        row.value ?? "(none)", "\(row.first)", share(row.first, of: totals[0]), "\(row.second)",
        share(row.second, of: totals[1]),
      ] + (isWeighed ? [signed(row.logOdds), signed(row.z)] : []))
  }
  return table.lines(width: width)
}

private func share(_ count: Int, of total: Int) -> String {
  total == 0 ? "" : String(format: "%.1f", 100 * Double(count) / Double(total))
}

private func signed(_ number: Double?) -> String {
  number.map { String(format: "%+.2f", $0) } ?? ""
}
