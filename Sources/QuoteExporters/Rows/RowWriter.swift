public import Essentials
public import QuoteModel

/// Writes rows under one header, appending to a buffer of the caller's: cells of any table, or quotes
/// by their columns, for exports of millions.
///
/// Rows are never joined as strings: that was measured at ten times the time.
public struct RowWriter: Sendable {
  private struct Column {
    let column: QuoteColumn
    let prefix: Range<Int>
    /// The field, if an attribution has it.
    let ofAttribution: QuoteField?

    init(_ column: QuoteColumn, prefix: Range<Int>) {
      (self.column, self.prefix) = (column, prefix)
      if case .field(let field) = column, field.isOfAttribution {
        ofAttribution = field
      } else {
        ofAttribution = nil
      }
    }
  }

  /// Columns that follow each other, and are all of the article or none.
  private struct Run {
    let isOfArticle: Bool
    var columns: [Column]
    /// What an article's fields are written as, made once for all of its quotes.
    var written: [UInt8] = []
    var altered = 0
  }

  private let names: [String]
  /// What stands before the value of each column, one after the other: a comma, or `,"name":`.
  private let prefixes: [UInt8]
  /// Where that of each stands.
  private let prefixPlaces: [Range<Int>]
  private var cells: CellEncoder
  private var runs: [Run] = []
  private var articleNumber: Int?
  private var isFirst = true

  /// - Parameter forSpreadsheets: Whether a `'` keeps spreadsheets from running a cell.
  public init(format: RowFormat, columns: [String], forSpreadsheets: Bool = false) {
    let cells = CellEncoder(format: format, forSpreadsheets: forSpreadsheets)
    self.cells = cells
    names = columns
    var prefixes = ByteBuffer()
    prefixPlaces = columns.enumerated().map { place, name in
      let start = prefixes.count
      cells.appendPrefix(of: name, isFirst: place == 0, to: &prefixes)
      return start..<prefixes.count
    }
    self.prefixes = Array(prefixes.bytes)
  }

  /// For quotes, as `QuoteRow`s or as cells.
  public init(format: RowFormat, columns: [QuoteColumn], forSpreadsheets: Bool = false) {
    self.init(format: format, columns: columns.map(\.name), forSpreadsheets: forSpreadsheets)
    for (column, prefix) in zip(columns, prefixPlaces) {
      if runs.last?.isOfArticle == column.isOfArticle {
        runs[runs.count - 1].columns.append(Column(column, prefix: prefix))
      } else {
        runs.append(
          Run(isOfArticle: column.isOfArticle, columns: [Column(column, prefix: prefix)]))
      }
    }
  }

  /// How many cells have got a `'` so far.
  public var alteredCells: Int { cells.altered }

  public func appendOpening(to buffer: inout ByteBuffer) {
    cells.appendOpening(names, to: &buffer)
  }

  public func appendClosing(to buffer: inout ByteBuffer) {
    cells.appendClosing(isEmpty: isFirst, to: &buffer)
  }

  /// - Parameter row: A cell for each column.
  public mutating func append(_ row: [Cell], to buffer: inout ByteBuffer) {
    precondition(row.count == names.count, "a row has a cell for every column")
    let start = buffer.count
    cells.appendRowStart(isFirst: isFirst, to: &buffer)
    for (prefix, cell) in zip(prefixPlaces, row) {
      appendPrefix(prefix, to: &buffer)
      cells.append(cell, to: &buffer)
    }
    endRow(from: start, in: &buffer)
  }

  /// - Parameter row: With all of the columns that the writer was made for.
  public mutating func append(_ row: QuoteRow, to buffer: inout ByteBuffer) {
    append(row, to: &buffer) { writer, columns, utf8, buffer in
      writer.append(columns, of: row, utf8, to: &buffer)
    }
  }

  /// Of a quote that is in no archive, what an attribution has straight from it: by way of the row it took half
  /// as long again.
  ///
  /// - Parameter row: With the columns that an attribution does not have.
  public mutating func append(
    _ attribution: Attribution, besides row: QuoteRow, to buffer: inout ByteBuffer
  ) {
    append(row, to: &buffer) { writer, columns, utf8, buffer in
      // By place, as each would be copied with its name.
      for place in columns.indices {
        writer.appendPrefix(columns[place].prefix, to: &buffer)
        if let field = columns[place].ofAttribution {
          writer.cells.append(field.cell(of: attribution), to: &buffer)
        } else {
          writer.cells.append(columns[place].column, of: row, utf8, to: &buffer)
        }
      }
    }
  }

  /// - Parameter appendColumns: Appends columns that are not the article's, with the texts of the row.
  @inline(__always)
  private mutating func append(
    _ row: QuoteRow, to buffer: inout ByteBuffer,
    _ appendColumns: (
      inout RowWriter, [Column], _ utf8: UnsafeBufferPointer<UInt8>, _ buffer: inout ByteBuffer
    ) -> Void
  ) {
    let start = buffer.count
    if articleNumber != row.articleNumber { takeArticle(of: row) }
    cells.appendRowStart(isFirst: isFirst, to: &buffer)
    row.utf8.withUnsafeBufferPointer { utf8 in
      // By place, as each would be copied with its arrays.
      for place in runs.indices {
        if runs[place].isOfArticle {
          runs[place].written.withUnsafeBufferPointer { buffer.append(contentsOf: $0) }
          cells.altered += runs[place].altered
        } else {
          appendColumns(&self, runs[place].columns, utf8, &buffer)
        }
      }
    }
    endRow(from: start, in: &buffer)
  }

  private mutating func takeArticle(of row: QuoteRow) {
    articleNumber = row.articleNumber
    for place in runs.indices where runs[place].isOfArticle {
      let altered = cells.altered
      var written = ByteBuffer()
      row.utf8.withUnsafeBufferPointer { utf8 in
        append(runs[place].columns, of: row, utf8, to: &written)
      }
      runs[place].written = Array(written.bytes)
      runs[place].altered = cells.altered - altered
      cells.altered = altered
    }
  }

  private mutating func append(
    _ columns: [Column], of row: QuoteRow, _ utf8: UnsafeBufferPointer<UInt8>,
    to buffer: inout ByteBuffer
  ) {
    for place in columns.indices {
      appendPrefix(columns[place].prefix, to: &buffer)
      cells.append(columns[place].column, of: row, utf8, to: &buffer)
    }
  }

  private func appendPrefix(_ prefix: Range<Int>, to buffer: inout ByteBuffer) {
    // Nothing but a comma or a tab is appended by itself.
    if prefix.count == 1 {
      buffer.append(prefixes[prefix.lowerBound])
    } else {
      prefixes.withUnsafeBufferPointer {
        buffer.append(contentsOf: UnsafeBufferPointer(rebasing: $0[prefix]))
      }
    }
  }

  private mutating func endRow(from start: Int, in buffer: inout ByteBuffer) {
    cells.appendRowEnd(isEmpty: buffer.count == start, to: &buffer)
    isFirst = false
  }
}
