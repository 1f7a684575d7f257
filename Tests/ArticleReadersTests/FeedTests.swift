import ArticleReaders
import Foundation
import Packing
@_spi(Measuring) import QuoteModel
import Testing

private let rss = """
  <?xml version="1.0" encoding="UTF-8"?>
  <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
  <channel><title>The Example</title><language>en</language>
  <image><title>Logo</title></image>
  <item>
    <title>The Dam &amp;amp; the Water</title><link>https://example.org/1</link>
    <guid>g1</guid><pubDate>Thu, 22 Jan 2026 09:30:00 +0000</pubDate>
    <dc:creator>Ana Ruiz</dc:creator><dc:creator>Luis Ortega</dc:creator>
    <description>In short.</description><media:content>no</media:content>
    <content:encoded><![CDATA[<p>The <b>dam</b>
    held.</p><script>x()</script><p>“It&nbsp;did,”<br>she said &amp; left.</p>]]></content:encoded>
  </item>
  <item><description>Plain &lt;b&gt;words&lt;/b&gt;.</description></item>
  <item><title>Nothing</title></item>
  <item/>
  </channel></rss>
  """

private let atom = """
  <feed xmlns="http://www.w3.org/2005/Atom"><title>The Example</title>
  <entry><title type="html">A &amp;lt; B</title><id>urn:1</id>
  <link rel="self" href="https://example.org/self"/><link href="https://example.org/?a=1&amp;b=&#50;"/>
  <author><name>Ana Ruiz</name><email>a@example.org</email></author>
  <updated>2026-02-01T00:00:00Z</updated><published>2026-01-22T09:30:00Z</published>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>A &lt; <i>B</i>.</p>
  <p>C.</p></div></content></entry>
  <entry><content type="text">x &lt;y&gt;
  z</content></entry></feed>
  """

/// Feeds with a fault in the second of three items, and a word of the reason.
private let brokenItems: [(String, String)] = [
  ("<title>A</titel><description>Two.</description>", "broken XML"),
  ("<title>Two</title>", "no text"),
]

/// HTML that is all article, and its text.
private let contents: [(html: String, text: String)] = [
  ("One<br>two.<br>\n<br> Three.<br>", "One\ntwo.\n\nThree."),
  ("One.<br>Two.", "One.\nTwo."),
  ("One <b>and</b> <i>two</i>three.", "One and twothree."),
  (
    "Soft&shy;ly, word\u{200B}wise,&nbsp; no\u{A0}break.",
    "Soft\u{AD}ly, word\u{200B}wise,\u{A0} no\u{A0}break."
  ),
  ("<p>One.\r\n Two.</p>Three.</p><p>Four.", "One. Two.\n\nThree.\n\nFour."),
  ("<ul><li>One<li>two</ul><table><tr><td>a<td>b</table>", "One\n\ntwo\n\na\n\nb"),
  ("<center>One</center> two<details><summary>three</summary></details>", "One twothree"),
  (
    "One<script>x()</script><style>p{}</style><noscript>n</noscript> two<svg><p>s</p></svg>.",
    "One two."
  ),
  (
    "<nav>One</nav><aside>two</aside><form>three <select><option>four</select></form>",
    "One\n\ntwo\n\nthree four"
  ),
  ("One<!-- two --> &amp; three &lt; four &unknown; <five>.", "One & three < four &unknown; ."),
  ("<html><head><title>x</title></head><body>One</body></html>two", "One\n\ntwo"),
  ("<div class=ad>One</div><div hidden>two</div>", "One\n\ntwo"),
  ("One&#13;<br>two", "One\ntwo"),
]

private func feed(_ items: String...) -> String {
  "<rss><channel>\n" + items.map { "<item>\($0)</item>\n" }.joined() + "</channel></rss>"
}

@Suite struct FeedTests {
  @Test func `an item of RSS is an article, with its fullest text as paragraphs`() throws {
    for name in ["a.xml", "a.rss", "a.txt", "a"] {
      let all = try records(rss, named: name)
      let first = try #require(all.first?.article)
      #expect(first.body == "The dam held.\n\n“It\u{A0}did,”\nshe said & left.")
      #expect(first.title == "The Dam & the Water")
      #expect(first.outlet == "The Example")
      #expect(first.author == "Ana Ruiz; Luis Ortega")
      #expect(first.url == "https://example.org/1")
      #expect(first.recordID == "g1")
      #expect(first.published?.description == "2026-01-22")
      #expect(first.language == "en")
      #expect(all.map { $0.article?.body }.suffix(3) == ["Plain words.", nil, nil])
      #expect(all.map(\.place) == [6, 14, 15, 16].map { "\(name):\($0)" })
    }
  }

