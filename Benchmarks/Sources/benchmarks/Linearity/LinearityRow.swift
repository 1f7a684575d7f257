/// What one case took with 1 MB and with 4 MB.
struct LinearityRow: Encodable {
  let name: String
  let seconds1MB: Double?
  let seconds4MB: Double?
  /// Bytes of memory for each byte of 4 MB of text.
  let memory: Double?
  /// Why there are no seconds: stopped after so many, or fallen.
  let failure: String?

  init(name: String, small: LinearityOutcome, large: LinearityOutcome?) {
    self.name = name
    seconds1MB = small.seconds
    seconds4MB = large?.seconds
    memory = large?.memory.map { $0 / 4e6 }
    failure =
      switch large ?? small {
      case .done: nil
      case .stopped: "stopped after \(LinearityTrial.limit) s"
      case .fell: "crashed"
      }
  }

  /// How much more than four times the time four times the text takes.
  var growth: Double? {
    guard let seconds1MB, let seconds4MB else { return nil }
    return seconds4MB / seconds1MB / 4
  }

  /// The worse of both sizes.
  func times(of ordinary: LinearityRow) -> Double? {
    let small = seconds1MB.flatMap { small in ordinary.seconds1MB.map { small / $0 } }
    let large = seconds4MB.flatMap { large in ordinary.seconds4MB.map { large / $0 } }
    return [small, large].compactMap(\.self).max()
  }
}
