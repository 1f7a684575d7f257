public import QuoteModel

/// Writes `QuoteRow`s in the formats of `RowWriter`, the same bytes: for exports of millions.
public struct QuoteRowWriter: Sendable {
  /// Columns that follow each other, and are all of the article or none.
  private struct Run {
    let isOfArticle: Bool
    var columns: [Column]
    /// What an article's columns are written as, made once for all of its quotes.
    var written: [UInt8] = []
    var altered = 0
  }

  private struct Column {
    let column: QuoteColumn
    /// What stands before its value: a comma, or `,"name":`.
    let prefix: [UInt8]
  }

  private let opening: RowWriter
  private var runs: [Run] = []
  private var cells: CellWriter
  private var articleNumber: Int?
  private var isFirst = true

  /// - Parameter forSpreadsheets: Whether a `'` keeps spreadsheets from running a cell.
  public init(format: RowFormat, columns: [QuoteColumn], forSpreadsheets: Bool = false) {
    opening = RowWriter(format: format, columns: columns.map(\.rawValue))
    cells = CellWriter(format: format, forSpreadsheets: forSpreadsheets)
    for (place, column) in columns.enumerated() {
      let prefixed = Column(
        column: column, prefix: cells.prefix(of: column.rawValue, isFirst: place == 0))
      if runs.last?.isOfArticle == column.isOfArticle {
        runs[runs.count - 1].columns.append(prefixed)
      } else {
        runs.append(Run(isOfArticle: column.isOfArticle, columns: [prefixed]))
      }
    }
  }

  /// How many cells have got a `'` so far.
  public var alteredCells: Int { cells.altered }

  public func appendOpening(to buffer: inout [UInt8]) {
    // Without it, spreadsheets take UTF-8 for something else.
    if cells.forSpreadsheets { buffer.append(contentsOf: [0xEF, 0xBB, 0xBF]) }
    opening.appendOpening(to: &buffer)
  }

  public mutating func append(_ row: QuoteRow, to buffer: inout [UInt8]) {
    let start = buffer.count
    if articleNumber != row.articleNumber { takeArticle(of: row) }
    cells.appendRowStart(isFirst: isFirst, to: &buffer)
    row.texts.utf8.withUnsafeBufferPointer { utf8 in
      for run in runs {
        if run.isOfArticle {
          buffer.append(contentsOf: run.written)
          cells.altered += run.altered
        } else {
          for column in run.columns { append(column, of: row, utf8, to: &buffer) }
        }
      }
    }
    cells.appendRowEnd(isEmpty: buffer.count == start, to: &buffer)
    isFirst = false
  }

  public func appendClosing(to buffer: inout [UInt8]) {
    guard cells.format == .json else { return }
    buffer.append(contentsOf: (isFirst ? "]\n" : "\n]\n").utf8)
  }

  private mutating func takeArticle(of row: QuoteRow) {
    articleNumber = row.articleNumber
    for place in runs.indices where runs[place].isOfArticle {
      let altered = cells.altered
      var written = runs[place].written
      written.removeAll(keepingCapacity: true)
      row.texts.utf8.withUnsafeBufferPointer { utf8 in
        for column in runs[place].columns { append(column, of: row, utf8, to: &written) }
      }
      runs[place].written = written
      runs[place].altered = cells.altered - altered
      cells.altered = altered
    }
  }

  private mutating func append(
    _ column: Column, of row: QuoteRow, _ utf8: UnsafeBufferPointer<UInt8>,
    to buffer: inout [UInt8]
  ) {
    buffer.append(contentsOf: column.prefix)
    func text(_ text: QuoteRow.Text) -> UnsafeBufferPointer<UInt8>? {
      row.place(of: text).map { UnsafeBufferPointer(rebasing: utf8[$0]) }
    }
    func articleID() -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(rebasing: (text(.articleHash) ?? .init(rebasing: utf8[..<0])).prefix(16))
    }
    switch column.column.source {
    case .text(let wanted): cells.append(text(wanted), to: &buffer)
    case .articleID: cells.append(articleID(), to: &buffer)
    case .quoteID: cells.append(articleID(), dot: row.start, to: &buffer)
    case .confidence: cells.append(row.confidence, to: &buffer)
    case .reviewed: cells.append(row.isReviewed, to: &buffer)
    case .start: cells.append(row.spans.first?.start, to: &buffer)
    case .end: cells.append(row.spans.last?.end, to: &buffer)
    case .spans: cells.append(row.spans, to: &buffer)
    }
  }
}
