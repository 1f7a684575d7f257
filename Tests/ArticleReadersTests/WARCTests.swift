import ArticleReaders
import Foundation
import Packing
import QuoteModel
import Testing

private let page =
  "<html><head><title>The dam holds</title></head><body>"
  + (1...5).map { "<p>Wall \($0) will hold, the engineers of the dam said on Monday.</p>" }.joined()
  + "</body></html>"

private func record(
  _ content: String, type: String = "response", length: Int? = nil,
  media: String = "application/http; msgtype=response"
) -> String {
  """
  WARC/1.0\r
  WARC-Type: \(type)\r
  WARC-Target-URI: https://example.com/dam\r
  WARC-Date: 2026-01-22T09:30:00Z\r
  Content-Type: \(media)\r
  Content-Length: \(length ?? content.utf8.count)\r
  \r
  \(content)\r
  \r

  """
}

private func response(
  _ body: String = page, status: String = "200 OK", fields: String = "Content-Type: text/html"
) -> String {
  "HTTP/1.1 \(status)\r\n\(fields)\r\n\r\n\(body)"
}

private let passedOver = [
  record("software: crawler", type: "warcinfo", media: "application/warc-fields"),
  record("GET /dam HTTP/1.1\r\n\r\n", type: "request"),
  record(response(status: "404 Not Found")), record(response(status: "301 Moved")),
  record(response("GIF89a\0\0", fields: "Content-Type: image/gif")),
  record("no HTTP at all"),
]

@Suite struct WARCTests {
  @Test func `a response that is a page is an article, and others are passed over`() throws {
    let file = passedOver.joined() + record(response()) + passedOver.joined()
    let all = try records(file, named: "a.warc")
    #expect(all.map(\.place) == ["a.warc:7"])
    let article = try #require(all.first?.article)
    #expect(article.url == "https://example.com/dam")
    // When it was fetched is not when it was published.
    #expect(article.published == nil && article.publishedAsWritten == nil)
    #expect(article.retrieved == "2026-01-22T09:30:00Z")
    #expect(article.title == "The dam holds")
  }

  @Test func `records that are passed over are counted`() throws {
    var reader = try ArticleReader(
      ByteStream(bytes: Array(passedOver.joined().utf8)), name: "a.warc")
    #expect(try reader.next() == nil)
    #expect(reader.skippedRecords == passedOver.count)
  }

