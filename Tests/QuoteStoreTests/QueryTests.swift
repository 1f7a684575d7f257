import GRDB
import QuoteModel
import Testing

@testable import QuoteStore

@Suite struct QueryTests {
  /// Five statements that differ in all that can be asked for.
  private let archive: Archive

  init() throws {
    archive = try Archive.inMemory()
    try archive.add([
      Sample(
        "He said: the peace deal holds. She claimed: no deal.", outlet: "Reuters",
        author: "By Jane Doe and Émile Roy", published: "2025-12-31",
        [
          .init(words: "the peace deal holds", speakers: [.ortega]),
          .init(words: "no deal", kind: .mixed, cue: "claimed", lemma: "claim", confidence: 0.5),
        ]),
      Sample(
        "They wrote: a deal for peace. They hoped peace comes.", outlet: "The Harbour Post",
        author: "Sam Lee", published: "2026-01-22",
        [
          .init(
            words: "a deal for peace", speakers: [.vance], mode: .writing, cue: "wrote",
            lemma: "write"),
          .init(
            words: "peace comes", speakers: [.ortega], kind: .indirect, mode: .thought,
            cue: "hoped",
            lemma: "hope"),
        ]),
      Sample(
        "Undated: Café “naïve” 100% — 😀.", outlet: nil, published: nil,
        [
          .init(words: "Café “naïve” 100% — 😀", cue: nil, lemma: nil)
        ]),
    ])
    try archive.add([Sample("No quotes here.", outlet: "Other", published: "2026-03-01")])
    try archive.connection.write { db in
      try db.execute(sql: "UPDATE quote SET reviewed = 1 WHERE text = 'no deal'")
    }
  }

  private static let filters: [(String, @Sendable (inout QuoteQuery) -> Void, [String])] = [
    ("all", { _ in }, [cafe, holds, noDeal, forPeace, comes]),
    ("word", { $0.words = "deal" }, [holds, noDeal, forPeace]),
    ("two words", { $0.words = "PEACE deal" }, [holds, forPeace]),
    ("stem", { $0.words = "holding" }, [holds]),
    ("phrase", { $0.words = "\"peace deal\"" }, [holds]),
    ("curly phrase", { $0.words = "“deal for” peace" }, [forPeace]),
    ("unclosed phrase", { $0.words = "\"deal peace" }, [holds, forPeace]),
    ("accents fold", { $0.words = "cafe naive" }, [cafe]),
    ("mark", { $0.words = "—" }, [cafe]), ("emoji", { $0.words = "😀 café" }, [cafe]),
    ("per cent is itself", { $0.words = "%" }, [cafe]), ("no wildcard", { $0.words = "_" }, []),
    ("speaker names are no words", { $0.words = "Ortega" }, []),
    ("blank", { $0.words = " \"\" " }, [cafe, holds, noDeal, forPeace, comes]),
    ("speaker", { $0.speakers = ["ortega"] }, [holds, comes]),
    ("any speaker", { $0.speakers = ["ortega", "Vance"] }, [holds, forPeace, comes]),
    ("nobody", { $0.speakers = ["Jones"] }, []),
    ("word and speaker", { ($0.words, $0.speakers) = ("peace", ["ortega"]) }, [holds, comes]),
    ("word and nobody", { ($0.words, $0.speakers) = ("peace", ["Jones"]) }, []),
    ("outlet", { $0.outlets = ["reuters"] }, [holds, noDeal]),
    ("author", { $0.authors = ["emile roy"] }, [holds, noDeal]),
    ("author's surname", { $0.authors = ["Lee"] }, [forPeace, comes]),
    ("from", { $0.from = CalendarDate(iso: "2026-01-22") }, [forPeace, comes]),
    ("to", { $0.to = CalendarDate(iso: "2025-12-31") }, [holds, noDeal]),
    ("kinds", { $0.kinds = [.mixed, .indirect] }, [noDeal, comes]),
    ("uttered", { $0.modes = QuoteQuery.utteredModes }, [cafe, holds, noDeal, forPeace]),
    ("thought", { $0.modes = [.thought] }, [comes]),
    ("cue", { $0.cues = ["Claim", "hope"] }, [noDeal, comes]),
    ("confidence", { $0.minimumConfidence = 0.6 }, [cafe, holds, forPeace, comes]),
    ("unattributed", { $0.unattributedOnly = true }, [cafe, noDeal]),
    ("reviewed", { $0.reviewedOnly = true }, [noDeal]),
    ("import", { $0.importID = 2 }, []),
    (
      "all at once",
      {
        ($0.words, $0.speakers, $0.outlets, $0.authors) = ("deal", ["ortega"], ["Reuters"], ["doe"])
        ($0.kinds, $0.modes, $0.cues, $0.importID) = ([.direct], [.speech], ["say"], 1)
        ($0.minimumConfidence, $0.from) = (0.9, CalendarDate(iso: "2025-01-01"))
      }, [holds]
    ),
  ]

