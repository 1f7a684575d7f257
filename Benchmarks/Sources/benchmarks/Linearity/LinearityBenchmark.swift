/// Whether the parser's time grows with the length of the text alone, whatever is in it.
struct LinearityBenchmark {
  private static let megabyte = 1_000_000

  let cases: [LinearityCase]

  func run() throws -> LinearityFigures {
    let ordinary = try measure(.ordinary)
    let rows = try cases.map { try measure($0) }
    return LinearityFigures(subject: "Parsing", ordinary: ordinary, cases: rows)
  }

  private func measure(_ trial: LinearityCase) throws -> LinearityRow {
    let small = try outcome(of: trial, bytes: Self.megabyte)
    var large: LinearityOutcome?
    if case .done = small { large = try outcome(of: trial, bytes: 4 * Self.megabyte) }
    return LinearityRow(name: trial.name, small: small, large: large)
  }

  private func outcome(of trial: LinearityCase, bytes: Int) throws -> LinearityOutcome {
    try .ofTrial(["linearity-trial", "--", trial.name, String(bytes)])
  }
}
