/// Reads the articles of one input, one after another, in bounded memory.
public struct ArticleReader {
  private enum Reader {
    case text(TextFileReader)
    case jsonLines(JSONLinesReader)
    case jsonValues(JSONValuesReader)
    case html(HTMLFileReader)
    case warc(WARCReader)
    case rejected(ReadRecord?)
  }

  private let stream: TextStream
  private var reader: Reader

  /// - Parameters:
  ///   - name: How messages and ids call the input: its path as given, or `-`.
  ///   - fileName: What the format is told from, where there is a name.
  /// - Throws: `ReadingError.cannotRead`.
  public init(
    _ source: ByteStream, name: String, fileName: String? = nil, options: ReadingOptions = .init()
  ) throws {
    stream = try TextStream(source, encoding: options.encoding)
    let content = ContentKind(
      rawPrefix: stream.rawPrefix, textPrefix: stream.buffered, isUnicode: stream.isUTF8)
    let format = options.format ?? fileName.flatMap(ArticleFormat.init(fileName:))
    let records = JSONRecordReader(options: options, isUTF8: stream.isUTF8)
    switch (format, content) {
    case (_, .empty):
      reader = .rejected(ReadRecord(place: name, outcome: .rejected(.empty)))
    case (_, .unreadable(let rejection)):
      reader = .rejected(ReadRecord(place: name, outcome: .rejected(rejection)))
    case (.text, _) where options.format != nil:
      reader = .text(TextFileReader(stream, name: name, options: options))
    case (.jsonLines, _) where options.format != nil:
      reader = .jsonLines(JSONLinesReader(stream, name: name, records: records))
    case (_, .warc), (.warc, _):
      reader = .warc(WARCReader(stream, name: name, options: options))
    case (.html, _), (_, .html):
      reader = .html(HTMLFileReader(stream, name: name, options: options))
    case (.text, .text), (nil, .text):
      reader = .text(TextFileReader(stream, name: name, options: options))
    case (.jsonLines, .text), (_, .jsonLines):
      reader = .jsonLines(
        JSONLinesReader(
          stream, name: name, records: records, namesLoneRecord: format == .json))
    case (.json, .text), (_, .jsonValues):
      reader = .jsonValues(JSONValuesReader(stream, name: name, records: records))
    }
  }

  /// - Returns: `nil` at the end.
  /// - Throws: `ReadingError.cannotRead`, after which nothing more can be had from this input.
  public mutating func next() throws -> ReadRecord? {
    switch reader {
    case .text(var text):
      let record = try text.next()
      reader = .text(text)
      return record
    case .jsonLines(var lines):
      let record = try lines.next()
      reader = .jsonLines(lines)
      return record
    case .jsonValues(var values):
      let record = try values.next()
      reader = .jsonValues(values)
      return record
    case .warc(var records):
      let record = try records.next()
      reader = .warc(records)
      return record
    case .html(var page):
      let record = try page.next()
      reader = .html(page)
      return record
    case .rejected(let record):
      reader = .rejected(nil)
      return record
    }
  }

  /// Records that are no articles and were never meant to be, such as a WARC file's requests.
  public var passedOver: Int {
    if case .warc(let records) = reader { records.passedOver } else { 0 }
  }

  /// What concerns the whole input rather than one record; complete after the last record.
  public var warnings: [ReadingWarning] {
    stream.replaced > 0 ? [.replaced(stream.replaced)] : []
  }
}
