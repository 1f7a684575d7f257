import QuoteModel

/// Rows of CSV (RFC 4180) and of tab-separated text.
enum DelimitedText {
  static func appendCSV(_ cells: some Collection<Cell>, to buffer: inout [UInt8]) {
    let rowStart = buffer.count
    var isFirst = true
    for cell in cells {
      if !isFirst { buffer.append(UInt8(ascii: ",")) }
      isFirst = false
      switch cell {
      case .text(let text): appendQuoted(text, to: &buffer)
      // Between its spans, and within each, is a comma.
      case .spans(let spans) where !spans.isEmpty:
        buffer.append(UInt8(ascii: "\""))
        appendPlain(cell, to: &buffer)
        buffer.append(UInt8(ascii: "\""))
      case .list, .object: appendQuoted(json(cell), to: &buffer)
      case .empty, .integer, .number, .flag, .spans: appendPlain(cell, to: &buffer)
      }
    }
    // An empty line would be no row to most readers.
    if buffer.count == rowStart { buffer.append(contentsOf: "\"\"".utf8) }
    buffer.append(contentsOf: [0x0D, 0x0A])
  }

  static func appendTSV(_ cells: some Collection<Cell>, to buffer: inout [UInt8]) {
    var isFirst = true
    for cell in cells {
      if !isFirst { buffer.append(0x09) }
      isFirst = false
      if case .text(let text) = cell {
        for byte in text.utf8 {
          let isBreak = byte == 0x09 || byte == 0x0A || byte == 0x0D
          buffer.append(isBreak ? 0x20 : byte)
        }
      } else {
        appendPlain(cell, to: &buffer)
      }
    }
    buffer.append(0x0A)
  }

  /// A text, in quotation marks only if it holds what would end the field or the row.
  private static func appendQuoted(_ text: String, to buffer: inout [UInt8]) {
    let mustQuote = text.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0D || $0 == 0x0A
    }
    guard mustQuote else {
      buffer.append(contentsOf: text.utf8)
      return
    }
    buffer.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { buffer.append(byte) }
      buffer.append(byte)
    }
    buffer.append(UInt8(ascii: "\""))
  }

  private static func appendPlain(_ cell: Cell, to buffer: inout [UInt8]) {
    switch cell {
    case .empty: break
    case .text(let text): buffer.append(contentsOf: text.utf8)
    case .integer(let number): buffer.append(contentsOf: String(number).utf8)
    case .number(let number): buffer.append(contentsOf: String(number).utf8)
    case .flag(let flag): buffer.append(contentsOf: (flag ? "true" : "false").utf8)
    case .spans, .list, .object: JSONText.append(cell, to: &buffer)
    }
  }

  private static func json(_ cell: Cell) -> String {
    var bytes: [UInt8] = []
    JSONText.append(cell, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
