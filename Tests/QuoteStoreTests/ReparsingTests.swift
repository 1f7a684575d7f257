import QuoteModel
import Testing

@testable import QuoteStore

@Suite struct ReparsingTests {
  private static let body = "He said: it holds, for now. She said: it is dry. They agreed."
  private static let first = Sample.Statement(words: "it holds", speakers: [.ortega])
  private static let second = Sample.Statement(
    words: "it is dry", speakers: [.vance], kind: .indirect, cue: "She said")

  private static func sample(_ statements: [Sample.Statement]) -> Sample {
    Sample(body, url: "https://example.org/a", statements)
  }

  private static let id = "\(sample([]).parsed.identity.articleID).9"

  /// Extracts again what a parser of another mind finds.
  private func reparse(
    _ archive: Archive, finding statements: [Sample.Statement], isDryRun: Bool = false
  ) throws -> ReparsedBatch {
    let numbers = try archive.articles.numbers(matching: QuoteQuery(), notOf: nil)
    let articles = try archive.articles.texts(of: numbers).map { text in
      ReparsedArticle(
        text, attributions: statements.map { $0.attribution(in: text.body) }, language: nil)
    }
    return try archive.articles.replaceQuotes(
      of: articles, parserVersion: "0.2.0", isDryRun: isDryRun)
  }

  @Test func `what changes is told, and a dry run stores nothing`() throws {
    let archive = try Archive.holding([Self.sample([Self.first, Self.second])])
    var other = Self.first
    (other.speakers, other.kind) = ([.ministry], .mixed)
    let third = Sample.Statement(words: "agreed", cue: nil, lemma: nil)
    let before = try archive.quotes.page(matching: QuoteQuery()).rows
    let told = try reparse(archive, finding: [other, third], isDryRun: true)
    #expect(told.changes.map(\.sort) == [.speaker, .kind, .lost, .found])
    #expect(told.changes[0].before == "Luis Ortega")
    #expect(told.changes[0].after == "Harbour Ministry")
    #expect(try archive.quotes.page(matching: QuoteQuery()).rows == before)
    #expect(try reparse(archive, finding: [other, third]).changes == told.changes)
    #expect(try archive.texts { _ in } == ["it holds", "agreed"])
    #expect(try archive.articles.numbers(matching: QuoteQuery(), notOf: "0.2.0") == [])
    #expect(try archive.articles.numbers(matching: QuoteQuery(), notOf: nil).count == 1)
    #expect(try archive.faults() == [])
  }

  /// Parsers before 0.5.0 took *the company* of all articles for one.
  @Test func `a decision about who is now a speaker of each article stays in force`() throws {
    var (pooled, other) = (Self.first, Self.second)
    pooled.speakers = [AttributedSpeaker(name: "company", kind: .organisation)]
    other.speakers = [.ministry]
    let archive = try Archive.holding([Self.sample([pooled, other])])
    let author = Decision.Author(time: "2026-03-01T09:00:00Z")
    let ministry = "harbour-ministry~organisation"
    try archive.decisions.decide(.merge(["company~organisation"], into: ministry), by: author)
    var bound = pooled
    bound.speakers[0].isPartialName = true
    _ = try reparse(archive, finding: [bound, other])
    let ids = try archive.speakers.page(matching: QuoteQuery()).rows.map(\.id)
    #expect(Set(ids) == [ministry, "company~organisation~\(Self.id.prefix(16))"])
    let isKept = try archive.connection.read {
      try DecisionLog(db: $0).latest(.merge, of: "company~organisation")?.value == ministry
    }
    #expect(isKept)
    #expect(try archive.faults() == [])
  }

  @Test func `a quote that does not change keeps its row`() throws {
    let archive = try Archive.holding([Self.sample([Self.first, Self.second])])
    func row() throws -> Int64? {
      try archive.connection.read { try QuoteReader.row(of: Self.id, in: $0) }
    }
    let before = try row()
    var other = Self.second
    other.confidence = 0.5
    #expect(try reparse(archive, finding: [Self.first, other]).changes.map(\.sort) == [.detail])
    #expect(try row() == before)
    #expect(try archive.faults() == [])
  }

