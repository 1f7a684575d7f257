import GRDB
import QuoteModel
import Testing

@testable import QuoteStore

@Suite struct CorrectionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let decision: QuoteDecision
    let text: String?
    var speakers = ["luis-ortega"]
    var kind = QuoteKind.direct
    var testDescription: String { "\(decision.field) \(decision.value ?? "")" }
  }

  private static let body = "He said: “it holds”, and she said: it is dry."
  private static let sample = Sample(
    body, url: "https://example.org/a",
    [
      .init(words: "it holds", speakers: [.ortega]),
      .init(words: "it is dry", speakers: [.vance], kind: .indirect, cue: "she said"),
    ])
  private static let id = "\(sample.parsed.identity.articleID).10"

  static let cases = [
    Case(decision: .accepted, text: "it holds"),
    Case(decision: .rejected, text: nil),
    Case(
      decision: .speakers([.init(name: "Ana Ruiz", kind: .person)]), text: "it holds",
      speakers: ["ana-ruiz"]),
    Case(
      decision: .speakers([.vance, .ministry]), text: "it holds",
      speakers: ["jd-vance", "harbour-ministry~organisation"]),
    Case(decision: .speakers([]), text: "it holds", speakers: []),
    Case(decision: .kind(.mixed), text: "it holds", kind: .mixed),
    Case(decision: .content([TextSpan(9, 19)]), text: "it holds"),
    Case(decision: .content([TextSpan(13, 18)]), text: "holds"),
    Case(decision: .content([TextSpan(10, 12), TextSpan(25, 28)]), text: "it … she"),
  ]

  @Test(arguments: cases)
  func `a decision has its effect, and undone leaves the quote as it was`(one: Case) throws {
    let archive = try Archive.holding([Self.sample])
    let before = try archive.quotes.page(matching: QuoteQuery()).rows
    let outcome = try archive.decide([one.decision], on: Self.id)
    #expect(outcome.quote?.attribution.text == one.text)
    if let quote = outcome.quote {
      #expect(quote.speakerIDs == one.speakers)
      #expect(quote.attribution.kind == one.kind)
      #expect(quote.isReviewed)
      #expect(try archive.quotes.quote(id: Self.id) == quote)
    }
    #expect(try archive.quotes.count(matching: QuoteQuery()) == (one.text == nil ? 1 : 2))
    #expect(try archive.faults() == [])
    #expect(try archive.statuses() == [.inForce])

    #expect(try archive.decisions.undo(Self.id, at: "2026-02-03").decisions.count == 1)
    #expect(try archive.quotes.page(matching: QuoteQuery()).rows == before)
    #expect(try archive.faults() == [])
    #expect(try archive.statuses() == [.undone])
    #expect(throws: DecisionError.nothingToUndo(id: Self.id)) {
      try archive.decisions.undo(Self.id, at: "2026-02-03")
    }
  }

  @Test(arguments: cases)
  func `a decision may come before its article`(one: Case) throws {
    let archive = try Archive.holding([Self.sample])
    _ = try archive.decide([one.decision], on: Self.id)
    let other = try Archive.inMemory()
    var corrections: [Decision] = []
    try archive.decisions.forEachAboutQuotes { correction, _ in corrections.append(correction) }
    #expect(try other.decisions.join([corrections]).new == 1)
    #expect(try other.statuses() == [.waiting])
    try other.add([Self.sample])
    #expect(
      try other.quotes.page(matching: QuoteQuery()).rows
        == archive.quotes.page(matching: QuoteQuery()).rows)
    #expect(try other.faults() == [])
    #expect(try other.statuses() == [.inForce])
  }

  @Test func `of two decisions on one field the later wins, and undone gives way again`() throws {
    let archive = try Archive.holding([Self.sample])
    _ = try archive.decide([.speakers([.vance])], on: Self.id)
    _ = try archive.decide([.kind(.mixed)], on: Self.id)
    _ = try archive.decide([.rejected], on: Self.id)
    #expect(try archive.statuses() == [.replaced, .replaced, .inForce])
    _ = try archive.decide([.speakers([.ministry])], on: Self.id)
    #expect(try archive.statuses() == [.replaced, .inForce, .replaced, .inForce])
    let quote = try archive.quotes.quote(id: Self.id)
    #expect(quote?.speakerIDs == ["harbour-ministry~organisation"])
    #expect(quote?.attribution.kind == .mixed)
    #expect(try archive.decisions.undo(Self.id, at: "2026-02-03").quote == nil)
    let back = try archive.decisions.undo(Self.id, at: "2026-02-03").quote
    #expect(back?.speakerIDs == ["jd-vance"])
    #expect(back?.attribution.kind == .mixed)
    #expect(try archive.faults() == [])
  }

  @Test func `a quote whose span begins elsewhere is found by its old id too`() throws {
    let archive = try Archive.holding([Self.sample])
    let outcome = try archive.decide([.content([TextSpan(13, 18)])], on: Self.id)
    let id = try #require(outcome.quote?.id)
    #expect(id != Self.id)
    #expect(try archive.quotes.quote(id: Self.id)?.id == id)
    _ = try archive.decide([.kind(.mixed)], on: id)
    #expect(try archive.quotes.quote(id: id)?.attribution.kind == .mixed)
    _ = try archive.decide([.rejected], on: Self.id)
    #expect(try archive.quotes.count(matching: QuoteQuery()) == 1)
    #expect(try archive.faults() == [])
  }

  @Test(arguments: [
    [TextSpan(10, 999)], [TextSpan(12, 12)], [TextSpan(19, 21)], [TextSpan(-4, 3)],
    [TextSpan(13, 18), TextSpan(9, 12)], [TextSpan(35, 44)],
  ])
  func `a span without words, or where another quote begins, is refused`(
    spans: [TextSpan]
  ) throws {
    let archive = try Archive.holding([Self.sample])
    #expect(throws: DecisionError.self) {
      try archive.decide([.content(spans)], on: Self.id)
    }
    #expect(try archive.statuses() == [])
    #expect(try archive.faults() == [])
  }

  @Test func `a quote can be added, decided about and taken back`() throws {
    let archive = try Archive.holding([Self.sample])
    let article = Self.sample.parsed.identity.articleID
    let added = try archive.decisions.add(
      [TextSpan(24, 33)], [.speakers([.ministry])], to: article, by: .test(9))
    #expect(added.quote?.id == "\(article).24")
    #expect(added.quote?.attribution.rule == "added")
    #expect(throws: DecisionError.self) {
      try archive.decisions.add([TextSpan(10, 18)], [], to: article, by: .test(9))
    }
    _ = try archive.decide([.accepted], on: "\(article).24")
    #expect(try archive.quotes.count(matching: QuoteQuery()) == 3)
    #expect(try archive.faults() == [])
    for _ in 0..<3 { _ = try archive.decisions.undo("\(article).24", at: "2026-02-03") }
    #expect(try archive.quotes.count(matching: QuoteQuery()) == 2)
    #expect(try archive.faults() == [])
  }

  @Test(arguments: [
    (
      "UPDATE quote SET reviewed = 0",
      "a person has decided about it, but it is not called reviewed"
    ),
    ("UPDATE quote SET reviewed = 1", "it is called reviewed, but nobody has decided anything"),
    ("UPDATE quote SET kind = 'direct'", "it is not as it was decided"),
    ("DELETE FROM inference", "what the parser found in it is not kept"),
    ("UPDATE decision SET undone_at = '2026-02-03'", "is kept, but nobody has decided anything"),
    ("UPDATE decision SET value = 'loud'", "1 rows of decision hold no decision"),
  ])
  func `a decision without its effect is found and named`(sql: String, fault: String) throws {
    let archive = try Archive.holding([Self.sample])
    try archive.decide([.kind(.mixed)], on: Self.id)
    try archive.connection.write { try $0.execute(sql: sql) }
    let faults = try archive.faults()
    #expect(faults.contains { $0.contains(fault) }, "\(faults)")
  }

  @Test func `a split in an article holds for corrections there`() throws {
    let archive = try Archive.holding([
      Self.sample, Sample("He said: no.", [.init(words: "no", speakers: [.ortega])]),
    ])
    let article = Self.sample.parsed.identity.articleID
    func ids() throws -> [[String]] {
      try archive.quotes.page(matching: QuoteQuery()).rows
        .filter { $0.article.id == article }.map(\.speakerIDs)
    }
    try archive.decide([.kind(.mixed)], on: Self.id)
    let other = "luis-ortega~\(article)"
    _ = try archive.decisions.decide(.split("Luis Ortega", in: [article]), by: .test(20))
    #expect(try ids() == [[other], ["jd-vance"]])
    #expect(try archive.faults() == [])
    let quote = "\(article).35"
    let speaker = try archive.decisions.speaker(named: other, in: article)
    try archive.decide([.speakers([speaker])], on: quote)
    #expect(try ids() == [[other], [other]])
    #expect(try archive.faults() == [])
    _ = try archive.decisions.undoLast(at: "2026-02-03")
    #expect(try ids() == [["luis-ortega"], ["luis-ortega"]])
    _ = try archive.decisions.undo(quote, at: "2026-02-03")
    _ = try archive.decisions.undo(Self.id, at: "2026-02-03")
    #expect(try ids() == [["luis-ortega"], ["jd-vance"]])
    #expect(try archive.faults() == [])
  }

  @Test func `an unknown id is refused`() throws {
    let archive = try Archive.holding([Self.sample])
    for id in ["", ".", "x.1", "\(Self.id)0", "\(Self.id).1", "0123456789abcdef.1"] {
      #expect(throws: DecisionError.noSuchQuote(id: id)) {
        try archive.decide([.accepted], on: id)
      }
    }
  }

  @Test(arguments: [
    ("Luis Ortega", "luis-ortega"), ("LUIS ORTEGA", "luis-ortega"), ("luis-ortega", "luis-ortega"),
    ("Ana Ruiz", "ana-ruiz"), ("Harbour Trust~organisation", "harbour-trust~organisation"),
    ("Harbour Ministry", "harbour-ministry~organisation"), ("Pelé", "pele"),
  ])
  func `a name means whom it fully names, or somebody new`(name: String, id: String) throws {
    let archive = try Archive.holding([
      Self.sample, Sample("It said: no.", [.init(words: "no", speakers: [.ministry])]),
    ])
    let article = Self.sample.parsed.identity.articleID
    let speaker = try archive.decisions.speaker(named: name, in: article)
    _ = try archive.decide([.speakers([speaker])], on: Self.id)
    #expect(try archive.quotes.quote(id: Self.id)?.speakerIDs == [id])
  }

  @Test func `a name that fits several, or is part of one, is refused`() throws {
    let firm = AttributedSpeaker(name: "Luis Ortega", kind: .organisation)
    let archive = try Archive.holding([
      Self.sample, Sample("It said: no.", [.init(words: "no", speakers: [firm])]),
    ])
    let article = Self.sample.parsed.identity.articleID
    func speaker(_ name: String) throws -> AttributedSpeaker {
      try archive.decisions.speaker(named: name, in: article)
    }
    #expect(
      throws: DecisionError.ambiguous(
        name: "Luis Ortega", ids: ["luis-ortega", "luis-ortega~organisation"])
    ) { try speaker("Luis Ortega") }
    #expect(try speaker("luis-ortega~organisation") == firm)
    #expect(throws: DecisionError.partOfName(name: "Ortega", ids: ["luis-ortega"])) {
      try speaker("Ortega")
    }
    #expect(throws: DecisionError.noName("—")) { try speaker("—") }
  }
}

extension Archive {
  @discardableResult
  func decide(_ decisions: [QuoteDecision], on id: String) throws -> QuoteOutcome {
    var count = 0
    try self.decisions.forEachAboutQuotes { _, _ in count += 1 }
    return try self.decisions.decide(decisions, on: id, by: .test(count))
  }

  func statuses() throws -> [Decision.Status] {
    var statuses: [Decision.Status] = []
    try decisions.forEachAboutQuotes { statuses.append($1) }
    return statuses
  }
}

extension Decision.Author {
  /// At a second of its own.
  static func test(_ second: Int) -> Self {
    Self(name: "me", reason: "I read it", time: "2026-02-02T09:00:\(second + 10)Z")
  }
}
