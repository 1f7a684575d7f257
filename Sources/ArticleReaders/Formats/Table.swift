/// Reads a table with a header as CSV and TSV files have it, one article a row.
///
/// A broken row is one rejection. After it the reading goes on in the next line, not behind the
/// quotation mark that is taken for its end, so that no other row is lost with it.
struct TableReader: RecordReader {
  private let input: RecordInput
  private var rows: DelimitedRows
  private var header: TableHeader?
  private var isDone = false

  init(_ input: RecordInput) {
    self.input = input
    rows = DelimitedRows(input.stream)
  }

  var rejectionOfNothing: Rejection? {
    Rejection("it has a header and no rows", remedy: "leave it out")
  }

  mutating func next() throws -> ReadRecord? {
    if header == nil, !isDone, let rejection = try readHeader() {
      isDone = true
      return rejected(rejection)
    }
    while !isDone {
      if let record = try nextRow() { return record }
    }
    return nil
  }

  /// - Returns: Why there is no table.
  private mutating func readHeader() throws -> Rejection? {
    let stated = try delimiterBeforeHeader()
    var found: (header: TableHeader, length: Int)?
    for delimiter in stated.map({ [$0] }) ?? TableHeader.delimiters {
      guard case .complete(let length, let lineEnd) = try rowEnd(delimiter) else { continue }
      let header = TableHeader(
        decoded(length).bytes, delimiter: delimiter, names: input.options.fields)
      if header.weight > found?.header.weight ?? 0 { found = (header, length + lineEnd) }
    }
    guard let (header, length) = found else {
      return Rejection(
        "a quotation mark in its header is not closed, or its first line is too long",
        remedy: "mend its first line")
    }
    guard !header.columns.areOfQuotes else { return .quotes }
    guard header.columns.has(.text) else {
      let names = input.options.fields.list(of: .text)
      let columns = header.columns.labels.prefix(20).joined(separator: ", ")
      return Rejection(
        "its first line has no column for the text (\(names)) but \(columns)",
        remedy: "--map text=NAME names the column")
    }
    rows.pass(length)
    self.header = header
    return nil
  }

  /// Steps over empty lines, and over the line by which Excel is told what parts the fields: `sep=;`.
  private mutating func delimiterBeforeHeader() throws -> UInt8? {
    while try rows.hasMore(), let byte = input.stream.buffered.first, byte == 0x0A || byte == 0x0D {
      rows.pass(1)
    }
    guard case .complete(let length, let lineEnd) = try rowEnd(0),
      let delimiter = TableHeader.statedDelimiter(in: input.stream.buffered.prefix(length))
    else { return nil }
    rows.pass(length + lineEnd)
    return delimiter
  }

