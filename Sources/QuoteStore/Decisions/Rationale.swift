/// Why, by whom and when something is decided.
public struct Rationale: Hashable, Sendable {
  public var reason: String?
  public var madeBy: String?
  /// ISO 8601, UTC: `2026-01-22T09:30:00Z`.
  public var madeAt: String

  public init(reason: String? = nil, madeBy: String? = nil, madeAt: String) {
    self.reason = reason
    self.madeBy = madeBy
    self.madeAt = madeAt
  }
}
