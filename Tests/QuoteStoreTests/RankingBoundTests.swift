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

    (query.sort, query.speakers) = (.relevance, ["Ortega"])
    page = try archive.quotes.page(matching: query)
    #expect(page.bound == nil && page.total == count / 100)

    (query.words, query.speakers) = ("\"rains 17\"", [])
    page = try archive.quotes.page(matching: query)
    #expect(page.bound == nil && page.total == 1)
  }
}
