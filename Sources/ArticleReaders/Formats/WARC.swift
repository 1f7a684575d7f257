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

  mutating func next() throws -> ReadRecord? { try nextUnread()?.read() }

  mutating func nextUnread() throws -> UnreadRecord? {
    while true {
      let stray = try skipToVersion()
      if stray > 0, number > 0 || stream.bufferedCount > 0 {
        let place = number > 0 ? "behind record \(number)" : "before the first record"
        return UnreadRecord(
          .rejected(
            Rejection(
              "\(stray) bytes \(place) belong to none",
              remedy: "see whether the file was damaged there"),
            at: input.name))
      }
      guard stream.bufferedCount > 0 else { return nil }
      number += 1
      let place = "\(input.name):\(number)"
      guard let head = try head() else {
        _ = try skipToVersion()
        return UnreadRecord(
          .rejected(
            Rejection("its head has no Content-Length", remedy: "see whether it was damaged"),
            at: place))
      }
      if let record = try record(head, at: place) { return record }
      skippedRecords += 1
    }
  }

  // MARK: Heads

  /// What each record begins with.
  private static let mark = Array("WARC/".utf8)
  /// Far more than any head has.
  private static let longestHead = 1 << 20

  /// Steps to the next line that begins a record, to where a record begins in a line because the one before
  /// is cut short, or to the end.
  ///
  /// - Returns: How many bytes stood before it, blank lines and zeros not counted.
  private func skipToVersion() throws -> Int {
    var stray = 0
    while true {
      while stream.bufferedCount < Self.mark.count, try stream.refill() {}
      if stream.bufferedCount == 0 || stream.buffered.starts(with: Self.mark) { return stray }
      let (end, hasLineFeed) = try stream.lineEnd(from: 0, limit: Self.longestHead)
      let line = stream.buffered.prefix(hasLineFeed ? end + 1 : end)
      let length = Self.versionLine(in: line) ?? line.count
      stray += line.prefix(length).count { !$0.isPlainSpace && $0 != 0 }
      stream.consume(length)
    }
  }

  /// Where a line stands by which most records begin.
  private static func versionLine(in bytes: ArraySlice<UInt8>) -> Int? {
    var rest = bytes
    while let place = rest.firstPlace(of: "WARC/1.") {
      let end = rest.dropFirst(place + 7)
      if end.starts(with: "0\r\n".utf8) || end.starts(with: "1\r\n".utf8) {
        return rest.startIndex + place - bytes.startIndex
      }
      rest = end
    }
    return nil
  }

  /// - Returns: `nil` if there is no length by which the record's end could be told.
  private func head() throws -> WARCHead? {
    guard let end = try headEnd() else {
      stream.consume(Self.mark.count)
      return nil
    }
    defer { stream.consume(end) }
    return WARCHead(HeadFields(stream.buffered.prefix(end)))
  }

  /// - Returns: How many bytes the head has, with the blank line; `nil` without one before the next record.
  private func headEnd() throws -> Int? {
    var start = 0
    while start < Self.longestHead {
      let (end, hasLineFeed) = try stream.lineEnd(from: start, limit: Self.longestHead)
      let line = stream.buffered.dropFirst(start).prefix(end - start + 1)
      let isNext = start > 0 && (line.starts(with: Self.mark) || Self.versionLine(in: line) != nil)
      guard hasLineFeed, !isNext else { return nil }
      if line.count == 1 || line.elementsEqual([0x0D, 0x0A]) { return end + 1 }
      start = end + 1
    }
    return nil
  }

  // MARK: Contents

  /// How far a record goes on: as its head says or, where no record follows there, to the next one.
  ///
  /// - Returns: `nil` if the file ends before.
  private func end(of head: WARCHead) throws -> Int? {
    while stream.bufferedCount < head.length + Self.gap.count + Self.mark.count,
      try stream.refill()
    {}
    let rest = stream.buffered.dropFirst(head.length)
    let behind = rest.drop(while: \.isPlainSpace)
    let isWhole = stream.bufferedCount >= head.length
    if isWhole, behind.isEmpty || behind.starts(with: Self.mark) { return head.length }
    let next = Self.nextHead(in: stream.buffered)
    // A gap alone may be that behind the head of a record that this one seems to reach into.
    if isWhole, rest.starts(with: Self.gap), next.map({ $0 >= head.length }) ?? true {
      return head.length
    }
    return next ?? (isWhole ? head.length : nil)
  }

  /// Where another record begins, even one whose first line is damaged: that is lost, and told, and no part of
  /// this one.
  private static func nextHead(in bytes: ArraySlice<UInt8>) -> Int? {
    let version = versionLine(in: bytes)
    let before = bytes.prefix(version ?? bytes.count)
    guard let field = before.firstPlace(of: "\r\nWARC-Type:") else { return version }
    let lineFeed = before.prefix(field).lastIndex(of: 0x0A)
    return lineFeed.map { $0 + 1 - bytes.startIndex } ?? field
  }

  /// What stands between two records.
  private static let gap = Array("\r\n\r\n".utf8)

  /// - Returns: `nil` for what is no web page. To make sense of one takes far longer than to read it, and is
  ///   left to whoever has time.
  private func record(_ head: WARCHead, at place: String) throws -> UnreadRecord? {
    guard head.length <= input.options.recordLimit else {
      let start = stream.position
      guard try !stream.isKnownToEnd(before: head.length) && stream.skip(head.length) else {
        _ = try skipToVersion()
        let lost = stream.position - start
        return UnreadRecord(.rejected(.cutOffRecord(leftOut: lost), at: place))
      }
      return head.content == .other ? nil : UnreadRecord(.rejected(input.tooLong, at: place))
    }
    guard let length = try end(of: head) else {
      stream.consumeAll()
      return UnreadRecord(.rejected(.cutOffRecord, at: place))
    }
    defer { stream.consume(length) }
    guard head.content != .other else { return nil }
    // The stream's own bytes are not to be held while it reads on.
    let bytes = Array(stream.buffered.prefix(length))[...]
    let options = input.options
    switch head.content {
    case .response:
      guard let response = HTTPResponse(bytes), response.isPage else { return nil }
      return UnreadRecord(byteCount: length) {
        response.record(at: place, known: head.known, options)
      }
    case .page:
      return UnreadRecord(byteCount: length) {
        WebPage(bytes: bytes, charset: head.charset, known: head.known)
          .record(at: place, options: options)
      }
    case .text:
      return UnreadRecord(byteCount: length) { head.record(of: bytes, at: place, options) }
    case .other: return nil
    }
  }
}

