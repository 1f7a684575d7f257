import GRDB
import QuoteModel
import Testing

@testable import QuoteStore

/// What searches find among a few statements, in quotes, in titles and in bodies alike.
@Suite struct WordSearchTests {
  private static let texts = [
    "The land deal holds", "A deal on land was peaceful", "They ran the organisation of peace",
    "Running the U.S. café isn’t easy", "Houses near the dam hold water", "Nobody held a house",
    "The old dam and, after many long and dry years, the water",
  ]

  private let archive: Archive

  init() throws {
    archive = try .holding(
      WordSearchTests.texts.enumerated().map { place, text in
        var sample = Sample(
          "It said: \(text).", published: "2026-01-0\(place + 1)", [.init(words: text)])
        sample.article.title = text
        return sample
      })
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let words: String
    /// Places in the list of texts.
    let found: [Int]
    var isExact = false
    var testDescription: String { words + (isExact ? " (exact)" : "") }

    init(_ words: String, _ found: [Int], exact: Bool = false) {
      (self.words, self.found, isExact) = (words, found, exact)
    }
  }

  static let cases = [
    Case("deal", [0, 1]), Case("DEALS", [0, 1]), Case("\"land deal\"", [0]),
    Case("land deal", [0, 1]),
    Case("“deal on land”", [1]), Case("deal -peaceful", [0]), Case("deal -\"land deal\"", [1]),
    Case("-deal", [2, 3, 4, 5, 6]), Case("-the -a", []), Case("-(the OR a)", []),
    Case("deal OR dam", [0, 1, 4, 6]), Case("the deal OR dam", [0, 4, 6]),
    Case("the (deal OR dam) -hold", [6]), Case("(land deal) OR (dam water)", [0, 1, 4, 6]),
    Case("dam NEAR water", [4, 6]), Case("NEAR(dam water, 5)", [4]),
    Case("NEAR(water dam, 1)", [4]),
    Case("dam NEAR/3 water", [4]), Case("NEAR(dam water, 0)", []),
    Case("NEAR(\"old dam\" water)", [6]),
    Case("peace*", [1, 2]), Case("peacefu*", [1]), Case("runn*", [3]), Case("run*", [3]),
    Case("hous*", [4, 5]), Case("house*", [4, 5]), Case("houses*", [4]), Case("organisa*", [2]),
    Case("\"land dea\"*", [0]), Case("lan* -\"land dea\"*", [1]), Case("-hous*", [0, 1, 2, 3, 6]),
    Case("NEAR(hous* wat*, 5)", [4]), Case("NEAR(hous* wat*, 1)", []),
    Case("dam OR peacefu*", [1, 4, 6]),
    Case("u.s.", [3]), Case("cafe", [3]), Case("CAFÉ isn't", [3]), Case("isn’t", [3]),
    Case("isn t", [3]),
    Case("hold", [0, 4]), Case("hold", [4], exact: true), Case("holding", [], exact: true),
    Case("HOLDS", [0], exact: true), Case("cafe", [3], exact: true),
    Case("house", [5], exact: true),
    Case("-hold", [0, 1, 2, 3, 5, 6], exact: true), Case("the -holds", [2, 3, 4, 6], exact: true),
    Case("\"deal holds\"", [0], exact: true), Case("\"deals hold\"", [], exact: true),
    Case("\"deals hold\"", [0]), Case("hold OR held", [4, 5], exact: true),
    Case("NEAR(dam hold, 1)", [4], exact: true), Case("NEAR(dam holds, 1)", [], exact: true),
    Case("(the -holds) OR nobody", [2, 3, 4, 5, 6], exact: true),
    Case("hol*", [0, 4], exact: true),
    Case("zebra", []), Case("deal zebra", []), Case("deal OR zebra", [0, 1]),
    Case("deal -zebra", [0, 1]),
    Case("’", [3]), Case("deal …", [0, 1]), Case("deal 😀", []),
  ]

  @Test(arguments: cases.filter { $0.words.contains("*") })
  func `beginnings that the index is not asked for are found row by row`(test: Case) throws {
    try archive.connection.read { db in
      var query = QuoteQuery()
      (query.words, query.isExact) = (test.words, test.isExact)
      let search = try WordSearch(of: query, on: .quotes, widest: -1, in: db)
      #expect(search.isTooWide && !(search.pattern ?? "").contains("*"))
      let tables: SQL =
        search.pattern == nil
        ? "quote" : "quote_fts CROSS JOIN quote ON quote.id = quote_fts.rowid"
      let condition = try (search.matchConditions + search.conditions(in: db)).conjunction
      let ids: [Int64] = try db.values(
        "SELECT quote.id FROM \(tables) WHERE \(condition) ORDER BY 1")
      let texts: [Int64] = try db.values("SELECT id FROM quote ORDER BY article_id")
      #expect(ids == test.found.map { texts[$0] })
      guard search.isSought else { return }
      let ranked = try RankedSearch(search, tables: "", where: [], apart: "0", in: db)
      #expect(ranked.ids(most: 10).sorted() == ids && !ranked.isBounded)
    }
  }

