import Foundation
import QuoteModel
import Testing

private let paragraph =
  "The dam will hold through the winter, the engineers of the valley said on Monday. "
private let text = String(
  repeating: "<p>\(paragraph)</p>\n<p>“It holds,” said Ortega.</p>", count: 3)

private func page(_ head: String, _ body: String = text) -> String {
  "<!DOCTYPE html><html><head>\(head)</head><body><h1>The dam holds</h1>\(body)</body></html>"
}

private func article(_ page: String) throws -> Article {
  try #require(try records(page, named: "a.html").first?.article)
}

private func linkedData(_ json: String) -> String {
  page("<script type='application/ld+json'>\(json)</script>")
}

private let authors: [(String, String)] = [
  (#""Mara Lind""#, "Mara Lind"),
  (#"["Mara Lind", "Tom Ekberg"]"#, "Mara Lind; Tom Ekberg"),
  (#"{"@type": "Person", "name": "Mara Lind"}"#, "Mara Lind"),
  (#"[{"name": "Mara Lind"}, {"name": "Mara Lind"}]"#, "Mara Lind"),
  (#"[{"name": ["Mara Lind", "Tom Ekberg"]}]"#, "Mara Lind; Tom Ekberg"),
  (#""By Mara Lind""#, "Mara Lind"),
]

private let damaged = [
  "{\"@type\":\"NewsArticle\",\"headline\":\"A\nline\",}",
  "<!-- {\"@type\":\"NewsArticle\",\"headline\":\"A line\"} -->",
  "//<![CDATA[\n[{\"@type\":[\"OpinionNewsArticle\"],\"headline\":\"A line\"}]\n//]]>",
  "{\"@graph\":[{\"@type\":\"WebPage\"},{\"@type\":\"LiveBlogPosting\",\"headline\":\"A line\"}]};",
  "{\"@type\":\"https://schema.org/ReportageNewsArticle\",\"headline\":\"A&nbsp;line\"}",
]

private let dates: [(String, String)] = [
  ("<meta property='article:published_time' content='2026-01-22T23:30:00-05:00'>", "2026-01-22"),
  ("<meta name='DC.date.issued' content='2026-01-22'>", "2026-01-22"),
  ("<meta name='parsely-pub-date' content='2026-01-22T10:00:00Z'>", "2026-01-22"),
]

private let shownDates: [(String, String)] = [
  ("<time datetime='2026-01-22'>Thursday</time>", "2026-01-22"),
  ("<span class='post-date'>Posted on January 22, 2026</span>", "2026-01-22"),
  ("<span itemprop='datePublished' content='2026-01-22'></span>", "2026-01-22"),
  ("<div class='entry-meta'><time datetime='2026-01-22T09:00'>today</time></div>", "2026-01-22"),
  ("<div class='comments'><time datetime='2020-01-01'></time></div>", ""),
]

private let bombs: [(String, String)] = [
  ("nested elements", String(repeating: "<div>", count: 20_000) + text),
  ("nested inline elements", String(repeating: "<b>", count: 20_000) + text),
  ("end tags of nothing", String(repeating: "</x>", count: 40_000) + text),
  ("attributes", "<div " + String(repeating: "a=1 ", count: 20_000) + ">" + text),
  (
    "attributes of many names",
    "<div \" " + (0..<20_000).map { "a\($0)" }.joined(separator: " ") + ">" + text
  ),
  ("open comments", text + String(repeating: "<!--", count: 40_000)),
  ("brackets", String(repeating: "<", count: 40_000) + text),
  ("line breaks", "<p>" + String(repeating: "x<br>", count: 40_000) + text),
  ("cells", String(repeating: "<table><tr><td>", count: 6_000) + text),
  (
    "nested linked data",
    "<script type='application/ld+json'>" + String(repeating: "[", count: 20_000) + "</script>"
      + text
  ),
  ("entities", "<!DOCTYPE a [<!ENTITY a SYSTEM '/etc/passwd'>]>" + text + "<p>&a;</p>"),
  ("articles", String(repeating: "<article><p>\(paragraph)</p></article>", count: 2_000)),
  ("adverts in a line", text + "<p>" + String(repeating: "<a class=ad>x</a>", count: 20_000)),
  ("quotations", text + String(repeating: "<blockquote>\(paragraph)</blockquote>", count: 4_000)),
  (
    "separators in a title",
    "<title>" + String(repeating: "a | ", count: 20_000) + "</title>" + text
  ),
  ("headings", String(repeating: "<h1>\(paragraph)", count: 2_000) + text),
  (
    "authors",
    "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":["
      + (0..<10_000).map { "\"A\($0)\"" }.joined(separator: ",") + "]}</script>" + text
  ),
  ("NULs", String(repeating: "\0", count: 1000) + text),
]

@Suite struct HTMLTests {
  @Test func `a page is recognised by its beginning, whatever its name`() throws {
    #expect(try records(page(""), named: "a.txt").first?.article?.title == "The dam holds")
  }

  @Test func `text that no element surrounds is read as far as it goes`() throws {
    let text = "The town believed the dam to be older than the mill, and so it was."
    for start in ["<e>", "<>", "<e></p>", "</figure>"] {
      #expect(try records(start + text, named: "a.html").count == 1, "\(start)")
    }
  }

  @Test func `a page may be XML`() throws {
    let prolog = "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0//EN' 'x'>\n"
    let xhtml = prolog + page("").replacing("<!DOCTYPE html>", with: "")
    #expect(try article(xhtml).title == "The dam holds")
  }

  @Test(arguments: authors)
  func `authors are read in all forms of JSON-LD`(written: String, names: String) throws {
    let json = #"{"@type": "NewsArticle", "headline": "A", "author": \#(written)}"#
    #expect(try article(linkedData(json)).author == names)
  }

  @Test(arguments: damaged)
  func `JSON-LD is read though it is damaged or wrapped`(json: String) throws {
    #expect(try article(linkedData(json)).title == "A line")
  }

  @Test func `JSON-LD that is beyond repair leaves the page to itself`() throws {
    #expect(try article(linkedData("{{ page.data | json }}")).title == "The dam holds")
  }

  @Test(arguments: dates)
  func `the date stands in the head`(meta: String, date: String) throws {
    #expect(try article(page(meta)).published?.description == date)
  }

  @Test(arguments: shownDates)
  func `or the date stands beside the heading`(element: String, date: String) throws {
    #expect(try article(page("", element + text)).published?.description ?? "" == date)
  }

  @Test func `JSON-LD is believed before Open Graph, and that before the title`() throws {
    let json = #"<script type="application/ld+json">{"@type":"Article","headline":"One"}</script>"#
    let graph = "<meta property='og:title' content='Two'>"
    let title = "<title>Three | The Gazette</title>"
    #expect(try article(page(json + graph + title)).title == "One")
    #expect(try article(page(graph + title)).title == "Two")
    #expect(try article(page(title)).title == "Three")
  }

  @Test func `the text in JSON-LD is taken where the page shows only a beginning`() throws {
    let body = (1...4).map { "Paragraph \($0): \(paragraph)" }
    let json = #"{"@type":"NewsArticle","articleBody":"\#(body.joined(separator: "\\n\\n"))"}"#
    let teaser = page(
      "<script type='application/ld+json'>\(json)</script>", "<p>\(paragraph)</p>")
    let clean = body.map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(try article(teaser).body == clean.joined(separator: "\n\n"))
  }

  @Test func `two line breaks, or one after a sentence, part paragraphs`() throws {
    let lines =
      "<div>One. \(paragraph)<br><br>\nTwo. \(paragraph)<br>Three\n<br>of it: \(paragraph)<br>The end of all of it, said Ortega.</div>"
    let body = try article(page("<meta name=date content=2026-01-22>", lines)).body
    #expect(body.split(separator: "\n\n").count == 4)
  }

  @Test func `a line break counts behind a carriage return, too`() throws {
    let lines = "<div>One. \(paragraph)\r<br>Two. \(paragraph)\r\n<br>\r\nThree. \(paragraph)</div>"
    let body = try article(page("<meta name=date content=2026-01-22>", lines)).body
    #expect(body.split(separator: "\n\n").map { $0.prefix(4) } == ["One.", "Two.", "Thre"])
  }

  @Test func `white space is made one, and soft hyphens go`() throws {
    let odd = "<p>The&nbsp;dam \n\n will&shy; hold,\t the engi&#173;neers said on Monday, "
    let body = try article(page("<meta name=date content=2026-01-22>", odd + paragraph)).body
    #expect(body.hasPrefix("The dam will hold, the engineers said on Monday, The dam"))
  }

  @Test(arguments: [
    "", "<html><body></body></html>", "<html><p>Short.</p></html>",
    "<html><body>"
      + String(
        repeating:
          "<div><h2><a href='/a'>A headline that leads on</a></h2><p>\(paragraph)</p></div>",
        count: 12) + "</body></html>",
  ])
  func `a page without an article is rejected`(page: String) throws {
    let all = try records(page, named: "index.html")
    #expect(all.count == 1)
    #expect(all.first?.rejection != nil)
  }

  @Test(arguments: ["iso-8859-1", "windows-1252"])
  func `a page may be in the encoding that it names`(name: String) throws {
    let text = page("<meta charset=\(name)>")
    let bytes = text.unicodeScalars.flatMap { scalar -> [UInt8] in
      scalar == "“" ? [0x93] : scalar == "”" ? [0x94] : Array(String(scalar).utf8)
    }
    #expect(
      try records(bytes, named: "a.html").first?.article?.body.contains("“It holds,”") == true)
  }

  @Test func `UTF-8 is UTF-8, though the page says Latin-1`() throws {
    #expect(try article(page("<meta charset=iso-8859-1>")).body.contains("“It holds,”"))
  }

  @Test func `an encoding that is not read is named`() throws {
    let bytes = Array(page("<meta charset=iso-2022-cn>").utf8) + [0xC4, 0xE3]
    let rejection = try records(bytes, named: "a.html").first?.rejection
    #expect(rejection?.contains("iso-2022-cn is not read") == true)
  }

  @Test(.timeLimit(.minutes(5)), arguments: bombs)
  func `a hostile page ends as one record`(what: String, body: String) throws {
    let all = try records("<html><body>" + body, named: "a.html")
    #expect(all.count == 1)
    #expect(all.first?.article?.body.contains("root:") != true)
  }
}
