import GRDB
import QuoteModel
import Testing

@testable import QuoteStore

@Suite struct SpeakerTests {
  private func saying(_ words: String, _ speakers: AttributedSpeaker...) -> Sample {
    Sample("They said: \(words)", [.init(words: words, speakers: speakers)])
  }

  @Test func `a full name is one speaker in all articles and spellings`() throws {
    let archive = try Archive.holding([
      saying("one", .vance), saying("two", AttributedSpeaker(name: "JD VANCE", kind: .person)),
      saying("three", AttributedSpeaker(name: "J. D. Vance", kind: .person)),
    ])
    let speakers = try archive.speakers.page(matching: QuoteQuery())
    #expect(speakers.total == 1)
    #expect(speakers.rows.first?.name == "J.D. Vance")
    #expect(speakers.rows.first?.id == "jd-vance")
    #expect(speakers.rows.first?.quoteCount == 3)
  }

  @Test func `the spelling shown does not depend on which was met first`() throws {
    let spellings = ["Jos\u{E9} N\u{FA}\u{F1}ez", "Jose\u{301} Nu\u{301}n\u{303}ez", "JOSE NUNEZ"]
    for first in spellings {
      let others = spellings.filter { Array($0.utf8) != Array(first.utf8) }
      let samples = ([first] + others).enumerated().map {
        saying("number \($0)", AttributedSpeaker(name: $1, kind: .person))
      }
      let shown = try Archive.holding(samples).speakers.page(matching: QuoteQuery()).rows.first?
        .name
      #expect(shown.map { Array($0.utf8) } == Array(spellings[0].utf8))
    }
  }

  @Test(arguments: [
    (["Luis Ortega", "Luis A. Ortega"], ["luis-ortega"]),
    (["Luis A. Ortega", "Luis Ortega", "LUIS A ORTEGA"], ["luis-ortega"]),
    // Whoever it is of two, it is not both.
    (
      ["Luis Ortega", "Luis A. Ortega", "Luis B. C. Ortega"],
      ["luis-a-ortega", "luis-bc-ortega", "luis-ortega"]
    ),
    (
      ["Luis A. Ortega", "Luis B. Ortega", "Luis Ortega"],
      ["luis-a-ortega", "luis-b-ortega", "luis-ortega"]
    ),
    // Father and son.
    (["Luis Ortega", "Luis A. Ortega Jr."], ["luis-a-ortega-jr", "luis-ortega"]),
    (["Luis Ortega Jr.", "Luis A. Ortega Jr."], ["luis-ortega-jr"]),
    // No initials.
    (["Luis Ortega", "Luis de Ortega"], ["luis-de-ortega", "luis-ortega"]),
    (["Luis A. Ortega", "Luis Ortega Reyes"], ["luis-a-ortega", "luis-ortega-reyes"]),
  ])
  func `middle initials part nobody, unless two have different ones`(
    names: [String], ids: [String]
  ) throws {
    let samples = names.enumerated().map {
      saying("number \($0)", AttributedSpeaker(name: $1, kind: .person))
    }
    for samples in [samples, samples.reversed()] {
      let archive = try Archive.holding(samples)
      let speakers = try archive.speakers.page(matching: QuoteQuery()).rows
      #expect(speakers.map(\.id).sorted() == ids)
      #expect(speakers.reduce(0) { $0 + $1.quoteCount } == names.count)
      #expect(try archive.faults() == [])
    }
  }

  @Test func `who is joined by middle initials is decided about as one`() throws {
    let archive = try Archive.holding([
      saying("one", .ortega),
      saying("two", AttributedSpeaker(name: "Luis A. Ortega", kind: .person)),
      saying("three", .vance),
    ])
    let author = Decision.Author(time: "2026-03-01T09:00:00Z")
    try archive.decisions.decide(.merge(["luis-a-ortega"], into: "jd-vance"), by: author)
    let speakers = try archive.speakers.page(matching: QuoteQuery()).rows
    #expect(speakers.map(\.id) == ["jd-vance"])
    #expect(try archive.faults() == [])
  }

  @Test func `a surname alone joins nobody across articles, but is found`() throws {
    let archive = try Archive.holding([
      saying("one", .ortega), saying("two", .surname("Ortega")),
      saying("three", .surname("Ortega")),
      saying("four", .critics), saying("five", .critics),
    ])
    let speakers = try archive.speakers.page(matching: QuoteQuery()).rows
    #expect(speakers.count == 5)
    #expect(speakers.filter(\.isPartialName).count == 2)
    #expect(Set(speakers.map(\.id)).count == 5)
    #expect(try archive.texts { $0.speakers = ["Luis Ortega"] } == ["one"])
    #expect(try Set(archive.texts { $0.speakers = ["ortega"] }) == ["one", "two", "three"])
    let surname = speakers.first { $0.isPartialName }
    let alone = try #require(surname)
    #expect(alone.id == "ortega~\(alone.articleID ?? "")")
    #expect(try archive.texts { $0.speakers = [alone.id] }.count == 1)
  }

  @Test func `a person and an organisation of one name are two speakers`() throws {
    let archive = try Archive.holding([
      saying("one", AttributedSpeaker(name: "John Lewis", kind: .person)),
      saying("two", AttributedSpeaker(name: "John Lewis", kind: .organisation)),
    ])
    let ids = try archive.speakers.page(matching: QuoteQuery()).rows.map(\.id)
    #expect(ids == ["john-lewis", "john-lewis~organisation"])
    #expect(try archive.texts { $0.speakers = ["john lewis"] }.count == 2)
  }

