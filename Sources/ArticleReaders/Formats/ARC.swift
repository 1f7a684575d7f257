/// Reads the web pages of an ARC file, in which the Internet Archive kept pages before WARC, one record at
/// a time.
///
/// A record is a line with URL, address, date, type and length, and so many bytes of an HTTP response.
struct ARCReader: RecordReader {
  private let input: RecordInput
  private var number = 0
  private(set) var skippedRecords = 0

  init(_ input: RecordInput) { self.input = input }

  private var stream: TextStream { input.stream }

  var rejectionOfNothing: Rejection? {
    number == 0 ? Rejection("it holds no records", remedy: "leave it out") : nil
  }

  mutating func next() throws -> ReadRecord? { try nextUnread()?.read() }

  mutating func nextUnread() throws -> UnreadRecord? {
    while let (head, place) = try nextHead() {
      guard let head else {
        try skipToHead()
        return UnreadRecord(
          .rejected(
            Rejection(
              "the line before it has no length in bytes", remedy: "see whether it was damaged"),
            at: place))
      }
      if let record = try record(head, at: place) { return record }
      skippedRecords += 1
    }
    return nil
  }

  /// - Returns: `nil` for what is no web page.
  private func record(_ head: ARCHead, at place: String) throws -> UnreadRecord? {
    let options = input.options
    guard head.isPage || head.length <= Self.longestLine, head.length <= options.recordLimit else {
      let start = stream.position
      guard try !stream.isKnownToEnd(before: head.length) && stream.skip(head.length) else {
        try skipToHead()
        let lost = stream.position - start
        return UnreadRecord(.rejected(.cutOffRecord(leftOut: lost), at: place))
      }
      return head.isPage ? UnreadRecord(.rejected(input.tooLong, at: place)) : nil
    }
    guard let length = try end(of: head) else {
      stream.consumeAll()
      return UnreadRecord(.rejected(.cutOffRecord, at: place))
    }
    defer { stream.consume(length) }
    guard head.isPage else { return nil }
    let bytes = Array(stream.buffered.prefix(length))[...]
    guard let response = HTTPResponse(bytes), response.isPage else { return nil }
    return UnreadRecord(byteCount: length) {
      response.record(at: place, known: head.known, options)
    }
  }

  private static let longestLine = 1 << 16

  /// How far a record goes on: as its head says or, where no record follows there, to the next one.
  ///
  /// - Returns: `nil` if the file ends before.
  private func end(of head: ARCHead) throws -> Int? {
    while stream.bufferedCount < head.length + Self.longestLine, try stream.refill() {}
    let isWhole = stream.bufferedCount >= head.length
    let rest = stream.buffered.dropFirst(head.length)
    let behind = rest.drop(while: \.isPlainSpace)
    // What follows a picture and is no record is not the picture's.
    let isEnd = behind.isEmpty || beginsHead(behind) || !head.isPage && rest.first == 0x0A
    if isWhole, isEnd { return head.length }
    return nextHead(in: stream.buffered) ?? (isWhole ? head.length : nil)
  }

  /// Where the next line stands that begins a record of a page.
  private func nextHead(in bytes: ArraySlice<UInt8>) -> Int? {
    var rest = bytes
    while let place = rest.firstPlace(of: "\nhttp") {
      rest = rest.dropFirst(place + 1)
      if beginsHead(rest) { return rest.startIndex - bytes.startIndex }
    }
    return nil
  }

  /// Whether a line is one before a record, with an address, a time and a length.
  private func beginsHead(_ bytes: ArraySlice<UInt8>) -> Bool {
    let line = bytes.prefix(Self.longestLine).prefix { $0 != 0x0A }
    return ARCHead(String(decoding: line, as: UTF8.self))?.isSure == true
  }

  /// Steps over what belongs to a line that is none, so that it is one rejection and not one a line.
  private func skipToHead() throws {
    while try stream.bufferedCount > 0 || stream.refill() {
      if beginsHead(stream.buffered) { return }
      guard let next = nextHead(in: stream.buffered) else {
        // A line may be cut in two.
        stream.consume(max(0, stream.bufferedCount - Self.longestLine))
        guard try stream.refill() else { return stream.consumeAll() }
        continue
      }
      return stream.consume(next)
    }
  }

  /// - Returns: `nil` at the end; a head of `nil` if the line is none.
  private mutating func nextHead() throws -> (head: ARCHead?, place: String)? {
    while true {
      let (length, hasLineFeed) = try stream.lineEnd(from: 0, limit: Self.longestLine)
      guard length > 0 || hasLineFeed else { return nil }
      let line = String(decoding: stream.buffered.prefix(length), as: UTF8.self)
      try stream.skipLine()
      guard !line.isBlank else { continue }
      number += 1
      return (ARCHead(line), "\(input.name):\(number)")
    }
  }
}

extension ARCReader: ReadableFormat {
  static let fileExtensions = ["arc"]

  static func areBytes(_ beginning: [UInt8]) -> Bool { beginning.starts(with: "filedesc://".utf8) }

  static func isShown(by beginning: FileBeginning) -> Bool { areBytes(beginning.raw) }

  static func reader(of input: RecordInput) -> any RecordReader { ARCReader(input) }
}

/// `http://example.com/ 192.0.2.1 20260303100000 text/html 1234`
private struct ARCHead: Sendable {
  let url: String
  /// When it was fetched: `20260303100000`, or another text.
  let date: String
  let length: Int
  /// Whether it can be a page: an HTTP response of that type, or one without a type.
  let isPage: Bool

  init?(_ line: String) {
    let words = line.split(whereSeparator: \.isWhitespace)
    guard words.count >= 5, let length = words.last.flatMap({ Int($0) }), length >= 0 else {
      return nil
    }
    (url, date) = (String(words[0]), String(words[2]))
    self.length = length
    let type = words[3].lowercased()
    isPage =
      url.hasPrefix("http")
      && (type.utf8.contains("html") || ["no-type", "unk", "-"].contains(type))
  }

  /// Whether no other line looks like it: the address has a scheme, and the time is one.
  var isSure: Bool {
    url.contains(":") && date.utf8.count >= 8 && date.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// What the record says of its page.
  var known: FieldTexts {
    let figures = Array(date)
    guard figures.count == 14, figures.allSatisfy(\.isNumber) else {
      return [.url: url, .retrieved: date]
    }
    let part = { (range: Range<Int>) in String(figures[range]) }
    let day = [part(0..<4), part(4..<6), part(6..<8)].joined(separator: "-")
    let time = [part(8..<10), part(10..<12), part(12..<14)].joined(separator: ":")
    return [.url: url, .retrieved: "\(day)T\(time)Z"]
  }
}
