/// An outlet of the archive with its articles, under the name that it is shown as.
public struct OutletSummary: Hashable, Sendable {
  public var name: String
  /// Copies and older versions too.
  public var articleCount: Int
  /// Of the dated articles among them.
  public var firstPublished: CalendarDate?
  public var lastPublished: CalendarDate?
  /// What else articles print that a person decided is this outlet.
  public var otherNames: [String]

  public init(
    name: String, articleCount: Int, firstPublished: CalendarDate? = nil,
    lastPublished: CalendarDate? = nil, otherNames: [String] = []
  ) {
    self.name = name
    self.articleCount = articleCount
    self.firstPublished = firstPublished
    self.lastPublished = lastPublished
    self.otherNames = otherNames
  }
}

/// Two outlets that may be one, and why that is thought.
public struct OutletSuggestion: Hashable, Sendable {
  /// The one with fewer articles, which would be merged into the other.
  public var outlet: OutletSummary
  public var other: OutletSummary
  public var reasons: [String]

  public init(outlet: OutletSummary, other: OutletSummary, reasons: [String]) {
    self.outlet = outlet
    self.other = other
    self.reasons = reasons
  }
}