  /// - Returns: `nil` for a blank line, and at the end.
  private mutating func nextRow() throws -> ReadRecord? {
    guard let header, try rows.hasMore() else {
      isDone = true
      return nil
    }
    let end = try rowEnd(header.delimiter)
    if case .complete(let length, let lineEnd) = end {
      guard length <= input.options.recordLimit else {
        defer { rows.pass(length + lineEnd) }
        return rejected(input.tooLong)
      }
      let row = input.stream.buffered.prefix(length)
      if row.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
        rows.pass(length + lineEnd)
        return nil
      }
      let (bytes, warnings) = decoded(length)
      let fields = header.fields(of: bytes)
      if fields.count == header.columnCount {
        defer { rows.pass(length + lineEnd) }
        return record(fields, header, warnings)
      }
      guard bytes.contains(UInt8(ascii: "\\")) else {
        return try rejection(of: end, header, count: fields.count)
      }
    }
    if case .complete(let length, let lineEnd) = try rowEnd(header.delimiter, hasEscapes: true),
      length <= input.options.recordLimit
    {
      let (bytes, warnings) = decoded(length)
      let fields = header.fields(of: bytes, hasEscapes: true)
      if fields.count == header.columnCount {
        defer { rows.pass(length + lineEnd) }
        return record(fields, header, warnings)
      }
    }
    return try rejection(of: end, header)
  }

  /// Steps over a broken row.
  ///
  /// - Parameter known: How many fields it has, if they were counted.
  private mutating func rejection(
    of end: RowEndSearch.Finding, _ header: TableHeader, count known: Int? = nil
  ) throws -> ReadRecord {
    switch end {
    case .complete(let length, _):
      let count = known ?? header.fields(of: input.stream.buffered.prefix(length)).count
      let problem = "broken row: it has \(count) fields and the header \(header.columnCount)"
      let remedy = "put fields that hold the delimiter between quotation marks"
      // If it goes over lines, it may be a mark that nothing closes which holds them together.
      let isOneLine = !input.stream.buffered.prefix(length).contains { $0 == 0x0A || $0 == 0x0D }
      return try isOneLine
        ? rejectedLine(Rejection(problem, remedy: remedy))
        : skippingLines(header, Rejection(problem, remedy: remedy))
    case .broken(let offset):
      let column = input.stream.buffered.prefix(offset).count { $0 & 0xC0 != 0x80 } + 1
      return try rejectedLine(
        Rejection(
          "broken row (character \(column)): something follows a closing quotation mark",
          remedy: "write quotation marks inside a field twice"))
    case .open(isInQuotes: true):
      return try skippingLines(
        header, Rejection("broken row: a quotation mark is not closed", remedy: "close it"))
    case .open(isInQuotes: false): return try rejectedLine(input.tooLong)
    }
  }

  private func rowEnd(_ delimiter: UInt8, hasEscapes: Bool = false) throws -> RowEndSearch.Finding {
    var search = RowEndSearch(delimiter: delimiter, hasEscapes: hasEscapes)
    return try rows.end(&search, limit: input.options.recordLimit)
  }

  private func record(
    _ fields: [ArraySlice<UInt8>], _ header: TableHeader, _ warnings: [ReadingWarning]
  ) -> ReadRecord {
    let row = TableRow(place: input.place(ofLine: rows.line), cellCount: fields.count) {
      column, _ in String(decoding: fields[column], as: UTF8.self)
    }
    return header.columns.record(of: row, input.options, warnings: warnings)
  }

  /// The first bytes as UTF-8.
  private func decoded(_ length: Int) -> (bytes: ArraySlice<UInt8>, warnings: [ReadingWarning]) {
    let bytes = input.stream.buffered.prefix(length)
    if String(validating: bytes, as: UTF8.self) != nil { return (bytes, []) }
    let decoded = DecodedText(bytes, isUTF8: input.stream.isUTF8)
    return (Array(decoded.text.utf8)[...], decoded.warnings)
  }

  private func rejected(_ rejection: Rejection) -> ReadRecord {
    .rejected(rejection, at: input.place(ofLine: rows.line))
  }

  private mutating func rejectedLine(_ rejection: Rejection) throws -> ReadRecord {
    let record = rejected(rejection)
    try rows.skipLine()
    return record
  }

  /// Steps over a row whose end cannot be told, and the lines behind it that are no rows.
  ///
  /// They may be what the marks held together: thousands of lines, and one fault.
  private mutating func skippingLines(_ header: TableHeader, _ rejection: Rejection) throws
    -> ReadRecord
  {
    let first = rows.line
    repeat { try rows.skipLine() } while try rows.hasMore() && !beginsRow(header)
    let extent = rows.line > first + 1 ? ", and the lines up to \(rows.line - 1) are no rows" : ""
    return .rejected(
      Rejection(rejection.problem + extent, remedy: rejection.remedy),
      at: input.place(ofLine: first))
  }

  private func beginsRow(_ header: TableHeader) throws -> Bool {
    guard case .complete(let length, _) = try rowEnd(header.delimiter) else { return false }
    return header.fields(of: input.stream.buffered.prefix(length)).count == header.columnCount
  }
}

extension TableReader: ReadableFormat {
  static let fileExtensions = ["csv", "tsv"]

  static func reader(of input: RecordInput) -> any RecordReader { TableReader(input) }

  /// Whether the first line can hardly be anything but the header of a table of articles.
  static func isLayout(of text: TextLayout) -> Bool {
    let lines = text.bytes.prefix(4096).split { $0 == 0x0A || $0 == 0x0D }
    let stated = lines.first.flatMap(TableHeader.statedDelimiter)
    guard let line = stated == nil ? lines.first : lines.dropFirst().first else { return false }
    return (stated.map { [$0] } ?? TableHeader.delimiters).contains { delimiter in
      guard line.contains(delimiter) else { return false }
      let columns = TableHeader(line, delimiter: delimiter, names: text.fieldNames).columns
      return columns.has(.text) && ArticleField.allCases.count(where: columns.has) > 1
    }
  }
}

/// The first row of a table: what parts its fields, and which column holds what.
private struct TableHeader {
  let delimiter: UInt8
  let columns: TableColumns

  /// What may part the fields, in the order in which it is preferred.
  static let delimiters = Array("\t;,".utf8)

  /// - Parameter bytes: All of the first row, without its line end.
  init(_ bytes: ArraySlice<UInt8>, delimiter: UInt8, names: FieldNames) {
    self.delimiter = delimiter
    let labels = DelimitedRows.fields(of: bytes, delimiter: delimiter)
    columns = TableColumns(labels: labels.map { String(decoding: $0, as: UTF8.self) }, names: names)
  }

