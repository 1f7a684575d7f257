import GRDB
import QuoteModel
import Testing

@testable import QuoteStore

@Suite struct ExportingTests {
  private let archive: Archive

  init() throws {
    archive = try Archive.holding([
      Sample(
        "They said: the dam holds. He said: it will rain.", outlet: "Reuters",
        published: "2026-01-22",
        [
          .init(words: "the dam holds", speakers: [.ortega, .vance]),
          .init(words: "it will rain", speakers: [.vance], kind: .indirect),
        ]),
      Sample(
        "🚢 It said: The Dam “holds”! She hoped: no.", author: "Sam Lee", published: "2025-12-31",
        [
          .init(words: "The Dam “holds”!", speakers: [.ministry]),
          .init(words: "no", mode: .thought, cue: nil, lemma: nil),
        ]),
      Sample("Undated: maybe\0so.", outlet: nil, published: nil, [.init(words: "maybe\0so")]),
      Sample(
        "Also said: the dam holds.", outlet: "Another", published: "2026-01-22",
        [.init(words: "the dam holds", speakers: [.critics])]),
    ])
  }

  private static let queries: [(String, @Sendable (inout QuoteQuery) -> Void)] = [
    ("all", { _ in }), ("uttered", { $0.modes = QuoteQuery.utteredModes }),
    ("newest", { $0.sort = .newest }), ("by speaker", { $0.sort = .speaker }),
    ("a page", { ($0.limit, $0.offset) = (2, 1) }), ("words", { $0.words = "dam" }),
    ("speaker", { $0.speakers = ["Vance"] }), ("outlet", { $0.outlets = ["reuters"] }),
    ("author", { $0.authors = ["Lee"] }), ("from", { $0.from = CalendarDate(iso: "2026-01-01") }),
    ("to", { $0.to = CalendarDate(iso: "2026-01-01") }), ("import", { $0.importID = 1 }),
    ("unattributed", { $0.unattributedOnly = true }), ("kind", { $0.kinds = [.indirect] }),
    ("sure", { $0.minimumConfidence = 0.95 }),
  ]

  @Test(arguments: ExportingTests.queries.map(\.0))
  func `a row is the same as the quote`(name: String) throws {
    var query = QuoteQuery()
    query.sort = .stable
    ExportingTests.queries.first { $0.0 == name }?.1(&query)
    var quotes: [Quote] = []
    try archive.quotes.forEach(matching: query) { quotes.append($0) }
    var place = 0
    try archive.quotes.forEachRow(
      matching: query, columns: QuoteField.allCases.map(QuoteColumn.field)
    ) { row in
      let quote = quotes[place]
      place += 1
      for field in QuoteField.allCases {
        let expected = field.cell(of: quote)
        #expect("\(row.cell(of: field))" == "\(expected)", "\(field.name) of \(quote.id)")
      }
    }
    #expect(place == quotes.count)
  }

  @Test func `the stable order is a walk along an index, and sorts nothing`() throws {
    var query = QuoteQuery()
    query.sort = .stable
    for change in [
      { (_: inout QuoteQuery) in }, { $0.modes = QuoteQuery.utteredModes },
      { $0.from = CalendarDate(iso: "2026-01-01") }, { $0.minimumConfidence = 0.5 },
    ] as [(inout QuoteQuery) -> Void] {
      change(&query)
      let walk = try #require(try archive.connection.read { try QuoteWalk(of: query, in: $0) })
      let plan = try archive.connection.read { db in
        try SQLRequest<Row>(
          literal: "EXPLAIN QUERY PLAN \(walk.statement(selecting: "quote.id"))"
        ).fetchAll(db).map { $0["detail"] as String }
      }
      #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
      #expect(plan.first?.contains("article_by_date") == true, "\(plan)")
    }
  }

  @Test func `groups are articles in the stable order, or the same words wherever printed`() throws
  {
    var articles: [[String]] = []
    try archive.quotes.forEachGroup(by: .article, matching: QuoteQuery()) { group in
      articles.append(group.quotes.map(\.attribution.text))
      #expect(group.body.contains(group.quotes[0].attribution.text))
    }
    #expect(articles.map(\.count) == [1, 2, 1, 2] || articles.map(\.count) == [1, 2, 2, 1])
    var statements: [[String]] = []
    try archive.quotes.forEachGroup(by: .statement, matching: QuoteQuery()) {
      statements.append($0.quotes.map(\.attribution.text))
    }
    #expect(
      statements == [
        ["no"], ["The Dam “holds”!", "the dam holds", "the dam holds"], ["it will rain"],
        ["maybe\0so"],
      ])
  }

  @Test func `who is quoted is counted within what is exported, joint speakers each and together`()
    throws
  {
    var query = QuoteQuery()
    query.sort = .stable
    query.speakers = ["Ortega"]
    var speakers: [String: Int] = [:]
    try archive.speakers.forEachQuoted(matching: query) { speakers[$0.id] = $0.quoteCount }
    #expect(speakers == ["luis-ortega": 1, "jd-vance": 1])
    var joint: [String: String] = [:]
    try archive.speakers.forEachJoint(matching: QuoteQuery()) { joint[$0.id] = $0.name }
    #expect(joint == ["luis-ortega | jd-vance": "Luis Ortega | J.D. Vance"])
    query.speakers = []
    query.limit = 1
    speakers = [:]
    try archive.speakers.forEachQuoted(matching: query) { speakers[$0.id] = $0.quoteCount }
    #expect(speakers.isEmpty)
  }
}

extension QuoteRow {
  /// The same as `QuoteField.cell(of:)` of the quote.
  fileprivate func cell(of field: QuoteField) -> Cell {
    switch self[field] {
    case .missing: .empty
    case .text, .id: Cell(string(field))
    case .integer(let number): .integer(number)
    case .number(let number): .number(number)
    case .flag(let flag): .flag(flag)
    case .spans: .spans(spans)
    }
  }
}
