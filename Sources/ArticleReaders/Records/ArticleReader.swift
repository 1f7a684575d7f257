/// A file that was met in a folder or container, and is not read.
public struct SkippedFile: Sendable {
  public let place: String
  /// As it is counted: *.pdf*, *hidden*.
  public let kind: String

  public init(place: String, kind: String) {
    self.place = place
    self.kind = kind
  }

  /// Its name begins with a dot, or a folder's that it is in.
  public static let hidden = "hidden"
  /// A link, a device or the like.
  public static let noFile = "no file"
}

/// Reads the articles of one input, one after another, in bounded memory.
public struct ArticleReader {
  private let name: String
  private var reader: any RecordReader
  /// What the reader reads from; `nil` for a container, whose files have a stream each.
  private var stream: TextStream?
  private var hasRecords = false
  /// The pattern that the name of the file does not fit, if it does not.
  private var otherPattern: NamePattern?
  private var isAtEnd = false

  /// - Parameters:
  ///   - name: How messages and ids call the input: its path as given, or `-`.
  ///   - fileName: What the format is told from, where there is a name.
  ///   - skipping: Is handed each file of a container that is passed over.
  /// - Throws: `ReadingError.cannotRead`.
  public init(
    _ source: ByteStream, name: String, fileName: String? = nil,
    options: ReadingOptions = .init(), skipping: @escaping (SkippedFile) -> Void = { _ in }
  ) throws {
    try self.init(
      source, name: name, fileName: fileName, options: options, in: nil, skipping: skipping)
  }

  /// - Parameter container: The container that the input is in.
  init(
    _ source: ByteStream, name: String, fileName: String?, options: ReadingOptions,
    in container: ContainerReader.Surroundings?, skipping: @escaping (SkippedFile) -> Void
  ) throws {
    self.name = name
    let prefix = try source.peek(TextStream.prefixLength)
    guard container?.isDeepest == true || !ContainerKind.isContainer(prefix, fileName: fileName)
    else {
      reader = ContainerReader(
        source, name: name, fileName: fileName, options: options,
        isGzip: ContainerKind.isGzip(prefix), in: container, skipping: skipping)
      return
    }
    // It is the pages of a WARC file that have an encoding, and not all of the file.
    let areBytes = ArticleFormat.areBytes(prefix)
    let stream = try TextStream(source, encoding: areBytes ? .utf8 : options.encoding)
    self.stream = stream
    let stated = options.format ?? fileName.flatMap(ArticleFormat.init(fileName:))
    var options = options
    if !options.readName(ofFile: fileName) { otherPattern = options.name }
    reader = RecordInput(stream: stream, name: name, options: options, statedFormat: stated).reader
  }

  /// Reads the rows of a workbook.
  init(_ rows: any SheetRows, name: String, fileName: String?, options: ReadingOptions) {
    self.name = name
    var options = options
    if !options.readName(ofFile: fileName) { otherPattern = options.name }
    reader = SpreadsheetReader(rows, name: name, options: options)
  }

  /// - Returns: `nil` at the end.
  /// - Throws: `ReadingError.cannotRead`, after which nothing more can be had from this input.
  public mutating func next() throws -> ReadRecord? { try nextUnread()?.read() }

  /// As `next`, with what can be done elsewhere left undone.
  public mutating func nextUnread() throws -> UnreadRecord? {
    guard !isAtEnd else { return nil }
    if let record = try reader.nextUnread() {
      hasRecords = true
      return record
    }
    isAtEnd = true
    guard !hasRecords, let rejection = reader.rejectionOfNothing else { return nil }
    return UnreadRecord(.rejected(rejection, at: name))
  }

  /// What concerns whole files rather than one record; complete after the last record.
  public var warnings: [PlacedWarning] {
    let replaced = stream?.replaced ?? 0
    let own = replaced > 0 ? [PlacedWarning(place: name, warning: .replaced(replaced))] : []
    let other = hasRecords ? otherPattern.map { ReadingWarning.otherName($0.written) } : nil
    return own + [other].compactMap { $0 }.map { PlacedWarning(place: name, warning: $0) }
      + reader.warnings
  }

  /// Files in containers that are hidden or of a type that is not read.
  public var skippedFiles: Int { reader.skippedFiles }

  /// Records that are no articles and were never meant to be, such as a WARC file's requests.
  public var skippedRecords: Int { reader.skippedRecords }
}
