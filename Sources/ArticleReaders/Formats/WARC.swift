import QuoteModel

/// Reads the web pages of a WARC file (ISO 28500), one record at a time.
///
/// Of all records only responses over HTTP that succeeded and hold HTML can be articles. The others
/// (requests, metadata, pictures, redirections) are no inputs: they are counted and passed over.
struct WARCReader: RecordReader {
  private let stream: TextStream
  private let name: String
  private let options: ReadingOptions
  private var number = 0
  private var isDone = false
  /// Records that cannot be articles.
  private(set) var passedOver = 0

  /// - Parameter stream: Of bytes as they are: a record of it may be in any encoding.
  init(_ stream: TextStream, name: String, options: ReadingOptions) {
    self.stream = stream
    self.name = name
    self.options = options
  }

  mutating func next() throws -> ReadRecord? {
    while !isDone {
      guard try stepToVersion() else { break }
      number += 1
      let place = "\(name):\(number)"
      guard let head = try head() else {
        return rejected(at: place, "its head has no Content-Length", "see whether it was damaged")
      }
      if let record = try record(head, at: place) { return record }
      passedOver += 1
    }
    defer { isDone = true }
    guard !isDone, number == 0 else { return nil }
    return ReadRecord(
      place: name, outcome: .rejected(Rejection("it holds no records", remedy: "leave it out")))
  }

  private func rejected(at place: String, _ problem: String, _ remedy: String) -> ReadRecord {
    ReadRecord(place: place, outcome: .rejected(Rejection(problem, remedy: remedy)))
  }

  // MARK: Heads

  /// What each record begins with.
  static let mark = Array("WARC/".utf8)
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
      var length = stream.firstLineEnd(from: 0)
      while length == nil {
        stream.consumeAll()
        guard try stream.refill() else { return false }
        length = stream.firstLineEnd(from: 0)
      }
      stream.consume((length ?? 0) + 1)
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
    guard head.length <= options.recordLimit else {
      return try skip(head.length, at: place)
        ?? ReadRecord(place: place, outcome: .rejected(.tooLong(limit: options.recordLimit)))
    }
    while stream.bufferedCount < head.length, try stream.refill() {}
    guard stream.bufferedCount >= head.length else { return cutOff(at: place) }
    defer { stream.consume(head.length) }
    guard let response = HTTPResponse(stream.buffered.prefix(head.length)), response.isPage else {
      return nil
    }
    let page: ArraySlice<UInt8>
    do {
      guard let decoded = try response.page(upTo: options.recordLimit) else {
        return rejected(
          at: place, "its page is compressed with \(response.coding)",
          "write the WARC with decoded bodies")
      }
      page = decoded
    } catch let fault as ContainerFault {
      return ReadRecord(place: place, outcome: .rejected(rejection(of: fault)))
    }
    var known: [ArticleField: String] = [:]
    known[.url] = head.url
    known[.published] = head.date
    return HTMLRecordReader(options: options).record(
      at: place, page, charset: response.charset, known: known)
  }

  private func rejection(of fault: ContainerFault) -> Rejection {
    if case .bomb = fault { .tooLong(limit: options.recordLimit) } else { fault.rejection }
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
    rejected(at: place, "the file ends before this record does", "see whether it was cut off")
  }
}

/// What the head of a WARC record says, as far as it matters for articles.
struct WARCHead {
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
