import ArticleReaders
import QuoteModel
import Testing

@Suite struct FieldTests {
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
}
