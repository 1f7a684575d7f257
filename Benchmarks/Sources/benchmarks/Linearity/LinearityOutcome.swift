/// How parsing one text ended.
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
}