  @Test func `each filter lets through what it should, in the stable order`() throws {
    for (name, filter, expected) in QueryTests.filters {
      #expect(try archive.texts(filter) == expected, "\(name)")
      var query = QuoteQuery()
      filter(&query)
      #expect(try archive.quotes.count(matching: query) == expected.count, "\(name)")
      var streamed = 0
      try archive.quotes.forEach(matching: query) { _ in streamed += 1 }
      #expect(streamed == expected.count, "\(name)")
    }
  }

  @Test(arguments: [
    (QuoteQuery.Sort.newest, [forPeace, comes, holds, noDeal, cafe]),
    (.relevance, [forPeace, comes, holds, noDeal, cafe]),
    (.oldest, [holds, noDeal, forPeace, comes, cafe]),
    (.stable, [cafe, holds, noDeal, forPeace, comes]),
    (.speaker, [forPeace, holds, comes, cafe, noDeal]),
  ])
  func `rows come in the order asked for`(sort: QuoteQuery.Sort, expected: [String]) throws {
    #expect(try archive.texts { $0.sort = sort } == expected)
    #expect(
      try archive.texts { ($0.sort, $0.limit, $0.offset) = (sort, 2, 1) } == Array(expected[1...2]))
  }

  @Test func `the better match comes first`() throws {
    #expect(try archive.texts { ($0.words, $0.sort) = ("deal", .relevance) }.first == noDeal)
  }

  @Test func `a page says how many rows there are in all`() throws {
    var query = QuoteQuery()
    query.limit = 1
    #expect(try archive.quotes.page(matching: query).total == 5)
    query.limit = 0
    #expect(try archive.quotes.page(matching: query).rows.isEmpty)
    query.modes = QuoteQuery.utteredModes
    #expect(try archive.quotes.thoughtsLeftOut(matching: query) == 1)
    query.modes = []
    #expect(try archive.quotes.thoughtsLeftOut(matching: query) == 0)
  }

  @Test func `quotes are counted by what they share`() throws {
    func counts(_ facet: Facet) throws -> [String] {
      try archive.quotes.counts(by: facet, matching: QuoteQuery()).map {
        "\($0.value ?? "–") \($0.count)"
      }
    }
    #expect(try counts(.speaker) == ["Luis Ortega 2", "– 2", "J.D. Vance 1"])
    #expect(try counts(.outlet) == ["Reuters 2", "The Harbour Post 2", "– 1"])
    #expect(try counts(.month) == ["– 1", "2025-12 2", "2026-01 2"])
    #expect(try counts(.kind) == ["direct 3", "indirect 1", "mixed 1"])
    #expect(try counts(.cue) == ["– 1", "claim 1", "hope 1", "say 1", "write 1"])
    #expect(try counts(.mode) == ["speech 3", "thought 1", "writing 1"])
  }

  @Test func `articles are listed with or without quotes, unless quotes are asked for`() throws {
    var query = QuoteQuery()
    #expect(
      try archive.articles.page(matching: query).rows.map(\.outlet)
        == ["Other", "The Harbour Post", "Reuters", nil])
    query.speakers = ["ortega"]
    query.limit = 1
    let page = try archive.articles.page(matching: query)
    #expect(page.total == 2)
    #expect(page.rows.map(\.quoteCount) == [1], "those that match")
    query = QuoteQuery()
    query.authors = ["Jane Doe"]
    var outlets: [String?] = []
    try archive.articles.forEach(matching: query) { outlets.append($0.outlet) }
    #expect(outlets == ["Reuters"])
  }

  @Test(arguments: ["", ".", "x.0", "0123456789abcdef.0", "'; DROP TABLE quote; --.0", "a.b.c"])
  func `an id that is none finds nothing`(id: String) throws {
    #expect(try archive.quotes.quote(id: id) == nil)
    #expect(try archive.articles.body(id: id) == nil)
  }

  @Test func `whoever is handed rows may ask the archive meanwhile, and may stop`() throws {
    struct Enough: Error {}
    var seen = 0
    #expect(throws: Enough.self) {
      try archive.quotes.forEach(matching: QuoteQuery()) { quote in
        #expect(try archive.quotes.quote(id: quote.id) == quote)
        seen += 1
        if seen == 2 { throw Enough() }
      }
    }
    #expect(try archive.quotes.count(matching: QuoteQuery()) == 5)
  }

  @Test func `context is the words around, on one line`() throws {
    let words = String(repeating: "before ", count: 60) + "\n\n"
    let body = words + "He said: it holds" + String(repeating: " after", count: 60)
    let archive = try Archive.holding([Sample(body, [.init(words: "it holds")])])
    let quotes = try archive.quotes.page(matching: QuoteQuery()).rows
    let quote = try #require(quotes.first)
    #expect(quote.contextBefore.hasPrefix("before before"))
    #expect(quote.contextBefore.hasSuffix("before He said:"))
    #expect(quote.contextAfter.hasSuffix("after after"))
    #expect((180...200).contains(quote.contextBefore.count))
    #expect((180...200).contains(quote.contextAfter.count))
  }
}

private let holds = "the peace deal holds"
private let noDeal = "no deal"
private let forPeace = "a deal for peace"
private let comes = "peace comes"
private let cafe = "Café “naïve” 100% — 😀"
