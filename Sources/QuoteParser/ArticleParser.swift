public import QuoteModel

/// Finds the attributions of an English news article.
///
/// Pure: no file, no clock, no state; the same text gives the same attributions everywhere.
public struct ArticleParser: Sendable {
  /// Changes whenever the same text may give other attributions.
  public static let version = "0.3.0"

  public init() {}

  /// The statements of an article, in reading order of their first span.
  ///
  /// - Parameter body: Any text; there is no wrong one.
  /// - Parameter title: Tells the given names of those whom the body calls by their surname alone.
  public func attributions(in body: String, title: String? = nil) -> [Attribution] {
    let reading = Reading(body, lexicon: .english)
    let drafts = Self.drafts(in: reading)
    let directory = Self.directory(of: reading, title: title)
    return AttributionBuilder(reading, directory).attributions(of: drafts)
  }

  static func drafts(in reading: Reading) -> [AttributionDraft] {
    let matched = PatternMatcher.drafts(in: reading)
    let parted = Overlaps.drafts(matched, in: reading)
    let continued = Continuations.drafts(parted, in: reading)
    return Sourcing.drafts(continued, in: reading)
  }

  static func directory(of reading: Reading, title: String?) -> Directory {
    var directory = Directory(of: reading)
    if let title { directory.learnNames(from: title) }
    return directory
  }
}