extension WARCReader: ReadableFormat {
  static let fileExtensions = ["warc", "wet"]

  static func areBytes(_ beginning: [UInt8]) -> Bool { beginning.starts(with: mark) }

  static func isShown(by beginning: FileBeginning) -> Bool { areBytes(beginning.raw) }

  static func goesOn(in beginning: [UInt8]) -> Bool { versionLine(in: beginning[...]) != nil }

  static func reader(of input: RecordInput) -> any RecordReader { WARCReader(input) }
}

/// What the head of a WARC record says, as far as it matters for articles.
private struct WARCHead: Sendable {
  enum Content: Sendable {
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
  /// When it was fetched, which is no date of publication.
  let date: String?
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
    date = fields["warc-date"]
    let type = fields["content-type"]?.lowercased()
    charset = type.flatMap { HTMLEncoding.charset(of: Array($0.utf8)[...]) }
    switch fields["warc-type"]?.lowercased() {
    case "response" where type?.utf8.contains("http") != false: content = .response
    case "resource" where type.map(isHTML) == true, "response" where type.map(isHTML) == true:
      content = .page
    case "conversion" where type?.utf8.contains("text/plain") == true: content = .text
    default: content = .other
    }
  }

  /// What the record says of its page.
  var known: FieldTexts {
    var known: FieldTexts = [:]
    (known[.url], known[.retrieved]) = (url, date)
    return known
  }

  /// The record of a page's text.
  func record(of text: ArraySlice<UInt8>, at place: String, _ options: ReadingOptions) -> ReadRecord
  {
    let decoded = DecodedText(text, isUTF8: false)
    guard !decoded.text.isBlank else { return .rejected(.empty, at: place) }
    return ArticleBuilder(options: options).record(
      at: place, fields: ([.text: decoded.text] as FieldTexts).filled(from: known),
      warnings: decoded.warnings)
  }
}
