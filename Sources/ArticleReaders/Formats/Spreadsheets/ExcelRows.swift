import QuoteModel

/// The parts of an Excel workbook, a zip archive, that its rows are made of (ECMA-376, *SpreadsheetML*).
///
/// Which text a cell has is known only once all are there, in whatever order they come.
struct ExcelParts {
  /// By their names in lower case.
  private var parts: [String: [UInt8]] = [:]
  private var byteCount = 0

  var areEmpty: Bool { parts.isEmpty }

  static func isPart(_ name: String) -> Bool {
    let name = name.lowercased()
    return aboutAll.contains(name) || name.hasPrefix("xl/worksheets/") && name.hasSuffix(".xml")
  }

  /// Those that concern all sheets.
  private static let aboutAll: Set<String> = [
    "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedstrings.xml", "xl/styles.xml",
  ]

  /// - Returns: `false` if they are more than may be held.
  mutating func add(_ name: String, _ bytes: ByteStream) throws -> Bool {
    var part: [UInt8] = []
    while case let chunk = try bytes.next(upTo: 1 << 18), !chunk.isEmpty {
      part += chunk
      byteCount += chunk.count
      guard byteCount <= ConvertedText.longestFile else { return false }
    }
    parts[name.lowercased()] = part
    return true
  }

  /// The elements of a part; `nil` if it is missing.
  fileprivate func events(of name: String) throws -> XMLEvents? {
    try parts[name].map { try ExcelParts.events(of: $0) }
  }

  fileprivate static func events(of part: [UInt8]) throws -> XMLEvents {
    XMLEvents(try TextStream(ByteStream(bytes: part), encoding: nil))
  }

  /// The sheets, in the order of the workbook; without one, in that of their names.
  fileprivate func sheets(named names: [(name: String, id: String)]) throws -> [(
    name: String, part: [UInt8]
  )] {
    var targets: [String: String] = [:]
    try events(of: "xl/_rels/workbook.xml.rels")?.forEachStart { name, attributes in
      guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"]
      else { return }
      targets[id] = (target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target)
        .lowercased()
    }
    let found = names.compactMap { name, id in
      targets[id].flatMap { parts[$0] }.map { (name, $0) }
    }
    guard found.isEmpty else { return found }
    return parts.keys.filter { $0.hasPrefix("xl/worksheets/") }.sorted().compactMap { key in
      parts[key].map { (String(key.dropFirst("xl/worksheets/".count)), $0) }
    }
  }
}

/// The rows of the sheets of an Excel workbook.
struct ExcelRows: SheetRows {
  private var sheets: ArraySlice<(name: String, part: [UInt8])> = []
  /// The texts that cells refer to.
  private var strings: [String] = []
  /// The styles, by number, that show a number as a date.
  private var dateStyles: Set<Int> = []
  private(set) var countsFrom1904 = false
  /// Of the sheet at hand.
  private var events: XMLEvents?
  private var path: [String] = []
  private var row = SheetRow(number: 0)
  private var cell: Cell?
  private var nextColumn = 0
  private var hasFault = false
  /// What is wrong with the texts that cells refer to, until it is told.
  private var faultOfStrings: String?

  private struct Cell {
    let column: Int
    let type: String
    let style: Int?
    var text = ""
  }

  init(_ parts: ExcelParts) throws {
    var names: [(String, String)] = []
    var is1904 = false
    try parts.events(of: "xl/workbook.xml")?.forEachStart { name, attributes in
      if name == "workbookPr" { is1904 = ["1", "true"].contains(attributes["date1904"]) }
      if name == "sheet" { names.append((attributes["name"] ?? "", attributes["id"] ?? "")) }
    }
    countsFrom1904 = is1904
    sheets = try parts.sheets(named: names)[...]
    (strings, faultOfStrings) = try sharedStrings(parts.events(of: "xl/sharedstrings.xml"))
    dateStyles = try stylesOfDates(parts.events(of: "xl/styles.xml"))
  }

