import ArticleReaders
import Packing
import QuoteModel
import Testing

/// A pattern, the name of a file, and what it says: outlet, day, title, author.
private let names: [(pattern: String, name: String, fields: [String?])] = [
  (
    "{outlet}_{published}_{title}", "The Quarry Post_2021-03-03_Ferry stopped.txt",
    ["The Quarry Post", "2021-03-03", "Ferry stopped", nil]
  ),
  (
    "{outlet}_{published}_{title}", "in/The_Quarry_Post_20210303_Ferry_stopped.txt",
    ["The Quarry Post", "2021-03-03", "Ferry stopped", nil]
  ),
  (
    "{published} {author} - {title}.txt", "31.03.2021 Petra Holm - A - B.txt",
    [nil, "2021-03-31", "A - B", "Petra Holm"]
  ),
  ("{outlet}/{published}_{}", "x/Post/2021_03_03_17.txt", ["Post", "2021-03-03", nil, nil]),
  ("{outlet}-{}", "Quarry Post-17.x.txt", ["Quarry Post", nil, nil, nil]),
  ("{published}", "3 March 2021.text", [nil, "2021-03-03", nil, nil]),
  ("{outlet}_{published}_{title}", "Ferry stopped.txt", [nil, nil, nil, nil]),
  ("{outlet}_{published}_{title}", "Post_soon_Ferry.txt", [nil, nil, nil, nil]),
  ("{outlet}/{title}", "Ferry.txt", [nil, nil, nil, nil]),
]

@Suite struct NamePatternTests {
  @Test(arguments: names)
  func `the names of files say what their records do not`(
    pattern: String, name: String, fields: [String?]
  ) throws {
    var options = ReadingOptions()
    options.name = try NamePattern(pattern)
    var reader = try ArticleReader(
      ByteStream(bytes: Array("The ferry stopped.".utf8)), name: name, fileName: name,
      options: options)
    let article = try #require(try reader.next()?.article)
    #expect(try reader.next() == nil)
    #expect(
      [article.outlet, article.published?.description, article.title, article.author] == fields)
    let isOther = fields.allSatisfy { $0 == nil }
    #expect(reader.warnings.map(\.warning) == (isOther ? [.otherName(pattern)] : []))
  }

  @Test func `what a record says goes before its file's name, which goes before the options`()
    throws
  {
    let json = #"{"title":"Pier","text":"It rained."}"#
    let files = [
      Packed.Item("Post_Ferry.jsonl", json + "\n" + #"{"text":"It did."}"#), .init("x.json", json),
    ]
    let all = try records(Packed.pack(files, as: .zip), named: "a.zip") {
      $0.name = try NamePattern("{outlet}_{title}")
      $0.outlet = "Other"
    }
    #expect(all.map { $0.article?.title } == ["Pier", "Ferry", "Pier"])
    #expect(all.map { $0.article?.outlet } == ["Post", "Post", "Other"])
  }

  @Test func `a name that can be parted in many ways takes no time`() throws {
    let name = String(repeating: "a_", count: 2000) + ".txt"
    let all = try records("It rained.", named: name) {
      $0.name = try NamePattern("{outlet}_{author}_{section}_{title}_{published}_{id}")
    }
    #expect(all.map { $0.article?.title } == [nil])
  }

  @Test(arguments: [
    ("{outlet", "no closing brace"), ("plain", "names no field: write"), ("{}_x", "names no field"),
    ("{outlet}{title}", "nothing stands before '{title}'"),
    ("{colour}", "is no field: write one of title"),
    ("{text}", "is no field"), ("{title}_{title}", "stands in it twice"),
  ])
  func `a pattern that is none is an error that says why`(pattern: String, word: String) {
    let error = #expect(throws: ReadingError.self) { try NamePattern(pattern) }
    #expect(error.map { "\($0)" }?.contains(word) == true, "\(String(describing: error))")
  }
}
