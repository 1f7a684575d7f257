import Foundation
import GRDB
import QuoteModel
import Testing

@testable import QuoteStore

@Suite struct StoringTests {
  @Test func `every field comes back as it was stored`() throws {
    let body = "“It holds,” said plant manager Luis Ortega in a statement to CNBC. “We tested it.”"
    let attribution = Attribution(
      kind: .mixed, mode: .writing, text: "It holds, We tested it.",
      content: spans(of: "“It holds,”", in: body) + spans(of: "“We tested it.”", in: body),
      speakers: [.ortega, .ministry], source: spans(of: "plant manager Luis Ortega", in: body),
      sourceText: "plant manager Luis Ortega", cue: spans(of: "said", in: body), cueText: "said",
      cueLemma: "say", role: "plant manager", recipient: "CNBC", channel: "a statement",
      via: "Reuters", polarity: .negated, rule: "Q C S . Q", confidence: 0.875)
    let article = Article(
      body: body, title: "It holds", outlet: "The Harbour Post", author: "Jane Doe; Émile Roy",
      published: CalendarDate(iso: "2026-01-22"), publishedAsWritten: "Jan. 22",
      url: "https://example.org/a", language: "en", recordID: "r1")
    let archive = try Archive.inMemory()
    let run = try archive.imports.begin(
      started: "2026-02-01T09:00:00Z", inputs: ["a.jsonl"], parserVersion: "0.1.0")
    let identity = ArticleIdentity(of: article)
    let outcomes = try archive.articles.store(
      [ParsedArticle(article, identity: identity, input: "a.jsonl:1", attributions: [attribution])],
      importID: run)

    let expected = Quote(
      id: "\(identity.articleID).0", attribution: attribution,
      parts: ["“It holds,”", "“We tested it.”"],
      speakerIDs: ["luis-ortega", "harbour-ministry~organisation"], isReviewed: false,
      contextBefore: "", contextAfter: "",
      article: ArticleSummary(
        id: identity.articleID, hash: identity.hash, title: "It holds",
        outlet: "The Harbour Post", author: "Jane Doe; Émile Roy",
        published: CalendarDate(iso: "2026-01-22"), publishedAsWritten: "Jan. 22",
        url: "https://example.org/a", language: "en", input: "a.jsonl:1",
        imported: "2026-02-01T09:00:00Z", parserVersion: "0.1.0", quoteCount: 1))
    #expect(outcomes == [.new])
    #expect(try archive.quotes.quote(id: expected.id) == expected)
    #expect(try archive.articles.body(id: identity.articleID) == body)
    #expect(try archive.articles.page(matching: QuoteQuery()).rows == [expected.article])
    #expect(try archive.faults() == [])
  }

