/// Reads what is in a file that is no text by the text that was made of it: the articles of a database, or
/// else one article.
struct ConvertedText {
  /// What may be held of a file that is read as a whole to get at its text.
  static let longestFile = 256 << 20

  /// Paragraphs, parted by blank lines.
  let text: String
  let input: RecordInput

  /// How it shows that the file is broken or cut off, if it is.
  let fault: String?

  /// - Parameter input: Of the file as it is.
  init(_ text: String, of input: RecordInput, brokenOff fault: String? = nil) {
    self.text = text
    self.input = input
    self.fault = fault
  }

  /// The reader of the articles.
  var reader: any RecordReader {
    guard !text.isBlank else {
      return RejectedInput(
        Rejection("there is no text in it", remedy: "see whether it holds pictures of pages"))
    }
    let reader = databaseReader ?? TextFile.reader(of: converted)
    return fault.map { BrokenOffReader(reader, of: input.name, because: $0) } ?? reader
  }

  /// - Returns: `nil` if the text is not laid out as a database has it.
  var databaseReader: (any RecordReader)? {
    if let format = input.options.format, format.isDatabase { return format.reader(of: converted) }
    let format = ArticleFormat(
      layoutOf: Array(text.utf8.prefix(TextStream.prefixLength))[...],
      fieldNames: input.options.fields)
    return format.isDatabase ? format.reader(of: converted) : nil
  }

  private var converted: RecordInput {
    var converted = input
    converted.stream = TextStream(of: text)
    converted.countsDocuments = true
    return converted
  }
}

/// Reads what is there of a file that is broken or cut off, and says so.
private struct BrokenOffReader: RecordReader {
  private var reader: any RecordReader
  private let warning: PlacedWarning

  init(_ reader: any RecordReader, of name: String, because fault: String) {
    self.reader = reader
    warning = PlacedWarning(place: name, warning: .brokenOff(fault))
  }

  var rejectionOfNothing: Rejection? { reader.rejectionOfNothing }
  var warnings: [PlacedWarning] { reader.warnings + [warning] }

  mutating func next() throws -> ReadRecord? { try reader.next() }
}

/// A reader that is known only once a file, or most of it, has been read.
struct ConvertingReader: RecordReader {
  private let input: RecordInput
  private let convert: (RecordInput) throws -> any RecordReader
  private var reader: (any RecordReader)?

  /// - Parameter convert: Reads the input, and makes the reader of its articles.
  init(_ input: RecordInput, convert: @escaping (RecordInput) throws -> any RecordReader) {
    self.input = input
    self.convert = convert
  }

  /// - Parameter convert: Makes the reader of all that is buffered, which is the whole file.
  init(wholeOf input: RecordInput, convert: @escaping (RecordInput) -> any RecordReader) {
    self.init(input) { input in
      try input.stream.fill(upTo: ConvertedText.longestFile)
        ? convert(input) : RejectedInput(.tooLong(limit: ConvertedText.longestFile))
    }
  }

  var rejectionOfNothing: Rejection? { reader?.rejectionOfNothing }
  var warnings: [PlacedWarning] { reader?.warnings ?? [] }

  mutating func next() throws -> ReadRecord? { try nextUnread()?.read() }

  mutating func nextUnread() throws -> UnreadRecord? {
    if reader == nil { reader = try convert(input) }
    return try reader?.nextUnread()
  }
}
