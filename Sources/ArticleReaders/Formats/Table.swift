/// Reads a table with a header as CSV and TSV files have it, one article a row.
///
/// A broken row is one rejection. After it the reading goes on in the next line, not behind the
/// quotation mark that is taken for its end, so that no other row is lost with it.
struct TableReader: RecordReader {
  private let stream: TextStream
  private let name: String
  private let options: ReadingOptions
  private var header: TableHeader?
  private var hasRecords = false
  private var isDone = false
  /// The line of the next byte, from 1; a lone CR ends a line too.
  private var line = 1

  init(_ stream: TextStream, name: String, options: ReadingOptions) {
    self.stream = stream
    self.name = name
    self.options = options
  }

  mutating func next() throws -> ReadRecord? {
    if header == nil, !isDone, let rejection = try readHeader() {
      isDone = true
      return rejection
    }
    while !isDone {
      if let record = try nextRow() {
        hasRecords = true
        return record
      }
    }
    guard !hasRecords else { return nil }
    hasRecords = true
    return ReadRecord(
      place: name,
      outcome: .rejected(Rejection("it has a header and no rows", remedy: "leave it out")))
  }

  /// - Returns: Why there is no table.
  private mutating func readHeader() throws -> ReadRecord? {
    hasRecords = true
    var found: (header: TableHeader, length: Int)?
    for delimiter in TableHeader.delimiters {
      guard case .complete(let length, let lineEnd) = try rowEnd(delimiter) else { continue }
      let header = TableHeader(decoded(length).bytes, delimiter: delimiter, names: options.fields)
      if header.weight > found?.header.weight ?? 0 { found = (header, length + lineEnd) }
    }
    guard let (header, length) = found else {
      return rejected(Rejection("its header is broken", remedy: "mend its first line"))
    }
    guard header.has(.text) else {
      let names = options.fields[.text].joined(separator: ", ")
      return rejected(
        Rejection(
          "its first line has no column for the text: \(names)",
          remedy: "--map text=NAME names the column"))
    }
    pass(length)
    self.header = header
    hasRecords = false
    return nil
  }

  /// - Returns: `nil` for a blank line, and at the end.
  private mutating func nextRow() throws -> ReadRecord? {
    guard let header else { return nil }
    guard try hasMore() else {
      isDone = true
      return nil
    }
    switch try rowEnd(header.row.delimiter) {
    case .complete(let length, let lineEnd):
      defer { pass(length + lineEnd) }
      guard length <= options.recordLimit else {
        return rejected(.tooLong(limit: options.recordLimit))
      }
      if stream.buffered.prefix(length).allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return nil }
      return record(length, header)
    case .broken(let offset):
      let column = stream.buffered.prefix(offset).count { $0 & 0xC0 != 0x80 } + 1
      return try rejectedLine(
        Rejection(
          "broken row (character \(column)): something follows a closing quotation mark",
          remedy: "write quotation marks inside a field twice"))
    case .open(isInQuotes: true): return try skippingUnclosed(header)
    case .open(isInQuotes: false):
      return try rejectedLine(.tooLong(limit: options.recordLimit))
    }
  }

  private func hasMore() throws -> Bool {
    while stream.bufferedCount == 0 {
      guard try stream.refill() else { return false }
    }
    return true
  }

  /// Buffers the next row, as long as it is within the limit.
  private func rowEnd(_ delimiter: UInt8) throws -> TableRowEnd.Finding {
    var end = TableRowEnd(delimiter: delimiter)
    var isLast = false
    while true {
      let finding = end.find(in: stream.buffered, isLast: isLast)
      switch finding {
      case .open where !isLast && stream.bufferedCount <= options.recordLimit:
        isLast = try !stream.refill()
      case .complete, .open, .broken: return finding
      }
    }
  }

  private func record(_ length: Int, _ header: TableHeader) -> ReadRecord {
    let (bytes, warnings) = decoded(length)
    let fields = header.row.fields(of: bytes)
    guard fields.count == header.columnCount else {
      return rejected(
        Rejection(
          "broken row: it has \(fields.count) fields and the header \(header.columnCount)",
          remedy: "put fields that hold the delimiter between quotation marks"))
    }
    return ArticleBuilder(options: options).record(
      at: "\(name):\(line)", fields: header.values(of: fields), warnings: warnings)
  }

  /// The first bytes as UTF-8.
  private func decoded(_ length: Int) -> (bytes: ArraySlice<UInt8>, warnings: [ReadingWarning]) {
    let bytes = stream.buffered.prefix(length)
    if String(validating: bytes, as: UTF8.self) != nil { return (bytes, []) }
    let decoded = DecodedText(bytes, isUTF8: stream.isUTF8)
    return (Array(decoded.text.utf8)[...], decoded.warnings)
  }

  private func rejected(_ rejection: Rejection) -> ReadRecord {
    ReadRecord(place: "\(name):\(line)", outcome: .rejected(rejection))
  }

  private mutating func rejectedLine(_ rejection: Rejection) throws -> ReadRecord {
    let record = rejected(rejection)
    try skipLine()
    return record
  }

  /// Steps over a row with a mark that nothing closes, and the lines behind it that are no rows.
  ///
  /// They may be what the marks held together: thousands of lines, and one fault.
  private mutating func skippingUnclosed(_ header: TableHeader) throws -> ReadRecord {
    let first = line
    repeat { try skipLine() } while try hasMore() && !beginsRow(header)
    let extent = line > first + 1 ? ", and the lines up to \(line - 1) are no rows" : ""
    return ReadRecord(
      place: "\(name):\(first)",
      outcome: .rejected(
        Rejection("broken row: a quotation mark is not closed\(extent)", remedy: "close it")))
  }

  private func beginsRow(_ header: TableHeader) throws -> Bool {
    guard case .complete(let length, _) = try rowEnd(header.row.delimiter) else { return false }
    return header.row.fields(of: stream.buffered.prefix(length)).count == header.columnCount
  }

  private mutating func skipLine() throws {
    while true {
      if let end = stream.buffered.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
        let isPair = stream.buffered[end...].starts(with: [0x0D, 0x0A])
        return pass(end - stream.buffered.startIndex + (isPair ? 2 : 1))
      }
      stream.consumeAll()
      guard try stream.refill() else { return }
    }
  }

  /// Steps over bytes, and counts their lines.
  private mutating func pass(_ count: Int) {
    var isAfterReturn = false
    for byte in stream.buffered.prefix(count) {
      if byte == 0x0D || byte == 0x0A && !isAfterReturn { line += 1 }
      isAfterReturn = byte == 0x0D
    }
    stream.consume(count)
  }
}

