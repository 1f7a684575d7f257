import GRDB
import QuoteModel
import Testing

@testable import QuoteStore

@Suite struct CopyTests {
  private static let words = (1...120).map { "word\($0)" }.joined(separator: " ")

  @Test(arguments: [
    (words, true), (words.uppercased(), true), ("“" + words + "!” Rain fell.", true),
    ("Rain fell. " + words.replacing("word60", with: "other"), true),
    (
      words.replacing("word40", with: "x").replacing("word60", with: "x").replacing(
        "word80", with: "x"), false
    ),
    ((100...220).map { "word\($0)" }.joined(separator: " "), false), ("", false),
    ("word1 word2 word3 word4 word5", false),
  ])
  func `near copies share nine tenths of their runs of five words`(text: String, isCopy: Bool) {
    #expect(TextWording(Self.words).isNearly(TextWording(text)) == isCopy)
    let shared = Set(TextWording.keys(of: Self.words)).intersection(TextWording.keys(of: text))
    if isCopy { #expect(!shared.isEmpty) }
  }

  @Test func `short texts are nobody's copies`() {
    let text = (1...20).map { "word\($0)" }.joined(separator: " ")
    #expect(!TextWording(text).isNearly(TextWording(text)))
    #expect(TextWording.keys(of: text).isEmpty)
  }

  /// Three outlets with one text, of which one changes it, and a version that becomes another text.
  @Test(arguments: [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2]])
  func `the first published counts, whatever order they came in`(order: [Int]) throws {
    let archive = try Archive.inMemory()
    let days: [(String?, String)] = [
      ("2026-01-02", "b"), ("2026-01-01", "c"), (nil, "d"), ("2026-01-03", "e"),
    ]
    let articles = days.map { day, name in
      Article(
        body: "He said: it holds. \(Self.words)", outlet: name,
        published: day.flatMap { CalendarDate(iso: $0) }, url: "https://example.org/" + name)
    }
    for place in order { try store(articles[place], in: archive) }
    #expect(try counted(archive) == ["c"])
    #expect(try archive.faults() == [])
    try archive.connection.write { try $0.execute(sql: "DELETE FROM article_copy") }
    #expect(try archive.faults().allSatisfy { $0.hasSuffix("copies of it cannot be found") })
    #expect(try archive.faults().count == 1)
    _ = try archive.connection.write { try CopyCheck(db: $0).repair() }
    #expect(try archive.faults() == [])
  }

  @Test func `the last version of an address counts`() throws {
    let archive = try Archive.inMemory()
    for text in ["He said: it holds.", "He said: it held.", "He said: it leaks."] {
      try store(Article(body: text, outlet: text, url: "https://example.org/a"), in: archive)
    }
    #expect(try counted(archive) == ["He said: it leaks."])
    #expect(try archive.faults() == [])
  }

  private func store(_ article: Article, in archive: Archive) throws {
    let id = try archive.imports.begin(
      started: "2026-02-01T09:00:00Z", inputs: ["a"], parserVersion: "1")
    let quote = Attribution(
      kind: .indirect, mode: .speech, text: "it", content: [TextSpan(9, 11)], rule: "S C I",
      confidence: 1)
    let parsed = ParsedArticle(
      article, identity: ArticleIdentity(of: article), input: "a", attributions: [quote])
    _ = try archive.articles.store([parsed], importID: id)
  }

  private func counted(_ archive: Archive) throws -> [String] {
    var query = QuoteQuery()
    query.copies = .once
    let found = try archive.quotes.page(matching: query).rows.compactMap(\.article.outlet)
    #expect(try archive.articles.page(matching: query).rows.compactMap(\.outlet) == found)
    return found
  }
}