  @Test func `an entry of Atom is an article, its type believed`() throws {
    let all = try records(atom, named: "a.atom")
    let first = try #require(all.first?.article)
    #expect(first.body == "A < B.\n\nC.")
    #expect(first.title == "A < B")
    #expect(first.author == "Ana Ruiz")
    #expect(first.url == "https://example.org/?a=1&b=2")
    #expect(first.published?.description == "2026-01-22")
    #expect(all.last?.article?.body == "x <y>\nz")
  }

  @Test(arguments: contents)
  func `the HTML of an item becomes paragraphs, its characters kept`(html: String, text: String)
    throws
  {
    let item = "<description><![CDATA[\(html)]]></description>"
    #expect(try records(feed(item), named: "a.xml").map { $0.article?.body } == [text])
    let value = String(decoding: try JSONEncoder().encode(html), as: UTF8.self)
    let json = #"{"bodies":[{"contentType":"text/html","value":\#(value)}]}"#
    #expect(try records(json, named: "a.json").map { $0.article?.body } == [text])
  }

  /// What other readers of feeds bear.
  private static let faulty: [(head: String, second: String, outlet: String, body: String)] = [
    ("Caf&eacute; News", "Two &nbsp; and &hellip;", "Café News", "Two \u{A0} and …"),
    ("Q & P", "A & B &amp; C &c; &", "Q & P", "A & B & C &c; &"), ("Q", "Two\u{0B}.", "Q", "Two ."),
    ("Q", "Two&#11;.", "Q", "Two ."), ("Q", "Two&#x0;&#8217;s.", "Q", "Two ’s."),
    ("Q</title><link>x</lnk><title>", "Two.", "Q", "Two."),
    ("Q", "<![CDATA[A &amp; B <br>]]>", "Q", "A & B"),
  ]

  @Test(arguments: faulty)
  func `a fault that says what it means is read, and costs nothing else`(
    head: String, second: String, outlet: String, body: String
  ) throws {
    let item = "<description>One.</description>"
    let text = feed(item, "<description>\(second)</description>", item)
      .replacing("<channel>", with: "<channel><title>\(head)</title>")
    for text in [text, "\n <?xml version=\"1.0\" encoding=\"us-ascii\"?>" + text] {
      let all = try records(text, named: "a.xml")
      #expect(all.map { $0.article?.body } == ["One.", body, "One."], "\(all)")
      #expect(all.first?.article?.outlet?.hasPrefix(outlet) == true)
    }
  }

  @Test func `a prefix without its namespace is known`() throws {
    let item = "<content:encoded>One.</content:encoded><dc:creator>Ana Ruiz</dc:creator>"
    let all = try records(feed(item), named: "a.xml")
    #expect(all.map { $0.article?.body } == ["One."])
    #expect(all.first?.article?.author == "Ana Ruiz")
  }

  @Test func `UTF-8 is UTF-8 whatever is declared, and what is none is read as declared`() throws {
    let text = { (encoding: String) in
      "<?xml version=\"1.0\" encoding=\"\(encoding)\"?>" + feed("<description>“#”</description>")
    }
    for encoding in ["us-ascii", "ISO-8859-1", "utf-8", "windows-1251", "x-unknown"] {
      let all = try records(text(encoding).replacing("#", with: "é"), named: "a.xml")
      #expect(all.map { $0.article?.body } == ["“é”"], "\(encoding)")
    }
    let bytes = { (encoding: String) in
      text(encoding).unicodeScalars.map { scalar -> UInt8 in
        scalar == "“" ? 0x93 : scalar == "”" ? 0x94 : scalar == "#" ? 0xE9 : UInt8(scalar.value)
      }
    }
    #expect(try records(bytes("windows-1251"), named: "a.xml").map { $0.article?.body } == ["“й”"])
    var reader = try ArticleReader(ByteStream(bytes: bytes("utf-8")), name: "a.xml")
    #expect(try reader.next()?.article?.body == "“é”")
    #expect(reader.warnings.map(\.warning) == [.readAsWindows1252])
  }

  @Test func `a long feed is read whole, whatever the chunks`() throws {
    let items = (0..<20_000).map {
      "<item><description>“Dam” &eacute; &amp; \($0) – &#233;</description></item>"
    }
    let all = try records("<rss><channel>" + items.joined() + "</channel></rss>", named: "a.xml")
    #expect(all.count == 20_000)
    #expect(all.enumerated().allSatisfy { $1.article?.body == "“Dam” é & \($0) – é" })
  }

