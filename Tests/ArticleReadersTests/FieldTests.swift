import ArticleReaders
import Foundation
import QuoteModel
import Testing

private let long = String(repeating: "It rained on the pier of Brill. ", count: 8)

/// Texts of a record, under `text`, `content` and `story`; which of them is the article's, and what is told.
private let severalTexts: [(texts: [String], taken: String, leftOut: [String])] = [
  (["It rained.", "It rained.", ""], "It rained.", []),
  (["It rained.", " It  rained!", "“It rained”"], "It rained.", []),
  // A number or a word is no text.
  (["It rained.", "17", "Weather"], "It rained.", []),
  (["It rained.", "It snowed.", "It froze."], "It rained.", ["content", "story"]),
  (["", "It snowed.", "It froze."], "It snowed.", ["story"]),
  // One is the other's beginning or end.
  (["It rained. It snowed.", "It rained.", "It snowed."], "It rained. It snowed.", []),
  (["It rained.", "It rained. It snowed.", ""], "It rained. It snowed.", []),
  (["It rained.", "Weather\n\nIt rained.", ""], "Weather\n\nIt rained.", []),
  // With what a page has besides, or cut off.
  ([long + "It froze.", long + "Photo. It froze.", ""], long + "It froze.", []),
  ([String(long.dropLast(20)) + "… [+123 chars]", long + long, ""], long + long, []),
]