  @Test(arguments: cases) func `quotes are found by their words`(test: Case) throws {
    let expected = test.found.map { WordSearchTests.texts[$0] }
    for sort in QuoteQuery.Sort.allCases {
      let query = self.query(test, sort: sort)
      let page = try archive.quotes.page(matching: query)
      #expect(page.rows.map(\.attribution.text).sorted() == expected.sorted(), "\(sort)")
      #expect(page.total == expected.count, "\(sort)")
      #expect(page.bound == nil)
      #expect(try archive.quotes.count(matching: query) == expected.count)
      #expect(try archive.quotes.ids(matching: query).count == expected.count)
    }
    let stable = try archive.quotes.page(matching: query(test, sort: .stable))
    #expect(stable.rows.map(\.attribution.text) == expected)
    let counts = try archive.quotes.counts(by: .kind, matching: query(test, sort: .relevance))
    #expect(counts.map(\.count) == (expected.isEmpty ? [] : [expected.count]))
  }

  @Test(arguments: cases) func `what is read is held to the same words`(test: Case) throws {
    try archive.connection.read { db in
      let texts: [Int64] = try db.values("SELECT id FROM quote ORDER BY article_id")
      let read = try QuotePaging(readBy: query(test, sort: .oldest), dearest: -1, in: db)
      #expect(read.map { $0.ids == test.found.map { texts[$0] } } == true)
    }
  }

  @Test(arguments: cases) func `titles and bodies are found by the same words`(test: Case) throws {
    let expected = test.found.map { WordSearchTests.texts[$0] }
    for sort in [QuoteQuery.Sort.relevance, .newest, .stable] {
      let titles = try archive.articles.search(titles: query(test, sort: sort))
      #expect(titles.rows.compactMap(\.article.title).sorted() == expected.sorted(), "\(sort)")
      #expect(titles.total == expected.count)
      let (bodies, extent) = try archive.articles.search(bodies: query(test, sort: sort))
      #expect(bodies.rows.compactMap(\.article.title).sorted() == expected.sorted(), "\(sort)")
      #expect(bodies.total == expected.count)
      #expect(extent.read == 7 && extent.total == 7)
    }
  }

  private func query(_ test: Case, sort: QuoteQuery.Sort) -> QuoteQuery {
    var query = QuoteQuery()
    (query.words, query.isExact, query.sort, query.limit) = (test.words, test.isExact, sort, 50)
    return query
  }

  @Test(arguments: [
    ("hold", false, "Houses near the dam «hold» water"), ("holding", true, nil),
    ("hold dam", false, "Houses near the «dam» «hold» water"),
    ("\"dam hold\"", false, "Houses near the «dam hold» water"),
    ("hous* OR zebra -land", false, "«Houses» near the dam hold water"),
    ("NEAR(dam water, 3)", false, "Houses near the «dam» hold «water»"),
    ("dam -water", false, nil),
  ])
  func `what was found is told word by word`(words: String, isExact: Bool, expected: String?) throws
  {
    var query = QuoteQuery()
    (query.words, query.isExact) = (words, isExact)
    let text = "Houses near the dam hold water"
    let hits = try #require(try archive.quotes.hits(of: query, in: [text]).first)
    var bytes = Array(text.utf8)
    for hit in hits.reversed() {
      bytes.insert(contentsOf: "»".utf8, at: hit.upperBound)
      bytes.insert(contentsOf: "«".utf8, at: hit.lowerBound)
    }
    let shown = String(decoding: bytes, as: UTF8.self)
    let whole = words == "dam -water" ? "Houses near the «dam» hold water" : text
    #expect(shown == expected ?? whole)
  }

  @Test func `pages of a ranked search follow one another`() throws {
    var query = QuoteQuery()
    (query.words, query.limit) = ("the OR a", 50)
    let all = try archive.quotes.page(matching: query).rows.map(\.id)
    #expect(all.count == 7)
    for limit in 1...4 {
      query.limit = limit
      let pages = try stride(from: 0, through: 8, by: limit).flatMap { offset in
        query.offset = offset
        return try archive.quotes.page(matching: query).rows.map(\.id)
      }
      #expect(pages == all)
    }
  }

  @Test func `articles are read until the limit is reached, and no further`() throws {
    let archive = try Archive.holding(
      (0..<600).map { Sample("It rained \($0) times.", published: "2026-01-22") })
    var query = QuoteQuery()
    (query.words, query.limit) = ("rain", 2)
    let (page, extent) = try archive.articles.search(bodies: query)
    #expect(page.rows.count == 2)
    #expect(extent.read < extent.total && extent.total == 600)
    query.words = "zebra"
    #expect(try archive.articles.search(bodies: query).extent.read == 600)
    query.words = "\"599 times\""
    #expect(try archive.articles.search(bodies: query).page.rows.count == 1)
    query.speakers = ["Ortega"]
    #expect(try archive.articles.search(bodies: query).extent.total == 0)
  }

  @Test(arguments: [
    ("short", [0..<5], "short", ["short"]),
    (String(repeating: "é ", count: 200) + "dam\n\n holds", [600..<603], nil, ["dam"]),
    (
      String(repeating: "é", count: 200) + "dam" + String(repeating: "é", count: 300), [400..<403],
      nil, ["dam"]
    ),
  ])
  func `an excerpt is cut between letters, and its hits stay where they are`(
    body: String, hits: [Range<Int>], text: String?, found: [String]
  ) {
    let excerpt = Excerpt(of: body, around: hits)
    let bytes = Array(excerpt.text.utf8)
    #expect(excerpt.hits.map { String(decoding: bytes[$0], as: UTF8.self) } == found)
    #expect(!excerpt.text.contains("\u{FFFD}") && !excerpt.text.contains("\n"))
    if let text { #expect(excerpt.text == text) }
  }
}
