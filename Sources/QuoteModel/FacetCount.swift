/// How many quotes share one value of a facet.
public struct FacetCount: Hashable, Sendable {
  /// As it is printed: a name, an outlet, `2026-01`, `direct`; `nil` where the archive has none.
  public var value: String?
  /// The speaker's id, when counted by speaker.
  public var speakerID: String?
  public var count: Int

  public init(value: String?, speakerID: String? = nil, count: Int) {
    self.value = value
    self.speakerID = speakerID
    self.count = count
  }
}
