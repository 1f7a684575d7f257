@_spi(Measuring) import QuoteModel

/// A file that would take a careless reader more time than its length allows.
struct HostileFile: Sendable {
  /// What is read beside files of its kind as people have them.
  enum Format: String, CaseIterable {
    case page, feed, table, warc, json, jsonLines, mailbox, database, richText

    var fileName: String {
      switch self {
      case .page: "a.html"
      case .feed: "a.rss"
      case .table: "a.csv"
      case .warc: "a.warc"
      case .json: "a.json"
      case .jsonLines: "a.jsonl"
      case .mailbox: "a.mbox"
      case .database: "a.txt"
      case .richText: "a.rtf"
      }
    }
  }

  let format: Format
  let name: String
  private let head: String
  /// What stands between head and tail, as often as its size allows.
  private let unit: @Sendable (Int) -> String
  private let tail: String

  init(
    _ format: Format, _ name: String, head: String = "", tail: String = "",
    _ unit: @escaping @Sendable (Int) -> String
  ) {
    (self.format, self.name, self.head, self.tail, self.unit) = (format, name, head, tail, unit)
  }

  /// The file, or several pages as people have them.
  ///
  /// - Parameter count: About so many bytes.
  func files(_ count: Int) -> [[UInt8]] {
    guard name == Self.ordinaryName else { return [bytes(count)] }
    switch format {
    case .page: return Self.pages(count)
    case .warc: return [Self.pages(count).flatMap(Self.record)]
    case .feed, .table, .json, .jsonLines, .mailbox, .database, .richText: return [bytes(count)]
    }
  }

  private static func pages(_ count: Int) -> [[UInt8]] {
    let inventor = Inventor(seed: 1)
    var pages: [[UInt8]] = []
    var sum = 0
    while sum < count {
      let page = InventedPage(pages.count, by: inventor).bytes
      pages.append(page)
      sum += page.count
    }
    return pages
  }

  private static func record(of page: [UInt8]) -> [UInt8] {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    return Array(
      """
      WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.com/a\r
      Content-Type: application/http\r\nContent-Length: \(head.utf8.count + page.count)\r\n\r\n\(head)
      """.utf8) + page + Array("\r\n\r\n".utf8)
  }

  private static let ordinaryName = "ordinary"

  private func bytes(_ count: Int) -> [UInt8] {
    var bytes = Array(head.utf8)
    var number = 0
    while bytes.count < count {
      bytes += Array(unit(number).utf8)
      number += 1
    }
    return bytes + Array(tail.utf8)
  }
}

extension HostileFile {
  static func all(of format: Format) -> [HostileFile] { all.filter { $0.format == format } }

  /// A file of a format as people have it, of invented articles.
  static func ordinary(_ format: Format) -> HostileFile {
    let of = RecordFile.Format.self
    let record: RecordFile.Format =
      switch format {
      case .page: of.page
      case .feed: of.feed
      case .table: of.table
      case .warc: of.warc
      case .json: of.json
      case .jsonLines: of.jsonLines
      case .mailbox: of.mailbox
      case .database: of.nexisUni
      case .richText: of.richText
      }
    let sample = RecordFile(record, of: [""])
    let ends = (
      String(decoding: sample.head, as: UTF8.self), String(decoding: sample.tail, as: UTF8.self)
    )
    return HostileFile(format, ordinaryName, head: ends.0, tail: ends.1) { number in
      let one = RecordFile(record, of: ["Brill\(number)"])
      return String(decoding: one.records[0] + one.separator, as: UTF8.self)
    }
  }
}