  mutating func next() throws -> SheetEvent? {
    while true {
      if events != nil, let reason = faultOfStrings {
        faultOfStrings = nil
        return .fault("the texts of its cells: " + reason, row: 1)
      }
      while let event = try events?.next() {
        if let found = take(event) { return found }
      }
      events = nil
      if let fault = faultOfRowAtHand() { return fault }
      guard let sheet = sheets.popFirst() else { return nil }
      events = try ExcelParts.events(of: sheet.part)
      (path, row, cell, hasFault) = ([], SheetRow(number: 0), nil, false)
      return .sheet(name: sheet.name)
    }
  }

  private mutating func take(_ event: XMLEvents.Event) -> SheetEvent? {
    switch event {
    case .start(let written, let attributes, _):
      let name = written.split(separator: ":").last.map(String.init) ?? written
      path.append(name)
      return start(name, attributes)
    case .end:
      switch path.popLast() {
      case "c": return endCell()
      case "row":
        defer { row.cells = [] }
        return .row(row)
      default: break
      }
    case .text(let text):
      if cell != nil, isText(path) || path.last == "v" {
        cell?.text += text
      } else if !text.isBlank, path.contains("row"), !path.contains(where: besidesText.contains) {
        return fault(textOutsideOfCells)
      }
    case .fault(let reason): return fault(reason)
    }
    return nil
  }

  /// One for each sheet: what follows from the first is no fault of its own.
  private mutating func fault(_ reason: String) -> SheetEvent? {
    guard !hasFault else { return nil }
    hasFault = true
    return .fault(reason, row: max(1, row.number))
  }

  /// One whose end is missing, with another begun behind it, or in another.
  private mutating func faultOfRowAtHand() -> SheetEvent? {
    defer { (row.cells, cell) = ([], nil) }
    return row.cells.isEmpty && cell == nil ? nil : fault("a row or a cell has no end")
  }

  private mutating func start(_ name: String, _ attributes: [String: String]) -> SheetEvent? {
    switch name {
    case "row":
      let fault = faultOfRowAtHand()
      row = SheetRow(number: attributes["r"].flatMap { Int($0) } ?? row.number + 1)
      nextColumn = 0
      return fault
    case "c":
      let fault = cell == nil ? nil : fault("a cell has no end")
      let column = attributes["r"].flatMap(columnNumber) ?? nextColumn
      nextColumn = column + 1
      cell = Cell(
        column: column, type: attributes["t"] ?? "n", style: attributes["s"].flatMap { Int($0) })
      return fault
    default: return nil
    }
  }

  private mutating func endCell() -> SheetEvent? {
    guard let cell else { return nil }
    self.cell = nil
    guard let text = text(of: cell) else { return fault("a cell's text is not in the file") }
    return row.set(text, at: cell.column).flatMap { fault($0) }
  }

  /// - Returns: `nil` if it is a text that is kept elsewhere in the file, and is not there.
  private func text(of cell: Cell) -> String? {
    switch cell.type {
    case "s": Int(cell.text).flatMap { strings.indices.contains($0) ? strings[$0] : nil }
    case "inlineStr", "str": unescaped(cell.text)
    case "b": cell.text == "1" ? "TRUE" : "FALSE"
    case "e": ""
    case "d": String(cell.text.prefix { $0 != "T" })
    default: cell.style.flatMap { dateStyles.contains($0) ? day(of: cell) : nil } ?? cell.text
    }
  }

  private func day(of cell: Cell) -> String? {
    Double(cell.text).flatMap { day(ofSerial: $0) }?.description
  }
}

/// The elements of a row whose text is no cell's: formulas, how a text is pronounced.
private let besidesText: Set = ["f", "rPh", "extLst"]

