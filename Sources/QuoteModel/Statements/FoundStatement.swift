/// A statement that was found, with how often and where it is printed among what was found.
public struct FoundStatement: Hashable, Sendable {
  /// The printing that comes first in the order of the search.
  public var quote: Quote
  /// How many quotes have it, this one included.
  public var printings: Int
  /// Each once, by name; articles without an outlet have none.
  public var outlets: [String]
  /// The earliest day; `nil` if none of the articles has one.
  public var firstPublished: CalendarDate?

  public init(
    quote: Quote, printings: Int, outlets: [String], firstPublished: CalendarDate?
  ) {
    self.quote = quote
    self.printings = printings
    self.outlets = outlets
    self.firstPublished = firstPublished
  }
}
