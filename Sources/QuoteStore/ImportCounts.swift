/// What one import run did; `read` is the sum of the four outcomes.
public struct ImportCounts: Hashable, Sendable {
  public var new = 0
  public var duplicate = 0
  public var updated = 0
  public var rejected = 0
  /// Quotes found in the new and updated articles.
  public var quotes = 0

  public var read: Int { new + duplicate + updated + rejected }

  public init() {}
}
