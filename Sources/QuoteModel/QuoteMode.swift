/// Whether the content was said aloud, written, or only thought.
public enum QuoteMode: String, CaseIterable, Hashable, Sendable, Codable {
  case speech
  /// Wrote, posted, tweeted, said in a statement.
  case writing
  /// Thinks, hopes, wants, plans: reported, but not as words that were uttered.
  case thought
}
