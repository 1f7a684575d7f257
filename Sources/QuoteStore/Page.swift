/// Some rows of a longer list.
public struct Page<Row: Sendable>: Sendable {
  public var rows: [Row]
  /// How many rows the list has without limit and offset.
  public var total: Int
}
