/// Who is on the reader's mind: those the text spoke of last, each with a weight that a mention
/// adds to and every sentence of narration takes from, after Lappin and Leass (1994).
struct Salience {
  struct Entry {
    var referent: Referent
    var weight: Float
    /// The number of the sentence of the last mention.
    var sentence: Int
    /// The token of the last mention.
    var at: Int
    /// Whether an attribution was this one's.
    var hasSpoken = false
  }

  /// Few, so that a text of nothing but names takes linear time.
  private(set) var entries: [Entry] = []
  private static let limit = 12

  /// What a weight is worth after some sentences.
  private static let decay: [Float] = {
    var value: Float = 1
    return (0..<24).map { _ in
      defer { value *= 0.5 }
      return value
    }
  }()

  /// Adds a mention, which counts if it is weightier than what is left of those before.
  mutating func add(_ referent: Referent, _ weight: Float, sentence: Int, at token: Int) {
    guard let index = entries.firstIndex(where: { $0.referent == referent }) else {
      if entries.count == Self.limit { removeLightest(sentence) }
      entries.append(Entry(referent: referent, weight: weight, sentence: sentence, at: token))
      return
    }
    entries[index].weight = max(weight, Self.weight(of: entries[index], sentence))
    entries[index].sentence = sentence
    entries[index].at = token
  }

  /// Adds the source of an attribution.
  mutating func addSource(_ referent: Referent, _ weight: Float, sentence: Int, at token: Int) {
    add(referent, weight, sentence: sentence, at: token)
    if let index = entries.firstIndex(where: { $0.referent == referent }) {
      entries[index].hasSpoken = true
    }
  }

  private mutating func removeLightest(_ sentence: Int) {
    guard
      let lightest = entries.indices.min(by: {
        Self.weight(of: entries[$0], sentence) < Self.weight(of: entries[$1], sentence)
      })
    else { return }
    entries.remove(at: lightest)
  }

  static func weight(of entry: Entry, _ sentence: Int) -> Float {
    entry.weight * decay[min(max(0, sentence - entry.sentence), decay.count - 1)]
  }

  /// The weightiest, if no other is nearly as weighty.
  ///
  /// - Parameter share: How well each fits, from 0 to 1.
  /// - Parameter lead: How many times the weight of the second the first must have.
  func best(_ sentence: Int, lead: Float, share: (Entry) -> Float) -> Entry? {
    var best: (entry: Entry, weight: Float)?
    var second: Float = 0
    for entry in entries {
      let weight = Self.weight(of: entry, sentence) * share(entry)
      guard weight > 0 else { continue }
      if weight > best?.weight ?? 0 {
        second = best?.weight ?? 0
        best = (entry, weight)
      } else {
        second = max(second, weight)
      }
    }
    guard let best, best.weight >= lead * second else { return nil }
    return best.entry
  }
}
