import Foundation

/// How parsing one text, or reading one file, ended.
enum LinearityOutcome {
  /// - memory: By how many bytes the program grew meanwhile.
  case done(seconds: Double, memory: Double)
  /// It took too long.
  case stopped
  /// The program crashed.
  case fell

  var seconds: Double? {
    if case .done(let seconds, _) = self { seconds } else { nil }
  }

  var memory: Double? {
    if case .done(_, let memory) = self { memory } else { nil }
  }

  /// Runs a trial in a program of its own.
  ///
  /// - Parameter arguments: Of this program, which prints the seconds and the memory then.
  static func ofTrial(_ arguments: [String]) throws -> LinearityOutcome {
    let process = Process()
    let output = Pipe()
    process.executableURL = Bundle.main.executableURL
    process.arguments = arguments
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
