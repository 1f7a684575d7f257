import GRDB
import QuoteModel
import Testing

@testable import QuoteStore

@Suite struct QueryPlanTests {
  private static let filters: [(String, @Sendable (inout QuoteQuery) -> Void)] = [
    ("speaker", { $0.speakers = ["Luis Ortega"] }),
    ("joint speaker", { $0.speakers = ["Vance"] }),
    ("several speakers", { $0.speakers = ["Ortega"] }),
    ("words", { $0.words = "holds" }),
    ("phrase", { $0.words = "\"it holds\"" }), ("prefix", { $0.words = "hol*" }),
    ("exact words", { ($0.words, $0.isExact) = ("holds", true) }),
    ("words without others", { $0.words = "holds -broke" }),
    ("words or others", { $0.words = "holds OR broke NEAR it" }),
    ("words and outlet", { ($0.words, $0.outlets) = ("holds", ["Reuters"]) }),
    ("words and dates", { ($0.words, $0.from) = ("holds", CalendarDate(iso: "2026-01-22")) }),
    ("speaker and dates", { ($0.speakers, $0.to) = (["Ortega"], CalendarDate(iso: "2026-01-22")) }),
    ("speaker and outlet", { ($0.speakers, $0.outlets) = (["Luis Ortega"], ["Reuters"]) }),
    ("words and speaker", { ($0.words, $0.speakers) = ("holds", ["Ortega"]) }),
    ("outlet", { $0.outlets = ["Reuters"] }),
    ("author", { $0.authors = ["Jane Doe"] }),
    ("dates", { $0.from = CalendarDate(iso: "2026-01-22") }),
    ("cue", { $0.cues = ["claim"] }),
    ("nobody", { $0.unattributedOnly = true }),
    ("reviewed", { $0.reviewedOnly = true }),
    ("import", { $0.importID = 1 }),
  ]

  @Test func `no filter reads every quote`() throws {
    let archive = try Archive.holding([
      Sample("He said: it holds.", [.init(words: "it holds", speakers: [.ortega, .vance])]),
      Sample("She said: it holds.", [.init(words: "it holds", speakers: [.surname("Ortega")])]),
    ])
    for (name, filter) in QueryPlanTests.filters {
      var query = QuoteQuery()
      query.limit = 50
      filter(&query)
      for sort in [QuoteQuery.Sort.relevance, .newest, .stable] {
        query.sort = sort
        let plan = try plan(of: query, in: archive)
        // The index of reviewed quotes holds no others.
        let scan = plan.first { line in
          ["quote", "article", "span", "speaker"].contains { (line + " ").hasPrefix("SCAN \($0) ") }
            && !line.contains("_reviewed")
        }
        #expect(scan == nil, "\(name): \(plan)")
      }
    }
  }

  @Test func `a speaker's newest quotes come from the index without being sorted by date`() throws {
    let archive = try Archive.holding([
      Sample("He said: it holds.", [.init(words: "it holds", speakers: [.ortega])])
    ])
    var query = QuoteQuery()
    (query.speakers, query.sort, query.limit) = (["Luis Ortega"], .newest, 50)
    let plan = try plan(of: query, in: archive)
    #expect(plan.contains { $0.contains("quote_by_speaker (speaker_id=?)") }, "\(plan)")
    #expect(!plan.contains { $0 == "USE TEMP B-TREE FOR ORDER BY" }, "\(plan)")
  }

  private func plan(of query: QuoteQuery, in archive: Archive) throws -> [String] {
    try archive.connection.read { db in
      let ids = try QuoteSelection(of: query, in: db).ids
      return try db.rows("EXPLAIN QUERY PLAN \(ids)").all { try $0.text(3) }
    }
  }
}
