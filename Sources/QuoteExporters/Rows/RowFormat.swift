/// A way to write rows as bytes; `CellEncoder` says how each does it.
public enum RowFormat: String, CaseIterable, Sendable {
  /// RFC 4180.
  case csv
  /// An object a line.
  case jsonLines = "jsonl"
  /// An array of objects.
  case json
  /// For pipes: no quoting, tabs and line ends in cells become spaces.
  case tsv
}