  var columnCount: Int { columns.labels.count }

  /// `;` of `sep=;`, which Excel reads and writes before a header.
  static func statedDelimiter(in line: ArraySlice<UInt8>) -> UInt8? {
    let bare = line.filter { $0 != UInt8(ascii: "\"") }
    guard bare.count == 5, String(decoding: bare.prefix(4), as: UTF8.self).lowercased() == "sep="
    else { return nil }
    return bare.last
  }

  /// How likely this is the right delimiter: it finds a text, or else it parts the most.
  var weight: Int { (columns.has(.text) ? 1 << 20 : 0) + columnCount }

  func fields(of row: ArraySlice<UInt8>, hasEscapes: Bool = false) -> [ArraySlice<UInt8>] {
    DelimitedRows.fields(of: row, delimiter: delimiter, hasEscapes: hasEscapes)
  }
}

/// Which columns of a table hold which field, by the labels in its first row.
struct TableColumns {
  /// As written.
  let labels: [String]
  /// Whether they are those of an export of quotes.
  let areOfQuotes: Bool
  /// The columns of each field, the likeliest first.
  private let columns: [(field: ArticleField, columns: [Int])]
  /// Columns without a label, or with one that stands before.
  private let unnamed: [Int]

  /// So much of a text, in UTF-16, does Excel keep in a cell.
  private static let longestCell = 32_767

  init(labels: [String], names: FieldNames) {
    self.labels = labels.map(\.trimmed)
    let folded = labels.map(folded)
    var known: Set = [""]
    unnamed = folded.indices.filter { !known.insert(folded[$0]).inserted }
    areOfQuotes = names.areOfQuotes(folded.lazy.flatMap(names.places(of:)))
    columns = ArticleField.allCases.map { field in
      let names = names.paths.filter {
        $0.field == field && $0.rest.isEmpty && known.contains($0.joined)
      }
      return (field, names.flatMap { name in folded.indices.filter { folded[$0] == name.joined } })
    }.filter { !$0.columns.isEmpty }
  }

  func has(_ field: ArticleField) -> Bool { columns.contains { $0.field == field } }

  /// The article of a row: of each field the first column that says something is taken.
  func record(of row: TableRow, _ options: ReadingOptions, warnings: [ReadingWarning] = [])
    -> ReadRecord
  {
    if areOfQuotes { return .rejected(.quotes, at: row.place, warnings: warnings) }
    var values: FieldTexts = [:]
    var taken: [Int] = []
    var texts = TextChoice()
    for (field, columns) in columns {
      for column in columns {
        let isOtherText = field == .text && !unnamed.contains(column)
        guard values[field] == nil || isOtherText,
          let value = field.value(ofRecord: row.cell(column, field))
        else { continue }
        if values[field] == nil { taken.append(column) }
        if field == .text { texts.add(value, named: labels[column]) }
        values[field] = field == .text ? texts.text : value
      }
    }
    var warnings = warnings + (texts.warning.map { [$0] } ?? [])
    if let warning = warning(of: row, besides: taken, values) { warnings.append(warning) }
    guard let text = values[.text] else {
      let names = columns.first { $0.field == .text }?.columns.map { "'\(labels[$0])'" } ?? []
      return .rejected(
        Rejection(
          "the row has no text in \(names.joined(separator: ", "))", remedy: "leave it out"),
        at: row.place, warnings: warnings)
    }
    if text.utf8.count >= Self.longestCell, text.utf16.count == Self.longestCell {
      warnings.append(.fullCell)
    }
    return ArticleBuilder(options: options).record(
      at: row.place, fields: values, warnings: warnings)
  }

  /// What is told of texts that stand in no column with a name of its own. Numbers alone are those of the
  /// rows, as R and pandas write them.
  private func warning(of row: TableRow, besides taken: [Int], _ values: FieldTexts)
    -> ReadingWarning?
  {
    guard !unnamed.isEmpty || row.cellCount > labels.count else { return nil }
    let behind = min(labels.count, row.cellCount)..<row.cellCount
    let texts = (unnamed + behind).filter { $0 < row.cellCount && !taken.contains($0) }
      .map { row.cell($0, nil) }
      .filter { $0.contains(where: \.isLetter) && !values.contains($0) }
    return texts.first.map { .unnamedColumn(texts: texts.count, first: String($0.prefix(60))) }
  }
}

/// A row of a table, of whose cells only those are made into texts that are asked for.
struct TableRow {
  let place: String
  let cellCount: Int
  /// What stands in a column, and for which field that is asked.
  let cell: (Int, ArticleField?) -> String
}
