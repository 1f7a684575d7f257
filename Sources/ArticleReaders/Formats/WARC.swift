/// Reads the web pages of a WARC file (ISO 28500), one record at a time.
///
/// Of all records only responses over HTTP that succeeded and hold HTML can be articles. The others
/// (requests, metadata, pictures, redirections) are no inputs: they are counted and passed over.
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
    guard head.isResponse else { return try skip(head.length, at: place) }
    guard head.length <= input.options.recordLimit else {
      return try skip(head.length, at: place) ?? .rejected(input.tooLong, at: place)
    }
    while stream.bufferedCount < head.length, try stream.refill() {}
    guard stream.bufferedCount >= head.length else { return cutOff(at: place) }
    defer { stream.consume(head.length) }
    guard let response = HTTPResponse(stream.buffered.prefix(head.length)), response.isPage else {
      return nil
    }
    let page: ArraySlice<UInt8>
    do {
      guard let decoded = try response.page(upTo: input.options.recordLimit) else {
        return .rejected(
          Rejection(
            "its page is compressed with \(response.coding)",
            remedy: "write the WARC with decoded bodies"),
          at: place)
      }
      page = decoded
    } catch let fault as ContainerFault {
      return .rejected(rejection(of: fault), at: place)
    }
    var known: [ArticleField: String] = [:]
    known[.url] = head.url
    known[.published] = head.date
    return WebPage(bytes: page, charset: response.charset, known: known)
      .record(at: place, options: input.options)
  }

  private func rejection(of fault: ContainerFault) -> Rejection {
    if case .bomb = fault { input.tooLong } else { fault.rejection }
  }

  /// - Returns: The rejection of a record that ends before its length says; else `nil`.
  private func skip(_ length: Int, at place: String) throws -> ReadRecord? {
    var left = length
    while left > stream.bufferedCount {
      left -= stream.bufferedCount
      stream.consumeAll()
      guard try stream.refill() else { return cutOff(at: place) }
    }
    stream.consume(left)
    return nil
  }

  /// What is still buffered may hold more records, if it is the length that lies.
  private func cutOff(at place: String) -> ReadRecord {
    .rejected(
      Rejection("the file ends before this record does", remedy: "see whether it was cut off"),
      at: place)
  }
}

extension WARCReader: ReadableFormat {
  static let fileExtensions = ["warc"]

  static func isShown(by beginning: FileBeginning) -> Bool { begins(beginning.raw) }

  static func begins(_ raw: [UInt8]) -> Bool { raw.starts(with: mark) }

  static func reader(of input: RecordInput) -> any RecordReader { WARCReader(input) }
}

/// What the head of a WARC record says, as far as it matters for articles.
private struct WARCHead {
  let length: Int
  let url: String?
  /// When the page was fetched, if that can be read: for pages that do not say when they are from.
  let date: String?
  /// Whether a server's answer over HTTP is in it.
  let isResponse: Bool

  /// - Returns: `nil` without a length.
  init?(_ fields: HeadFields) {
    guard let length = fields["content-length"].flatMap({ Int($0) }), length >= 0 else {
      return nil
    }
    self.length = length
    // Some writers put the address between angle brackets, as an early draft had it.
    url = fields["warc-target-uri"].map { $0.filter { $0 != "<" && $0 != ">" } }
    date = fields["warc-date"]
    let type = fields["content-type"]?.lowercased() ?? "application/http"
    isResponse = fields["warc-type"]?.lowercased() == "response" && type.contains("http")
  }
}
