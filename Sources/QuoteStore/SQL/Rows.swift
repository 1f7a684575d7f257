extension Sequence<Int64> {
  /// Rows as one value for a statement, however many they are: a JSON array, for
  /// `IN (SELECT value FROM json_each(…))`.
  var jsonArray: String { "[" + map(String.init).joined(separator: ",") + "]" }
}

/// Some rows of a longer list.
public struct Page<Row: Sendable>: Sendable {
  public var rows: [Row]
  /// How many rows the list has without limit and offset; if `bound` is set, how many it has at
  /// least.
  public var total: Int
  /// Set if there are more matches than could be looked at: only so many were, those stored last.
  public var bound: Int?
  /// How many more rows there would be with thoughts; `nil` if they were not counted.
  public var thoughtsLeftOut: Int?
}
