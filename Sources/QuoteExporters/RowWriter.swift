/// Writes rows of cells under one header, appending to a buffer of the caller's.
///
/// Rows are never joined as strings: that was measured at ten times the time.
public struct RowWriter: Sendable {
  public let format: RowFormat
  private let names: [String]
  /// `"name":` of each column, escaped once.
  private let jsonNames: [[UInt8]]
  private var isFirst = true

  public init(format: RowFormat, columns: [String]) {
    self.format = format
    names = columns
    jsonNames = columns.map { name in
      var bytes: [UInt8] = []
      JSONText.append(name, to: &bytes)
      return bytes + [UInt8(ascii: ":")]
    }
  }

  /// What stands before the first row: the header, or the opening bracket.
  public func appendOpening(to buffer: inout [UInt8]) {
    switch format {
    case .csv: DelimitedText.appendCSV(names.lazy.map(Cell.text), to: &buffer)
    case .tsv: DelimitedText.appendTSV(names.lazy.map(Cell.text), to: &buffer)
    case .json: buffer.append(UInt8(ascii: "["))
    case .jsonLines: break
    }
  }

  /// - Parameter cells: One for each column.
  public mutating func append(_ cells: [Cell], to buffer: inout [UInt8]) {
    precondition(cells.count == names.count, "a row has a cell for every column")
    switch format {
    case .csv: DelimitedText.appendCSV(cells, to: &buffer)
    case .tsv: DelimitedText.appendTSV(cells, to: &buffer)
    case .json:
      buffer.append(contentsOf: (isFirst ? "\n" : ",\n").utf8)
      appendObject(cells, to: &buffer)
    case .jsonLines:
      appendObject(cells, to: &buffer)
      buffer.append(0x0A)
    }
    isFirst = false
  }

  /// What stands after the last row.
  public func appendClosing(to buffer: inout [UInt8]) {
    guard format == .json else { return }
    buffer.append(contentsOf: (isFirst ? "]\n" : "\n]\n").utf8)
  }

  private func appendObject(_ cells: [Cell], to buffer: inout [UInt8]) {
    buffer.append(UInt8(ascii: "{"))
    for (index, cell) in cells.enumerated() {
      if index > 0 { buffer.append(UInt8(ascii: ",")) }
      buffer.append(contentsOf: jsonNames[index])
      JSONText.append(cell, to: &buffer)
    }
    buffer.append(UInt8(ascii: "}"))
  }
}
