import GRDB
import QuoteModel
import Testing

@testable import QuoteStore

@Suite struct NameFormTests {
  private static let author = Decision.Author(name: "ada", reason: "known", time: now)
  private static let now = "2026-03-01T09:00:00Z"

  private static func sample(_ number: Int, by name: String) -> Sample {
    Sample(
      "They said: number \(number)",
      [.init(words: "number \(number)", speakers: [.init(name: name, kind: kind(of: name))])])
  }

  private static func kind(of name: String) -> SpeakerKind {
    ["campaign", "State Department", "Treasury"].contains(where: name.hasSuffix)
      ? .organisation : .person
  }

  /// Whom each of the speakers goes by, by their ids.
  private static func roots(in archive: Archive) throws -> [String: String] {
    try archive.connection.read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT speaker.slug, ifnull(root.slug, speaker.slug) AS root FROM speaker
          LEFT JOIN speaker AS root ON root.id = speaker.merged_into
          """)
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["slug"], $0["root"]) })
    }
  }

  private static func orders<Element>(of list: [Element]) -> [[Element]] {
    guard list.count > 1 else { return [list] }
    return list.indices.flatMap { place in
      var others = list
      let first = others.remove(at: place)
      return orders(of: others).map { [first] + $0 }
    }
  }

  struct Case: CustomTestStringConvertible {
    let names: [String]
    /// Of those who go by nobody.
    let ids: [String]

    init(_ names: [String], _ ids: [String]) { (self.names, self.ids) = (names, ids) }

    var testDescription: String { names.joined(separator: ", ") }
  }

  private static let cases: [Case] = [
    // Nicknames.
    Case(["Ed Quillby", "Edward Quillby"], ["ed-quillby"]),
    Case(["Ed Quillby", "Edward G. Quillby"], ["ed-quillby"]),
    Case(["Ed Quillby", "Edward Quillby", "Edward G. Quillby"], ["ed-quillby"]),
    Case(["Ed Quillby", "Ed G. Quillby", "Edward G. Quillby"], ["ed-quillby"]),
    Case(["Ed Quillby Jr.", "Edward Quillby Jr."], ["ed-quillby-jr"]),
    Case(["Ed van Quillby", "Edward van Quillby"], ["ed-van-quillby"]),
    // A third form of the given name: whoever it is of two, it is not both.
    Case(
      ["Chris Quillby", "Christopher Quillby", "Christine Quillby"],
      ["chris-quillby", "christine-quillby", "christopher-quillby"]),
    Case(
      ["Ed Quillby", "Ned Quillby", "Edward Quillby"],
      ["ed-quillby", "edward-quillby", "ned-quillby"]),
    Case(
      ["Chris Quillby", "Christopher Quillby", "Christine A. Quillby"],
      ["chris-quillby", "christine-a-quillby", "christopher-quillby"]),
    // Other initials.
    Case(
      ["Ed Quillby", "Ed B. Quillby", "Edward G. Quillby"], ["ed-quillby", "edward-g-quillby"]),
    Case(
      ["Ed Quillby", "Edward B. Quillby", "Edward G. Quillby"],
      ["ed-quillby", "edward-b-quillby", "edward-g-quillby"]),
    // Nobody has the short name as it stands.
    Case(["Ed G. Quillby", "Edward G. Quillby"], ["ed-g-quillby", "edward-g-quillby"]),
    // Father and son, two short names, a short name that is a full one, a surname of many, another surname.
    Case(["Ed Quillby", "Edward Quillby Jr."], ["ed-quillby", "edward-quillby-jr"]),
    Case(["Bob Quillby", "Rob Quillby"], ["bob-quillby", "rob-quillby"]),
    Case(["Jack Quillby", "John Quillby"], ["jack-quillby", "john-quillby"]),
    Case(["Ed Ortega", "Edward Ortega"], ["ed-ortega", "edward-ortega"]),
    Case(["Ed Ortega", "Edward G. Ortega"], ["ed-ortega", "edward-g-ortega"]),
    Case(["Ed Quillby", "Edward de Quillby"], ["ed-quillby", "edward-de-quillby"]),
    Case(["Ed Quillby", "Edward Tarnwell"], ["ed-quillby", "edward-tarnwell"]),
    // Surnames between.
    Case(["Hilda Rodmark Quillby", "Hilda Quillby"], ["hilda-quillby"]),
    Case(["Hilda Rodmark Quillby", "Hilda Quillby", "Hilda R. Quillby"], ["hilda-quillby"]),
    Case(["Kate Quillby", "Katherine Quillby", "Katherine Rodmark Quillby"], ["kate-quillby"]),
    Case(
      ["Hilda Rodmark Quillby", "Hilda Quillby", "Hilda B. Quillby"],
      ["hilda-quillby", "hilda-rodmark-quillby"]),
    Case(
      ["Hilda Rodmark Quillby", "Hilda Tarnwell Quillby", "Hilda Quillby"],
      ["hilda-quillby", "hilda-rodmark-quillby", "hilda-tarnwell-quillby"]),
    Case(
      ["Hilda Rodmark Quillby", "Hilda Anne Tarnwell Quillby", "Hilda Quillby"],
      ["hilda-anne-tarnwell-quillby", "hilda-quillby", "hilda-rodmark-quillby"]),
    // Given names, common surnames (of two in Spanish, the last is not the one to go by), short words, generations.
    Case(["Juan Carlos Quillby", "Juan Quillby"], ["juan-carlos-quillby", "juan-quillby"]),
    Case(["Juan Ortega Quillby", "Juan Quillby"], ["juan-ortega-quillby", "juan-quillby"]),
    Case(["Juan Quillby Ortega", "Juan Ortega"], ["juan-ortega", "juan-quillby-ortega"]),
    Case(["Minh Van Quillby", "Minh Quillby"], ["minh-quillby", "minh-van-quillby"]),
    Case(["Kim Jong Quil", "Kim Quil"], ["kim-jong-quil", "kim-quil"]),
    Case(
      ["Hilda Rodmark Quillby Jr.", "Hilda Quillby"], ["hilda-quillby", "hilda-rodmark-quillby-jr"]),
    Case(
      ["Hilda Rodmark Quillby", "Rodmark Quillby"], ["hilda-rodmark-quillby", "rodmark-quillby"]),
    // A whole generation, in formal style.
    Case(["Ed Quillby", "Edward G. Quillby Jr."], ["ed-quillby"]),
    Case(["Ed Quillby", "Edward Quillby", "Edward G. Quillby Jr."], ["ed-quillby"]),
    Case(["Edward G. Quillby Jr.", "Edward Quillby Jr."], ["edward-quillby-jr"]),
    // A father and his son.
    Case(["Edward Quillby", "Edward G. Quillby Jr."], ["edward-g-quillby-jr", "edward-quillby"]),
    Case(
      ["Edward Quillby", "Edward G. Quillby Jr.", "Edward Quillby Jr."],
      ["edward-quillby", "edward-quillby-jr"]),
    Case(
      ["Edward G. Quillby", "Edward G. Quillby Jr."],
      ["edward-g-quillby", "edward-g-quillby-jr"]),
    Case(
      ["Ed Quillby", "Edward G. Quillby", "Edward G. Quillby Jr."],
      ["ed-quillby", "edward-g-quillby-jr"]),
    Case(
      ["Ed Quillby", "Edward G. Quillby Jr.", "Ed Quillby Jr."], ["ed-quillby", "ed-quillby-jr"]),
    Case(
      ["Edward Quillby", "Edward G. Quillby Jr.", "Edward G. Quillby III"],
      ["edward-g-quillby-iii", "edward-g-quillby-jr", "edward-quillby"]),
    Case(["Edward Quillby", "Edward G. Quillby III"], ["edward-g-quillby-iii", "edward-quillby"]),
    Case(["Edward Ortega", "Edward G. Ortega Jr."], ["edward-g-ortega-jr", "edward-ortega"]),
    // The same words in another order.
    Case(["Quillby Edward", "Edward Quillby"], ["edward-quillby"]),
    Case(["Quillby Edward", "Edward Quillby", "Ed Quillby"], ["ed-quillby"]),
    Case(["Hilda Rodmark Quillby", "Hilda Quillby Rodmark"], ["hilda-quillby-rodmark"]),
    Case(["Quillby Hilda Rodmark", "Hilda Rodmark Quillby"], ["hilda-rodmark-quillby"]),
    Case(
      ["Quillby Hilda Rodmark", "Hilda Quillby Rodmark"],
      ["hilda-quillby-rodmark", "quillby-hilda-rodmark"]),
    Case(
      ["Hilda Rodmark Quillby", "Hilda Quillby Rodmark", "Hilda Quillby"],
      ["hilda-quillby", "hilda-quillby-rodmark"]),
    // Two given names, none, a surname of many, short words, other words.
    Case(["Edward Martin", "Martin Edward"], ["edward-martin", "martin-edward"]),
    Case(["Quillby Tarnwell", "Tarnwell Quillby"], ["quillby-tarnwell", "tarnwell-quillby"]),
    Case(["Edward Ortega", "Ortega Edward"], ["edward-ortega", "ortega-edward"]),
    Case(["Quil Minh Hung", "Quil Hung Minh"], ["quil-hung-minh", "quil-minh-hung"]),
    Case(["Kao Edward", "Edward Kao"], ["edward-kao", "kao-edward"]),
    Case(
      ["Ahmed Hassan Ibrahim", "Hassan Ahmed Ibrahim"],
      ["ahmed-hassan-ibrahim", "hassan-ahmed-ibrahim"]),
    Case(
      ["Edward Alberto Quillby", "Alberto Edward Quillby"],
      ["alberto-edward-quillby", "edward-alberto-quillby"]),
    Case(["Edward Quillby", "Quillby Edwin"], ["edward-quillby", "quillby-edwin"]),
    // Bodies of one country alone, of several, without a country.
    Case(["U.S. State Department", "State Department"], ["state-department~organisation"]),
    Case(
      ["British State Department", "State Department"],
      ["british-state-department~organisation", "state-department~organisation"]),
    Case(
      ["British Treasury", "Treasury"], ["british-treasury~organisation", "treasury~organisation"]),
    Case(
      ["U.S. State Department", "American State Department"],
      ["american-state-department~organisation", "us-state-department~organisation"]),
    // What is theirs who are one; who may be two; of whom nothing else is known.
    Case(
      [
        "Hilda Quillby campaign", "Hilda Rodmark Quillby campaign", "Hilda Quillby",
        "Hilda Rodmark Quillby",
      ],
      ["hilda-quillby", "hilda-quillby-campaign~organisation"]),
    Case(
      ["Ed Quillby campaign", "Edward Quillby’s campaign", "Ed Quillby", "Edward Quillby"],
      ["ed-quillby", "ed-quillby-campaign~organisation"]),
    Case(
      [
        "Juan Quillby campaign", "Juan Ortega Quillby campaign", "Juan Quillby",
        "Juan Ortega Quillby",
      ],
      [
        "juan-ortega-quillby", "juan-ortega-quillby-campaign~organisation", "juan-quillby",
        "juan-quillby-campaign~organisation",
      ]),
    Case(
      ["Hilda Rodmark Quillby campaign", "Hilda Quillby campaign", "Hilda Quillby"],
      [
        "hilda-quillby", "hilda-quillby-campaign~organisation",
        "hilda-rodmark-quillby-campaign~organisation",
      ]),
  ]

  @Test(arguments: cases)
  func `who has a shorter form of a name is the same, whatever came first`(one: Case) throws {
    var expected: [String: String]?
    for names in Self.orders(of: one.names) {
      let archive = try Archive.inMemory()
      for (number, name) in names.enumerated() { try archive.add([Self.sample(number, by: name)]) }
      let roots = try Self.roots(in: archive)
      #expect(Set(roots.values).sorted() == one.ids, "\(names)")
      #expect(expected ?? roots == roots, "\(names)")
      #expect(try archive.faults() == [])
      expected = roots
      let together = try Archive.holding(names.enumerated().map { Self.sample($0, by: $1) })
      #expect(try Self.roots(in: together) == roots, "\(names)")
    }
  }

  @Test(arguments: cases)
  func
    `who is joined by a name is joined in archives that are merged, and parts from what is removed`(
      one: Case
    ) throws
  {
    let samples = one.names.enumerated().map { Self.sample($0, by: $1) }
    let roots = try Self.roots(in: Archive.holding(samples))
    for place in samples.indices {
      var others = samples
      let last = others.remove(at: place)
      let archive = try Archive.holding(others)
      let before = try Self.roots(in: archive)
      var merge = try ArchiveMerge(of: Archive.holding([last]), into: archive)
      while try merge.step() {}
      #expect(try Self.roots(in: archive) == roots)
      #expect(try archive.faults() == [])
      let row: Int64? = try archive.connection.read { db in
        try db.value("SELECT id FROM article WHERE hash = \(last.parsed.identity.hash)")
      }
      try archive.connection.write { _ = try ArticleRemoval($0).remove([row ?? 0]) }
      let after = try Self.roots(in: archive)
      // Who was gone by is kept, for the ids that are known of it.
      #expect(before.allSatisfy { after[$0] == $1 } || after.count == roots.count)
      #expect(try archive.faults() == [])
    }
  }

  private static let three = ["Ed Quillby", "Edward Quillby", "Edward G. Quillby"]

  private static func joined() throws -> Archive {
    try Archive.holding(three.enumerated().map { sample($0, by: $1) })
  }

  @Test(
    arguments: [
      (SpeakerEdit.unmerge(["edward-quillby"]), ["ed-quillby", "edward-quillby"]),
      (.unmerge(["edward-g-quillby"]), ["ed-quillby", "edward-g-quillby"]),
      (
        .unmerge(["edward-quillby", "edward-g-quillby"]),
        ["ed-quillby", "edward-g-quillby", "edward-quillby"]
      ),
      (.merge(["ed-quillby"], into: "luis-ortega"), ["luis-ortega"]),
      (.alias("Edward G. Quillby", of: "luis-ortega"), nil),
      (.rename("ed-quillby", to: "Edward Quillby"), ["ed-quillby"]),
    ] as [(SpeakerEdit, [String]?)])
  func `a name gives way to what people decide, and comes back when that is undone`(
    edit: SpeakerEdit, ids: [String]?
  ) throws {
    let archive = try Self.joined()
    try archive.add([
      Sample("They said: five", [.init(words: "five", speakers: [.ortega])])
    ])
    let before = try Self.roots(in: archive)
    guard let ids else {
      // It is somebody's already.
      #expect(throws: DecisionError.self) { try archive.decisions.decide(edit, by: Self.author) }
      return
    }
    try archive.decisions.decide(edit, by: Self.author)
    let decided = try Self.roots(in: archive)
    #expect(
      Set(decided.values).subtracting(["luis-ortega"]).sorted()
        == ids.filter { $0 != "luis-ortega" })
    #expect(try archive.faults() == [])
    // No article that comes overrules it.
    try archive.add(Self.three.enumerated().map { Self.sample($0 + 7, by: $1) })
    #expect(try Self.roots(in: archive) == decided)
    #expect(try archive.decisions.undoLast(at: Self.now).count > 0)
    #expect(try Self.roots(in: archive) == before)
    #expect(try archive.faults() == [])
  }

  @Test
  func
    `a son whom the rules before joined to a namesake is no fault, and parts when he comes again`()
    throws
  {
    let names = ["Edward Quillby", "Edward G. Quillby Jr."]
    let archive = try Archive.holding(names.enumerated().map { Self.sample($0, by: $1) })
    try archive.connection.write { db in
      try db.execute(
        sql: """
          UPDATE speaker SET merged_into = (SELECT id FROM speaker WHERE slug = 'edward-quillby')
          WHERE slug = 'edward-g-quillby-jr'
          """)
    }
    #expect(try archive.faults() == [])
    try archive.add([Self.sample(2, by: names[1])])
    #expect(try Self.roots(in: archive)["edward-g-quillby-jr"] == "edward-g-quillby-jr")
    #expect(try archive.faults() == [])
  }

  @Test func `what is theirs parts when people say that they are two, and joins when they are one`()
    throws
  {
    let names = [
      "Hilda Quillby", "Hilda Rodmark Quillby", "Hilda Quillby campaign",
      "Hilda Rodmark Quillby campaign", "Hilda Tarnwell", "Hilda Tarnwell campaign",
    ]
    let archive = try Archive.holding(names.enumerated().map { Self.sample($0, by: $1) })
    let (body, longer) = (
      "hilda-quillby-campaign~organisation", "hilda-rodmark-quillby-campaign~organisation"
    )
    #expect(try Self.roots(in: archive)[longer] == body)
    try archive.decisions.decide(.unmerge(["hilda-rodmark-quillby"]), by: Self.author)
    #expect(try Self.roots(in: archive)[longer] == longer)
    #expect(try archive.faults() == [])
    #expect(try archive.decisions.undoLast(at: Self.now).count > 0)
    #expect(try Self.roots(in: archive)[longer] == body)
    try archive.decisions.decide(.merge(["hilda-tarnwell"], into: "hilda-quillby"), by: Self.author)
    #expect(try Self.roots(in: archive)["hilda-tarnwell-campaign~organisation"] == body)
    #expect(try archive.faults() == [])
  }

  @Test(arguments: [
    // Whom the two go by are two as well.
    ("ed-quillby", "edward-quillby", ["ed-quillby", "edward-quillby"]),
    ("ed-quillby", "edward-g-quillby", ["ed-quillby", "edward-g-quillby"]),
    ("edward-g-quillby", "edward-quillby", ["ed-quillby", "edward-g-quillby"]),
  ])
  func `those of whom somebody said before that they are two stay two`(
    one: String, other: String, ids: [String]
  ) throws {
    let archive = try Self.joined()
    let before = try Self.roots(in: archive)
    let decision = Decision(
      .distinct, of: .speaker(min(one, other)), value: max(one, other), by: Self.author)
    _ = try archive.decisions.join([[decision]])
    #expect(try Set(Self.roots(in: archive).values).sorted() == ids)
    #expect(try archive.faults() == [])
    _ = try archive.decisions.undoLast(at: Self.now)
    #expect(try Self.roots(in: archive) == before)

    for names in Self.orders(of: Self.three) {
      let late = try Archive.inMemory()
      _ = try late.decisions.join([[decision]])
      for (number, name) in names.enumerated() { try late.add([Self.sample(number, by: name)]) }
      #expect(try Set(Self.roots(in: late).values).sorted() == ids, "\(names)")
      #expect(try late.faults() == [])
    }
  }

  @Test func `a person may say that the longer name is the one to go by`() throws {
    let archive = try Self.joined()
    let before = try Self.roots(in: archive)
    for longer in ["edward-quillby", "edward-g-quillby"] {
      let decision = Decision(.merge, of: .speaker("ed-quillby"), value: longer, by: Self.author)
      _ = try archive.decisions.join([[decision]])
      #expect(try Set(Self.roots(in: archive).values) == [longer])
      #expect(try archive.faults() == [])
      _ = try archive.decisions.undoLast(at: Self.now)
      #expect(try Self.roots(in: archive) == before)
    }
  }

  @Test func `a speaker of decisions alone is gone by as well, whatever came first`() throws {
    let note = Decision(.note, of: .speaker("ed-quillby"), value: "a pilot", by: Self.author)
    let early = try Archive.inMemory()
    _ = try early.decisions.join([[note]])
    try early.add([Self.sample(0, by: "Edward Quillby")])
    let late = try Archive.holding([Self.sample(0, by: "Edward Quillby")])
    _ = try late.decisions.join([[note]])
    for archive in [early, late] {
      #expect(try Set(Self.roots(in: archive).values) == ["ed-quillby"])
      #expect(try archive.faults() == [])
    }
  }

  @Test func `an archive made before has no fault, and joins them when it meets the names again`()
    throws
  {
    let archive = try Self.joined()
    let joined = try Self.roots(in: archive)
    // As an archive was that knew of initials alone.
    try archive.connection.write { db in
      try db.execute(
        sql: """
          UPDATE speaker SET merged_into = NULL;
          UPDATE speaker SET merged_into = (SELECT id FROM speaker WHERE slug = 'edward-quillby')
          WHERE slug = 'edward-g-quillby'
          """)
    }
    #expect(try archive.faults() == [])
    let texts = try archive.articles.texts(
      of: archive.articles.numbers(matching: QuoteQuery(), notOf: nil))
    let articles = texts.map { text in
      let number = Int(text.body.suffix(1)) ?? 0
      let statements = Self.sample(number, by: Self.three[number]).statements
      return ReparsedArticle(
        text, attributions: statements.map { $0.attribution(in: text.body) }, language: nil)
    }
    let batch = try archive.articles.replaceQuotes(
      of: articles, parserVersion: "0.2.0", isDryRun: false)
    #expect(batch.changes == [])
    #expect(try Self.roots(in: archive) == joined)
    #expect(try archive.faults() == [])
  }

  @Test func `no given name is both a full one and short for another of its own line`() {
    for name in ["ed", "edward", "jon", "chris", "sandra", "jack"] {
      #expect(!Nicknames.isShort(name, of: name))
    }
    #expect(Nicknames.isShort("ed", of: "edward"))
    #expect(!Nicknames.isShort("edward", of: "ed"))
    #expect(!Nicknames.isShort("jack", of: "john"))
    #expect(Nicknames.fullNames(of: "jack") == ["john"])
    #expect(Nicknames.kin(of: "christine").contains("christopher"))
  }
}