  @Test func `a joint statement is found by each of its speakers, and counts for each`() throws {
    let archive = try Archive.holding([saying("we agree", .ortega, .vance, .ministry)])
    for name in ["ortega", "Vance", "harbour ministry", "J. D. Vance's"] {
      #expect(try archive.texts { $0.speakers = [name] } == ["we agree"], "\(name)")
      #expect(try archive.texts { ($0.words, $0.speakers) = ("agree", [name]) } == ["we agree"])
    }
    let quote = try archive.quotes.page(matching: QuoteQuery()).rows.first
    #expect(quote?.attribution.speakers == [.ortega, .vance, .ministry])
    let counts = try archive.quotes.counts(by: .speaker, matching: QuoteQuery())
    #expect(counts.map(\.count) == [1, 1, 1])
    let view = try archive.connection.read {
      try Row.fetchOne($0, sql: "SELECT speaker, speaker_id FROM quote_view")
    }
    #expect(view?["speaker"] == "Luis Ortega | J.D. Vance | Harbour Ministry")
    #expect(view?["speaker_id"] == "luis-ortega | jd-vance | harbour-ministry~organisation")
  }

  @Test func `merged speakers are one in every answer, their quotes untouched`() throws {
    let archive = try Archive.holding([
      saying("one", .ortega), saying("two", .surname("Ortega")), saying("three", .vance, .ortega),
    ])
    let surname = try #require(
      archive.speakers.page(matching: QuoteQuery()).rows.first { $0.isPartialName })
    try archive.decisions.decide(
      .merge([surname.id], into: "Luis Ortega"), by: .init(time: "2026-03-01T09:00:00Z"))
    #expect(
      try archive.texts { $0.speakers = ["Luis Ortega"] }.sorted() == ["one", "three", "two"])
    #expect(try archive.texts { ($0.words, $0.speakers) = ("two", ["luis-ortega"]) } == ["two"])
    let speakers = try archive.speakers.page(matching: QuoteQuery()).rows
    #expect(speakers.map(\.id) == ["luis-ortega", "jd-vance"])
    #expect(speakers.map(\.quoteCount) == [3, 1])
    let two = try archive.quotes.page(matching: QuoteQuery()).rows
      .first { $0.attribution.text == "two" }
    #expect(two?.speakerIDs == ["luis-ortega"])
    #expect(two?.attribution.speakers.first == .ortega)
    #expect(try archive.faults() == [])
  }

  @Test func `the same articles in any order make the same archive`() throws {
    let samples = [
      saying("one", .vance), saying("two", AttributedSpeaker(name: "JD Vance", kind: .person)),
      saying("three", AttributedSpeaker(name: "José Núñez", kind: .person)),
      saying("four", AttributedSpeaker(name: "Jose Nunez", kind: .person), .surname("Ortega")),
      saying("five", AttributedSpeaker(name: "HARBOUR MINISTRY", kind: .organisation), .critics),
      saying("six", .ministry), Sample("Nobody.", url: "https://example.org/1"),
    ]
    func rows(_ samples: [Sample], batch: Int) throws -> [[DatabaseValue]] {
      let archive = try Archive.inMemory()
      for start in stride(from: 0, to: samples.count, by: batch) {
        try archive.add(Array(samples[start..<min(start + batch, samples.count)]))
      }
      return try archive.connection.read { db in
        try Row.fetchAll(
          db, sql: "SELECT * FROM quote_view ORDER BY published, article_hash, start"
        )
        .map { Array($0.databaseValues) }
      }
    }
    let expected = try rows(samples, batch: 100)
    #expect(expected.count == 6)
    #expect(try rows(samples.reversed(), batch: 1) == expected)
    #expect(try rows(samples.shuffled(), batch: 3) == expected)
  }

  @Test func `speakers have their articles and the time they spoke in`() throws {
    let archive = try Archive.holding([
      Sample(
        "a they said: one", published: "2026-01-03", [.init(words: "one", speakers: [.ortega])]),
      Sample(
        "b they said: two", published: "2025-06-01", [.init(words: "two", speakers: [.ortega])]),
      Sample("c they said: six", published: nil, [.init(words: "six", speakers: [.ortega])]),
      saying("seven", .vance), saying("eight"),
    ])
    var query = QuoteQuery()
    query.limit = 1
    let page = try archive.speakers.page(matching: query)
    #expect(page.total == 2)
    #expect(
      page.rows == [
        SpeakerSummary(
          id: "luis-ortega", name: "Luis Ortega", kind: .person, quoteCount: 3, articleCount: 3,
          firstPublished: CalendarDate(iso: "2025-06-01"),
          lastPublished: CalendarDate(iso: "2026-01-03"))
      ])
    query.limit = nil
    query.speakers = ["vance"]
    #expect(try archive.speakers.page(matching: query).rows.map(\.id) == ["jd-vance"])
    #expect(try archive.speakers.isKnown("Mr. Vance"))
    #expect(try !archive.speakers.isKnown("nobody"))
    #expect(try !archive.speakers.isKnown("?"))
  }
}
