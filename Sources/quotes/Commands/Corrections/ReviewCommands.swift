import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes review`
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Reviews the least certain quotes: one key accepts, corrects or rejects.",
    examples: """
      quotes review --outlet "The Example" --by Mara
      """,
    discussion: """
      At a terminal, each quote is shown in its paragraph, and every answer is saved at once. \
      Elsewhere, and with --format, the list of quotes to review is printed. Quotes with the lowest \
      confidence come first; for those without a speaker, half the confidence counts. Quotes that \
      were accepted or corrected are left out.
      """)

  @OptionGroup var words: WordOptions
  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var page: PageOptions
  @OptionGroup var author: AuthorOptions
  @OptionGroup var columns: ColumnOptions
  @OptionGroup var format: ListFormatOptions

  func validate() throws {
    if filter.reviewed {
      throw ValidationError("--reviewed cannot be used: reviewed quotes are left out")
    }
  }

  func run() throws {
    let isList = format.isAsked || !Review.hasTerminal
    let archive = try isList ? archive.openForReading() : archive.openForWriting()
    var query = try filter.adding(words).query(
      copies: .all, in: archive, messages: self.archive.messages)
    query.unreviewedOnly = true
    query.sort = .leastSure
    query.offset = page.offset
    query.limit = page.limit
    if isList {
      query.limit = page.limit ?? PageOptions.usualLimit
      return try printQueue(query, of: archive)
    }
    try QueryReport(archive: archive, query: query, messages: self.archive.messages).explainNames()
    let ids = try archive.quotes.ids(matching: query)
    try Review(of: archive, by: author, messages: self.archive.messages).run(ids)
  }

  private func printQueue(_ query: QuoteQuery, of archive: Archive) throws {
    let messages = self.archive.messages
    try QueryReport(archive: archive, query: query, messages: messages).explainNames()
    let found = try archive.quotes.page(matching: query)
    try QuoteList(columns: columns.chosen(in: archive), format: format).print(
      found.rows, to: .standard())
    if found.total == 0 { messages.note("nothing is left to review") }
    page.reportRest(shown: found.rows.count, of: found.total, called: "quote", to: messages)
  }
}

/// `quotes sample`
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Draws a random sample of quotes to check by hand; the same seed draws the same.",
    examples: """
      quotes sample --n 200 --seed 1 --review
      quotes sample --n 200 --seed 1 --csv > sample.csv
      """,
    discussion: """
      The sample is stored in the archive, so that 'quotes accuracy' can tell a random sample from \
      quotes that were reviewed for another reason. With --review and --by, a coder is asked about \
      all that this coder has not answered for, and shown what the parser found, not what others \
      decided: 'quotes agreement' then tells how far they agree.
      """)

  @Option(
    name: .customLong("n"), help: ArgumentHelp("The size of the sample.", valueName: "number"))
  var size = 200

  @Option(help: ArgumentHelp("The seed; another one draws another sample.", valueName: "number"))
  var seed = 1

  @Flag(help: "Review the sample at the terminal, as 'quotes review' does.")
  var review = false

  @OptionGroup var words: WordOptions
  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var author: AuthorOptions
  @OptionGroup var columns: ColumnOptions
  @OptionGroup var format: ListFormatOptions

  /// A larger one would take minutes to draw.
  private static let mostSize = 100_000

  func validate() throws {
    if !(1...Self.mostSize).contains(size) {
      throw ValidationError("--n must be from 1 to \(Self.mostSize)")
    }
    if review, format.isAsked {
      throw ValidationError("--review cannot be used with --format, --json or --csv")
    }
  }

  func run() throws {
    if review, !Review.hasTerminal {
      throw CommandError.failed(.usage, "--review needs a terminal")
    }
    let archive = try archive.openForWriting()
    let filter = filter.adding(words)
    let query = try filter.query(copies: .all, in: archive, messages: self.archive.messages)
    try QueryReport(archive: archive, query: query, messages: self.archive.messages).explainNames()
    let sample = try archive.samples.draw(
      size, seed: seed, matching: query, filter: filter.asTyped, at: Timestamp.now())
    let quotes = try sample.quotes.compactMap { try archive.quotes.quote(id: $0.id) }
    let messages = self.archive.messages
    if sample.quotes.count < size {
      messages.note("only \(counted(sample.quotes.count, "quote")) to draw from")
    }
    if review {
      return try Review(
        of: archive, by: author, isBlind: author.by != nil, messages: messages
      ).run(unanswered(in: sample, of: archive))
    }
    let columns = try columns.chosen(in: archive)
    try archive.close()
    try QuoteList(columns: columns, format: format).print(quotes, to: .standard())
    let gone = sample.quotes.count - quotes.count
    if gone > 0 {
      messages.note("\(counted(gone, "quote")) of the sample left out: rejected since the draw")
    }
  }

  /// What this coder has not answered for or, without a name, nobody.
  private func unanswered(in sample: DrawnSample, of archive: Archive) throws -> [String] {
    let answers = try archive.samples.answers(in: sample).filter {
      author.by == nil || $0.coder == author.by
    }
    let answered = Set(answers.map(\.quoteID))
    return sample.quotes.map(\.id).filter { !answered.contains($0) }
  }
}

/// `quotes accuracy`
struct AccuracyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accuracy",
    abstract: "Shows how often the parser was right, from a sample that was checked by hand.",
    examples: """
      quotes accuracy
      quotes accuracy --seed 1 --n 200    # of the sample that was drawn with these
      quotes accuracy --calibrate         # what each confidence has been worth
      """,
    discussion: """
      Without --seed and --n, the latest sample counts. --all counts every quote that was ever \
      reviewed, which is not a random sample.
      """)

  @OptionGroup var chosen: SampleChoice

  @Flag(help: "How often quotes of each confidence were right, and what it should say.")
  var calibrate = false

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var format: ListFormatOptions

  func run() throws {
    let archive = try archive.openForReading()
    let sample = try chosen.sample(in: archive, at: self.archive.path)
    let reviewed = try archive.samples.reviewed(in: sample)
    let messages = self.archive.messages
    guard !reviewed.isEmpty else {
      return messages.note(
        "nothing is reviewed yet: start with 'quotes sample --n 200 --seed 1 --review'")
    }
    let checked = CheckedSample(reviewed, of: sample)
    if calibrate {
      try CalibrationReport(reviewed).print(as: format.chosen(for: .standard()), to: .standard())
    } else {
      try AccuracyReport(checked: checked).print(
        as: format.chosen(for: .standard()), to: .standard())
    }
    for warning in checked.warnings { messages.warning(warning) }
  }
}

/// Which of the quotes that people have looked at count.
struct SampleChoice: ParsableArguments {
  @Option(help: ArgumentHelp("The seed of the sample.", valueName: "number"))
  var seed: Int?

  @Option(
    name: .customLong("n"), help: ArgumentHelp("The size of the sample.", valueName: "number"))
  var size: Int?

  @Flag(help: "Count all quotes that people accepted, corrected or rejected.")
  var all = false

  func validate() throws {
    if all, seed != nil || size != nil {
      throw ValidationError("--all cannot be used with --seed and --n")
    }
  }

  /// - Returns: `nil` for all, and if none was ever drawn.
  func sample(in archive: Archive, at path: String) throws -> DrawnSample? {
    guard !all else { return nil }
    let fitting = try archive.samples.all().filter {
      (seed ?? $0.seed, size ?? $0.size) == ($0.seed, $0.size)
    }
    if fitting.isEmpty, seed != nil || size != nil {
      throw CommandError.failed(
        .noInput, "there is no such sample: \(path): 'quotes sample' draws one")
    }
    return fitting.first
  }
}

/// How often the parser was right, as rows.
struct AccuracyReport {
  let checked: CheckedSample

  func print(as format: ListFormat, to output: Output) throws {
    try output.print(checked.accuracy.rows, layout, as: format, explainedBy: checked.sentence)
  }

  /// Of all kinds, rules and outlets together, for a data package.
  var measures: [Cell] {
    checked.accuracy.rows.filter { $0.breakdown == .all }.map { .object(of: $0, figures) }
  }

  private var figures: [RowField<Accuracy.Row>] {
    [
      .init("measure") { .text($0.measure.rawValue) },
      .init("right") { .integer($0.proportion.right) }, .init("of") { .integer($0.proportion.all) },
      .init("share") { .number(rounded($0.proportion.share)) },
      .init("low") { .number(rounded($0.proportion.interval.lowerBound)) },
      .init("high") { .number(rounded($0.proportion.interval.upperBound)) },
    ]
  }

  private var layout: ListLayout<Accuracy.Row> {
    ListLayout(
      fields: [
        .init("by") { .text($0.breakdown.rawValue) }, .init("value") { Cell($0.value) },
      ] + figures + [.init("random") { _ in .flag(checked.sample != nil) }],
      text: .table([
        .text("by", \.breakdown.rawValue),
        .text("value") { $0.value ?? ($0.breakdown == .all ? "" : "(none)") },
        .text("measure", \.measure.rawValue), .number("right", \.proportion.right),
        .number("of", \.proportion.all),
        .aligned("share", \.proportion.percent),
        .aligned("95 %", \.proportion.percentInterval),
      ]))
  }

  private func rounded(_ share: Double) -> Double { (share * 10_000).rounded() / 10_000 }
}
