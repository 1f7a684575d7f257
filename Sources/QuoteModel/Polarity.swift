/// Whether the article says that the words were uttered.
public enum Polarity: String, CaseIterable, Hashable, Sendable, Codable {
  case affirmed
  /// *Ortega did not say the dam would hold.*
  case negated
  /// *If Ortega says “go”, we go.*
  case hypothetical
}
