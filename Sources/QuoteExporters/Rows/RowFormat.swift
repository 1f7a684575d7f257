import Essentials
import QuoteModel

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

  /// Whether rows of it follow each other with nothing between, so that parts can be joined.
  public var isStream: Bool { self != .json }
}

/// Writes rows value by value, in the form that a format has them: all that is particular to a format.
struct CellEncoder: Sendable {
  let format: RowFormat
  let forSpreadsheets: Bool
  /// How many cells have got a `'`.
  var altered = 0

  init(format: RowFormat, forSpreadsheets: Bool) {
    self.format = format
    self.forSpreadsheets = forSpreadsheets
  }

  private static let tab: UInt8 = 0x09

  private var isJSON: Bool { format == .json || format == .jsonLines }

  /// What stands before the first row: the header, or the opening bracket.
  func appendOpening(_ names: [String], to buffer: inout ByteBuffer) {
    // Without it, spreadsheets take UTF-8 for something else.
    if forSpreadsheets { buffer.append("\u{FEFF}") }
    switch format {
    case .csv, .tsv:
      var header = CellEncoder(format: format, forSpreadsheets: false)
      let start = buffer.count
      for (place, name) in names.enumerated() {
        appendPrefix(of: name, isFirst: place == 0, to: &buffer)
        header.append(.text(name), to: &buffer)
      }
      appendRowEnd(isEmpty: buffer.count == start, to: &buffer)
    case .json: buffer.append(UInt8(ascii: "["))
    case .jsonLines: break
    }
  }

  /// What stands after the last row.
  func appendClosing(isEmpty: Bool, to buffer: inout ByteBuffer) {
    guard format == .json else { return }
    buffer.append(isEmpty ? "]\n" : "\n]\n")
  }

  /// What stands before the value of a column.
  func appendPrefix(of name: String, isFirst: Bool, to buffer: inout ByteBuffer) {
    switch format {
    case .csv: if !isFirst { buffer.append(UInt8(ascii: ",")) }
    case .tsv: if !isFirst { buffer.append(Self.tab) }
    case .json, .jsonLines:
      buffer.append(UInt8(ascii: isFirst ? "{" : ","))
      JSONText.append(name, to: &buffer)
      buffer.append(UInt8(ascii: ":"))
    }
  }

  func appendRowStart(isFirst: Bool, to buffer: inout ByteBuffer) {
    if format == .json { buffer.append(isFirst ? "\n" : ",\n") }
  }

  /// - Parameter isEmpty: Whether the row has no byte: an empty line would be no row to most readers.
  func appendRowEnd(isEmpty: Bool, to buffer: inout ByteBuffer) {
    switch format {
    case .csv: buffer.append(isEmpty ? "\"\"\r\n" : "\r\n")
    case .tsv: buffer.append(0x0A)
    case .json: buffer.append(UInt8(ascii: "}"))
    case .jsonLines: buffer.append("}\n")
    }
  }

  /// - Parameter text: `nil` where nothing is known.
  mutating func append(_ text: String?, to buffer: inout ByteBuffer) {
    guard var text else { return appendNothing(to: &buffer) }
    text.withUTF8 { append($0, to: &buffer) }
  }

  mutating func append(_ cell: Cell, to buffer: inout ByteBuffer) {
    switch cell {
    case .empty: appendNothing(to: &buffer)
    case .text(let text): append(text, to: &buffer)
    case .integer(let number): append(number, to: &buffer)
    case .number(let number): append(number, to: &buffer)
    case .flag(let flag): append(flag, to: &buffer)
    case .spans(let spans): append(spans, to: &buffer)
    case .list, .object:
      guard format == .csv else { return JSONText.append(cell, to: &buffer) }
      var bytes = ByteBuffer()
      JSONText.append(cell, to: &bytes)
      DelimitedText.appendQuoted(bytes.bytes, to: &buffer)
    }
  }

  /// - Parameter utf8: Where the texts of the row stand.
  mutating func append(
    _ column: QuoteColumn, of row: QuoteRow, _ utf8: UnsafeBufferPointer<UInt8>,
    to buffer: inout ByteBuffer
  ) {
    switch row[column] {
    case .missing: appendNothing(to: &buffer)
    case .text(let place): append(UnsafeBufferPointer(rebasing: utf8[place]), to: &buffer)
    case .integer(let number): append(number, to: &buffer)
    case .number(let number): append(number, to: &buffer)
    case .flag(let flag): append(flag, to: &buffer)
    case .spans: append(row.spans, to: &buffer)
    case .id(let article, let start):
      append(UnsafeBufferPointer(rebasing: utf8[article]), dot: start, to: &buffer)
    }
  }

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>, to buffer: inout ByteBuffer) {
    switch format {
    case .csv where forSpreadsheets && isFormula(text):
      altered += 1
      (Array("'".utf8) + text).withUnsafeBufferPointer {
        DelimitedText.appendQuoted($0, to: &buffer)
      }
    case .csv: DelimitedText.appendQuoted(text, to: &buffer)
    case .tsv: DelimitedText.appendFlat(text, separator: Self.tab, to: &buffer)
    case .json, .jsonLines: JSONText.append(text, to: &buffer)
    }
  }

  /// `0123456789abcdef.17`
  private func append(
    _ id: UnsafeBufferPointer<UInt8>, dot number: Int, to buffer: inout ByteBuffer
  ) {
    if isJSON { buffer.append(UInt8(ascii: "\"")) }
    buffer.append(contentsOf: id)
    buffer.append(UInt8(ascii: "."))
    JSONText.append(number, to: &buffer)
    if isJSON { buffer.append(UInt8(ascii: "\"")) }
  }

  private func append(_ number: Int, to buffer: inout ByteBuffer) {
    JSONText.append(number, to: &buffer)
  }

  private func append(_ number: Double, to buffer: inout ByteBuffer) {
    if isJSON || number.isFinite {
      JSONText.append(number, to: &buffer)
    } else {
      buffer.append(String(number))
    }
  }

  private func append(_ flag: Bool, to buffer: inout ByteBuffer) {
    JSONText.append(flag, to: &buffer)
  }

  private func append(_ spans: [TextSpan], to buffer: inout ByteBuffer) {
    // Between its spans, and within each, is a comma.
    let isQuoted = format == .csv && !spans.isEmpty
    if isQuoted { buffer.append(UInt8(ascii: "\"")) }
    JSONText.append(spans, to: &buffer)
    if isQuoted { buffer.append(UInt8(ascii: "\"")) }
  }

  private func appendNothing(to buffer: inout ByteBuffer) {
    if isJSON { buffer.append("null") }
  }

  /// Whether a spreadsheet would run the cell (https://owasp.org/www-community/attacks/CSV_Injection).
  private func isFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    return first == UInt8(ascii: "=") || first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
      || first == UInt8(ascii: "@") || first == 0x09 || first == 0x0D
  }
}
