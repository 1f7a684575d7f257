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
