/// One stored quote with its article's data: what searches print and exports write.
///
/// Optional fields are `nil` where the article does not tell; nothing is guessed.
public struct Quote: Hashable, Sendable {
  /// Stable and citable: the article's id, a dot, the first offset of the content.
  public var id: String
  /// The attribution in force: what the parser inferred, unless a person corrected it.
  public var attribution: Attribution
  /// The content as printed, marks and all, cut where other words stand between: `“It,”` `“holds.”`
  public var parts: [String]
  /// One for each of the attribution's speakers: the same for a person on every machine.
  public var speakerIDs: [String]
  /// The Wikidata ids of its speakers, as far as a person has given them, by speaker id.
  public var wikidata: [String: String] = [:]
  /// What people say of its speakers besides, by speaker id and name: `party`.
  public var attributes: [String: [String: String]] = [:]
  /// Whether a person has accepted or corrected this quote.
  public var isReviewed: Bool
  /// Up to 200 characters before and after the content, whole words, on one line.
  public var contextBefore: String
  public var contextAfter: String
  public var article: ArticleSummary

  public var parserVersion: String { article.parserVersion }

  public init(
    id: String, attribution: Attribution, parts: [String], speakerIDs: [String],
    isReviewed: Bool, contextBefore: String, contextAfter: String, article: ArticleSummary
  ) {
    self.id = id
    self.attribution = attribution
    self.parts = parts
    self.speakerIDs = speakerIDs
    self.isReviewed = isReviewed
    self.contextBefore = contextBefore
    self.contextAfter = contextAfter
    self.article = article
  }
}

extension Quote {
  /// What of it people are shown, cut where other words stand between; without the quotation marks of a
  /// direct quote, as whoever shows it puts its own around each part.
  public var shownParts: [String] {
    let parts = parts.count > 1 ? parts : [attribution.text]
    return attribution.kind == .direct ? parts.map(withoutMarks) : parts
  }
}

/// The words without the quotation marks around them; an apostrophe at their end stays.
private func withoutMarks(_ part: String) -> String {
  let doubles: Set<Unicode.Scalar> = ["“", "”", "„", "‟", "\"", "«", "»"]
  let singles: Set<Unicode.Scalar> = ["‘", "’", "‚", "'", "`", "‹", "›"]
  let scalars = part.unicodeScalars
  let opening = scalars.prefix { doubles.contains($0) || singles.contains($0) }
  let closing = opening.contains(where: singles.contains) ? doubles.union(singles) : doubles
  let rest = scalars[opening.endIndex...]
  let last = rest.lastIndex { !closing.contains($0) }
  return last.map { String(rest[...$0]) } ?? part
}

/// Quotes that belong together: those of one article, in reading order, or all printings of one
/// statement, the earliest first.
public struct QuoteGroup: Hashable, Sendable {
  /// What quotes are gathered by.
  public enum Unit: Hashable, Sendable {
    case article
    /// The same words, whatever case, accents and marks.
    case statement
  }

  /// At least one.
  public var quotes: [Quote]
  /// The article's text, into which offsets point; empty for a statement.
  public var body: String

  public init(quotes: [Quote], body: String = "") {
    self.quotes = quotes
    self.body = body
  }
}
