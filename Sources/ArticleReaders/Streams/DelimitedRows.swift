/// Finds where a row of delimited text ends (RFC 4180), a chunk at a time.
struct TableRowEnd {
  enum Finding: Equatable {
    /// - length: In bytes, without the line end.
    /// - lineEnd: How many bytes that has.
    case complete(length: Int, lineEnd: Int)
    /// More bytes are needed.
    case open(isInQuotes: Bool)
    /// A quotation mark that closes a field is followed by more of it.
    case broken(offset: Int)
  }

  private enum Place {
    case fieldStart, plain, quoted, afterQuote
  }

  private let delimiter: UInt8
  private var place = Place.fieldStart
  private var offset = 0

  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// - Parameters:
  ///   - bytes: From the start of the row; those of the last call, and more.
  ///   - isLast: Whether no bytes follow, so that the row ends where they do.
  mutating func find(in bytes: ArraySlice<UInt8>, isLast: Bool) -> Finding {
    while offset < bytes.count {
      let byte = bytes[bytes.startIndex + offset]
      switch (place, byte) {
      case (.quoted, quote): place = .afterQuote
      case (.quoted, _): break
      case (.fieldStart, quote), (.afterQuote, quote): place = .quoted
      case (_, delimiter): place = .fieldStart
      case (_, 0x0A): return .complete(length: offset, lineEnd: 1)
      case (_, 0x0D):
        let next = bytes.dropFirst(offset + 1).first
        guard next != nil || isLast else { return .open(isInQuotes: false) }
        return .complete(length: offset, lineEnd: next == 0x0A ? 2 : 1)
      case (.afterQuote, _): return .broken(offset: offset)
      case (.fieldStart, _), (.plain, _): place = .plain
      }
      offset += 1
    }
    guard isLast, place != .quoted else { return .open(isInQuotes: place == .quoted) }
    return .complete(length: offset, lineEnd: 0)
  }
}

private let quote = UInt8(ascii: "\"")

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
