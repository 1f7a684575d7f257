import GRDB
import QuoteModel
import Testing

@testable import QuoteStore

@Suite struct SpeakerDecisionTests {
  private let author = Decision.Author(name: "ada", reason: "known", time: now)
  private static let now = "2026-03-01T09:00:00Z"

  private func saying(_ words: String, _ speakers: AttributedSpeaker...) -> Sample {
    Sample("They said: \(words)", [.init(words: words, speakers: speakers)])
  }

  private func person(_ name: String) -> AttributedSpeaker { .init(name: name, kind: .person) }

  private func texts(_ archive: Archive, of name: String) throws -> Set<String> {
    Set(try archive.texts { $0.speakers = [name] })
  }

  /// All that decisions can change, row ids left aside.
  private func state(of archive: Archive) throws -> [String] {
    try archive.connection.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT 'quote ' || text || ' ' || ifnull(slug, '') FROM quote
          LEFT JOIN speaker ON speaker.id = speaker_id
          UNION ALL
          SELECT 'joint ' || quote_id || position || slug FROM joint_speaker
          JOIN speaker ON speaker.id = speaker_id
          UNION ALL
          SELECT 'speaker ' || speaker.slug || ' ' || speaker.name || ' ' || speaker.kind || ' '
            || ifnull(root.slug, '') || ' ' || ifnull(speaker.met_name, '') || ' '
            || ifnull(speaker.met_kind, '') || ifnull(speaker.wikidata, '')
            || ifnull(speaker.note, '')
          FROM speaker LEFT JOIN speaker AS root ON root.id = speaker.merged_into
          UNION ALL
          SELECT 'alias ' || slug || ' ' || alias.key || ' ' || origin FROM alias
          JOIN speaker ON speaker.id = alias.speaker_id
          ORDER BY 1
          """)
    }
  }

  @Test func `merged speakers are found by either name, and undoing is exact`() throws {
    let archive = try Archive.holding([
      saying("one", person("Ana Ruiz")), saying("two", person("Anna Ruiz")),
      saying("three", person("A. M. Ruiz")), saying("four", .surname("Ruiz"), .ortega),
    ])
    var states = [try state(of: archive)]
    try archive.decisions.decide(.merge(["Ana Ruiz"], into: "Anna Ruiz"), by: author)
    states.append(try state(of: archive))
    for name in ["Ana Ruiz", "Anna Ruiz", "ana-ruiz"] {
      #expect(try texts(archive, of: name) == ["one", "two"], "\(name)")
    }
    #expect(try texts(archive, of: "ana ruiz") == ["one", "two"])
    #expect(try archive.texts { ($0.words, $0.speakers) = ("one", ["Anna Ruiz"]) } == ["one"])
    // A chain is one step: who was merged before goes along.
    try archive.decisions.decide(.merge(["Ana Ruiz"], into: "A. M. Ruiz"), by: author)
    states.append(try state(of: archive))
    #expect(try texts(archive, of: "Ana Ruiz") == ["one", "two", "three"])
    #expect(try archive.speakers.page(matching: QuoteQuery()).rows.first?.id == "am-ruiz")
    #expect(try archive.faults() == [])
    #expect(try archive.decisions.decide(.merge(["Ana Ruiz"], into: "anna-ruiz"), by: author) == [])
    for before in [1, 0] {
      #expect(try archive.decisions.undoLast(at: Self.now).count == 1)
      #expect(try state(of: archive) == states[before])
    }
    #expect(try archive.decisions.undoLast(at: Self.now).isEmpty)
    #expect(try archive.faults() == [])
  }

  @Test func `an alias joins full names, be they printed before or after, but no surnames`() throws
  {
    let early = try Archive.holding([
      saying("one", person("Mohammed bin Salman")), saying("two", person("MBS Person")),
    ])
    try early.decisions.decide(.alias("MBS Person", of: "Mohammed bin Salman"), by: author)
    try early.decisions.decide(.alias("Prince", of: "mohammed-bin-salman"), by: author)
    let late = [
      saying("three", person("MBS  PERSON")), saying("four", .surname("Prince")),
      saying("five", AttributedSpeaker(name: "Prince", kind: .organisation)),
    ]
    try early.add(late)
    #expect(try early.texts { $0.speakers = ["mohammed-bin-salman"] }.count == 4)
    #expect(try texts(early, of: "MBS person") == ["one", "two", "three", "five"])
    #expect(try texts(early, of: "Muhammad bin Salman") == ["one", "two", "three", "five"])
    #expect(try early.faults() == [])
    for _ in 0..<2 { #expect(try early.decisions.undoLast(at: Self.now).count == 1) }
    #expect(try texts(early, of: "Mohammed bin Salman") == ["one"])
    #expect(try texts(early, of: "MBS person") == ["two", "three"])
    #expect(try early.faults() == [])
  }

  @Test func `an alias that two people have joins nobody`() throws {
    let archive = try Archive.holding([saying("one", .ortega), saying("two", .vance)])
    try archive.decisions.decide(.alias("The Boss Man", of: "Luis Ortega"), by: author)
    #expect(throws: DecisionError.aliasTaken(alias: "Boss Man", id: "luis-ortega")) {
      try archive.decisions.decide(.alias("Boss Man", of: "J.D. Vance"), by: author)
    }
    #expect(try archive.decisions.decide(.alias("boss man", of: "Ortega"), by: author) == [])
    let other = Decision(
      .alias, of: .speaker("jd-vance"), value: "Boss Man", by: Decision.Author(time: Self.now))
    #expect(try archive.decisions.join([[other]]).new == 1)
    try archive.add([saying("three", person("Boss Man"))])
    #expect(try texts(archive, of: "Luis Ortega") == ["one"])
    #expect(try texts(archive, of: "boss-man") == ["three"])
    #expect(try archive.faults() == [])
  }

  @Test func `a split gives the quotes of some articles to another, for good`() throws {
    let samples = [
      saying("one", person("John Smith")), saying("two", .ortega, person("John Smith")),
      saying("three", person("John Smith")),
    ]
    let archive = try Archive.holding(samples)
    let before = try state(of: archive)
    let ids = samples[1...].map(\.parsed.identity.articleID)
    try archive.decisions.decide(
      .split("John Smith", in: Array(ids), as: "John Q. Smith"), by: author)
    let slug = "john-q-smith~\(ids[0])"
    #expect(try texts(archive, of: "john-smith") == ["one"])
    #expect(try texts(archive, of: slug) == ["two", "three"])
    #expect(try texts(archive, of: "John Q. Smith") == ["two", "three"])
    #expect(try archive.texts { ($0.words, $0.speakers) = ("three", ["John Q. Smith"]) }.count == 1)
    let found = try archive.speakers.page(matching: QuoteQuery()).rows.first { $0.id == slug }
    #expect(found?.isPartialName == false)
    #expect(found?.quoteCount == 2)
    #expect(try archive.faults() == [])

    // The same in an archive to which the decisions come first.
    let other = try Archive.inMemory()
    try other.decisions.join(archive.commands())
    try other.add(samples)
    #expect(try state(of: other).sorted() == state(of: archive))
    #expect(try other.faults() == [])

    #expect(try archive.decisions.undoLast(at: Self.now).count == 3)
    #expect(try state(of: archive).filter { !$0.contains("john-q-smith") } == before)
    #expect(try archive.faults() == [])
  }

  @Test func `a surname that was merged is split off by standing for itself again`() throws {
    let samples = [saying("one", .ortega), saying("two", .surname("Ortega"))]
    let archive = try Archive.holding(samples)
    let id = samples[1].parsed.identity.articleID
    try archive.decisions.decide(.merge(["ortega~\(id)"], into: "luis-ortega"), by: author)
    #expect(try texts(archive, of: "Luis Ortega") == ["one", "two"])
    try archive.decisions.decide(.split("Luis Ortega", in: [id], as: "Maria Ortega"), by: author)
    #expect(try texts(archive, of: "luis-ortega") == ["one"])
    #expect(try texts(archive, of: "Maria Ortega") == ["two"])
    try archive.add([saying("three", .ortega)])
    #expect(try texts(archive, of: "luis-ortega") == ["one", "three"])
    #expect(try archive.faults() == [])
  }

  @Test(arguments: ["no id\u{17}", "luis ortega", "~"])
  func `a split to whom nobody can be leaves the archive sound`(value: String) throws {
    let sample = saying("one", .ortega)
    let archive = try Archive.holding([sample])
    let split = Decision(
      .split, of: .speaker("luis-ortega"), value: value, before: nil,
      articleHash: sample.parsed.identity.hash, by: author, undoneAt: nil)
    try archive.decisions.join([[split]])
    #expect(try archive.faults() == [])
    #expect(try texts(archive, of: "luis-ortega") == ["one"])
  }

  @Test func `a name, a kind and facts that were decided outlive every import`() throws {
    let archive = try Archive.holding([saying("one", person("JOSE NUNEZ"))])
    try archive.decisions.decide(.rename("jose nunez", to: "Pepe Núñez"), by: author)
    try archive.decisions.decide(
      .set([.kind: "organisation", .wikidata: "Q1", .note: "a firm"], of: "Pepe Núñez"), by: author)
    try archive.add([saying("two", person("José Núñez"))])
    var shown = try archive.speakers.page(matching: QuoteQuery()).rows.first
    #expect(shown?.name == "Pepe Núñez")
    #expect(shown?.kind == .organisation)
    #expect(shown?.id == "jose-nunez")
    #expect(shown?.quoteCount == 2)
    #expect(try archive.faults() == [])
    #expect(throws: DecisionError.notWikidata("Q0")) {
      try archive.decisions.decide(.set([.wikidata: "Q0"], of: "jose-nunez"), by: author)
    }
    #expect(try archive.decisions.undoLast(at: Self.now).count == 3)
    #expect(try archive.decisions.undoLast(at: Self.now).count == 1)
    shown = try archive.speakers.page(matching: QuoteQuery()).rows.first
    #expect(shown?.name == "José Núñez")
    #expect(shown?.kind == .person)
    #expect(try archive.faults() == [])
  }

  @Test func `decisions about speakers and articles that are yet to come take effect then`() throws
  {
    let samples = [
      saying("one", .ortega), saying("two", .surname("Ortega")),
      saying("three", person("L. Ortega")),
    ]
    let archive = try Archive.holding(samples)
    let id = samples[1].parsed.identity.articleID
    try archive.decisions.decide(.merge(["ortega~\(id)"], into: "luis-ortega"), by: author)
    try archive.decisions.decide(.merge(["luis-ortega"], into: "L. Ortega"), by: author)
    try archive.decisions.decide(.alias("Lucho Ortega", of: "L. Ortega"), by: author)
    try archive.add([saying("four", person("Lucho Ortega"))])
    let other = try Archive.inMemory()
    try other.decisions.join(archive.commands())
    try other.add(samples.reversed())
    try other.add([saying("four", person("Lucho Ortega"))])
    #expect(try texts(other, of: "l-ortega") == ["one", "two", "three", "four"])
    #expect(try other.faults() == [])
    #expect(try other.decisions.join(archive.commands()).new == 0)
    #expect(
      try state(of: other).filter { !$0.hasPrefix("joint") }
        == state(of: archive).filter { !$0.hasPrefix("joint") })

    // What is undone in one is undone in the other.
    #expect(try archive.decisions.undoLast(at: Self.now).count == 1)
    #expect(try other.decisions.join(archive.commands()).new == 0)
    #expect(try texts(other, of: "l-ortega") == ["one", "two", "three"])
    #expect(try other.faults() == [])
  }

  @Test func `who is not one speaker is named, and nothing changes`() throws {
    let archive = try Archive.holding([
      saying("one", .ortega), saying("two", .surname("Ortega")),
      saying("three", .surname("Ortega")),
      saying("four", person("John Lewis")),
      saying("five", AttributedSpeaker(name: "John Lewis", kind: .organisation)),
    ])
    let before = try state(of: archive)
    #expect(throws: DecisionError.unknown(name: "Nobody")) {
      try archive.decisions.decide(.alias("x", of: "Nobody"), by: author)
    }
    #expect(
      throws: DecisionError.several(
        name: "john lewis", ids: ["john-lewis", "john-lewis~organisation"], count: 2)
    ) { try archive.decisions.decide(.merge(["john lewis"], into: "Luis Ortega"), by: author) }
    #expect(throws: DecisionError.self) {
      try archive.decisions.decide(.rename("Ortega", to: "L. Ortega"), by: author)
    }
    #expect(throws: DecisionError.noName("—")) {
      try archive.decisions.decide(.rename("Luis Ortega", to: "—"), by: author)
    }
    #expect(throws: DecisionError.noSuchArticle(id: "0123456789abcdef")) {
      try archive.decisions.decide(.split("Luis Ortega", in: ["0123456789abcdef"]), by: author)
    }
    #expect(try state(of: archive) == before)
    #expect(try archive.commands().isEmpty)
  }
}

extension Archive {
  fileprivate func commands() throws -> [[Decision]] {
    var commands: [[Decision]] = []
    try decisions.forEachCommand { commands.append($0) }
    return commands
  }
}
