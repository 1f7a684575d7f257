import GRDB
import QuoteModel
import Testing

@testable import QuoteStore

@Suite struct RankingBoundTests {
  @Test func `of a word that too many quotes have, those stored last are ranked, and it is told`()
    throws
  {
    let count = RankedSearch.most + 200
    let words = (0..<count).map { "it rains \($0)" }
    let body = words.joined(separator: ". ")
    var place = 0
    let attributions = words.enumerated().map { number, text in
      defer { place += text.count + 2 }
      var attribution = Attribution(
        kind: .direct, mode: number % 10 == 9 ? .thought : .speech, text: text,
        content: [TextSpan(place, place + text.count)], rule: "Q S C", confidence: 0.9)
      attribution.speakers = number.isMultiple(of: 100) ? [.ortega] : []
      return attribution
    }
    let article = Article(body: body, outlet: "The Harbour Post")
    let archive = try Archive.inMemory()
    let run = try archive.imports.begin(
      started: "2026-02-01T09:00:00Z", inputs: ["a"], parserVersion: "0.1.0")
    _ = try archive.articles.store(
      [
        ParsedArticle(
          article, identity: ArticleIdentity(of: article), input: "a", attributions: attributions)
      ], importID: run)

    var query = QuoteQuery()
    (query.words, query.limit) = ("rain", 5)
    var page = try archive.quotes.page(matching: query)
    #expect(page.bound == RankedSearch.most && page.total == RankedSearch.most)
    #expect(page.rows.count == 5 && page.thoughtsLeftOut == nil)

    query.modes = QuoteQuery.utteredModes
    page = try archive.quotes.page(matching: query)
    #expect(page.bound == RankedSearch.most && page.total == RankedSearch.most * 9 / 10)
    #expect(page.thoughtsLeftOut == RankedSearch.most / 10)
    #expect(try archive.quotes.count(matching: query) == count * 9 / 10)

    query.sort = .newest
    page = try archive.quotes.page(matching: query)
    #expect(page.bound == nil && page.total == count * 9 / 10)
    #expect(page.thoughtsLeftOut == count / 10)

    (query.sort, query.speakers) = (.relevance, ["Ortega"])
    page = try archive.quotes.page(matching: query)
    #expect(page.bound == nil && page.total == count / 100)

    (query.words, query.speakers) = ("\"rains 17\"", [])
    page = try archive.quotes.page(matching: query)
    #expect(page.bound == nil && page.total == 1)

    // Beginnings that nearly all have are not looked up: the last are ranked all the same.
    try archive.connection.read { db in
      // Numbers, of which there are many, stand in many pages.
      let width = PrefixWidth(of: .quotes, most: 0, in: db)
      #expect(try width.count(of: "1") > 0 && width.count(of: "zebra") == 0)
      query.words = "rai*"
      let search = try WordSearch(of: query, on: .quotes, widest: -1, in: db)
      #expect(search.pattern == nil)
      let ranked = try RankedSearch(
        search, tables: "", where: [], apart: "quote.mode = 'thought'", in: db)
      #expect(ranked.isBounded && ranked.count + ranked.apart == RankedSearch.most)
    }
  }

  @Test func `the first by date are the same, however few are asked for`() throws {
    let archive = try Archive.inMemory()
    let run = try archive.imports.begin(
      started: "2026-02-01T09:00:00Z", inputs: ["a"], parserVersion: "0.1.0")
    for number in 0..<8 {
      let words = (0..<300).map { "rain \(number) \($0)" }
      var place = 0
      let attributions = words.map { text in
        defer { place += text.count + 2 }
        return Attribution(
          kind: .direct, mode: .speech, text: text,
          content: [TextSpan(place, place + text.count)], rule: "Q S C", confidence: 0.9)
      }
      let article = Article(
        body: words.joined(separator: ". "), outlet: "Brill Post",
        published: number == 3 ? nil : CalendarDate(year: 2026, month: 1, day: 1 + number % 4))
      _ = try archive.articles.store(
        [
          ParsedArticle(
            article, identity: ArticleIdentity(of: article), input: "a",
            attributions: attributions)
        ], importID: run)
    }
    for sort in [QuoteQuery.Sort.newest, .oldest] {
      var query = QuoteQuery()
      (query.words, query.sort) = ("rains", sort)
      let all = try archive.quotes.ids(matching: query)
      #expect(all.count == 2400)
      for (limit, offset) in [(1, 0), (50, 0), (50, 580), (7, 2396), (50, 2400), (0, 0)] {
        (query.limit, query.offset) = (limit, offset)
        let page = try archive.quotes.page(matching: query)
        #expect(page.rows.map(\.id) == Array(all.dropFirst(offset).prefix(limit)))
        #expect(page.total == 2400)
      }
    }
  }
}
