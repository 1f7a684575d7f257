/// A random sample as it was drawn.
public struct DrawnSample: Hashable, Sendable {
  /// A quote by its place as the parser found it.
  public struct Member: Hashable, Sendable {
    public var articleHash: String
    public var start: Int

    /// The public id, which finds the quote also where a person gave it another span.
    public var id: String { "\(articleHash.prefix(16)).\(start)" }
  }

  public var seed: Int
  /// How many were asked for; there are fewer where there were not so many to draw from.
  public var size: Int
  /// As typed: `--outlet 'The Example'`.
  public var filter: String
  public var drawnAt: String
  /// How many quotes there were to draw from.
  public var population: Int
  public var quotes: [Member]
}