  @Test func `what the page says of itself comes before what the record says`() throws {
    let own = page.replacing("<head>", with: "<head><meta name=date content=2025-12-01>")
    #expect(
      try records(record(response(own)), named: "a.warc").first?.article?.published?.description
        == "2025-12-01")
  }

  @Test func `chunks are put together`() throws {
    let (first, second) = (page.prefix(100), page.dropFirst(100))
    let chunks = [first, second].map { "\(String($0.utf8.count, radix: 16))\r\n\($0)\r\n" }
    let body = chunks.joined() + "0\r\n\r\n"
    let fields = "Content-Type: text/html\r\nTransfer-Encoding: chunked"
    let whole = try records(record(response()), named: "a.warc").first?.article?.body
    #expect(
      try records(record(response(body, fields: fields)), named: "a.warc").first?.article?.body
        == whole)
    // Many crawlers undo it, and leave the head as it was.
    #expect(
      try records(record(response(fields: fields)), named: "a.warc").first?.article?.body == whole)
  }

  /// A response whose body is compressed, and another behind it.
  private func file(of body: [UInt8], coding: String) -> [UInt8] {
    let head = response("", fields: "Content-Type: text/html\r\nContent-Encoding: \(coding)")
    let text = record(head, length: head.utf8.count + body.count)
    return Array(text.utf8.dropLast(4)) + body + Array(("\r\n\r\n" + record(response())).utf8)
  }

  @Test(arguments: [("gzip", Packed.Layout.gzip), ("x-gzip", .gzip), ("zstd", .zstandard)])
  func `a compressed page is unpacked`(coding: String, layout: Packed.Layout) throws {
    let all = try records(file(of: Packed.pack(page, as: layout), coding: coding), named: "a.warc")
    #expect(all.count == 2 && all[0].article != nil)
    #expect(all[0].article?.body == all[1].article?.body)
  }

  /// The same page, as brotli, zlib and deflate pack it.
  private static let packed = [
    (
      "br",
      "G4cBgMQ2R6keXRxvE0NbWyiCg5XHOp0cAB79dW4LMNHkOQV1w2V/l8KiRLSGRjmRRmvuBbeDmNjsgENHJbRt0hmuhrDo/U3k8JbqZ7zr9llSAKAFWqEN029xAA=="
    ),
    (
      "deflate",
      "eNql0T0KwzAMBeCr6ACloj/ZhG7QrdDZRUptUKxQG0pu3ySGHqCeBI+nb5Ao1smYogZhqqma8j0qSJggukkhbCFhqzxdFqaZH8EMTvBJ69iKB6jrmuZXyqrvAj7uweaUkAQ8w82zhOVIOP+Acy9w6QWuvcDwN4Dtlrh/4AskEIWu"
    ),
    (
      "deflate",
      "pdE9CsMwDAXgq+gApaI/2YRu0K3Q2UVKbVCsUBtKbt8khh6gngSPp2+QKNbJmKIGYaqpmvI9KkiYILpJIWwhYas8XRammR/BDE7wSevYigeo65rmV8qq7wI+7sHmlJAEPMPNs4TlSDj/gHMvcOkFrr3A8DeA7Za4f+AL"
    ),
  ]

  @Test(arguments: packed)
  func `a page packed with brotli or deflate is read`(coding: String, body: String) throws {
    let bytes = try #require(Data(base64Encoded: body))
    let all = try records(file(of: Array(bytes), coding: coding), named: "a.warc")
    #expect(all.count == 2 && all[0].article != nil)
    #expect(all[0].article?.body == all[1].article?.body)
  }

  @Test(arguments: [
    record(response(status: "203 Non-Authoritative Information")),
    record(response(fields: "Server: x")), record(page, type: "resource", media: "text/html"),
    record(page, type: "resource", media: "text/html; charset=utf-8"),
  ])
  func `pages are read of whatever record has them`(record: String) throws {
    let all = try records(record, named: "a.warc")
    #expect(all.map { $0.article?.title } == ["The dam holds"])
    #expect(all.first?.article?.url == "https://example.com/dam")
  }

  @Test func `the text of a page in a WET file is an article`() throws {
    let text = "The dam holds\nWall 1 will hold, the engineers said.\n"
    let all = try records(
      record(text, type: "conversion", media: "text/plain"), named: "a.warc.wet")
    #expect(all.map { $0.article?.body } == [text])
    #expect(all.first?.article?.url == "https://example.com/dam")
  }

  @Test func `a page in UTF-16 among the first records is a page, and the file is one of bytes`()
    throws
  {
    let wide = [0xFF, 0xFE] + EncodedText.utf16(page, isLittle: true)
    let head = response("", fields: "Content-Type: text/html")
    let first = Array(record(head, length: head.utf8.count + wide.count).utf8.dropLast(4)) + wide
    let all = try records(first + Array(("\r\n\r\n" + record(response())).utf8), named: "a.warc")
    #expect(all.map { $0.article?.title } == ["The dam holds", "The dam holds"])
  }

  @Test func `an ARC file is read record by record`() throws {
    func arc(_ content: String, type: String = "text/html", length: Int? = nil) -> String {
      "http://example.com/dam 192.0.2.1 20260122093000 \(type) \(length ?? content.utf8.count)\n\(content)\n"
    }
    let about = "1 0 Archive\nURL IP-address Archive-date Content-type Archive-length\n"
    let file =
      "filedesc://a.arc 0.0.0.0 20260122093000 text/plain \(about.utf8.count)\n\(about)\n"
      + arc(response()) + arc("GIF89a", type: "image/gif") + "no head\n" + arc(response())
    for (bytes, name) in [(Array(file.utf8), "a.arc"), (Packed.pack(file, as: .gzip), "a.arc.gz")] {
      let all = try records(bytes, named: name)
      #expect(all.map(\.place) == [2, 4, 5].map { "\(name):\($0)" })
      #expect(all.map { $0.article?.title } == ["The dam holds", nil, "The dam holds"])
      #expect(all.first?.article?.url == "http://example.com/dam")
    }
    let cut = try records(String(file.dropLast(50)), named: "a.arc")
    #expect(cut.last?.rejection?.contains("ends before this record does") == true)
  }

  @Test(arguments: ["20", "9999", "", "x\nx\nx"])
  func `a length of an ARC file that is wrong costs no other record`(length: String) throws {
    let head = "http://example.com/dam 192.0.2.1 20260122093000 text/html "
    let record = { (length: String) in "\(head)\(length)\n\(response())\n" }
    let whole = record("\(response().utf8.count)")
    for kind in ["filedesc://a.arc 0.0.0.0 20260122093000 text/plain ", head] {
      let content = kind == head ? response() : "1 0 Archive\nURL IP-address\n"
      let all = try records("\(kind)\(length)\n\(content)\n" + whole + whole, named: "a.arc")
      #expect(all.suffix(2).allSatisfy { $0.article?.title == "The dam holds" }, "\(all)")
      #expect(all.count <= 3, "\(all)")
    }
  }

  @Test(arguments: [
    ("br", Array("\u{1B}\0\0aaaa".utf8), "is damaged"),
    ("lzma", [1, 2, 0], "compressed with lzma"),
    ("deflate", Array("\u{1B}\0\0aaaa".utf8), "is damaged"),
    ("gzip", Array("\u{1F}\u{8}\0\0aaaa".utf8), "is damaged"),
    ("gzip", Array(Packed.pack(page, as: .gzip).dropLast(30)), "is damaged"),
    ("gzip", Packed.pack(String(repeating: page, count: 500), as: .gzip), "is longer than"),
  ])
  func `a page that cannot be unpacked is one rejection`(
    coding: String, body: [UInt8], problem: String
  ) throws {
    let all = try records(file(of: body, coding: coding), named: "a.warc") {
      $0.recordLimit = 100_000
    }
    #expect(all.first?.rejection?.contains(problem) == true, "\(all.first?.rejection ?? "")")
    #expect(all.count == 2 && all[1].article != nil)
  }

  @Test func `a page whose head says compressed, but is not, is read`() throws {
    let all = try records(file(of: Array(page.utf8), coding: "gzip"), named: "a.warc")
    #expect(all.compactMap(\.article).count == 2)
  }

  @Test func `a charset in the HTTP head is believed before the page's`() throws {
    let fields = "Content-Type: text/html; charset=windows-1252"
    var bytes = Array(
      record(response(page.replacing("dam said", with: "d_m said"), fields: fields)).utf8)
    for index in bytes.indices where bytes[index] == UInt8(ascii: "_") { bytes[index] = 0xE9 }
    #expect(try records(bytes, named: "a.warc").first?.article?.body.contains("dém") == true)
  }

  @Test func `after a length that is too short the next record is found`() throws {
    let file = record(response(), length: 200) + record(response())
    #expect(try records(file, named: "a.warc").last?.article != nil)
  }

  @Test(arguments: [1_000_000, Int.max])
  func `a length that is too long is one rejection`(length: Int) throws {
    let all = try records(record(response(), length: length), named: "a.warc")
    #expect(all.count == 1)
    #expect(all.first?.rejection?.contains("ends before this record does") == true)
  }

  /// Longer than any record that is held, and than the file.
  private static let longest = 999_999_999

  @Test func `a length that reaches far beyond the end costs its own record alone`() throws {
    let cut = record(response(), length: Self.longest)
    let picture = record("GIF89a", length: Self.longest, media: "image/gif")
    let all = try records(
      record(response()) + cut + record(response()) + picture + record(response()),
      named: "a.warc")
    #expect(all.map { $0.article != nil } == [true, false, true, false, true], "\(all)")
    #expect(all.map(\.place) == (1...5).map { "a.warc:\($0)" })
    let count = response().utf8.count + 4
    #expect(
      all[1].rejection?.contains("by its length: \(count) bytes behind its head are left out")
        == true)
  }

  @Test func `of a file that is packed, what follows a length beyond its end is lost and counted`()
    throws
  {
    let rest = record(response())
    let file = record(response()) + record(response(), length: Self.longest) + rest
    let all = try records(Packed.pack(file, as: .gzip), named: "a.warc.gz")
    #expect(all.map { $0.article != nil } == [true, false], "\(all)")
    let count = response().utf8.count + 4 + rest.utf8.count
    #expect(all[1].rejection?.contains("\(count) bytes behind its head are left out") == true)
  }

  @Test func `an archive inside a long record that is whole is none of the file's`() throws {
    let inner = String(repeating: record(response()), count: 3)
    let outer = record(inner, type: "resource", media: "application/warc")
    for end in ["", record(response())] {
      let all = try records(record(response()) + outer + end, named: "a.warc") {
        $0.recordLimit = response().utf8.count
      }
      #expect(all.map(\.place) == (end.isEmpty ? ["a.warc:1"] : ["a.warc:1", "a.warc:3"]))
    }
  }

  @Test func `a length of an ARC file far beyond its end costs its own record alone`() throws {
    func arc(_ content: String, _ type: String, length: Int? = nil) -> String {
      "http://example.com/dam 192.0.2.1 20260122093000 \(type) \(length ?? content.utf8.count)\n\(content)\n"
    }
    let file =
      "filedesc://a.arc 0.0.0.0 20260122093000 text/plain 2\n1 \n"
      + arc("GIF89a", "image/gif", length: Self.longest) + arc(response(), "text/html")
      + arc(response(), "text/html", length: Self.longest) + arc(response(), "text/html")
    let all = try records(file, named: "a.arc")
    #expect(all.map { $0.article != nil } == [false, true, false, true], "\(all)")
    #expect(all[0].rejection?.contains("by its length: 7 bytes behind its head") == true)
  }

  @Test(arguments: ["-1", "many", ""])
  func `a length that is none is one rejection, and the next record goes on`(length: String) throws
  {
    let broken = record(response()).replacing(
      "Content-Length: \(response().utf8.count)", with: "Content-Length: \(length)")
    let all = try records(broken + record(response()), named: "a.warc")
    #expect(all.first?.rejection?.contains("Content-Length") == true)
    #expect(all.last?.article != nil)
  }

  @Test(arguments: [-200, -40, -1, 1, 40, 300])
  func `a length that is wrong costs no record, its own or the next`(difference: Int) throws {
    let wrong = record(response(), length: response().utf8.count + difference)
    let all = try records(record(response()) + wrong + record(response()), named: "a.warc")
    let body = try #require(all.first?.article?.body)
    #expect(all.map { $0.article?.body } == [body, body, body], "\(all)")
  }

  @Test func `a length that reaches the end of the next record's head costs no record`() throws {
    let short = page.replacing("Wall 3 will hold, ", with: "")
    let next = record(response())
    let head = next.utf8.count - response().utf8.count - 4
    // Up to the blank line behind that head, which looks like what stands behind a record.
    let content = response(short)
    let wrong = record(content, length: content.utf8.count + 4 + head - 4)
    let all = try records(wrong + next + record(response()), named: "a.warc")
    #expect(all.count { $0.article != nil } == 3, "\(all)")
  }

  @Test(arguments: [-40, -3, 3, 40, 3000])
  func `a record without its first line, behind one of a wrong length, is told`(difference: Int)
    throws
  {
    let wrong = record(response(), length: response().utf8.count + difference)
    let spoilt = record(response()).replacing("WARC/1.0", with: "WAR\r/1.0")
    let all = try records(wrong + spoilt + record(response()), named: "a.warc")
    #expect(all.map { $0.article != nil } == [true, false, true], "\(all)")
  }

  @Test(arguments: [#"{"a":[1]}"#, "<p>It rained.</p>\n", "From: x\nHD\n\n"])
  func `a beginning that was damaged costs no record`(beginning: String) throws {
    let all = try records(beginning + record(response()) + record(response()), named: "a.warc")
    #expect(all.map { $0.article != nil } == [false, true, true], "\(all)")
  }

  @Test func `what belongs to no record is told`() throws {
    let spoilt = record(response()).replacing("WARC/1.0", with: "WA C/1.0")
    let all = try records(record(response()) + spoilt + record(response()), named: "a.warc")
    #expect(all.map { $0.article != nil } == [true, false, true], "\(all)")
    #expect(all[1].rejection?.contains("bytes behind record 1 belong to none") == true)
    let first = try records(spoilt + record(response()), named: "a.warc")
    #expect(first.first?.rejection?.contains("before the first record belong to none") == true)
    #expect(first.map { $0.article != nil } == [false, true])
  }

  @Test(arguments: [
    "Cont-ent-Length: 9\r\n\r\n<p>It rai", "Content-Length: 9\r\nIt rained.\r\n", "",
    "Content-Lengt<p>It rai", "A: b\r\nContent-''\r\n''\r\n''",
  ])
  func `a record that is cut short costs its own article alone`(rest: String) throws {
    let cut = "WARC/1.0\r\nWARC-Type: response\r\n" + rest
    let all = try records(
      record(response()) + cut + record(response()) + record(response()), named: "a.warc")
    #expect(all.count { $0.article != nil } == 3, "\(all)")
    #expect(all.contains { $0.rejection != nil }, "\(all)")
  }

  @Test func `text that no element is around is read, and ends nothing`() throws {
    let bare =
      "<![CDATA[<!--]]>-->\n" + (1...5).map { "Wall \($0) will hold, they said. " }.joined()
    let other = bare + "<html><head><title>The dam"
    for text in [bare, other, other + " holds</title></head><body>" + page] {
      let all = try records(record(response(text)) + record(response()), named: "a.warc")
      #expect(all.count == 2 && all[1].article != nil, "\(text): \(all)")
    }
  }

  @Test func `a file cut off anywhere never fails`() throws {
    let bytes = Array((record(response()) + record(response())).utf8)
    for count in stride(from: 0, to: bytes.count, by: 7) {
      _ = try records(Array(bytes.prefix(count)), named: "a.warc")
    }
  }

  @Test func `a page over the limit is one rejection`() throws {
    let all = try records(record(response()) + record("x", type: "metadata"), named: "a.warc") {
      $0.recordLimit = 100
    }
    #expect(all.count == 1)
    #expect(all.first?.rejection?.contains("longer than 100 bytes") == true)
  }
}