@Suite struct FieldTests {
  @Test(arguments: severalTexts)
  func `of several texts one is taken, and one that says something else is told`(
    texts: [String], taken: String, leftOut: [String]
  ) throws {
    let names = ["text", "content", "story"]
    let json = try JSONEncoder().encode(Dictionary(uniqueKeysWithValues: zip(names, texts)))
    let table =
      (["x"] + names).joined(separator: "\t") + "\n1\t"
      + texts.map { "\"\($0)\"" }.joined(separator: "\t")
    for (bytes, name) in [(Array(json), "a.json"), (Array(table.utf8), "a.tsv")] {
      let all = try records(bytes, named: name)
      #expect(all.map { $0.article?.body } == [taken], "\(all)")
      let named = names[texts.firstIndex(of: taken) ?? 0]
      #expect(
        all[0].warnings == (leftOut.isEmpty ? [] : [.otherTexts(taken: named, leftOut: leftOut)]))
    }
  }

  @Test func `trafilatura's fields are read`() throws {
    let json = """
      {"title":"The Dam Holds","author":"Ana Ruiz; Luis Ortega","hostname":"example.org",
      "date":"2026-01-22","id":null,"raw_text":"x","text":"The dam held.","language":"en",
      "source":"https://example.org/dam","source-hostname":"The Example"}
      """
    let article = try #require(try records(json, named: "a.json").first?.article)
    #expect(article.title == "The Dam Holds")
    #expect(article.author == "Ana Ruiz; Luis Ortega")
    #expect(article.url == "https://example.org/dam")
    #expect(article.outlet == "The Example")
    #expect(article.published?.description == "2026-01-22")
    #expect(article.publishedAsWritten == "2026-01-22")
    #expect(article.language == "en")
    #expect(article.recordID == nil)
  }

  @Test func `news-please's nulls and "None" are no values`() throws {
    let json = """
      {"authors":["Ana Ruiz","Luis Ortega"],"date_publish":"None","date":"2026-01-22 10:00:00",
      "maintext":"The dam held.","text":null,"source_domain":"example.org","url":"None","id":7}
      """
    let article = try #require(try records(json, named: "a.json").first?.article)
    #expect(article.author == "Ana Ruiz; Luis Ortega")
    #expect(article.published?.description == "2026-01-22")
    #expect(article.body == "The dam held.")
    #expect(article.outlet == "example.org")
    #expect(article.url == nil)
    #expect(article.recordID == "7")
  }

  @Test func `Fundus' body becomes paragraphs`() throws {
    let json = """
      {"title":"The Dam Holds","body":{"summary":["In short."],"sections":[
      {"headline":["Tests"],"paragraphs":["One.","Two."]},{"headline":[],"paragraphs":["Three."]}]},
      "authors":[],"publishing_date":"2026-01-22 10:00:00+01:00","publisher":{"name":"The Example"}}
      """
    let article = try #require(try records(json, named: "a.json").first?.article)
    #expect(article.body == "In short.\n\nTests\n\nOne.\n\nTwo.\n\nThree.")
    #expect(article.outlet == "The Example")
    #expect(article.author == nil)
  }

  @Test func `the page that Fundus has read is the URL`() throws {
    let json = """
      {"body":{"summary":[],"sections":[{"headline":[],"paragraphs":["One."]}]},"lang":"en",
      "html":{"requested_url":"https://example.org/1","responded_url":"x","content":"<p>"}}
      """
    let article = try #require(try records(json, named: "a.json").first?.article)
    #expect(article.body == "One.")
    #expect(article.url == "https://example.org/1")
    #expect(article.language == "en")
  }

  @Test(
    arguments: [
      (#""section":"Sport","tags":["dam","water","dam"]"#, "Sport", "dam; water"),
      (
        #""articleSection":["News","Region"],"keywords":"dam, water""#, "News; Region", "dam; water"
      ),
      (#""categories":"News","keywords":"a, b; c""#, "News", "a, b; c"),
      (#""subject":[{"name":"Dams"},{"name":"Rivers"}]"#, nil, "Dams; Rivers"),
      (#""section":" ","tags":[]"#, nil, nil),
    ] as [(String, String?, String?)])
  func `sections and keywords are read`(fields: String, section: String?, keywords: String?) throws
  {
    let article = try #require(
      try records("{\"text\":\"The dam held.\",\(fields)}", named: "a.json").first?.article)
    #expect(article.section == section)
    #expect(article.keywords == keywords)
  }

  @Test func `newspaper4k's fields are read`() throws {
    let json = """
      {"url":"","canonical_link":"https://example.org/1","title":"T","authors":["Ana Ruiz"],
      "publish_date":"2026-01-22 00:00:00","meta_lang":"en","meta_site_name":"The Example",
      "text":"The dam held.","tags":[],"images":["https://example.org/1.jpg"]}
      """
    let article = try #require(try records(json, named: "a.json").first?.article)
    #expect(article.url == "https://example.org/1")
    #expect(article.outlet == "The Example")
    #expect(article.language == "en")
  }

  @Test func `ninjs 1 and 3 are read, plain text before marked-up text`() throws {
    let one = """
      {"uri":"https://example.org/1","versioncreated":"2026-01-22T09:30:00Z","byline":"Ana Ruiz",
      "headline":"T","body_xhtml":"<div><p>The <b>dam</b></p><p>held.</p></div>","language":"en",
      "infosource":[{"name":"The Example"}]}
      """
    let three = """
      {"uri":"https://example.org/1","versionCreated":"2026-01-22T09:30:00Z","by":"Ana Ruiz",
      "headlines":[{"role":"main","value":"T"},{"role":"short","value":"S"}],"language":"en",
      "bodies":[{"role":"main","contentType":"text/html","value":"<p>The dam</p>held."},
      {"role":"main","contentType":"text/plain","value":"The dam\\n\\nheld."}],
      "infoSources":[{"name":"The Example"}]}
      """
    for json in [one, three] {
      let article = try #require(try records(json, named: "a.json").first?.article)
      #expect(article.body == "The dam\n\nheld.")
      #expect(article.title == "T")
      #expect(article.author == "Ana Ruiz")
      #expect(article.outlet == "The Example")
      #expect(article.published?.description == "2026-01-22")
      #expect(article.recordID == "https://example.org/1")
    }
  }

  @Test func `the body of a record is its text exactly`() throws {
    let article = try records(#"{"text":"  The dam\r\nheld. \n"}"#, named: "a.json").first?.article
    #expect(article.map { Array($0.body.utf8) } == Array("  The dam\r\nheld. \n".utf8))
  }

  @Test func `a map names the fields, and only those it names are read`() throws {
    let json = #"{"main":"The dam held.","text":"x","day":"2026-01-22","title":"T"}"#
    let article = try records(json, named: "a.json") {
      try $0.fields.override(with: "text=main,date=day,outlet=o")
    }.first?.article
    #expect(article?.body == "The dam held.")
    #expect(article?.published?.description == "2026-01-22")
    #expect(article?.title == "T")
  }

  @Test(arguments: ["text", "colour=x", "=x"])
  func `a map of fields that are none is an error that lists them`(map: String) {
    var fields = FieldNames()
    #expect { try fields.override(with: map) } throws: { "\($0)".contains("published") }
  }

  @Test func `options fill what a record lacks, and nothing else`() throws {
    let lines = #"{"text":"A","outlet":"The Example","date":"soon"}"# + "\n" + #"{"text":"B"}"#
    let all = try records(lines, named: "a.jsonl") {
      $0.outlet = "Another"
      $0.published = .init(year: 2026, month: 1, day: 22)
    }
    #expect(all.map { $0.article?.outlet } == ["The Example", "Another"])
    #expect(all.map { $0.article?.published?.description } == [nil, "2026-01-22"])
    #expect(all.map { $0.article?.publishedAsWritten } == ["soon", nil])
    #expect(all.map(\.warnings) == [[.unreadableDate("soon")], []])
  }

  @Test(
    arguments: [
      (#""source":{"id":null,"name":"The Quarry Post"}"#, \.outlet, "The Quarry Post"),
      (#""source":"The Quarry Post""#, \.outlet, "The Quarry Post"),
      (#""Publication":"The Quarry Post""#, \.outlet, "The Quarry Post"),
      (#""source":"https://example.com/1""#, \.url, "https://example.com/1"),
      (#""webUrl":"https://example.com/1""#, \.url, "https://example.com/1"),
      (#""byline":{"original":"By Petra Holm"}"#, \.author, "Petra Holm"),
      (#""author":"['Petra Holm', \"Abby O'Dell\"]""#, \.author, "Petra Holm; Abby O'Dell"),
      (#""author":"[]""#, \.author, nil), (#""author":"BY PETRA HOLM""#, \.author, "PETRA HOLM"),
      (#""author":"Byron Holm""#, \.author, "Byron Holm"),
      (#""title":"nan""#, \.title, nil), (#""title":NaN"#, \.title, nil),
      (#""title":"Holm &amp; Dell &#8217;s""#, \.title, "Holm & Dell ’s"),
      (#""headline":{"main":"Ferry stopped"}"#, \.title, "Ferry stopped"),
      (#""_id":{"$oid":"4f"}"#, \.recordID, "4f"),
      (#""date":{"$date":"2021-03-03T10:00:00Z"}"#, \.publishedAsWritten, "2021-03-03T10:00:00Z"),
      (#""date":{"$date":{"$numberLong":"1614765600000"}}"#, \.publishedAsWritten, "1614765600000"),
      (#""date":1614765600"#, \.publishedAsWritten, "1614765600"),
      (#""keywords":"['dam', 'water']""#, \.keywords, "dam; water"),
      (#""tags":["dam"],"keywords":"[not a list]""#, \.keywords, "[not a list]"),
    ] as [(String, any KeyPath<Article, String?> & Sendable, String?)])
  func `nested, listed and missing values are read`(
    fields: String, path: any KeyPath<Article, String?> & Sendable, value: String?
  ) throws {
    let article = try #require(
      try records("{\"text\":\"The ferry stopped.\",\(fields)}", named: "a.json").first?.article)
    #expect(article[keyPath: path] == value)
  }

  @Test(arguments: [
    (
      "<p>“We waited,” Brekke said.</p><p>It rained.</p>", "“We waited,” Brekke said.\n\nIt rained."
    ),
    ("One.\n\nTwo <b>and</b> three.\nFour < five.", "One.\n\nTwo and three.\nFour < five."),
    ("“We waited,” Brekke&rsquo;s crew said.", "“We waited,” Brekke’s crew said."),
    ("Rain fell.\\nBrekke said no.\\n\\nAll left.", "Rain fell.\nBrekke said no.\n\nAll left."),
    (#"\"No,\" she said. Caf\u00e9 owners left."#, #""No," she said. Café owners left."#),
    (#"It is in C:\news\today, he said."#, #"It is in C:\news\today, he said."#),
    ("5 < 6 & 7 > 2 <unknown> A&B", "5 < 6 & 7 > 2 <unknown> A&B"),
    ("['One.', 'Two.']", "One.\n\nTwo."),
  ])
  func `HTML and doubled escapes in a text are read, in JSON and in tables`(
    written: String, text: String
  ) throws {
    let value = String(decoding: try JSONEncoder().encode(written), as: UTF8.self)
    for name in ["content", "articleBody", "Full Text", "article"] {
      #expect(
        try records("{\"\(name)\":\(value)}", named: "a.json").map { $0.article?.body } == [text])
    }
    let cell = written.replacingOccurrences(of: "\"", with: "\"\"")
    #expect(
      try records("id,Full Text\n1,\"\(cell)\"\n", named: "a.csv").map { $0.article?.body } == [
        text
      ])
  }

  @Test func `HTML of a record that is known to be HTML is read once`() throws {
    let json = #"{"body_xhtml":"<p>Write &amp;lt;p&amp;gt; and &amp;amp;.</p>"}"#
    #expect(
      try records(json, named: "a.json").map { $0.article?.body } == ["Write &lt;p&gt; and &amp;."])
  }

  @Test func `a date that can mean two days is kept as written, and asks for an order`() throws {
    let json = #"{"text":"The ferry stopped.","date":"1/2/2026"}"#
    let record = try #require(try records(json, named: "a.json").first)
    #expect(record.article?.published == nil)
    #expect(record.warnings == [.ambiguousDate("1/2/2026")])
    #expect("\(record.warnings[0])".contains("--dates day-first or month-first"))
    let read = try records(json, named: "a.json") { $0.dateOrder = .monthFirst }
    #expect(read.first?.article?.published?.description == "2026-01-02")
    #expect(read.first?.article?.publishedAsWritten == "1/2/2026")
  }
}
