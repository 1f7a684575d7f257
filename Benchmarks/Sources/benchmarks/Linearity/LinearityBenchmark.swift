import Foundation

/// Whether the parser's time grows with the length of the text alone, whatever is in it.
struct LinearityBenchmark {
  private static let megabyte = 1_000_000

  let cases: [LinearityCase]

  func run() throws -> LinearityFigures {
    let ordinary = try measure(.ordinary)
    let rows = try cases.map { try measure($0) }
    return LinearityFigures(ordinary: ordinary, cases: rows)
  }

  private func measure(_ trial: LinearityCase) throws -> LinearityRow {
    let small = try outcome(of: trial, bytes: Self.megabyte)
    var large: LinearityOutcome?
    if case .done = small { large = try outcome(of: trial, bytes: 4 * Self.megabyte) }
    return LinearityRow(name: trial.name, small: small, large: large)
  }

  private func outcome(of trial: LinearityCase, bytes: Int) throws -> LinearityOutcome {
    let process = Process()
    let output = Pipe()
    process.executableURL = Bundle.main.executableURL
    process.arguments = ["linearity-trial", "--", trial.name, String(bytes)]
    process.standardOutput = output
    try process.run()
    let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationReason == .exit else {
      return process.terminationStatus == SIGALRM ? .stopped : .fell
    }
    let figures = printed.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    guard figures.count == 2 else { return .fell }
    return .done(seconds: figures[0], memory: figures[1])
  }
}
