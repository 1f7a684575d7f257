/// Reads the rows of a CSV file (RFC 4180; other line ends and a byte order mark will do too).
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

  private static let delimiter = UInt8(ascii: ",")
  private var rows: DelimitedRows

  /// - Throws: `ReadingError`
  public init(_ source: ByteStream) throws {
    rows = DelimitedRows(try TextStream(source, encoding: nil))
  }

  /// - Returns: `nil` at the end.
  /// - Throws: `ReadingError`
  public mutating func next() throws -> Row? {
    guard try rows.hasMore() else { return nil }
    var search = RowEndSearch(delimiter: Self.delimiter)
    var isBroken = false
    while true {
      switch try rows.end(&search, limit: .max) {
      case .broken: isBroken = true
      case .open: return row(rows.stream.bufferedCount, lineEnd: 0, isBroken: true)
      case .complete(let length, let lineEnd):
        return row(length, lineEnd: lineEnd, isBroken: isBroken)
      }
    }
  }

  private mutating func row(_ length: Int, lineEnd: Int, isBroken: Bool) -> Row {
    let fields =
      length == 0
      ? []
      : DelimitedRows.fields(of: rows.stream.buffered.prefix(length), delimiter: Self.delimiter)
    let row = Row(
      line: rows.line, fields: fields.map { String(decoding: $0, as: UTF8.self) },
      isBroken: isBroken)
    rows.pass(length + lineEnd)
    return row
  }
}
