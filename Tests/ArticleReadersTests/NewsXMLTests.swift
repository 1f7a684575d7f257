import ArticleReaders
@_spi(Measuring) import QuoteModel
import Testing

private let body = "The ferry stopped.\n\n“We waited,” Jonas Brekke said & left."

/// The same article in the formats of agencies and of tools.
struct NewsDocument: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var text: String

  static let all = [
    Self(
      testDescription: "nitf",
      text: """
        <?xml version="1.0" encoding="UTF-8"?>
        <nitf xml:lang="en"><head><title>Short</title><docdata><date.issue norm="20210303T100000Z"/>
        <doc-id id-string="q1"/><key-list><keyword key="ferry"/><keyword key="pier"/></key-list></docdata>
        <pubdata name="The Quarry Post" position.section="News"/></head>
        <body><body.head><hedline><hl1>Ferry <em>stopped</em></hl1></hedline>
        <byline>By <person>Petra Holm</person></byline></body.head>
        <body.content><media><media-caption><p>A picture.</p></media-caption></media>
        <p>The <em>ferry</em>
        stopped.</p><p>“We waited,” <person>Jonas Brekke</person> said &amp; left.</p></body.content></body></nitf>
        """),
    Self(
      testDescription: "newsml",
      text: """
        <?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
        <newsItem guid="q1" xml:lang="en"><itemMeta><provider qcode="x"><name>The Quarry Post</name></provider>
        <versionCreated>2021-03-03T10:00:00Z</versionCreated></itemMeta>
        <contentMeta><headline>Ferry stopped</headline><by>By Petra Holm</by><keyword>ferry</keyword>
        <keyword>pier</keyword></contentMeta>
        <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
        <head><title>Short</title></head><body><p>The ferry stopped.</p><p>“We waited,” Jonas Brekke said
        &amp; left.</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>
        """),
    Self(
      testDescription: "newsml",
      text: """
        <newsItem guid="q1" xml:lang="en"><itemMeta><provider><name>The Quarry Post</name></provider></itemMeta>
        <contentMeta><contentCreated>2021-03-03</contentCreated><headline>Ferry stopped</headline>
        <creator><name>Petra Holm</name></creator><keyword>ferry</keyword><keyword>pier</keyword></contentMeta>
        <contentSet><inlineData contenttype="text/plain">The ferry stopped.

        “We waited,” Jonas Brekke said &amp; left.
        </inlineData></contentSet></newsItem>
        """),
    Self(
      testDescription: "trafilatura-xml",
      text: """
        <doc sitename="The Quarry Post" title="Ferry stopped" author="Petra Holm" date="2021-03-03" id="q1"
          source="https://example.com/ferry" tags="ferry;pier" language="en" fingerprint="x"><main>
        <p>The ferry stopped.</p><p>“We waited,” <hi rend="#b">Jonas Brekke</hi> said &amp; left.</p></main>
        <comments><p>First!</p></comments></doc>
        """),
    Self(
      testDescription: "tei",
      text: """
        <TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="q1"><teiHeader><fileDesc><titleStmt>
        <title type="main">Ferry stopped</title><author>Petra Holm</author></titleStmt>
        <publicationStmt><publisher>The Quarry Post</publisher><date when="2021-03-03">3 March</date>
        </publicationStmt></fileDesc><profileDesc><langUsage><language ident="en">English</language></langUsage>
        <textClass><keywords><term>ferry</term><term>pier</term></keywords></textClass></profileDesc></teiHeader>
        <text><body><div type="entry"><p>The ferry stopped.<note>Not this.</note></p>
        <p>“We waited,” Jonas Brekke said &amp; left.</p></div></body></text></TEI>
        """),
  ]
}

@Suite struct NewsXMLTests {
  @Test(arguments: NewsDocument.all)
  func `an article is read with its fields, whatever the name`(document: NewsDocument) throws {
    for name in ["a.xml", "a.txt", "a"] {
      let all = try records(document.text, named: name)
      #expect(all.count == 1 && all[0].place.hasPrefix("\(name):"))
      let article = try #require(all.first?.article, "\(all)")
      #expect(article.body == body)
      #expect(article.title == "Ferry stopped" && article.author == "Petra Holm")
      #expect(article.outlet == "The Quarry Post" && article.language == "en")
      #expect(article.published?.description == "2021-03-03")
      #expect(article.recordID == "q1" && article.keywords == "ferry; pier")
    }
  }

  @Test func `items and texts of one file are an article each, and a fault costs its own alone`()
    throws
  {
    let item = { (text: String) in
      "<newsItem guid=\"1\"><contentMeta><headline>T</headline></contentMeta><inlineData>\(text)</inlineData></newsItem>\n"
    }
    let message =
      "<newsMessage><itemSet>" + item("One.") + item("") + item("A <b>b</i>.") + item("Two.")
      + "</itemSet></newsMessage>"
    let all = try records(message, named: "a.xml")
    #expect(all.map { $0.article?.body } == ["One.", nil, nil, "Two."], "\(all)")
    #expect(all.map(\.place) == (1...4).map { "a.xml:\($0)" })
    #expect(
      all[1].rejection?.contains("no text in") == true
        && all[2].rejection?.contains("broken XML") == true)
    let text = "<TEI><text><body><p>One.</p></body></text></TEI>"
    #expect(
      try records("<teiCorpus><teiHeader/>\(text)\(text)</teiCorpus>", named: "a.xml").map {
        $0.article?.body
      }
        == ["One.", "One."])
  }

  @Test(arguments: NewsDocument.all)
  func `a document that is cut off anywhere is one rejection or its whole text`(
    document: NewsDocument
  ) throws {
    for count in stride(from: 60, to: document.text.count, by: 7) {
      let all = try records(String(document.text.prefix(count)), named: "a.xml")
      #expect(
        !all.isEmpty && all.allSatisfy { $0.article == nil || $0.article?.body == body }, "\(count)"
      )
    }
  }

  @Test func `spoilt documents never trap, and every record has its place`() throws {
    for seed in UInt64(1)...150 {
      var random = SplitMix(seed: seed)
      var bytes = Array(NewsDocument.all[Int(seed % 5)].text.utf8)
      for _ in 0..<1 + random.below(6) {
        bytes[random.below(bytes.count)] = Array("<>&\"/]!\0x".utf8)[random.below(9)]
      }
      #expect(
        try records(bytes, named: "a.xml").allSatisfy { $0.place.hasPrefix("a.xml") }, "\(seed)")
    }
  }
}