/// Whether we are in the text of a cell, and not in how it is pronounced.
private func isText(_ path: [String]) -> Bool { path.last == "t" && !path.contains("rPh") }

/// 27 of `AB12`.
private func columnNumber(_ reference: String) -> Int? {
  var number = 0
  for byte in reference.utf8.prefix(4) {
    guard (0x41...0x5A).contains(byte & 0xDF) else { break }
    number = number * 26 + Int(byte & 0xDF) - 0x40
  }
  return number > 0 ? number - 1 : nil
}

/// - Returns: Also what is wrong with them: which cell has which text is then unsure.
private func sharedStrings(_ events: XMLEvents?) throws -> (texts: [String], fault: String?) {
  var strings: [String] = []
  var fault: String?
  var text = ""
  var path: [String] = []
  while let event = try events?.next() {
    switch event {
    case .start(let name, _, _):
      path.append(name.split(separator: ":").last.map(String.init) ?? name)
      if path.last == "si" { text = "" }
    case .end: if path.popLast() == "si" { strings.append(unescaped(text)) }
    case .text(let part): if isText(path) { text += part }
    case .fault(let reason): fault = fault ?? reason
    }
  }
  return (strings, fault)
}

private func stylesOfDates(_ events: XMLEvents?) throws -> Set<Int> {
  var formats: [Int: String] = [:]
  var styles: [Int] = []
  var isInStyles = false
  try events?.forEachStart { name, attributes in
    let number = attributes["numFmtId"].flatMap { Int($0) }
    switch name {
    case "numFmt": if let number { formats[number] = attributes["formatCode"] }
    case "cellXfs": isInStyles = true
    case "cellStyles", "dxfs": isInStyles = false
    case "xf": if isInStyles { styles.append(number ?? 0) }
    default: return
    }
  }
  return Set(
    styles.indices.filter { index in
      formats[styles[index]].map(showsDate) ?? builtInDates.contains(styles[index])
    })
}

/// The formats that Excel has without a code of theirs in the file: days, and days with a time.
private let builtInDates = Set(Array(14...17) + [22] + Array(27...31) + [36] + Array(50...58))

/// Whether a number's format, such as `dd\.mm\.yyyy` or `[$-409]d mmm yy`, shows a day.
private func showsDate(_ code: String) -> Bool {
  var isQuoted = false
  var isInBrackets = false
  var isEscaped = false
  for character in code.lowercased() {
    if isEscaped {
      isEscaped = false
      continue
    }
    switch character {
    case "\\", "_", "*": isEscaped = !isQuoted
    case "\"": isQuoted.toggle()
    case "[": isInBrackets = true
    case "]": isInBrackets = false
    // Hours and minutes alone are no day.
    case "d", "y": if !isQuoted, !isInBrackets { return true }
    default: continue
    }
  }
  return false
}

/// A text without what Excel writes for characters that XML may not have: `_x000D_`.
private func unescaped(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
  var output = ""
  var rest = text[...]
  while let mark = rest.firstRange(of: "_x") {
    output += rest[..<mark.lowerBound]
    rest = rest[mark.lowerBound...]
    let digits = rest.dropFirst(2).prefix(4)
    guard digits.count == 4, digits.allSatisfy(\.isHexDigit), rest.dropFirst(6).first == "_",
      let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
    else {
      output += rest.prefix(2)
      rest = rest.dropFirst(2)
      continue
    }
    // A carriage return stands before a line feed.
    if scalar != "\r" { output.unicodeScalars.append(scalar) }
    rest = rest.dropFirst(7)
  }
  return output + rest
}

extension XMLEvents {
  /// Hands out each element's name, without its prefix, with its attributes.
  fileprivate func forEachStart(_ body: (String, [String: String]) -> Void) throws {
    while let event = try next() {
      guard case .start(let name, let attributes, _) = event else { continue }
      body(name.split(separator: ":").last.map(String.init) ?? name, attributes)
    }
  }
}