  @Test(arguments: CorrectionTests.cases.map(\.decision).filter { $0 != .rejected })
  func `a decision keeps a quote that the parser no longer finds`(decision: QuoteDecision) throws {
    let archive = try Archive.holding([Self.sample([Self.first, Self.second])])
    let decided: QuoteDecision =
      if case .content = decision { .content([TextSpan(12, 17)]) } else { decision }
    let quote = try #require(try archive.decide([decided], on: Self.id).quote)
    #expect(try reparse(archive, finding: [Self.second]).changes == [])
    var kept = try #require(try archive.quotes.quote(id: Self.id))
    kept.article.parserVersion = quote.parserVersion
    #expect(kept == quote)
    #expect(try archive.statuses() == [.inForce])
    #expect(try archive.faults() == [])
    // Taken back, the new parser has its way.
    #expect(try archive.decisions.undo(Self.id, at: "2026-02-03").quote == nil)
    #expect(try archive.texts { _ in } == ["it is dry"])
    #expect(try archive.faults() == [])
  }

  @Test func `what is decided holds for the statement though the parser begins it elsewhere`()
    throws
  {
    var moved = Self.first
    moved.words = "holds, for now"
    for decision in [QuoteDecision.speakers([.ministry]), .accepted] {
      let archive = try Archive.holding([Self.sample([Self.first, Self.second])])
      try archive.decide([decision], on: Self.id)
      #expect(try reparse(archive, finding: [moved, Self.second]).changes == [])
      #expect(try archive.texts { _ in } == ["it holds", "it is dry"])
      #expect(try archive.faults() == [])
    }
    let archive = try Archive.holding([Self.sample([Self.first, Self.second])])
    try archive.decide([.rejected], on: Self.id)
    #expect(try reparse(archive, finding: [moved, Self.second]).changes == [])
    #expect(try archive.texts { _ in } == ["it is dry"])
    #expect(try archive.statuses() == [.inForce])
  }

  @Test func `what cannot take effect is a conflict, and is not dropped`() throws {
    let archive = try Archive.holding([Self.sample([Self.first, Self.second])])
    try archive.decide([.rejected], on: Self.id)
    var other = Self.second
    (other.words, other.cue) = ("holds, for now. She said: it is dry", "They")
    let batch = try reparse(archive, finding: [other])
    #expect(batch.conflicts == 1)
    let statuses = try archive.statuses()
    #expect(
      statuses == [
        .conflict("the parser now finds another quote there: \(Self.id.prefix(16)).12")
      ])
    #expect(try archive.faults() == [])
    #expect(try reparse(archive, finding: [Self.first]).conflicts == 0)
  }

  @Test func `decisions made on another text of the same hash are conflicts`() throws {
    let windows = Sample(
      "One.\r\nHe said: it holds.", url: "https://example.org/b", [Self.first])
    let unix = Sample("One.\nHe said: it holds.", url: "https://example.org/b", [Self.first])
    let archive = try Archive.holding([windows])
    try archive.decide([.speakers([.ministry])], on: "\(windows.parsed.identity.articleID).15")
    let other = try Archive.holding([unix])
    var corrections: [Decision] = []
    try archive.decisions.forEachAboutQuotes { correction, _ in corrections.append(correction) }
    _ = try other.decisions.join([corrections])
    #expect(try other.statuses() == [.conflict("the article has other words there")])
    #expect(try other.faults() == [])
  }

  @Test func `two people's decisions are both kept, the later in force`() throws {
    let one = try Archive.holding([Self.sample([Self.first, Self.second])])
    let two = try Archive.holding([Self.sample([Self.first, Self.second])])
    _ = try one.decisions.decide([.speakers([.vance])], on: Self.id, by: .test(1))
    var later = Decision.Author.test(2)
    later.name = "you"
    _ = try two.decisions.decide([.speakers([.ministry])], on: Self.id, by: later)
    for (archive, other) in [(one, two), (two, one)] {
      var corrections: [Decision] = []
      try other.decisions.forEachAboutQuotes { correction, _ in corrections.append(correction) }
      let joined = try archive.decisions.join([corrections])
      #expect(joined.new == 1)
      if archive === one { #expect(joined.disagreements.count == 1) }
    }
    for archive in [one, two] {
      #expect(try archive.statuses() == [.replaced, .inForce])
      #expect(
        try archive.quotes.quote(id: Self.id)?.speakerIDs == ["harbour-ministry~organisation"])
      #expect(try archive.faults() == [])
    }
  }
}
