/// What a column holds.
enum SQLiteValue {
  case null
  case integer(Int64)
  case real(Double)
  case text(ContiguousArray<CChar>)
}
