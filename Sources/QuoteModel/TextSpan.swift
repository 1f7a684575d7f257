/// A stretch of an article's body: Unicode scalars from its start, half-open.
///
/// SQLite's `substr(body, start + 1, end - start)`, Python's `body[start:end]` and R's `substr`
/// give back exactly these words.
public struct TextSpan: Hashable, Sendable, Comparable {
  public var start: Int
  public var end: Int

  /// Longer than any text can be: what is behind it stands nowhere.
  public static let longestText = 1 << 40

  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// In reading order; of two that start together, the shorter first.
  public static func < (a: TextSpan, b: TextSpan) -> Bool {
    (a.start, a.end) < (b.start, b.end)
  }
}

/// As exports have it: `[17,27]`.
extension TextSpan: Codable {
  public init(from decoder: any Decoder) throws {
    var numbers = try decoder.unkeyedContainer()
    self.init(try numbers.decode(Int.self), try numbers.decode(Int.self))
    let bounds = -Self.longestText...Self.longestText
    guard bounds.contains(start), bounds.contains(end) else {
      throw DecodingError.dataCorruptedError(in: numbers, debugDescription: "no place in a text")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var numbers = encoder.unkeyedContainer()
    try numbers.encode(start)
    try numbers.encode(end)
  }
}
