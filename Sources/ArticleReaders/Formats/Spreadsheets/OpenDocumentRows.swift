import QuoteModel

/// The rows of the tables in an OpenDocument spreadsheet (OpenDocument 1.3, part 3, section 9).
struct OpenDocumentRows: SheetRows {
  private let events: XMLEvents
  /// The elements that we are in.
  private var path: [String] = []
  private var row = SheetRow(number: 1)
  private var isInRow = false
  /// How often the row at hand stands in the sheet, and how often it was given already.
  private var repeats = 1
  private var given = 0
  private var cell: Cell?
  private var column = 0
  private var hasFault = false
  let countsFrom1904 = false

  private struct Cell {
    let repeats: Int
    /// What the file says beside the text that is shown: the day of a date, the number of a number.
    let value: String?
    var text = ""
    var paragraphs = 0
    /// How many elements we are in that are notes on the cell.
    var notes = 0
  }

  /// - Parameter events: Of the file's `content.xml`, its tables still to come.
  init(_ events: XMLEvents) { self.events = events }

  mutating func next() throws -> SheetEvent? {
    if given > 0, given < repeats {
      given += 1
      row.number += 1
      return .row(row)
    }
    while let event = try events.next() {
      switch event {
      case .start(let name, let attributes, _):
        path.append(name.split(separator: ":").last.map(String.init) ?? name)
        if let sheet = start(path[path.count - 1], attributes) { return sheet }
      case .end:
        guard let name = path.popLast() else { continue }
        if let row = end(name) { return row }
      case .text(let text):
        if isLost(text), let fault = fault(textOutsideOfCells) { return fault }
        write(text)
      case .fault(let reason): if let fault = fault(reason) { return fault }
      }
    }
    return nil
  }

  /// One for each sheet: what follows from the first is no fault of its own.
  private mutating func fault(_ reason: String) -> SheetEvent? {
    guard !hasFault else { return nil }
    hasFault = true
    return .fault(reason, row: row.number)
  }

  /// Whether it belongs to no cell, nor to a note, nor to what pictures are called.
  private func isLost(_ text: String) -> Bool {
    !text.isBlank && cell.map { $0.notes == 0 && $0.paragraphs == 0 } ?? true
      && path.contains("table") && path.last != "title" && path.last != "desc"
  }

  private mutating func start(_ name: String, _ attributes: [String: String]) -> SheetEvent? {
    let count = { (name: String) in max(1, attributes[name].flatMap { Int($0) } ?? 1) }
    switch name {
    case "table" where !isInRow:
      row = SheetRow(number: 1)
      (repeats, given, hasFault) = (1, 0, false)
      return .sheet(name: attributes["name"] ?? "")
    case "table-row" where !isInRow:
      row = SheetRow(number: row.number + (given > 0 ? 1 : 0))
      (isInRow, repeats, given, column) = (true, count("number-rows-repeated"), 0, 0)
    case "table-cell", "covered-table-cell":
      guard isInRow, cell == nil else { break }
      let value =
        switch attributes["value-type"] {
        case "date": attributes["date-value"].map { String($0.prefix { $0 != "T" }) }
        case "float", "percentage", "currency": attributes["value"]
        case "boolean": attributes["boolean-value"]
        default: attributes["string-value"]
        }
      cell = Cell(repeats: count("number-columns-repeated"), value: value)
    case "annotation": cell?.notes += 1
    case "p", "h":
      if let paragraphs = cell?.paragraphs, cell?.notes == 0 {
        if paragraphs > 0 { write("\n") }
        cell?.paragraphs += 1
      }
    case "line-break": write("\n")
    case "tab": write(" ")
    case "s":
      write(String(repeating: " ", count: min(attributes["c"].flatMap { Int($0) } ?? 1, 100)))
    default: break
    }
    return nil
  }

  private mutating func end(_ name: String) -> SheetEvent? {
    switch name {
    case "annotation": cell?.notes -= 1
    case "table-cell", "covered-table-cell":
      guard let cell else { break }
      let text = cell.value ?? cell.text
      self.cell = nil
      let fault = row.set(text, at: column)
      // Those behind the last text of a row are thousands, and need no place.
      if !text.isEmpty {
        for index in 1..<max(1, min(cell.repeats, SheetRow.mostColumns)) {
          _ = row.set(text, at: column + index)
        }
      }
      column = min(column + cell.repeats, SheetRow.mostColumns)
      return fault.flatMap { self.fault($0) }
    case "table-row" where isInRow:
      isInRow = false
      guard !row.cells.isEmpty else {
        row.number += repeats
        break
      }
      given = 1
      return .row(row)
    default: break
    }
    return nil
  }

  private mutating func write(_ text: String) {
    guard let cell, cell.notes == 0, cell.paragraphs > 0 || text == "\n" else { return }
    self.cell?.text += text
  }
}
