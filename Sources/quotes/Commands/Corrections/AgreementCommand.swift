import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes agreement`
struct AgreementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agreement",
    abstract: "Shows how far coders agree who checked the same quotes by hand.",
    examples: """
      quotes agreement
      quotes agreement --by Mara --by Jonas --disputed
      """,
    discussion: """
      Coders are known by --by of 'quotes sample --review', 'review' and 'correct'; of each the last \
      answer counts. Agreement is in per cent of all pairs of answers, and as Krippendorff's alpha for \
      nominal values, with the interval that holds 95 of 100 alphas of quotes drawn again from \
      these. 0 is what chance would give, 1 full agreement.
      """)

  @Option(help: ArgumentHelp("Only this coder; repeatable.", valueName: "name"))
  var by: [String] = []

  @Flag(help: "List the quotes about which they do not agree, with what each answered.")
  var disputed = false

  @OptionGroup var chosen: SampleChoice
  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var format: ListFormatOptions

  func run() throws {
    let archive = try archive.openForReading()
    let sample = try chosen.sample(in: archive, at: self.archive.path)
    let answers = try archive.samples.answers(in: sample).filter { answer in
      by.isEmpty || answer.coder.map(by.contains) ?? false
    }
    let agreement = Agreement(of: answers)
    guard !agreement.coders.isEmpty else {
      return self.archive.messages.note(
        "no quote was answered for by two: 'quotes sample --review --by NAME', for each coder")
    }
    let output = Output.standard()
    let listFormat = format.chosen(for: output)
    if disputed { return try output.print(rows(of: agreement), Self.disputes, as: listFormat) }
    try output.print(
      agreement.rows, Self.layout, as: listFormat, explainedBy: agreement.sentence)
  }

  private static var layout: ListLayout<Agreement.Row> {
    ListLayout(
      fields: [
        .init("measure") { .text($0.measure.rawValue) }, .init("quotes") { .integer($0.quotes) },
        .init("agreement") { $0.quotes == 0 ? .empty : .number(rounded($0.share)) },
        .init("alpha") { $0.alpha.map { .number(rounded($0)) } ?? .empty },
        .init("low") { $0.interval.map { .number(rounded($0.lowerBound)) } ?? .empty },
        .init("high") { $0.interval.map { .number(rounded($0.upperBound)) } ?? .empty },
      ],
      text: .table([
        .text("measure", \.measure.rawValue), .number("quotes", \.quotes),
        .aligned("agreement") { $0.quotes == 0 ? nil : "\(tenths($0.share)) %" },
        .aligned("alpha") { $0.alpha.map(hundredths) }, .aligned("95 %", \.intervalInWords),
      ]))
  }

  // MARK: What they do not agree about

  private typealias Dispute = (measure: Agreement.Measure, answer: CoderAnswer)

  private func rows(of agreement: Agreement) -> [Dispute] {
    agreement.disputed.flatMap { measure, answers in answers.map { (measure, $0) } }
  }

  private static var disputes: ListLayout<Dispute> {
    ListLayout(
      fields: [
        .init("quote_id") { .text($0.answer.quoteID) },
        .init("measure") { .text($0.measure.rawValue) },
        .init("coder") { Cell($0.answer.coder) },
        .init("answer") { Cell($0.measure.value(of: $0.answer)) },
      ],
      text: .table([
        .text("quote") { $0.answer.quoteID }, .text("measure", \.measure.rawValue),
        .text("coder") { $0.answer.coder ?? "(no name)" },
        .text("answer") { row in
          row.measure.value(of: row.answer).map { $0.isEmpty ? "(nobody)" : $0 }
        },
      ]))
  }
}

private func rounded(_ number: Double) -> Double { (number * 10_000).rounded() / 10_000 }

/// What each confidence has been worth in quotes that people checked.
struct CalibrationReport {
  private let calibration: ConfidenceCalibration

  init(_ reviewed: [ReviewedQuote]) { calibration = ConfidenceCalibration(of: reviewed) }

  func print(as format: ListFormat, to output: Output) throws {
    try output.print(calibration.bands, layout, as: format, explainedBy: sentence)
  }

  private var layout: ListLayout<ConfidenceCalibration.Band> {
    ListLayout(
      fields: [
        .init("from") { .number($0.from) }, .init("to") { .number($0.to) },
        .init("stated") { .number(rounded($0.stated)) },
        .init("right") { .integer($0.right.right) }, .init("of") { .integer($0.right.all) },
        .init("share") { .number(rounded($0.right.share)) },
        .init("low") { .number(rounded($0.right.interval.lowerBound)) },
        .init("high") { .number(rounded($0.right.interval.upperBound)) },
        .init("calibrated") { $0.calibrated.map { .number(rounded($0)) } ?? .empty },
      ],
      text: .table([
        .text("confidence") { "\(hundredths($0.from)) to \(hundredths($0.to))" },
        .aligned("stated") { "\(tenths($0.stated)) %" }, .number("right", \.right.right),
        .number("of", \.right.all), .aligned("share") { $0.right.percent },
        .aligned("95 %", \.right.percentInterval),
        .aligned("calibrated") { $0.calibrated.map { "\(tenths($0)) %" } },
      ]))
  }

  private var sentence: String {
    let right = "Right is a quote with the right words and, where it has a speaker, the right one."
    guard calibration.isFitted else {
      return right + " To fit what confidences should say takes "
        + "\(ConfidenceCalibration.fewest) checked quotes, of which some are right and some are not."
    }
    let bounds = [0.8, 0.9, 0.95].compactMap { share in
      calibration.confidence(for: share).map {
        "--min-confidence \(hundredths($0)) for \(tenths(share)) %"
      }
    }
    return right + " So that the least sure are right as often as that: "
      + (bounds.isEmpty ? "no bound would do." : bounds.joined(separator: ", ") + ".")
      + (calibration.hundredths == nil
        ? "" : " With --calibrated, lists, filters and exports read confidences so.")
  }
}
