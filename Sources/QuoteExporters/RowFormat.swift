/// A way to write rows as bytes; each has a writer in a file of its own.
public enum RowFormat: String, CaseIterable, Sendable {
  /// RFC 4180.
  case csv
  /// For pipes: no quoting, tabs and line ends in cells become spaces.
  case tsv
  /// An array of objects.
  case json
  /// An object a line.
  case jsonLines = "jsonl"
}
