import Foundation

/// Whether the time of reading grows with the length of a file alone, whatever is in it.
struct HostileBenchmark {
  private static let megabyte = 1_000_000

  let formats: [HostileFile.Format]

  func run() throws -> [LinearityFigures] {
    try formats.map { format in
      LinearityFigures(
        subject: "Reading: \(format.rawValue)", ordinary: try measure(.ordinary(format)),
        cases: try HostileFile.all(of: format).map(measure))
    }
  }

  private func measure(_ file: HostileFile) throws -> LinearityRow {
    let small = try outcome(of: file, bytes: Self.megabyte)
    var large: LinearityOutcome?
    if case .done = small { large = try outcome(of: file, bytes: 4 * Self.megabyte) }
    return LinearityRow(name: file.name, small: small, large: large)
  }

  private func outcome(of file: HostileFile, bytes: Int) throws -> LinearityOutcome {
    try .ofTrial(["hostile-trial", "--", file.format.rawValue, file.name, String(bytes)])
  }
}

/// What the benchmark of what nobody would write measured.
struct HostileFigures: Encodable {
  let parser: LinearityFigures?
  let readers: [LinearityFigures]

  var text: String {
    ([parser].compactMap(\.self) + readers).map(\.text).joined(separator: "\n\n")
  }
}
