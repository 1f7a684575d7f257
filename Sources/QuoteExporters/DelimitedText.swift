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
      if case .text(var text) = cell {
        text.withUTF8 { appendFlat($0, to: &buffer) }
      } else {
        appendPlain(cell, to: &buffer)
      }
    }
    buffer.append(0x0A)
  }

  private static func appendQuoted(_ text: String, to buffer: inout [UInt8]) {
    var text = text
    text.withUTF8 { appendQuoted($0, to: &buffer) }
  }

  /// A text, in quotation marks only if it holds what would end the field or the row.
  static func appendQuoted(_ utf8: UnsafeBufferPointer<UInt8>, to buffer: inout [UInt8]) {
    let mustQuote = utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0D || $0 == 0x0A
    }
    guard mustQuote else {
      buffer.append(contentsOf: utf8)
      return
    }
    buffer.append(UInt8(ascii: "\""))
    // In stretches up to each mark, the mark included, which then begins the next as well.
    var start = 0
    for (place, byte) in utf8.enumerated() where byte == UInt8(ascii: "\"") {
      buffer.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...place]))
      start = place
    }
    buffer.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    buffer.append(UInt8(ascii: "\""))
  }

  /// Without what would end the field or the line.
  static func appendFlat(_ utf8: UnsafeBufferPointer<UInt8>, to buffer: inout [UInt8]) {
    for byte in utf8 {
      let isBreak = byte == 0x09 || byte == 0x0A || byte == 0x0D
      buffer.append(isBreak ? 0x20 : byte)
    }
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
