import ArgumentParser
import Foundation
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes compare`
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compares two speakers or two outlets: counts, cues and distinctive words.",
    examples: """
      quotes compare "Ana Ruiz" "Luis Ortega"
      quotes compare "The Example" "Another, Inc." --speaker Ortega --csv
      quotes compare Reuters Ortega --speakers --from 2026
      """,
    discussion: """
      log odds is above zero for what the first uses more often than the second. z is the log odds \
      in standard errors: beyond 2 it is unlikely to be chance, though of a hundred words a few \
      will be. Both follow Monroe, Colaresi and Quinn, Fightin' Words (Political Analysis, 2008). \
      The prior is half a use of each cue, and for words what both say together, so that words \
      which everybody uses are not distinctive. For words, a statement that is printed several \
      times counts once; for everything else, each printing counts.
      """)

  @Argument(
    help: "A speaker or an outlet.", completion: .custom(ShellCompletion.speakersAndOutlets))
  var first: String

  @Argument(help: "Another one.", completion: .custom(ShellCompletion.speakersAndOutlets))
  var second: String

  @Flag(help: "Both are speakers.")
  var speakers = false

  @Flag(help: "Both are outlets.")
  var outlets = false

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions

  @Option(help: ArgumentHelp("Compare the words of the newest n quotes of each.", valueName: "n"))
  var newest = 20_000

  @Option(
    help: ArgumentHelp("Show at most n cues, and n distinctive words of each.", valueName: "n"))
  var limit: Int?

  @OptionGroup var format: ListFormatOptions

  func validate() throws {
    try refuseSeveral([("--speakers", speakers), ("--outlets", outlets)])
    try refuseNegative("--limit", limit)
    try refuseNegative("--newest", newest)
  }

  func run() throws {
    let archive = try archive.openForReading()
    let messages = self.archive.messages
    let pair = try ComparedPair(
      [first, second], as: speakers ? .speakers : outlets ? .outlets : nil,
      query: filter.query(copies: .once, in: archive, messages: messages), in: archive)
    let reports = pair.queries.map {
      QueryReport(archive: archive, query: $0, messages: messages)
    }
    for report in reports { try report.explainNames() }
    let output = Output.standard()
    let rowFormat = format.chosen(for: output).rowFormat
    let comparison = try archive.quotes.comparison(
      of: pair.queries[0], with: pair.queries[1], newest: newest,
      mostWords: limit ?? (rowFormat == nil ? 12 : 100))
    if let rowFormat {
      try output.print(
        comparison.rows(limit: limit), ComparisonRow.fields(of: pair.names), as: rowFormat)
    } else {
      let text = ComparisonText(comparison, names: pair.names, limit: limit ?? 12)
      try output.write(text.text(for: output))
      try output.flush()
    }
    for (name, report) in zip(pair.names, reports) { try report.reportLeftOut(of: name) }
    for (name, side) in zip(pair.names, comparison.sides) where side.quotesRead < side.quotes {
      messages.note(
        "words of \(name): only the newest \(side.quotesRead) of \(side.quotes) quotes were "
          + "compared; --newest compares more")
    }
  }
}

/// The two that are compared: what they are, and what is searched for each.
private struct ComparedPair {
  enum Sort: String {
    case speakers, outlets
  }

  /// As shown.
  let names: [String]
  /// One for each.
  let queries: [QuoteQuery]

  /// - Parameters:
  ///   - typed: Two names.
  ///   - sort: What they are meant to be; `nil` to go by what there is.
  /// - Throws: `CommandError`, if they are not in the archive, or may be one or the other.
  init(
    _ typed: [String], as sort: Sort?, query: QuoteQuery, in archive: Archive
  ) throws {
    let sort = try sort ?? ComparedPair.sort(of: typed, in: archive)
    switch sort {
    case .speakers:
      guard query.speakers.isEmpty else {
        throw CommandError.failed(.usage, "--speaker cannot be used to compare speakers")
      }
      for name in typed where try !archive.speakers.isKnown(name) {
        throw ComparedPair.unknown(name, "speaker")
      }
      names = try typed.map { try NamedSpeaker($0, in: archive).name }
    case .outlets:
      guard query.outlets.isEmpty else {
        throw CommandError.failed(.usage, "--outlet cannot be used to compare outlets")
      }
      names = try typed.map { name in
        guard let outlet = try archive.articles.outlet(named: name) else {
          throw ComparedPair.unknown(name, "outlet")
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
    let both = "'\(typed[0])' and '\(typed[1])'"
    switch (!areSpeakers.contains(false), !areOutlets.contains(false)) {
    case (true, false): return .speakers
    case (false, true): return .outlets
    case (true, true):
      throw CommandError.failed(
        .badInput, "\(both) are both speakers and outlets: add --speakers or --outlets")
    case (false, false):
      if let place = typed.indices.first(where: { !areSpeakers[$0] && !areOutlets[$0] }) {
        throw unknown(typed[place], "speaker or outlet")
      }
      throw CommandError.failed(
        .badInput, "\(both) are a speaker and an outlet: name two speakers or two outlets")
    }
  }

  private static func unknown(_ name: String, _ noun: String) -> CommandError {
    .failed(
      .noInput, "there is no \(noun) '\(name)': 'quotes stats --by speaker --by outlet' lists them")
  }
}

/// One thing that was counted, for a program.
private struct ComparisonRow {
  let measure: String
  var value: String?
  let first: Cell
  let second: Cell
  var logOdds: Double?
  var z: Double?

  /// - Parameter names: Of the two.
  static func fields(of names: [String]) -> [RowField<ComparisonRow>] {
    [
      .init("measure") { .text($0.measure) }, .init("value") { Cell($0.value) },
      .init("first_name") { _ in .text(names[0]) }, .init("second_name") { _ in .text(names[1]) },
      .init("first", \.first), .init("second", \.second),
      .init("log_odds") { $0.logOdds.map(Cell.number) ?? .empty },
      .init("z") { $0.z.map(Cell.number) ?? .empty },
    ]
  }
}

extension Comparison {
  fileprivate var sides: [Side] { [first, second] }

  /// - Parameter limit: The most cues; `nil` for all that there are.
  fileprivate func rows(limit: Int?) -> [ComparisonRow] {
    let facts: [(String, (Side) -> Cell)] = [
      ("quotes", { .integer($0.quotes) }), ("articles", { .integer($0.articles) }),
      ("first_published", { Cell($0.first?.description) }),
      ("last_published", { Cell($0.last?.description) }),
      ("months_with_quotes", { .integer($0.months) }), ("undated", { .integer($0.undated) }),
      ("quotes_read", { .integer($0.quotesRead) }), ("words_read", { .integer($0.words) }),
    ]
    let counts = [
      ("kind", kinds), ("mode", modes), ("polarity", polarities),
      ("cue", Array(cues.prefix(limit ?? .max))), ("word", words),
    ]
    return facts.map { ComparisonRow(measure: $0, first: $1(first), second: $1(second)) }
      + counts.flatMap { measure, rows in
        rows.map {
          ComparisonRow(
            measure: measure, value: $0.value, first: .integer($0.first),
            second: .integer($0.second), logOdds: $0.logOdds, z: $0.z)
        }
      }
  }
}

/// A comparison for a person: tables, one below the other.
private struct ComparisonText {
  private let comparison: Comparison
  private let names: [String]
  private let limit: Int

  /// What stands out less is left to chance.
  private static let leastZ = 1.96

  /// - Parameters:
  ///   - names: Of the two.
  ///   - limit: The most cues, and words of each.
  init(_ comparison: Comparison, names: [String], limit: Int) {
    self.comparison = comparison
    self.names = names.map(VisibleText.line)
    self.limit = limit
  }

  func text(for output: Output) -> String {
    let quotes = comparison.sides.map(\.quotes)
    let restOfCues = comparison.cues.count - limit
    let tables = [
      facts.lines(width: output.layoutWidth),
      lines("kind", comparison.kinds, of: quotes, for: output),
      lines("mode", comparison.modes, of: quotes, for: output),
      lines("polarity", comparison.polarities, of: quotes, for: output),
      lines("cue", Array(comparison.cues.prefix(limit)), of: quotes, for: output)
        + (restOfCues > 0 ? ["… \(restOfCues) more"] : []),
      distinctive(of: names[0], for: output) { ($0.z ?? 0) >= Self.leastZ },
      distinctive(of: names[1], for: output) { ($0.z ?? 0) <= -Self.leastZ },
    ]
    return tables.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private var facts: Table {
    var table = Table([.init(name: "")] + names.map { .init(name: $0, isNumber: true) })
    let facts: [(String, (Comparison.Side) -> String)] = [
      ("quotes", { "\($0.quotes)" }), ("articles", { "\($0.articles)" }),
      ("first", { $0.first?.description ?? "" }), ("last", { $0.last?.description ?? "" }),
      ("months with quotes", { "\($0.months)" }), ("without a date", { "\($0.undated)" }),
      ("words compared", { "\($0.words)" }),
    ]
    for (name, value) in facts { table.append([name] + comparison.sides.map(value)) }
    return table
  }

  private func distinctive(
    of name: String, for output: Output, _ isDistinctive: (Comparison.Row) -> Bool
  ) -> [String] {
    let words = comparison.words.filter(isDistinctive).prefix(limit)
    let heading = output.bold("distinctive words of \(name)")
    guard !words.isEmpty || limit == 0 else {
      return [heading, "none: no word is \(Self.leastZ) standard errors apart"]
    }
    return [heading] + lines("word", Array(words), of: comparison.sides.map(\.words), for: output)
  }

  /// - Parameter totals: Of which the counts of either side are shares.
  private func lines(
    _ heading: String, _ rows: [Comparison.Row], of totals: [Int], for output: Output
  ) -> [String] {
    let isWeighed = rows.contains { $0.z != nil }
    let counts = names.flatMap { [$0, "%"] } + (isWeighed ? ["log odds", "z"] : [])
    var table = Table([.init(name: heading)] + counts.map { .init(name: $0, isNumber: true) })
    for row in rows {
      table.append(
        [
          row.value ?? "(none)", "\(row.first)", share(row.first, of: totals[0]), "\(row.second)",
          share(row.second, of: totals[1]),
        ] + (isWeighed ? [signed(row.logOdds), signed(row.z)] : []))
    }
    return table.lines(width: output.layoutWidth)
  }
}

/// In per cent: *12.5*; empty of nothing.
func share(_ count: Int, of total: Int) -> String {
  total == 0 ? "" : String(format: "%.1f", 100 * Double(count) / Double(total))
}

private func signed(_ number: Double?) -> String {
  number.map { String(format: "%+.2f", $0) } ?? ""
}
