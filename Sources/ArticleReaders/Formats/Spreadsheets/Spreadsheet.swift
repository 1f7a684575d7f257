import QuoteModel

/// Reads the sheets of a workbook as tables, one article a row.
///
/// A sheet's header is the first of its rows that has a column for the text; titles may stand above it. Sheets
/// without such a row are named in a warning.
struct SpreadsheetReader: RecordReader {
  private let name: String
  private let options: ReadingOptions
  private var rows: any SheetRows
  private var sheet = ""
  /// `nil` before the header of the sheet.
  private var columns: TableColumns?
  /// What stands above the header.
  private var rowsAbove: [[String]] = []
  private var hasRecords = false
  /// Of the sheets that are no tables of articles, the columns of their first row.
  private var unread: [(sheet: String, columns: [String])] = []
  private var linesAbove: [PlacedWarning] = []

  /// How far down a header is looked for.
  private static let mostRowsAbove = 20

  /// - Parameter name: Of the file.
  init(_ rows: any SheetRows, name: String, options: ReadingOptions) {
    self.rows = rows
    self.name = name
    self.options = options
  }

  var rejectionOfNothing: Rejection? {
    guard let first = unread.first else {
      return Rejection("it has no rows below a header", remedy: "leave it out")
    }
    let names = options.fields.list(of: .text)
    return Rejection(
      "no sheet of it has a column for the text (\(names)); '\(first.sheet)' has "
        + first.columns.joined(separator: ", "),
      remedy: "--map text=NAME names the column")
  }

  var warnings: [PlacedWarning] {
    // Where nothing was read, the rejection tells of the first.
    let sheets = hasRecords ? unread[...] : unread.dropFirst()
    return linesAbove
      + sheets.map {
        PlacedWarning(place: "\(name)/\($0.sheet)", warning: .unreadSheet(columns: $0.columns))
      }
  }

  mutating func next() throws -> ReadRecord? {
    while let event = try rows.next() {
      switch event {
      case .sheet(let name):
        leaveSheet()
        sheet = name
      case .row(let row):
        if let record = record(of: row) {
          hasRecords = true
          return record
        }
      case .fault(let reason, let number):
        hasRecords = true
        return .rejected(
          Rejection(
            "the sheet is damaged here (\(reason)), and what follows in it may be missing",
            remedy: "save it again, or as CSV UTF-8"),
          at: place(ofRow: number))
      }
    }
    leaveSheet()
    return nil
  }

  private func place(ofRow number: Int) -> String { "\(name)/\(sheet):\(number)" }

  private mutating func leaveSheet() {
    if columns == nil, let first = rowsAbove.first {
      unread.append((sheet, Array(first.filter { !$0.isEmpty }.prefix(20))))
    }
    (columns, rowsAbove) = (nil, [])
  }

  /// - Returns: `nil` for what stands above the rows, and for blank ones.
  private mutating func record(of row: SheetRow) -> ReadRecord? {
    guard row.cells.contains(where: { !$0.isBlank }) else { return nil }
    guard let columns else {
      lookForHeader(in: row)
      return nil
    }
    let place = place(ofRow: row.number)
    guard row.cells.reduce(0, { $0 + $1.utf8.count }) <= options.recordLimit else {
      return .rejected(.tooLong(limit: options.recordLimit), at: place)
    }
    let cells = TableRow(place: place, cellCount: row.cells.count) { [rows] column, field in
      guard row.cells.indices.contains(column) else { return "" }
      let text = row.cells[column]
      return field == .published ? rows.day(ofSerial: text)?.description ?? text : text
    }
    return columns.record(of: cells, options)
  }

  private mutating func lookForHeader(in row: SheetRow) {
    guard rowsAbove.count < Self.mostRowsAbove else { return }
    let found = TableColumns(labels: row.cells, names: options.fields)
    guard found.has(.text) else {
      rowsAbove.append(row.cells.map(\.trimmed))
      return
    }
    columns = found
    let lines = rowsAbove.map { $0.filter { !$0.isEmpty }.joined(separator: " ")[...] }
    if let warning = ReadingWarning(unplaced: lines) {
      linesAbove.append(PlacedWarning(place: "\(name)/\(sheet)", warning: warning))
    }
  }
}

/// A row of a sheet, its cells as texts.
struct SheetRow {
  /// As the program shows it, from 1.
  var number: Int
  /// From the first column on; dates as `2026-01-22`.
  var cells: [String] = []

  /// More columns than any program has.
  static let mostColumns = 16_384

  /// - Parameter column: From 0.
  /// - Returns: Why the text cannot stand there, if so.
  mutating func set(_ text: String, at column: Int) -> String? {
    guard !text.isEmpty else { return nil }
    guard (0..<Self.mostColumns).contains(column) else { return "a cell is behind the last column" }
    while cells.count <= column { cells.append("") }
    guard cells[column].isEmpty else { return "two cells are in one place" }
    cells[column] = text
    return nil
  }
}

/// What is said of text that a damaged sheet has, and no cell.
let textOutsideOfCells = "text stands outside of a cell"

/// What is met in a workbook, in its order.
enum SheetEvent {
  /// A sheet begins.
  case sheet(name: String)
  case row(SheetRow)
  /// The sheet is damaged at a row, in the words of the XML parser.
  case fault(String, row: Int)
}

/// The rows of all sheets of a workbook, one after another.
protocol SheetRows {
  /// - Returns: `nil` at the end.
  mutating func next() throws -> SheetEvent?

  /// Whether days are counted from 1904 on, as Excel once did on Macs.
  var countsFrom1904: Bool { get }
}

extension SheetRows {
  /// The day of a number that a sheet shows as a date, of the years 1954 to 2119 if nothing says that it is
  /// one.
  func day(ofSerial text: String) -> CalendarDate? {
    guard let number = Double(text), (20_000..<80_000).contains(number) else { return nil }
    return day(ofSerial: number)
  }

  /// - Parameter serial: Days since the end of 1899, of which 29 February 1900 is one.
  func day(ofSerial serial: Double) -> CalendarDate? {
    guard serial.isFinite, (1..<3_000_000).contains(serial) else { return nil }
    let day = Int(serial) - 25_569 + (serial < 60 ? 1 : 0)
    return CalendarDate(dayNumber: countsFrom1904 ? day + 1462 : day)
  }
}

/// A file that is named like a workbook. What is one is a zip archive, of which the part with the rows is read.
enum Spreadsheet: ReadableFormat {
  static let fileExtensions = ["xlsx", "xlsm", "ods"]

  static func reader(of input: RecordInput) -> any RecordReader {
    guard XMLRoot(of: input.stream.buffered) != nil else {
      return RejectedInput(
        Rejection(
          "it is no workbook, whatever its name", remedy: "give it the ending it should have"))
    }
    return WordDocument.reader(of: input)
  }
}
