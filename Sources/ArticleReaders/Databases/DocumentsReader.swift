/// Reads the articles of a text file that a news database has put together.
struct DocumentsReader<Layout: DocumentLayout>: RecordReader {
  private let stream: TextStream
  private let name: String
  private let options: ReadingOptions
  private var layout = Layout()
  /// What stood between documents, for the record that comes next.
  private var warnings: [ReadingWarning] = []
  private var hasRecords = false

  init(_ stream: TextStream, name: String, options: ReadingOptions) {
    self.stream = stream
    self.name = name
    self.options = options
  }

  mutating func next() throws -> ReadRecord? {
    while let (bytes, line) = try nextDocument() {
      if let record = record(of: bytes, from: line) {
        hasRecords = true
        return record
      }
    }
    guard !hasRecords || !warnings.isEmpty else { return nil }
    defer {
      hasRecords = true
      warnings = []
    }
    return ReadRecord(
      place: name,
      outcome: .rejected(Rejection("it ends with text of no article", remedy: "see its end")),
      warnings: warnings)
  }

  /// - Returns: The bytes of a document, `nil` if they are too many, and its line; `nil` at the end.
  private mutating func nextDocument() throws -> (bytes: [UInt8]?, line: Int)? {
    let start = stream.line
    var length = 0
    var isTooLong = false
    while let end = try lineEnd(after: length) {
      let line = stream.buffered.dropFirst(length).prefix(end - length)
      switch layout.cut(at: String(decoding: line, as: UTF8.self)[...]) {
      case .beforeLine where length > 0 || isTooLong:
        return (take(length, isTooLong), start)
      case .afterLine: return (take(end, isTooLong), start)
      case .beforeLine, .nowhere: length = end
      }
      guard length > options.recordLimit else { continue }
      isTooLong = true
      stream.consume(length)
      length = 0
    }
    return length > 0 || isTooLong ? (take(length, isTooLong), start) : nil
  }

  private func take(_ length: Int, _ isTooLong: Bool) -> [UInt8]? {
    defer { stream.consume(length) }
    return isTooLong ? nil : Array(stream.buffered.prefix(length))
  }

  /// - Returns: Where the line ends that begins so far into what is buffered; `nil` at the end.
  private func lineEnd(after offset: Int) throws -> Int? {
    var searched = offset
    while true {
      if let end = stream.firstLineEnd(from: searched) { return end + 1 }
      searched = stream.bufferedCount
      let isOverLong = searched - offset > options.recordLimit
      guard !isOverLong, try stream.refill() else { return searched > offset ? searched : nil }
    }
  }

  /// - Returns: `nil` for what stands around documents, which is kept for a warning.
  private mutating func record(of bytes: [UInt8]?, from start: Int) -> ReadRecord? {
    guard let bytes else {
      return ReadRecord(
        place: "\(name):\(start)", outcome: .rejected(.tooLong(limit: options.recordLimit)))
    }
    let decoded = DecodedText(bytes[...], isUTF8: stream.isUTF8)
    let lines = DocumentLines(decoded.text)
    guard let first = lines.lines.firstIndex(where: { !$0.isBlank }) else { return nil }
    let place = "\(name):\(start + first)"
    let document = layout.document(of: lines)
    if let unplaced = ReadingWarning(unplaced: document.unplaced) { warnings.append(unplaced) }
    guard !document.isCover else { return nil }
    defer { warnings = [] }
    guard document.fields[.text] != nil else {
      return ReadRecord(
        place: place,
        outcome: .rejected(
          Rejection("no text was found in it", remedy: "see whether it was cut off")),
        warnings: warnings + decoded.warnings)
    }
    return ArticleBuilder(options: options).record(
      at: place, fields: document.fields, warnings: warnings + decoded.warnings)
  }
}
