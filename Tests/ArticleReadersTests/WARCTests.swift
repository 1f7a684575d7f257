import ArticleReaders
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
    #expect(article.published?.description == "2026-01-22")
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

  @Test(arguments: [
    ("br", Array("\u{1B}\0\0aaaa".utf8), "compressed with br"),
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

  @Test(arguments: ["-1", "many", ""])
  func `a length that is none is one rejection, and the next record goes on`(length: String) throws
  {
    let broken = record(response()).replacing(
      "Content-Length: \(response().utf8.count)", with: "Content-Length: \(length)")
    let all = try records(broken + record(response()), named: "a.warc")
    #expect(all.first?.rejection?.contains("Content-Length") == true)
    #expect(all.last?.article != nil)
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
