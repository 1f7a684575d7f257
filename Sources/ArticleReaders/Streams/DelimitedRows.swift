/// The rows of a stream of delimited text (RFC 4180), for tables of articles and for `CSVReader`.
///
/// Outside of quotation marks a line feed ends a row, with or without a carriage return before it,
/// and so does a carriage return alone.
struct DelimitedRows {
  let stream: TextStream
  /// The line of the next byte, from 1; a lone carriage return ends a line too.
  private(set) var line = 1

  init(_ stream: TextStream) { self.stream = stream }

  func hasMore() throws -> Bool {
    while stream.bufferedCount == 0 {
      guard try stream.refill() else { return false }
    }
    return true
  }

  /// Buffers the next row, as long as it is within the limit.
  ///
  /// - Parameter search: At the start of the row, or behind what it has found broken in it.
  func end(_ search: inout RowEndSearch, limit: Int) throws -> RowEndSearch.Finding {
    var isLast = false
    while true {
      let finding = search.find(in: stream.buffered, isLast: isLast)
      guard case .open = finding, !isLast, stream.bufferedCount <= limit else { return finding }
      isLast = try !stream.refill()
    }
  }

  /// Steps over buffered bytes, and counts their lines.
  mutating func pass(_ count: Int) {
    var isAfterReturn = false
    for byte in stream.buffered.prefix(count) {
      if byte == 0x0D || byte == 0x0A && !isAfterReturn { line += 1 }
      isAfterReturn = byte == 0x0D
    }
    stream.consume(count)
  }

  /// Steps over the rest of the line, whatever quotation marks it has.
  mutating func skipLine() throws {
    while true {
      if let end = stream.buffered.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
        let isPair = stream.buffered[end...].starts(with: [0x0D, 0x0A])
        return pass(end - stream.buffered.startIndex + (isPair ? 2 : 1))
      }
      stream.consumeAll()
      guard try stream.refill() else { return }
    }
  }

  /// The fields of a row, out of their quotation marks.
  ///
  /// - Parameters:
  ///   - row: Whole, without its line end.
  ///   - hasEscapes: Whether a backslash within quotation marks takes the next byte as it is, as MySQL
  ///     writes tables.
  static func fields(
    of row: ArraySlice<UInt8>, delimiter: UInt8, hasEscapes: Bool = false
  ) -> [ArraySlice<UInt8>] {
    var fields: [ArraySlice<UInt8>] = []
    var start = row.startIndex
    var isQuoted = false
    var isEscaped = false
    for index in row.indices {
      if isEscaped {
        isEscaped = false
      } else if hasEscapes, isQuoted, row[index] == backslash {
        isEscaped = true
      } else if row[index] == quote, row[start] == quote {
        isQuoted.toggle()
      } else if row[index] == delimiter, !isQuoted {
        fields.append(unquoted(row[start..<index], hasEscapes: hasEscapes))
        start = index + 1
      }
    }
    fields.append(unquoted(row[start...], hasEscapes: hasEscapes))
    return fields
  }
}

/// Finds where a row of delimited text ends, a chunk at a time.
struct RowEndSearch {
  enum Finding: Equatable {
    /// - length: In bytes, without the line end.
    /// - lineEnd: How many bytes that has.
    case complete(length: Int, lineEnd: Int)
    /// More bytes are needed.
    case open(isInQuotes: Bool)
    /// A quotation mark that closes a field is followed by more of it; the search can go on.
    case broken(offset: Int)
  }

  private enum Place {
    case fieldStart, plain, quoted, afterQuote, afterBackslash
  }

  private let delimiter: UInt8
  private let hasEscapes: Bool
  private var place = Place.fieldStart
  private var offset = 0

  /// - Parameter hasEscapes: Whether a backslash within quotation marks takes the next byte as it is.
  init(delimiter: UInt8, hasEscapes: Bool = false) {
    self.delimiter = delimiter
    self.hasEscapes = hasEscapes
  }

  /// - Parameters:
  ///   - bytes: From the start of the row; those of the last call, and more.
  ///   - isLast: Whether no bytes follow, so that the row ends where they do.
  mutating func find(in bytes: ArraySlice<UInt8>, isLast: Bool) -> Finding {
    while offset < bytes.count {
      let byte = bytes[bytes.startIndex + offset]
      switch (place, byte) {
      case (.quoted, backslash) where hasEscapes: place = .afterBackslash
      case (.afterBackslash, _): place = .quoted
      case (.quoted, quote): place = .afterQuote
      case (.quoted, _): break
      case (.fieldStart, quote), (.afterQuote, quote): place = .quoted
      case (_, delimiter): place = .fieldStart
      case (_, 0x0A): return .complete(length: offset, lineEnd: 1)
      case (_, 0x0D):
        let next = bytes.dropFirst(offset + 1).first
        guard next != nil || isLast else { return .open(isInQuotes: false) }
        return .complete(length: offset, lineEnd: next == 0x0A ? 2 : 1)
      case (.afterQuote, _):
        defer { offset += 1 }
        return .broken(offset: offset)
      case (.fieldStart, _), (.plain, _): place = .plain
      }
      offset += 1
    }
    let isInQuotes = place == .quoted || place == .afterBackslash
    guard isLast, !isInQuotes else { return .open(isInQuotes: isInQuotes) }
    return .complete(length: offset, lineEnd: 0)
  }
}

private let quote = UInt8(ascii: "\"")
private let backslash = UInt8(ascii: "\\")

private func unquoted(_ field: ArraySlice<UInt8>, hasEscapes: Bool) -> ArraySlice<UInt8> {
  guard field.first == quote, field.count >= 2 else { return field }
  let inner = field.dropFirst().dropLast()
  if hasEscapes, inner.contains(backslash) { return withoutEscapes(inner) }
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

/// Of what a backslash stands before, the marks and backslashes; a letter stands for something else.
private func withoutEscapes(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var clean: [UInt8] = []
  clean.reserveCapacity(field.count)
  var rest = field
  while let byte = rest.popFirst() {
    let next = rest.first
    if byte == backslash && (next == quote || next == backslash) || byte == quote && next == quote {
      rest.removeFirst()
      clean.append(next ?? byte)
    } else {
      clean.append(byte)
    }
  }
  return clean[...]
}
