public import QuoteModel

/// How many quotes match, by what they share.
public struct QuoteCounts: Sendable {
  /// For each facet that was asked for.
  public let facets: [[FacetCount]]
  /// How many there are in all; `nil` where that takes a count of its own.
  public let total: Int?
  /// `nil` where that takes counts of their own.
  public let leftOut: LeftOut?
}

/// How many more quotes would match if a query did not leave them out.
public struct LeftOut: Hashable, Sendable {
  /// What was only thought, where all is asked for that was uttered.
  public var thoughts = 0
  /// Those of older versions of articles and of near copies, where these count once.
  public var copies = 0
}