  /// Items that libxml2 cannot pass, or that close the feed.
  @Test(arguments: [
    "<item><description>Two.</p></p></p></description></item>",
    "<item><title>Two</title></item></item>",
    "<item><description>Two.</description>",
    "<item><description><p>Two<br>.</p></description></item>",
    "<item><description>Two.</descri</item>", "<item><description a=b c>Two.</description></item>",
    "<i<tem><description>Two.</description></item>",
    "<item><tit'le>Two</title><description><![CDATA[<p>Two.",
    "<item><description><![CDATA[<p>Two.</p>]]></description><x <![CDATA[/item>",
    "<item><link>Two</p></p></link><description><![CDATA[<p>Two.",
  ])
  func `no fault of an item costs the others`(broken: String) throws {
    let item = "<item><description><![CDATA[One.]]></description></item>"
    let text = "<rss><channel><title>Q</title>\(item)\n\(broken)\n\(item)\n\(item)</channel></rss>"
    var reader = try ArticleReader(
      ByteStream(bytes: Array(text.utf8)), name: "a.xml", fileName: "a.xml")
    var all: [ReadRecord] = []
    while let record = try reader.next() { all.append(record) }
    #expect(all.count { $0.article?.body == "One." } == 3, "\(broken): \(all)")
    #expect(
      all.filter { $0.article?.body == "One." }.map(\.place) == ["a.xml:1", "a.xml:3", "a.xml:4"])
    #expect(all.contains { $0.rejection != nil } || !reader.warnings.isEmpty, "\(broken): \(all)")
  }

  @Test(arguments: [
    "<item><description>Two.</title></item>", "<item a=\"b\" a=\"c\"><description>Two.</item>",
    "</other>", "<other a=b/>", "<other a=\"b\" a=\"c\"/>",
  ])
  func `behind a fault what is written as references is kept`(broken: String) throws {
    let item = "<item><description>&lt;p&gt;Dam &amp;amp; gate.&lt;/p&gt;</description></item>"
    let all = try records(
      "<rss><channel><title>Q</title>\n\(broken)\n\(item)\n\(item)</channel></rss>", named: "a.xml")
    let behind = all.filter { $0.article != nil }.suffix(2)
    #expect(behind.map { $0.article?.body } == ["Dam & gate.", "Dam & gate."], "\(all)")
    #expect(behind.map(\.place) == ["a.xml:3", "a.xml:4"])
  }

  @Test(arguments: [("a < b, 3 <4 <", "a < b, 3 <4 <"), ("a\u{FFFF}b", "a\u{FFFD}b")])
  func `characters that XML may not have so are kept as text`(written: String, body: String) throws
  {
    let all = try records(feed("<description>\(written)</description>"), named: "a.xml")
    #expect(all.map { $0.article?.body } == [body])
  }

  @Test(arguments: brokenItems)
  func `a broken item is one rejection and the others go on`(item: String, word: String) throws {
    let text = "<description>One.</description>"
    let all = try records(feed(text, item, text), named: "a.xml")
    #expect(all.map { $0.article?.body } == ["One.", nil, "One."])
    #expect(all.map(\.place) == ["a.xml:2", "a.xml:3", "a.xml:4"])
    #expect(all[1].rejection?.contains(word) == true, "\(all[1])")
  }

  @Test func `a feed that is cut off gives what it has, and says so`() throws {
    let whole = feed("<description>One.</description>", "<description>Two.</description>")
    let all = try records(String(whole.prefix(75)), named: "a.xml")
    #expect(all.map { $0.article?.body } == ["One.", nil])
    #expect(all[1].rejection?.contains("broken XML") == true)
  }

  @Test(arguments: [
    "<item xmlns=\"a\"><description>Two.", "<item xmlns=\"a", "<entry a=\"\" xmlns=\"b",
  ])
  func `a feed that is cut off in an item of another namespace gives what it has`(end: String)
    throws
  {
    let text = "<rss><channel>\n<item><description>One.</description></item>\n" + end
    let all = try records(text, named: "a.xml")
    #expect(all.map { $0.article?.body } == ["One.", nil])
    #expect(all.last?.rejection?.contains("broken XML") == true)
  }

  @Test(arguments: [
    ("<?xml version=\"1.0\"?><rss><channel/></rss>", "holds no articles"),
    ("<?xml version=\"1.0\"?><!-- rss --><note>x</note>", "kind that is not read (<note>)"),
    ("<?xml version=\"1.0\"?>", "broken XML"),
  ])
  func `what is no feed is one rejection`(text: String, word: String) throws {
    let all = try records(text, named: "a.xml")
    #expect(all.count == 1)
    #expect(all.first?.rejection?.contains(word) == true, "\(all)")
  }

  @Test func `no file is read that a feed points to, and no entity grows`() throws {
    var entities = "<!ENTITY a \"ha\"><!ENTITY f SYSTEM \"file:///etc/hostname\">"
    for (name, last) in zip("bcdefghijk", "abcdefghij") where name != "f" && last != "f" {
      entities += "<!ENTITY \(name) \"" + String(repeating: "&\(last);", count: 10) + "\">"
    }
    let text =
      "<?xml version=\"1.0\"?><!DOCTYPE rss [\(entities)]>"
      + feed("<description>&k; &f;.</description>", "<description>One.</description>")
    let all = try records(text, named: "a.xml")
    #expect(all.allSatisfy { $0.article?.body.utf8.count ?? 0 < 100 })
    #expect(all.last?.place == "a.xml:3" || all.last?.rejection != nil)
    #expect(try records(text, named: "a.txt").count == all.count)
  }

  @Test func `other encodings are read, stated or marked`() throws {
    let latin =
      Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>".utf8)
      + feed("<description>caf#.</description>").utf8.map { $0 == UInt8(ascii: "#") ? 0xE9 : $0 }
    #expect(try records(latin, named: "a.xml").map { $0.article?.body } == ["café."])
    let wide =
      [0xFF, 0xFE]
      + EncodedText.utf16(
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + feed("<description>“é”.</description>"),
        isLittle: true)
    #expect(try records(wide, named: "a.xml").map { $0.article?.body } == ["“é”."])
  }

  @Test(arguments: [
    "<description><![CDATA[In short.]]></description><c:encoded>“Dam” # held.</c:encoded>",
    "<description>“Dam” # held.</description><other:encoded>No.</other:encoded>",
    "<description>“Dam” # held.</title>", "<description>“Dam” # held.", "",
  ])
  func `names that differ in each item change nothing`(item: String) throws {
    let head = """
      <!-- a feed -->
      <rss xmlns:c="http://purl.org/rss/1.0/modules/content/"
        xmlns:other="https://example.org/a?b&amp;c='d'"><channel><title>Q</title>
      """
    let count = 250
    let differing = String(repeating: "long-", count: 200)
    let feeds = ["a", differing].map { name in
      let items = (0..<count).map { number in
        let space = name == differing ? "\(name)\(number)" : name
        return "\n<item xmlns:\(name)=\"\(space)\" \n>"
          + item.replacing("#", with: "\(number)") + "</item>"
      }
      return head + items.joined() + "</channel></rss>"
    }
    let all = try feeds.map { feed in
      try records(feed, named: "a.rss").map { record in
        [record.place, record.article?.outlet, record.article?.body, record.rejection]
      }
    }
    #expect(all[0].count >= count)
    #expect(all[1] == all[0])
  }

  @Test func `an item with too many names is one rejection`() throws {
    let names = (0..<500).map { "<a\(String(repeating: "b", count: 1000))\($0)/>" }.joined()
    let one = "<description>One.</description>"
    let all = try records(feed(one, one + names, one), named: "a.rss")
    #expect(all.prefix(3).map { $0.article?.body } == ["One.", nil, "One."])
    #expect(all.prefix(3).map(\.place) == ["a.rss:2", "a.rss:3", "a.rss:4"])
    #expect(all[1].rejection == "broken XML: it has too many names: mend or remove the item")
  }

  @Test func `a deep or long item is borne`() throws {
    let deep = String(repeating: "<div>", count: 50_000) + "The dam held."
    let long = String(repeating: "a ", count: 3_000_000)
    let all = try records(
      feed("<description><![CDATA[\(deep)]]></description>", "<description>\(long)</description>"),
      named: "a.xml"
    ) { $0.recordLimit = 1 << 20 }
    #expect(all.count == 2)
    #expect(all[1].rejection?.contains("1 MB") == true)
  }

  @Test func `spoilt feeds never trap, and every record has its place`() throws {
    for seed in UInt64(1)...150 {
      var random = SplitMix(seed: seed)
      var bytes = Array((seed % 2 == 0 ? rss : atom).utf8)
      for _ in 0..<1 + random.below(6) {
        let place = random.below(bytes.count)
        bytes[place] = Array("<>&\"/]!\0x".utf8)[random.below(9)]
      }
      #expect(try records(bytes, named: "a.xml").allSatisfy { $0.place.hasPrefix("a.xml") })
    }
  }
}
