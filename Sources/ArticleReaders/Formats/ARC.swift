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
    guard head.isPage, head.length <= options.recordLimit else {
      let isWhole = try stream.skip(head.length)
      if !isWhole { return UnreadRecord(.rejected(.cutOffRecord, at: place)) }
      return head.isPage ? UnreadRecord(.rejected(input.tooLong, at: place)) : nil
    }
    while stream.bufferedCount < head.length, try stream.refill() {}
    guard stream.bufferedCount >= head.length else {
      stream.consumeAll()
      return UnreadRecord(.rejected(.cutOffRecord, at: place))
    }
    defer { stream.consume(head.length) }
    let bytes = Array(stream.buffered.prefix(head.length))[...]
    guard let response = HTTPResponse(bytes), response.isPage else { return nil }
    return UnreadRecord(byteCount: head.length) {
      response.record(at: place, known: head.known, options)
    }
  }

  private static let longestLine = 1 << 16

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
      url.hasPrefix("http") && (type.contains("html") || ["no-type", "unk", "-"].contains(type))
  }

  /// What the record says of its page.
  var known: [ArticleField: String] {
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
