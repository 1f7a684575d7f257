/// Reads the rows of a CSV file (RFC 4180; bare line feeds and a byte order mark will do too).
public struct CSVReader {
  /// One row, and where it stands.
  public struct Row: Hashable, Sendable {
    /// The line that it begins on, from 1.
    public var line: Int
    /// Empty for an empty line.
    public var fields: [String]
    /// A quoted field does not end, or goes on after its closing mark.
    public var isBroken: Bool
  }

  private let stream: TextStream
  private var isAtEnd = false

  /// - Throws: `ReadingError`
  public init(_ source: ByteStream) throws {
    stream = try TextStream(source, encoding: nil)
  }

  /// - Returns: `nil` at the end.
  /// - Throws: `ReadingError`
  public mutating func next() throws -> Row? {
    guard !isAtEnd else { return nil }
    var row = PendingRow(line: stream.line)
    while true {
      if let end = row.take(stream.buffered) {
        stream.consume(end)
        return row.finished
      }
      stream.consumeAll()
      guard try stream.refill() else { break }
    }
    isAtEnd = true
    return row.isEmpty ? nil : row.finished
  }
}

/// A row whose end may be in the next chunk.
private struct PendingRow {
  private enum Place {
    case start, bare, quoted, afterMark
  }

  let line: Int
  private var fields: [String] = []
  private var field: [UInt8] = []
  private var place = Place.start
  private var isBroken = false

  init(line: Int) { self.line = line }

  var isEmpty: Bool { fields.isEmpty && field.isEmpty && place == .start }

  var finished: CSVReader.Row {
    var fields = fields
    if !field.isEmpty || place != .start || !fields.isEmpty {
      fields.append(String(decoding: field, as: UTF8.self))
    }
    return CSVReader.Row(line: line, fields: fields, isBroken: isBroken || place == .quoted)
  }

  /// - Returns: How many bytes the row took, its line end among them; `nil` if it goes on.
  mutating func take(_ bytes: ArraySlice<UInt8>) -> Int? {
    for index in bytes.indices where take(bytes[index]) { return index - bytes.startIndex + 1 }
    return nil
  }

  /// - Returns: `true` if the row ends with this byte.
  private mutating func take(_ byte: UInt8) -> Bool {
    switch (place, byte) {
    case (.quoted, UInt8(ascii: "\"")): place = .afterMark
    case (.quoted, _): field.append(byte)
    case (_, 0x0A):
      // Of the line end; within marks it is the field's own.
      if field.last == 0x0D { field.removeLast() }
      if field.isEmpty, place == .bare { place = .start }
      return true
    case (_, UInt8(ascii: ",")):
      fields.append(String(decoding: field, as: UTF8.self))
      field = []
      place = .start
    case (.start, UInt8(ascii: "\"")): place = .quoted
    case (.afterMark, UInt8(ascii: "\"")):
      field.append(byte)
      place = .quoted
    case (.afterMark, 0x0D): field.append(byte)
    case (.afterMark, _):
      isBroken = true
      field.append(byte)
    case (.start, _), (.bare, _):
      field.append(byte)
      place = .bare
    }
    return false
  }
}
