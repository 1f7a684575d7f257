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

  /// Of eight articles, one of them undated; a tenth are thoughts.
  private func rainyArchive() throws -> Archive {
    let archive = try Archive.inMemory()
    let run = try archive.imports.begin(
      started: "2026-02-01T09:00:00Z", inputs: ["a"], parserVersion: "0.1.0")
    for number in 0..<8 {
      let words = (0..<300).map { "\($0 % 3 == 0 ? "rain" : "snow") \(number) \($0)" }
      var place = 0
      let attributions = words.enumerated().map { count, text in
        defer { place += text.count + 2 }
        return Attribution(
          kind: .direct, mode: count % 10 == 9 ? .thought : .speech, text: text,
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
    return archive
  }

  @Test(arguments: ["rains", "-snow", "-zebra", "rain OR snow", "rain -7", "17"])
  func `the first by date are the same, however few are asked for`(words: String) throws {
    let archive = try rainyArchive()
    for sort in [QuoteQuery.Sort.newest, .oldest] {
      for (modes, from) in [
        ([], nil), (QuoteQuery.utteredModes, nil), (QuoteQuery.utteredModes, "2026-01-02"),
        (Set(QuoteMode.allCases), "2026-01-04"),
      ] {
        var query = QuoteQuery()
        (query.words, query.sort, query.modes) = (words, sort, modes)
        query.from = from.flatMap { CalendarDate(iso: $0) }
        let all = try archive.quotes.ids(matching: query)
        let thoughts = try archive.quotes.thoughtsLeftOut(matching: query)
        for (limit, offset) in [
          (1, 0), (50, 0), (50, 580), (7, all.count - 4), (50, all.count), (0, 0), (5000, 0),
        ] {
          (query.limit, query.offset) = (limit, max(0, offset))
          let page = try archive.quotes.page(matching: query)
          #expect(page.rows.map(\.id) == Array(all.dropFirst(query.offset).prefix(limit)))
          #expect(page.total == all.count && page.thoughtsLeftOut ?? 0 == thoughts)
        }
        // Without a limit, facets are of all.
        (query.limit, query.offset) = (5, 0)
        let facets = try archive.quotes.facetedPage(matching: query).facets
        #expect(facets.counted == all.count && !facets.isCut)
        #expect(facets.counts == (try archive.quotes.facets(matching: query).counts))
      }
    }
  }

  @Test func `what is not looked up is read one by one, and no more than so many`() throws {
    let archive = try rainyArchive()
    try archive.connection.read { db in
      // Whole days: of the fourth one article is dated, of the first two are.
      for (words, sort, days) in [
        ("-s*", QuoteQuery.Sort.relevance, 1), ("-s*", .oldest, 2), ("r*", .newest, 1),
      ] {
        var query = QuoteQuery()
        (query.words, query.sort, query.modes) = (words, sort, QuoteQuery.utteredModes)
        let all: [Int64] = try db.values(QuoteSelection(of: query, in: db).ids)
        #expect(all.count == 720)
        query.limit = 50
        let few = try QuotePaging(readBy: query, widest: -1, most: 2_400, in: db)
        #expect(few.map { $0.ids == Array(all.prefix(50)) && $0.total == 720 } == true)
        #expect(few.map { $0.read == nil && $0.thoughtsLeftOut == 80 } == true)
        let cut = try QuotePaging(readBy: query, widest: -1, most: 300 * days, in: db)
        #expect(cut.map { $0.ids == Array(all.prefix(50)) && $0.read == 300 * days } == true)
        #expect(
          cut.map { $0.total == 90 * days && $0.matched?.count == 90 * days } == true)
      }
    }
  }

  @Test(arguments: ["rains", "-snow", "rain OR snow", "\"rain 1\"", "rain -7", "rai*", "snow -s*"])
  func `words that very many have are read for, and what is found is the same`(words: String) throws
  {
    let archive = try rainyArchive()
    try archive.connection.read { db in
      for (sort, isExact) in [
        (QuoteQuery.Sort.newest, false), (.oldest, false), (.newest, true),
      ] {
        var query = QuoteQuery()
        (query.words, query.sort, query.isExact) = (words, sort, isExact)
        query.modes = QuoteQuery.utteredModes
        let all: [Int64] = try db.values(QuoteSelection(of: query, in: db).ids)
        let thoughts = try archive.quotes.thoughtsLeftOut(matching: query)
        for (limit, offset) in [(5, 0), (20, 7), (all.count, 0), (5, all.count)] {
          (query.limit, query.offset) = (limit, offset)
          let whole = try QuotePaging(readBy: query, dearest: -1, in: db)
          let page = try #require(whole)
          #expect(page.ids == Array(all.dropFirst(offset).prefix(limit)))
          #expect(page.total == all.count && page.read == nil && page.thoughtsLeftOut == thoughts)
          // A whole day at least; what that does not fill the page with is not answered so.
          let cut = try QuotePaging(readBy: query, most: 601, dearest: -1, in: db)
          #expect(cut.map { $0.ids == page.ids && $0.read == 601 } ?? true)
          #expect(cut != nil || isExact || words != "rains" || limit + offset > 30)
        }
        #expect(try QuotePaging(readBy: query, in: db) == nil)
      }
    }
  }
}
