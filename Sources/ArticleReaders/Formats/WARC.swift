/// Reads the web pages of a WARC file (ISO 28500), one record at a time.
///
/// Of all records only HTML can be articles, of responses over HTTP that succeeded or of resources, and the
/// texts of pages that WET files have. The others (requests, metadata, pictures, redirections) are no
/// inputs: they are counted and passed over.
struct WARCReader: RecordReader {
  private let input: RecordInput
  private var number = 0
  /// Records that cannot be articles.
  private(set) var skippedRecords = 0

  /// - Parameter input: Of bytes as they are: a record of it may be in any encoding.
  init(_ input: RecordInput) { self.input = input }

  private var stream: TextStream { input.stream }

  var rejectionOfNothing: Rejection? {
    number == 0 ? Rejection("it holds no records", remedy: "leave it out") : nil
  }

  mutating func next() throws -> ReadRecord? {
    while try stepToVersion() {
      number += 1
      let place = "\(input.name):\(number)"
      guard let head = try head() else {
        return .rejected(
          Rejection("its head has no Content-Length", remedy: "see whether it was damaged"),
          at: place)
      }
      if let record = try record(head, at: place) { return record }
      skippedRecords += 1
    }
    return nil
  }

  // MARK: Heads

  /// What each record begins with.
  private static let mark = Array("WARC/".utf8)
  /// Far more than any head has.
  private static let longestHead = 1 << 20

  /// Steps to the next line that begins a record: the next one, unless a length was wrong.
  ///
  /// - Returns: `false` at the end.
  private func stepToVersion() throws -> Bool {
    while true {
      while stream.bufferedCount < Self.mark.count, try stream.refill() {}
      guard stream.bufferedCount >= Self.mark.count else { return false }
      if stream.buffered.starts(with: Self.mark) { return true }
      try stream.skipLine()
    }
  }

  /// - Returns: `nil` if there is no length by which the record's end could be told.
  private func head() throws -> WARCHead? {
    var end = HeadFields.end(of: stream.buffered)
    while end == nil, stream.bufferedCount < Self.longestHead, try stream.refill() {
      end = HeadFields.end(of: stream.buffered)
    }
    guard let end else {
      stream.consume(Self.mark.count)
      return nil
    }
    defer { stream.consume(end) }
    return WARCHead(HeadFields(stream.buffered.prefix(end)))
  }

  // MARK: Contents

  /// - Returns: `nil` for what is no web page.
  private func record(_ head: WARCHead, at place: String) throws -> ReadRecord? {
    guard head.content != .other else {
      return try stream.skip(head.length) ? nil : .rejected(.cutOffRecord, at: place)
    }
    guard head.length <= input.options.recordLimit else {
      let isWhole = try stream.skip(head.length)
      return .rejected(isWhole ? input.tooLong : .cutOffRecord, at: place)
    }
    while stream.bufferedCount < head.length, try stream.refill() {}
    // What is still buffered may hold more records, if it is the length that lies.
    guard stream.bufferedCount >= head.length else { return .rejected(.cutOffRecord, at: place) }
    defer { stream.consume(head.length) }
    var known: [ArticleField: String] = [:]
    known[.url] = head.url
    let bytes = stream.buffered.prefix(head.length)
    switch head.content {
    case .response: return HTTPResponse(bytes)?.record(at: place, known: known, input)
    case .page:
      return WebPage(bytes: bytes, charset: head.charset, known: known)
        .record(at: place, options: input.options)
    case .text:
      let decoded = DecodedText(bytes, isUTF8: false)
      if !decoded.text.isBlank { known[.text] = decoded.text }
      guard known[.text] != nil else { return .rejected(.empty, at: place) }
      return ArticleBuilder(options: input.options).record(
        at: place, fields: known, warnings: decoded.warnings)
    case .other: return nil
    }
  }
}

extension WARCReader: ReadableFormat {
  static let fileExtensions = ["warc", "wet"]

  static func areBytes(_ beginning: [UInt8]) -> Bool { beginning.starts(with: mark) }

  static func isShown(by beginning: FileBeginning) -> Bool { areBytes(beginning.raw) }

  static func reader(of input: RecordInput) -> any RecordReader { WARCReader(input) }
}

/// What the head of a WARC record says, as far as it matters for articles. When a page was fetched is no
/// date of publication.
private struct WARCHead {
  enum Content {
    /// A server's answer over HTTP.
    case response
    /// A web page without such an answer's head.
    case page
    /// The text of a page, as WET files have it.
    case text
    case other
  }

  let length: Int
  let url: String?
  let content: Content
  let charset: String?

  /// - Returns: `nil` without a length.
  init?(_ fields: HeadFields) {
    guard let length = fields["content-length"].flatMap({ Int($0) }), length >= 0 else {
      return nil
    }
    self.length = length
    // Some writers put the address between angle brackets, as an early draft had it.
    url = fields["warc-target-uri"].map { $0.filter { $0 != "<" && $0 != ">" } }
    let type = fields["content-type"]?.lowercased()
    charset = type.flatMap { HTMLEncoding.charset(of: Array($0.utf8)[...]) }
    switch fields["warc-type"]?.lowercased() {
    case "response" where type?.contains("http") != false: content = .response
    case "resource" where type.map(isHTML) == true, "response" where type.map(isHTML) == true:
      content = .page
    case "conversion" where type?.contains("text/plain") == true: content = .text
    default: content = .other
    }
  }
}
