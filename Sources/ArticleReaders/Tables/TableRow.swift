/// The fields of a row of delimited text (RFC 4180).
struct TableRow {
  let delimiter: UInt8

  /// - Parameter row: Whole, as `TableRowEnd` finds it.
  /// - Returns: Out of their quotation marks.
  func fields(of row: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var fields: [ArraySlice<UInt8>] = []
    var start = row.startIndex
    var isQuoted = false
    for index in row.indices {
      if row[index] == quote, row[start] == quote {
        isQuoted.toggle()
      } else if row[index] == delimiter, !isQuoted {
        fields.append(unquoted(row[start..<index]))
        start = index + 1
      }
    }
    fields.append(unquoted(row[start...]))
    return fields
  }
}

private let quote = UInt8(ascii: "\"")

private func unquoted(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  guard field.first == quote, field.count >= 2 else { return field }
  let inner = field.dropFirst().dropLast()
  guard inner.contains(quote) else { return inner }
  var clean: [UInt8] = []
  clean.reserveCapacity(inner.count)
  var isSecond = false
  for byte in inner {
    isSecond = byte == quote && !isSecond
    if !isSecond { clean.append(byte) }
  }
  return clean[...]
}
