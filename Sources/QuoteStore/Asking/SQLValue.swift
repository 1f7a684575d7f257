/// A value as SQLite stores it.
public enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  /// Whole, whatever characters are in it.
  case text(String)
  case blob([UInt8])
}
