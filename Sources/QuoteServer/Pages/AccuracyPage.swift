import QuoteModel
import QuoteStore

/// How often the parser was right in a sample that people checked, and how far they agree: the figures of
/// `quotes accuracy` and `quotes agreement`.
struct AccuracyPage {
  private let checked: CheckedSample
  private let agreement: Agreement

  /// - Parameter asked: The sample; the last one if it is `nil`.
  /// - Throws: `Refusal`, if there is none.
  init(of asked: ReviewState.Sample?, in archive: Archive) throws {
    guard let sample = try Self.sample(asked, in: archive) else {
      throw Refusal(.notFound, "there is no such sample: 'quotes sample' or the review draws one")
    }
    checked = CheckedSample(try archive.samples.reviewed(in: sample), of: sample)
    agreement = Agreement(of: try archive.samples.answers(in: sample))
  }

  /// - Returns: `nil` if there is none, or none of this size and seed.
  static func sample(_ asked: ReviewState.Sample?, in archive: Archive) throws -> DrawnSample? {
    try archive.samples.all().first { sample in
      asked.map { (sample.size, sample.seed) == ($0.size, $0.seed) } ?? true
    }
  }

  static func address(of sample: DrawnSample) -> Address {
    Address(
      "accuracy",
      parameters: [
        .init(name: "sample", value: "\(sample.size)"),
        .init(name: "seed", value: "\(sample.seed)"),
      ])
  }

  // MARK: For people

  func html(in view: View) -> HTML {
    let warnings = checked.warnings.map { "<p class=\"warning\">\($0).</p>" as HTML }
    let found: HTML =
      checked.reviewed == 0
      ? "<p>None of its quotes is checked yet.</p>"
      : "<p>\(checked.sentence)</p>\n\(Self.table(of: checked.accuracy.rows))"
    return view.page(
      "Accuracy",
      """
      <article class="one">
      <h1>How often the parser was right</h1>
      \(warnings)\(found)
      <section><h2>How far coders agree</h2>\(agreed)</section>
      </article>
      """)
  }

  static func table(of rows: [Accuracy.Row]) -> HTML {
    let hasValues = rows.contains { $0.breakdown != .all }
    let lines = rows.map { row -> HTML in
      let value = row.value ?? (row.breakdown == .all ? "" : "(none)")
      let by: HTML = hasValues ? "<td>\(row.breakdown.rawValue)</td><td>\(value)</td>" : ""
      return """
        <tr>\(by)<th scope="row">\(row.measure.rawValue)</th>\
        <td class="number">\(row.proportion.right) of \(row.proportion.all)</td>\
        <td class="number">\(row.proportion.percent)</td>\
        <td>\(row.proportion.percentInterval)</td></tr>

        """
    }
    let by: HTML = hasValues ? "<th scope=\"col\">by</th><th scope=\"col\">value</th>" : ""
    return """
      <table><thead><tr>\(by)<th scope="col">measure</th><th scope="col">right</th>\
      <th scope="col">share</th><th scope="col">95 %</th></tr></thead><tbody>
      \(lines)</tbody></table>
      """
  }

  private var agreed: HTML {
    guard !agreement.coders.isEmpty else {
      return
        "<p>No quote was answered for by two: 'quotes sample --review --by NAME', for each.</p>"
    }
    let lines = agreement.rows.map { row -> HTML in
      """
      <tr><th scope="row">\(row.measure.rawValue)</th><td class="number">\(row.quotes)</td>\
      <td class="number">\(row.quotes == 0 ? "" : "\(tenths(row.share)) %")</td>\
      <td class="number">\(row.alpha.map(hundredths) ?? "")</td>\
      <td>\(row.intervalInWords)</td></tr>

      """
    }
    return """
      <p>\(agreement.sentence)</p>
      <table><thead><tr><th scope="col">measure</th><th scope="col">quotes</th>\
      <th scope="col">agreement</th><th scope="col">alpha</th><th scope="col">95 %</th></tr></thead>\
      <tbody>\(lines)</tbody></table>
      """
  }

  // MARK: For programs

  /// With the columns of `quotes accuracy` and `quotes agreement`.
  var json: Cell {
    [
      "reviewed": .integer(checked.reviewed),
      "accuracy": .list(
        checked.accuracy.rows.map { row in
          [
            "by": .text(row.breakdown.rawValue), "value": Cell(row.value),
            "measure": .text(row.measure.rawValue), "right": .integer(row.proportion.right),
            "of": .integer(row.proportion.all), "share": .number(rounded(row.proportion.share)),
            "low": .number(rounded(row.proportion.interval.lowerBound)),
            "high": .number(rounded(row.proportion.interval.upperBound)),
          ]
        }),
      "agreement": .list(
        agreement.rows.map { row in
          [
            "measure": .text(row.measure.rawValue), "quotes": .integer(row.quotes),
            "agreement": row.quotes == 0 ? .empty : .number(rounded(row.share)),
            "alpha": row.alpha.map { .number(rounded($0)) } ?? .empty,
            "low": row.interval.map { .number(rounded($0.lowerBound)) } ?? .empty,
            "high": row.interval.map { .number(rounded($0.upperBound)) } ?? .empty,
          ]
        }),
    ]
  }

  private func rounded(_ number: Double) -> Double { (number * 10_000).rounded() / 10_000 }
}
