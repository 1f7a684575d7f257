import Essentials

/// Somebody or something that the text names, as a possible source.
struct Mention: Sendable {
  enum Kind: Sendable { case name, pronoun, commonNoun }

  /// The mention as printed, with title and *of …*, without apposition.
  @PackedRange var tokens: Range<Int>
  /// The proper name in it: *Luis Ortega* of *plant manager Luis Ortega*.
  @PackedOptionalRange var name: Range<Int>?
  /// The word that says what it is: *spokesman* of *a spokesman for Ortega*.
  var head: Int
  var kind: Kind
  /// Several sources joined by *and* or commas, each with its own tokens; else empty.
  var parts: [Range<Int>] = []
}
