import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes review`
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Walks the least sure quotes: one key accepts, corrects or rejects.",
    examples: """
      quotes review --outlet "The Example" --by Mara
      """,
    discussion: """
      At a terminal, each quote is shown in its paragraph, and every answer is saved at once; \
      elsewhere, and with --format, the queue is printed. The least confident come first, and \
      those without a speaker count as half as sure. What was accepted or corrected is left out.
      """)

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var author: AuthorOptions
  @OptionGroup var columns: ColumnOptions
  @OptionGroup var format: ListFormatOptions

  private static let defaultLimit = 50

  func validate() throws {
    if filter.reviewed { throw ValidationError("--reviewed leaves nothing to review") }
  }

  func run() throws {
    var query = filter.query(leavesOutThought: true)
    query.unreviewedOnly = true
    query.sort = .leastSure
    query.offset = page.offset
    query.limit = page.limit
    if format.isAsked || !Review.hasTerminal {
      query.limit = page.limit ?? Self.defaultLimit
      return try printQueue(query)
    }
    let archive = try archive.openForWriting()
    let ids = try archive.quotes.ids(matching: query)
    try Review(of: archive, by: author, messages: self.archive.messages).run(ids)
  }

  private func printQueue(_ query: QuoteQuery) throws {
    let archive = try archive.openForReading()
    let messages = self.archive.messages
    let found = try archive.quotes.page(matching: query)
    try QuoteList(columns: columns, format: format).print(found.rows, to: .standard())
    if found.total == 0 { messages.note("nothing is left to review") }
    page.reportRest(shown: found.rows.count, of: found.total, called: "quote", to: messages)
  }
}

/// `quotes sample`
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Draws quotes at random for checking by hand; the same seed draws the same.",
    examples: """
      quotes sample --n 200 --seed 1 --review
      quotes sample --n 200 --seed 1 --csv > sample.csv
      """,
    discussion: """
      The draw is kept in the archive, so that 'quotes accuracy' knows a random sample from quotes \
      that were looked at because they were unsure.
      """)

  @Option(name: .customLong("n"), help: ArgumentHelp("How many.", valueName: "number"))
  var size = 200

  @Option(help: ArgumentHelp("Another seed is another draw.", valueName: "number"))
  var seed = 1

  @Flag(help: "Ask about each at the terminal, as 'quotes review' does.")
  var review = false

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var author: AuthorOptions
  @OptionGroup var columns: ColumnOptions
  @OptionGroup var format: ListFormatOptions

  func validate() throws {
    if size < 1 { throw ValidationError("--n is a number from 1 on") }
    if review, format.isAsked { throw ValidationError("--review asks, and prints no list") }
  }

  func run() throws {
    if review, !Review.hasTerminal {
      throw CommandError.failed(.usage, "--review asks a person: standard input: use a terminal")
    }
    let archive = try archive.openForWriting()
    let sample = try archive.samples.draw(
      size, seed: seed, matching: filter.query(leavesOutThought: true), filter: filter.asTyped,
      at: Timestamp.now())
    let quotes = try sample.quotes.compactMap { try archive.quotes.quote(id: $0.id) }
    let messages = self.archive.messages
    if sample.quotes.count < size {
      messages.note("there are only \(counted(sample.quotes.count, "quote")) to draw from")
    }
    if review {
      let ids = quotes.filter { !$0.isReviewed }.map(\.id)
      return try Review(of: archive, by: author, messages: messages).run(ids)
    }
    try archive.close()
    try QuoteList(columns: columns, format: format).print(quotes, to: .standard())
    let gone = sample.quotes.count - quotes.count
    if gone > 0 {
      messages.note("\(gone) of the sample \(gone == 1 ? "is" : "are") rejected since")
    }
  }
}

/// `quotes accuracy`
struct AccuracyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accuracy",
    abstract: "Says how often the parser was right, from a sample that was checked by hand.",
    examples: """
      quotes accuracy
      quotes accuracy --seed 1 --n 200    # of that sample, drawn by 'quotes sample'
      """,
    discussion: """
      Without --seed and --n, the sample that was drawn last counts; --all counts all that was ever \
      looked at, which is no random sample.
      """)

  @Option(help: ArgumentHelp("Of the sample.", valueName: "number"))
  var seed: Int?

  @Option(name: .customLong("n"), help: ArgumentHelp("Of the sample.", valueName: "number"))
  var size: Int?

  @Flag(help: "All quotes that people accepted, corrected or rejected.")
  var all = false

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var format: ListFormatOptions

  func validate() throws {
    if all, seed != nil || size != nil { throw ValidationError("--all is of no sample") }
  }

  func run() throws {
    let archive = try archive.openForReading()
    let sample = all ? nil : try sample(in: archive)
    let reviewed = try archive.samples.reviewed(in: sample)
    let messages = self.archive.messages
    guard !reviewed.isEmpty else {
      return messages.note(
        "nothing is reviewed yet: 'quotes sample --n 200 --seed 1 --review' begins")
    }
    let report = AccuracyReport(Accuracy(of: reviewed), of: sample, reviewed: reviewed.count)
    try report.print(as: format.chosen(for: .standard()), to: .standard())
    for warning in report.warnings { messages.warning(warning) }
  }

  /// - Returns: `nil` if none was ever drawn.
  private func sample(in archive: Archive) throws -> DrawnSample? {
    let fitting = try archive.samples.all().filter {
      (seed ?? $0.seed, size ?? $0.size) == ($0.seed, $0.size)
    }
    if fitting.isEmpty, seed != nil || size != nil {
      throw CommandError.failed(
        .noInput, "no such sample was drawn: \(self.archive.path): 'quotes sample' draws one")
    }
    return fitting.first
  }
}

/// How often the parser was right, as figures and as a sentence for a section on methods.
struct AccuracyReport {
  private let accuracy: Accuracy
  /// `nil` if the quotes are not a random sample.
  private let sample: DrawnSample?
  private let reviewed: Int

  init(_ accuracy: Accuracy, of sample: DrawnSample?, reviewed: Int) {
    self.accuracy = accuracy
    self.sample = sample
    self.reviewed = reviewed
  }

  /// What keeps the figures from being what they seem.
  var warnings: [String] {
    guard let sample else {
      return [
        "these quotes are no random sample: they were looked at for another reason, mostly because "
          + "they were unsure, so the parser is better than that; 'quotes sample' draws one"
      ]
    }
    let left = sample.quotes.count - reviewed
    guard left > 0 else { return [] }
    let filter = sample.filter.isEmpty ? "" : " \(sample.filter)"
    return [
      "\(left) of the sample \(left == 1 ? "is" : "are") not reviewed yet: 'quotes sample --n "
        + "\(sample.size) --seed \(sample.seed)\(filter) --review' goes on"
    ]
  }

  func print(as format: ListFormat, to output: Output) throws {
    guard let rowFormat = format.rowFormat else {
      try output.write(table)
      try output.write(
        "\n"
          + DisplayWidth.wrapped(sentence, to: output.layoutWidth)
          .joined(separator: "\n") + "\n")
      return try output.flush()
    }
    var printer = try RowPrinter(
      output, format: rowFormat,
      columns: ["by", "value", "measure", "right", "of", "share", "low", "high", "random"])
    for row in accuracy.rows { try printer.print(cells(of: row)) }
    try printer.end()
  }

  private func cells(of row: Accuracy.Row) -> [Cell] {
    let interval = row.proportion.interval
    return [
      .text(row.breakdown.rawValue), Cell(row.value), .text(row.measure.rawValue),
      .integer(row.proportion.right), .integer(row.proportion.all),
      .number(rounded(row.proportion.share)), .number(rounded(interval.lowerBound)),
      .number(rounded(interval.upperBound)), .flag(sample != nil),
    ]
  }

  /// Of all kinds, rules and outlets together, for a data package.
  var measures: [Cell] {
    accuracy.rows.filter { $0.breakdown == .all }.map { row in
      let interval = row.proportion.interval
      return .object([
        ("measure", .text(row.measure.rawValue)), ("right", .integer(row.proportion.right)),
        ("of", .integer(row.proportion.all)), ("share", .number(rounded(row.proportion.share))),
        ("low", .number(rounded(interval.lowerBound))),
        ("high", .number(rounded(interval.upperBound))),
      ])
    }
  }

  private var table: Table {
    var table = Table([
      .init(name: "by"), .init(name: "value"), .init(name: "measure"),
      .init(name: "right", isNumber: true), .init(name: "of", isNumber: true),
      .init(name: "share", isNumber: true), .init(name: "95 %", isNumber: true),
    ])
    for row in accuracy.rows {
      table.append([
        row.breakdown.rawValue, row.value ?? (row.breakdown == .all ? "" : "(none)"),
        row.measure.rawValue, "\(row.proportion.right)", "\(row.proportion.all)",
        percent(row.proportion.share), interval(of: row.proportion),
      ])
    }
    return table
  }

  /// *Of a random sample of 200 quotes …*
  var sentence: String {
    let (quote, speaker) = (accuracy.overall(.quote), accuracy.overall(.speaker))
    let whence =
      sample.map {
        "a random sample of \(counted($0.quotes.count, "quote")) out of \($0.population) (seed "
          + "\($0.seed)\($0.filter.isEmpty ? "" : ", \($0.filter)")), \(reviewed)"
      } ?? "\(counted(reviewed, "quote")) that were not drawn at random, all"
    return "Of \(whence) were checked by hand: \(percent(quote.share)) were quotes (95 % CI "
      + "\(interval(of: quote)), \(quote.right) of \(quote.all)), and of those given to a speaker "
      + "\(percent(speaker.share)) were quotes given to the right one (95 % CI "
      + "\(interval(of: speaker)), \(speaker.right) of \(speaker.all); Wilson intervals)."
  }

  private func interval(of proportion: Proportion) -> String {
    let interval = proportion.interval
    return "\(tenths(interval.lowerBound))–\(tenths(interval.upperBound))"
  }

  private func percent(_ share: Double) -> String { "\(tenths(share)) %" }

  /// In per cent, with one digit after the point.
  private func tenths(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private func rounded(_ share: Double) -> Double { (share * 10_000).rounded() / 10_000 }
}
