import QuoteExporters
import QuoteModel
import QuoteStore

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
