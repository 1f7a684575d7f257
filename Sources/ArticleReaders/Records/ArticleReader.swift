/// Reads the articles of one input, one after another, in bounded memory.
public struct ArticleReader {
  private enum Content {
    case file(any RecordReader, TextStream)
    indirect case container(ContainerReader)
  }

  private let name: String
  private var content: Content

  /// - Parameters:
  ///   - name: How messages and ids call the input: its path as given, or `-`.
  ///   - fileName: What the format is told from, where there is a name.
  /// - Throws: `ReadingError.cannotRead`.
  public init(
    _ source: ByteStream, name: String, fileName: String? = nil, options: ReadingOptions = .init()
  ) throws {
    try self.init(source, name: name, fileName: fileName, options: options, in: nil)
  }

  /// - Parameter container: The container that the input is in.
  init(
    _ source: ByteStream, name: String, fileName: String?, options: ReadingOptions,
    in container: ContainerReader.Surroundings?
  ) throws {
    self.name = name
    let prefix = try source.peek(TextStream.prefixLength)
    let isContainer = ContentKind.isContainer(prefix, fileName: fileName)
    if isContainer, container?.isDeepest != true {
      content = .container(
        ContainerReader(source, name: name, fileName: fileName, options: options, in: container))
    } else {
      // A WARC file is bytes; it is its pages that have an encoding.
      let isWARC = prefix.starts(with: WARCReader.mark)
      let stream = try TextStream(source, encoding: isWARC ? nil : options.encoding)
      let reader = reader(of: stream, name: name, fileName: fileName, options: options)
      content = .file(reader, stream)
    }
  }

  /// - Returns: `nil` at the end.
  /// - Throws: `ReadingError.cannotRead`, after which nothing more can be had from this input.
  public mutating func next() throws -> ReadRecord? { try nextUnread()?.read() }

  /// As `next`, with what can be done elsewhere left undone.
  public mutating func nextUnread() throws -> UnreadRecord? {
    switch content {
    case .file(var reader, let stream):
      defer { content = .file(reader, stream) }
      return try reader.nextUnread()
    case .container(var reader):
      defer { content = .container(reader) }
      return try reader.nextUnread()
    }
  }

  /// What concerns whole files rather than one record; complete after the last record.
  public var warnings: [PlacedWarning] {
    switch content {
    case .file(_, let stream):
      stream.replaced > 0
        ? [PlacedWarning(place: name, warning: .replaced(stream.replaced))] : []
    case .container(let container): container.warnings
    }
  }

  /// Files in containers that are hidden or of a type that is not read.
  public var passedOver: Int {
    if case .container(let container) = content { container.passedOver } else { 0 }
  }

  /// Records that are no articles and were never meant to be, such as a WARC file's requests.
  public var passedOverRecords: Int {
    switch content {
    case .file(let reader, _): reader.passedOver
    case .container(let container): container.passedOverRecords
    }
  }
}

private func reader(
  of stream: TextStream, name: String, fileName: String?, options: ReadingOptions
) -> any RecordReader {
  let content = ContentKind(
    rawPrefix: stream.rawPrefix, textPrefix: stream.buffered, isUnicode: stream.isUTF8)
  let stated = options.format ?? fileName.flatMap(ArticleFormat.init(fileName:))
  switch content {
  case .empty: return RejectedInput(.empty, at: name)
  case .unreadable(let rejection): return RejectedInput(rejection, at: name)
  case .binary where stated != .table: return RejectedInput(.binary, at: name)
  case .text where options.format == nil && (stated ?? .text) == .text:
    let format = ArticleFormat(layoutOf: stream.buffered, fields: options.fields)
    return format.reader(stream, name: name, options: options)
  case .text, .binary: return (stated ?? .text).reader(stream, name: name, options: options)
  case .format(.jsonLines) where stated == .json:
    let records = JSONRecordReader(options: options, isUTF8: stream.isUTF8)
    return JSONLinesReader(stream, name: name, records: records, namesLoneRecord: true)
  case .format(let format):
    return (options.format ?? format).reader(stream, name: name, options: options)
  }
}
