import QuoteModel

/// Writes the values of rows one by one, in the form that a format has them.
struct CellWriter: Sendable {
  let format: RowFormat
  let forSpreadsheets: Bool
  /// How many cells have got a `'`.
  var altered = 0

  init(format: RowFormat, forSpreadsheets: Bool) {
    self.format = format
    self.forSpreadsheets = forSpreadsheets
  }

  private var isJSON: Bool { format == .json || format == .jsonLines }

  /// What stands before the value of a column.
  func prefix(of name: String, isFirst: Bool) -> [UInt8] {
    switch format {
    case .csv: return isFirst ? [] : [UInt8(ascii: ",")]
    case .tsv: return isFirst ? [] : [0x09]
    case .json, .jsonLines:
      var bytes = [isFirst ? UInt8(ascii: "{") : UInt8(ascii: ",")]
      JSONText.append(name, to: &bytes)
      return bytes + [UInt8(ascii: ":")]
    }
  }

  func appendRowStart(isFirst: Bool, to buffer: inout [UInt8]) {
    if format == .json { buffer.append(contentsOf: (isFirst ? "\n" : ",\n").utf8) }
  }

  func appendRowEnd(isEmpty: Bool, to buffer: inout [UInt8]) {
    switch format {
    case .csv: buffer.append(contentsOf: (isEmpty ? "\"\"\r\n" : "\r\n").utf8)
    case .tsv: buffer.append(0x0A)
    case .json: buffer.append(UInt8(ascii: "}"))
    case .jsonLines: buffer.append(contentsOf: "}\n".utf8)
    }
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>?, to buffer: inout [UInt8]) {
    guard let text else { return appendNothing(to: &buffer) }
    switch format {
    case .csv where forSpreadsheets && isFormula(text):
      altered += 1
      (Array("'".utf8) + text).withUnsafeBufferPointer {
        DelimitedText.appendQuoted($0, to: &buffer)
      }
    case .csv: DelimitedText.appendQuoted(text, to: &buffer)
    case .tsv: DelimitedText.appendFlat(text, to: &buffer)
    case .json, .jsonLines: JSONText.append(text, to: &buffer)
    }
  }

  /// `0123456789abcdef.17`
  func append(_ id: UnsafeBufferPointer<UInt8>, dot number: Int, to buffer: inout [UInt8]) {
    if isJSON { buffer.append(UInt8(ascii: "\"")) }
    buffer.append(contentsOf: id)
    buffer.append(UInt8(ascii: "."))
    JSONText.append(number, to: &buffer)
    if isJSON { buffer.append(UInt8(ascii: "\"")) }
  }

  func append(_ number: Int?, to buffer: inout [UInt8]) {
    guard let number else { return appendNothing(to: &buffer) }
    JSONText.append(number, to: &buffer)
  }

  func append(_ number: Double, to buffer: inout [UInt8]) {
    if isJSON {
      JSONText.append(.number(number), to: &buffer)
    } else {
      buffer.append(contentsOf: String(number).utf8)
    }
  }

  func append(_ flag: Bool, to buffer: inout [UInt8]) {
    buffer.append(contentsOf: (flag ? "true" : "false").utf8)
  }

  func append(_ spans: [TextSpan], to buffer: inout [UInt8]) {
    // Between its spans, and within each, is a comma.
    let isQuoted = format == .csv && !spans.isEmpty
    if isQuoted { buffer.append(UInt8(ascii: "\"")) }
    JSONText.append(spans, to: &buffer)
    if isQuoted { buffer.append(UInt8(ascii: "\"")) }
  }

  private func appendNothing(to buffer: inout [UInt8]) {
    if isJSON { buffer.append(contentsOf: "null".utf8) }
  }

  /// Whether a spreadsheet would run the cell (https://owasp.org/www-community/attacks/CSV_Injection).
  private func isFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    return first == UInt8(ascii: "=") || first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
      || first == UInt8(ascii: "@") || first == 0x09 || first == 0x0D
  }
}