  @Test(arguments: [
    "Plain. He said: yes, it holds. So be it.",
    "Line\r\nbreaks\r\n\r\nHe said: yes, it holds.\r\n",
    "👩🏽‍🚀 𝒜 éé e\u{301} He said: yes, it holds. 🇪🇺",
    "Right \u{200F}to\u{202E} left, He said: yes, it holds.",
  ])
  func `plain SQL gives back the words of every span`(body: String) throws {
    let archive = try Archive.holding([Sample(body, [.init(words: "yes, it holds")])])
    let words = try archive.connection.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT substr(a.body, s.start + 1, s."end" - s.start)
          FROM span s JOIN quote q ON q.id = s.quote_id JOIN article a ON a.id = q.article_id
          ORDER BY s.part = 'cue'
          """)
    }
    #expect(words == ["yes, it holds", "said"])
    #expect(try archive.faults() == [])
  }

  @Test func `a body with NULs is kept to its end`() throws {
    let body = "One\0two. He said: yes\0no, it holds. End\0"
    let archive = try Archive.holding([Sample(body, [.init(words: "yes\0no, it holds")])])
    let quotes = try archive.quotes.page(matching: QuoteQuery()).rows
    let quote = try #require(quotes.first)
    #expect(quote.attribution.text == "yes\0no, it holds")
    #expect(quote.contextAfter == ". End\0")
    #expect(try archive.articles.body(id: quote.article.id) == body)
    #expect(try archive.texts { $0.words = "holds" } == ["yes\0no, it holds"])
    #expect(try archive.faults() == [])
  }

  @Test func `an article is stored once, however often it comes`() throws {
    let sample = Sample(
      "He said: it holds.", url: "https://example.org/a", [.init(words: "it holds")])
    var folded = sample
    folded.article.body = "He said: it holds."
    let archive = try Archive.inMemory()
    #expect(try archive.add([sample, sample]) == [.new, .duplicate])
    #expect(try archive.add([folded]) == [.duplicate])
    #expect(try archive.quotes.count(matching: QuoteQuery()) == 1)
    #expect(
      try archive.articles.stored(among: [
        sample.parsed.identity, ArticleIdentity(body: "", source: ""),
      ])
        == [sample.parsed.identity])
  }

  @Test func `newlines and Unicode forms make no other article, its URL and outlet do`() {
    func hash(_ body: String, _ source: String) -> String {
      ArticleIdentity(body: body, source: source).hash
    }
    let one = hash("Caf\u{E9}\nopen\n", "u")
    #expect(hash("Cafe\u{301}\r\nopen\r", "u") == one)
    #expect(hash("Caf\u{E9}\nopen", "u") != one)
    #expect(hash("Caf\u{E9}\nopen\n", "v") != one)
    #expect(hash("\0a\u{E9}", "") == hash("\0ae\u{301}", ""))
    #expect(hash("\u{2001}", "") == hash("\u{2003}", ""))
    #expect(hash("a", "").count == 64)
    #expect(
      hash("abc", "") == "dc1114cd074914bd872cc1f9a23ec910ea2203bc79779ab2e17da25782a624fc")
  }

  /// Those that are not folded because they need not be, among them.
  @Test(arguments: [
    0x80...0x2FF, 0x300...0x36F, 0x2000...0x2BFF, 0xFB00...0xFEFF, 0x1F000...0x1FFFF,
  ])
  func `each character is hashed as Unicode composes it`(scalars: ClosedRange<UInt32>) {
    for scalar in scalars.lazy.compactMap(Unicode.Scalar.init) {
      for body in [
        "\(scalar)", "a\(scalar)", "Ask the\r\nmill: \(scalar)a\u{301} \(scalar) it holds",
      ] {
        var expected = SHA256()
        let composed = body.precomposedStringWithCanonicalMapping
        expected.update(composed.utf8.filter { $0 != UInt8(ascii: "\r") })
        expected.update([0])
        #expect(ArticleIdentity(body: body, source: "").hash == expected.hexadecimal, "\(body)")
      }
    }
  }

  @Test func `a known URL with another body is a new version, and both are kept`() throws {
    let old = Sample("He said: it holds.", url: "https://example.org/a", [.init(words: "it holds")])
    let new = Sample(
      "She said: it broke.", url: "https://example.org/a", [.init(words: "it broke")])
    let copy = Sample(
      "He said: it holds.", url: "https://example.net/b", [.init(words: "it holds")])
    let archive = try Archive.inMemory()
    #expect(try archive.add([old, new, copy]) == [.new, .updated, .new])
    let links = try archive.connection.read { db in
      try Row.fetchAll(db, sql: "SELECT id, previous_id FROM article WHERE previous_id IS NOT NULL")
    }
    #expect(links.map { [$0[0], $0[1]] as [Int] } == [[2, 1]])
    #expect(try archive.texts { _ in }.sorted() == ["it broke", "it holds", "it holds"])
  }

  @Test func `what the parser should not give does no harm`() throws {
    var sample = Sample("He said: it holds.", [.init(words: "it holds", confidence: .nan)])
    sample.statements.append(.init(words: "it", confidence: 7))
    sample.statements.append(.init(words: "nowhere"))
    sample.statements.append(
      .init(words: "said", speakers: [AttributedSpeaker(name: "—", kind: .person)]))
    let archive = try Archive.holding([sample])
    let quotes = try archive.quotes.page(matching: QuoteQuery()).rows
    #expect(Set(quotes.map(\.attribution.text)) == ["it holds", "said"])
    #expect(quotes.allSatisfy { $0.speakerIDs.isEmpty && $0.attribution.speakers.isEmpty })
  }

  @Test func `a batch that fails leaves nothing behind`() throws {
    let archive = try Archive.holding([])
    let sample = Sample(
      "He said: it holds.",
      [.init(words: "He said"), .init(words: "it holds", speakers: [.ortega])])
    try archive.connection.write {
      try $0.execute(sql: "CREATE UNIQUE INDEX fault ON quote (kind)")
    }
    #expect(throws: ArchiveError.self) {
      try archive.articles.store([sample.parsed], importID: 1)
    }
    #expect(try archive.articles.page(matching: QuoteQuery()).total == 0)
    #expect(try archive.speakers.isKnown("Luis Ortega") == false)
  }

  @Test func `nothing is stored for an import that was never begun`() throws {
    let archive = try Archive.inMemory()
    let sample = Sample("He said: it holds.", [.init(words: "it holds", speakers: [.ortega])])
    #expect(throws: ArchiveError.self) {
      try archive.articles.store([sample.parsed], importID: 99)
    }
    #expect(try archive.articles.page(matching: QuoteQuery()).total == 0)
  }

  @Test func `a first load leaves indexes out, and builds them as it ends`() throws {
    let archive = try Archive.inMemory()
    let sample = Sample("He said: it holds.", [.init(words: "it holds", speakers: [.ortega])])
    let id = try archive.imports.begin(
      started: "2026-01-22T09:30:00Z", inputs: ["a.txt"], parserVersion: "1")
    try archive.imports.deferIndexes(of: id)
    _ = try archive.articles.store([sample.parsed], importID: id)
    #expect(try archive.quoteIndexCount() == 3)
    try archive.verify { Issue.record("\($0)") }
    #expect(try archive.texts { $0.speakers = ["Ortega"] } == ["it holds"])
    try archive.imports.finish(id, at: "2026-01-22T09:31:00Z", counts: ImportCounts())
    #expect(try archive.quoteIndexCount() == 6)
    let next = try archive.imports.begin(
      started: "2026-01-22T09:32:00Z", inputs: ["b.txt"], parserVersion: "1")
    try archive.imports.deferIndexes(of: next)
    #expect(try archive.quoteIndexCount() == 6, "only a first load")
    try archive.imports.finish(next, at: "2026-01-22T09:33:00Z", counts: ImportCounts())
    try archive.connection.write { try $0.execute(sql: "DROP INDEX quote_by_cue") }
    var faults: [String] = []
    try archive.verify { faults.append($0.problem) }
    #expect(faults == ["the index quote_by_cue is missing"])
  }

  @Test func `an import run is noted from its start to its end`() throws {
    let archive = try Archive.inMemory()
    let id = try archive.imports.begin(
      started: "2026-02-01T09:00:00Z", inputs: ["a \"b\".txt", "ü"], parserVersion: "0.1.0")
    var counts = ImportCounts()
    (counts.new, counts.duplicate, counts.updated, counts.rejected, counts.quotes) = (1, 2, 3, 4, 5)
    try archive.imports.finish(id, at: "2026-02-01T09:01:00Z", counts: counts)
    let row = try archive.connection.read { try Row.fetchOne($0, sql: "SELECT * FROM import") }
    #expect(counts.read == 10)
    #expect(row?["finished"] == "2026-02-01T09:01:00Z")
    #expect(row?["inputs"] == #"["a \"b\".txt","ü"]"#)
    #expect(row?["rejected"] == 4)
    #expect(try archive.imports.speakerCount(of: id) == 0)
  }
}

extension Archive {
  /// Those that have a name.
  fileprivate func quoteIndexCount() throws -> Int? {
    try connection.read {
      try Int.fetchOne(
        $0,
        sql: "SELECT count(*) FROM sqlite_schema WHERE tbl_name = 'quote' AND name LIKE 'quote_%'"
          + " AND type = 'index'")
    }
  }
}
