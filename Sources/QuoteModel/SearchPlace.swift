/// In what the words of a search are looked for.
public enum SearchPlace: String, CaseIterable, Hashable, Sendable {
  case quotes, titles, articles
}
