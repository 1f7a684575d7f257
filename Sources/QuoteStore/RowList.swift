extension Sequence<Int64> {
  /// Rows as one value for a statement, however many they are: a JSON array, for
  /// `IN (SELECT value FROM json_each(…))`.
  var rowList: String { "[" + map(String.init).joined(separator: ",") + "]" }
}