/// The first row of a table: what parts its fields, and which column holds what.
struct TableHeader {
  let row: TableRow
  let columnCount: Int
  /// The columns of each field, the likeliest first.
  private let columns: [(field: ArticleField, columns: [Int])]

  /// What may part the fields, in the order in which it is preferred.
  static let delimiters = Array("\t;,".utf8)

  /// - Parameter bytes: All of the first row, without its line end.
  init(_ bytes: ArraySlice<UInt8>, delimiter: UInt8, names: FieldNames) {
    row = TableRow(delimiter: delimiter)
    let labels = row.fields(of: bytes).map { folded(String(decoding: $0, as: UTF8.self)) }
    columnCount = labels.count
    columns = ArticleField.allCases.map { field in
      let names = names[field].map(folded)
      return (field, names.flatMap { name in labels.indices.filter { labels[$0] == name } })
    }
  }

  /// How likely this is the right delimiter: it finds a text, or else it parts the most.
  var weight: Int { (has(.text) ? 1 << 20 : 0) + columnCount }

  func has(_ field: ArticleField) -> Bool {
    columns.contains { $0.field == field && !$0.columns.isEmpty }
  }

  /// Whether a text begins with what can hardly be anything but the header of a table of articles.
  static func opens(_ text: ArraySlice<UInt8>, names: FieldNames) -> Bool {
    let line = text.prefix(4096).prefix { $0 != 0x0A && $0 != 0x0D }
    return delimiters.contains { delimiter in
      guard line.contains(delimiter) else { return false }
      let header = TableHeader(line, delimiter: delimiter, names: names)
      return header.has(.text) && ArticleField.allCases.count(where: header.has) > 1
    }
  }

  /// The values of a row, of which the first that says something is taken for each field.
  func values(of fields: [ArraySlice<UInt8>]) -> [ArticleField: String] {
    var values: [ArticleField: String] = [:]
    for (field, columns) in columns {
      values[field] = columns.lazy.compactMap { column in
        field.value(of: String(decoding: fields[column], as: UTF8.self))
      }.first { !missingValues.contains($0) }
    }
    return values
  }
}

/// What R and pandas write where there is no value.
private let missingValues: Set<String> = ["NA", "NaN", "nan", "null", "NULL"]

/// People write `Text`, `text ` and `Full Text` alike.
///
/// Without Unicode where there is none: asking it took nine tenths of the time of small files.
private func folded(_ name: String) -> String {
  guard name.utf8.allSatisfy({ $0 < 0x80 }) else {
    return name.lowercased().filter { !$0.isWhitespace }
  }
  let letters = name.utf8.filter { $0 != 0x20 && !(0x09...0x0D).contains($0) }
  return String(
    decoding: letters.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
}
