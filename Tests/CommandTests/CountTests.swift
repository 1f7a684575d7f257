import Testing

/// All that lists or counts quotes has one definition of what counts.
@Suite struct CountTests {
  private static let wire = """
    The council of Brill met on Monday to hear how the dam had come through the winter, and to \
    settle what the repair of the northern gate would cost the towns along the river. “The dam \
    holds,” said Luis Ortega, the plant manager. Ortega hopes the gate will be ready by spring.
    """

  private static let articles = [
    ("First Post", "2026-01-05", "https://example.org/first", wire),
    ("Second Post", "2026-01-06", "https://example.net/second", wire + " Rain fell."),
    // The same address, twice.
    ("Third Post", "2026-02-01", "https://example.org/third", "Ana Ruiz said the road was open."),
    (
      "Third Post", "2026-02-01", "https://example.org/third",
      "Ana Ruiz said the road was open. She said the bridge was shut."
    ),
    (
      "Third Post", "2026-02-03", "https://example.org/junior",
      "“I am his son,” said Luis Ortega Jr. Luis Ortega Jr. and Ana Ruiz said it was late."
    ),
    ("Third Post", nil, "https://example.org/undated", "Ortega denied that he had left."),
  ]

  private let tool: Tool

  init() throws {
    tool = try Tool()
    for (outlet, day, url, text) in Self.articles {
      let date = day.map { #""published":"\#($0)","# } ?? ""
      let line = #"{"outlet":"\#(outlet)",\#(date)"url":"\#(url)","text":"\#(text)"}"#
      let outcome = try tool.run("import", "-q", "-", input: line)
      precondition(outcome.status == 0, outcome.messages)
    }
  }

  private func records(_ command: [String], _ filter: [String]) throws -> [[String: String]] {
    let outcome = try tool.run(list: command + filter + ["--csv"])
    #expect(outcome.status == 0, "\(command) \(filter): \(outcome.messages)")
    return try StrictCSV(outcome.bytes).records
  }

  private func sum(of column: String, _ command: [String], _ filter: [String]) throws -> Int {
    try records(command, filter).reduce(0) { $0 + (Int($1[column] ?? "") ?? 0) }
  }

  @Test(arguments: [
    [], ["--mode", "speech"], ["--mode", "thought"],
    ["--mode", "speech", "--mode", "writing", "--mode", "thought"], ["--speaker", "Luis Ortega"],
    ["--speaker", "luis-ortega"], ["--speaker", "Ortega"], ["--speaker", "Ana Ruiz"],
    ["--outlet", "Third Post"], ["--polarity", "negated"], ["--cue", "say"], ["--from", "2026-02"],
    ["--unattributed"], ["--kind", "direct"],
  ])
  func `all commands count the same quotes`(filter: [String]) throws {
    for copies in ["all", "once", "only"] {
      let filter = filter + ["--copies", copies]
      let wanted = try records(["search", "--limit", "1000"], filter).count
      #expect(try records(["export"], filter).count == wanted, "\(filter)")
      #expect(try records(["review", "--limit", "1000"], filter).count == wanted, "\(filter)")
      #expect(try records(["sample", "--n", "1000"], filter).count == wanted, "\(filter)")
      #expect(try sum(of: "quotes", ["articles"], filter) == wanted, "\(filter)")
      #expect(try sum(of: "quotes", ["stats", "--by", "kind"], filter) == wanted, "\(filter)")
      if !filter.contains("--speaker") {
        #expect(try sum(of: "quotes", ["timeline"], filter) == wanted, "\(filter)")
        let outlets = ["First Post", "Second Post", "Third Post"]
        guard !filter.contains("--outlet") else { continue }
        var compared = 0
        for pair in [outlets, [outlets[2], outlets[0]]] {
          let rows = try records(["compare", pair[0], pair[1]], filter)
          let counts = rows.first { $0["measure"] == "quotes" }
          compared += Int(counts?["first"] ?? "") ?? 0
          if pair == outlets { compared += Int(counts?["second"] ?? "") ?? 0 }
        }
        #expect(compared == wanted, "\(filter)")
      }
    }
  }

  @Test(arguments: [
    [], ["--copies", "all"], ["--copies", "only"], ["--mode", "speech"], ["--mode", "thought"],
    ["--mode", "speech", "--mode", "writing", "--mode", "thought"], ["--speaker", "Ruiz"],
    ["--outlet", "Third Post"], ["--from", "2026-02"], ["--unattributed"], ["--cue", "say"],
  ])
  func `words that all quotes have change no count`(filter: [String]) throws {
    for (outlet, section, text) in [
      ("third post", "Towns", "The harbour master, Ivo Brandt, said the quay was full."),
      ("Third Post", "towns", "Mayor Cafe\u{301} Lund and Ivo Brandt said the quay was full."),
      ("Fourth Post", "Sea", "MAYOR Ada Caf\u{E9} said the sea was calm. He said it was late."),
    ] {
      let fields = #""outlet":"\#(outlet)","section":"\#(section)","text":"\#(text)""#
      let line = "{\(fields),\"url\":\"https://example.org/\(section)\"}"
      #expect(try tool.run("import", "-q", "-", input: line).status == 0)
    }
    try tool.write(
      "name,kind,wikidata,aliases,note,party\nIvo Brandt,person,,,,Green\nAna Ruiz,person,,,,Blue\n",
      to: "parties.csv")
    #expect(try tool.run("speakers", "load", "-q", "parties.csv").status == 0)
    for command in [
      ["stats", "--csv"], ["stats", "--format", "table", "--share"], ["stats", "--by", "outlet"],
      ["stats", "--by", "party", "--csv"], ["stats", "--by", "outlet", "--by", "speaker"],
      ["stats", "--by", "role", "--limit", "1"], ["timeline", "--csv", "--by", "week"],
      ["timeline", "--share", "--csv"], ["compare", "Third Post", "First Post", "--csv"],
    ] {
      let all = try tool.run(list: command + filter)
      let found = try tool.run(list: command + filter + ["--words", "the OR son OR it OR he"])
      #expect(found.text == all.text, "\(command)")
      #expect(found.messages == all.messages, "\(command)")
    }
  }

  @Test func `an import tells thoughts apart, as counts do`() throws {
    let tool = try Tool()
    let line = #"{"text":"\#(Self.wire)","url":"https://example.org/first"}"#
    let outcome = try tool.run("import", "-", input: line)
    #expect(outcome.messages.contains("1 quote and 1 thought of 1 speaker, "))
    #expect(try tool.run("stats", "--by", "kind", "--format", "table").text.hasPrefix("1 quote\n"))
    let json = try tool.run("import", "-", "--json", input: line.replacing("first", with: "second"))
    #expect(json.text.contains(#""quotes":2,"thoughts":1,"#))
  }

  @Test func `one speaker is counted the same everywhere`() throws {
    for (typed, id) in [("Luis Ortega", "luis-ortega"), ("Ana Ruiz", "ana-ruiz")] {
      for copies in [[], ["--copies", "once"], ["--copies", "all"]] {
        let once = copies.isEmpty ? ["--copies", "once"] : copies
        let wanted = try records(["search", "--limit", "1000"], ["--speaker", typed] + once).count
        #expect(wanted > 0)
        let listed = try records(["speakers"], ["--speaker", typed] + copies)
        #expect(listed.map { $0["speaker_id"] } == [id])
        #expect(listed.first?["quotes"] == "\(wanted)")
        let counts = try records(["stats", "--by", "speaker"], copies)
        #expect(counts.first { $0["speaker_id"] == id }?["quotes"] == "\(wanted)")
        let months = try records(["timeline"], ["--speaker", typed] + copies)
        #expect(months.reduce(0) { $0 + (Int($1["quotes"] ?? "") ?? 0) } == wanted)
        let pair = try records(["compare", typed, "Luis Ortega Jr."], copies)
        #expect(pair.first?["first"] == "\(wanted)")
      }
    }
    #expect(try tool.run("speakers", "show", "Ana Ruiz").text.contains("3 quotes in 2 articles"))
  }

  @Test func `copies count once unless asked for, which is said`() throws {
    let left = "left out: --copies all includes them"
    #expect(try records(["stats", "--by", "kind"], []).count == 2)
    let stats = try tool.run("stats", "--by", "outlet", "--csv")
    #expect(!stats.text.contains("Second Post"))
    #expect(stats.messages.contains("2 quotes of older versions and near copies \(left)"))
    #expect(stats.messages.contains("1 thought left out: --mode"))
    #expect(try tool.run("timeline").messages.contains(left))
    #expect(try tool.run("speakers").messages.contains(left))
    #expect(try tool.run("compare", "Ortega", "Ruiz").messages.contains(left))
    #expect(try tool.run("search").messages.contains(left) == false)
    let copies = try records(["articles"], ["--copies", "only"])
    #expect(copies.map { $0["outlet"] } == ["Third Post", "Second Post"])
    #expect(copies.map { $0["copy_of"]?.count } == [16, 16])
    #expect(try tool.run("verify").status == 0)
  }

  @Test func `shares stand beside counts, and the latest months are kept`() throws {
    let shares = try records(["stats", "--by", "kind", "--share"], [])
    #expect(abs(shares.reduce(0) { $0 + (Double($1["share"] ?? "") ?? 0) } - 1) < 0.001)
    #expect(try records(["stats", "--by", "kind"], []).first?["share"] == nil)
    let months = try records(["stats", "--by", "month", "--limit", "1"], [])
    #expect(months.map { $0["value"] } == ["2026-02"])
    let table = try tool.run(
      "stats", "--by", "month", "--limit", "1", "--share", "--format", "table")
    #expect(
      table.text.contains("2026-02") && table.text.contains(" %") && table.text.contains("before"))
  }

  @Test(arguments: ["outlet", "month", "kind", "cue", "role", "mode", "polarity", "section"])
  func `a table of two has what each has by itself`(facet: String) throws {
    for other in ["kind", "outlet", "cue"] where other != facet {
      let cells = try records(["stats", "--by", facet, "--by", other], [])
      for (column, facet) in [(facet, facet), (other, other)] {
        let sums = cells.reduce(into: [String: Int]()) { sums, row in
          sums[row[column] ?? "", default: 0] += Int(row["quotes"] ?? "") ?? 0
        }
        let counts = try records(["stats", "--by", facet], [])
        #expect(
          sums
            == Dictionary(
              uniqueKeysWithValues: counts.map { row in
                (row["value"] ?? "", Int(row["quotes"] ?? "") ?? 0)
              }))
      }
    }
    // A joint statement counts for each of its speakers.
    let said = try records(["stats", "--by", "speaker", "--by", facet], [])
    for count in try records(["stats", "--by", "speaker"], []) {
      let theirs = said.filter { $0["speaker_id"] == count["speaker_id"] }
      #expect(
        theirs.reduce(0) { $0 + (Int($1["quotes"] ?? "") ?? 0) } == Int(count["quotes"] ?? ""))
    }
  }

  @Test func `a table of two has shares of its rows, and what has no room together`() throws {
    let cells = try records(["stats", "--by", "outlet", "--by", "kind", "--share"], [])
    for outlet in Set(cells.map { $0["outlet"] }) {
      let shares = cells.filter { $0["outlet"] == outlet }.compactMap { Double($0["share"] ?? "") }
      #expect(abs(shares.reduce(0, +) - 1) < 0.001)
    }
    let table = try tool.run(
      "stats", "--by", "outlet", "--by", "cue", "--limit", "1", "--format", "table")
    #expect(table.lines.first?.split(separator: " ") == ["outlet", "say", "others", "quotes"])
    #expect(table.messages.contains("1 more row by outlet"))
    #expect(try tool.run("stats", "--by", "kind", "--by", "kind").status == 64)
    #expect(try tool.run("stats", "--by", "kind", "--by", "cue", "--by", "mode").status == 64)
  }

  @Test func `shares over time are of all quotes, whatever is asked of these`() throws {
    let all = try records(["timeline"], [])
    let shares = try records(["timeline", "--share"], ["--cue", "say", "--words", "road OR dam"])
    #expect(shares.map { $0["month"] } == all.map { $0["month"] }.filter { $0 != "" })
    for row in shares {
      let month = all.first { $0["month"] == row["month"] }
      #expect(row["all_quotes"] == month?["quotes"])
      let share = Double(row["quotes"] ?? "")! / Double(row["all_quotes"] ?? "")!
      #expect(abs(share - Double(row["share"] ?? "")!) < 0.0001)
    }
    let perArticle = try records(["timeline", "--per", "articles"], ["--outlet", "Third Post"])
    #expect(perArticle.map { $0["articles"] } == ["2", "1"])
    let quotes = perArticle.compactMap { Double($0["quotes"] ?? "") }
    #expect(
      perArticle.compactMap { Double($0["per_1000_articles"] ?? "") }
        == [quotes[0] * 500, quotes[1] * 1000])
    let perQuote = try records(["timeline", "--per", "quotes"], ["--kind", "direct"])
    #expect(perQuote.first?["per_1000_quotes"] == "1000.0")
    #expect(try tool.run("timeline", "--share", "--per", "quotes").status == 64)
  }

  @Test func `a figure says in words what was asked`() throws {
    let figure = try tool.run(
      "timeline", "--share", "--svg", "-", "--outlet", "Third Post", "--kind", "indirect",
      "--from", "2026")
    #expect(figure.text.contains("outlet Third Post, kind indirect, from 2026-01-01"))
    #expect(figure.text.contains("Quotes as share of all quotes by month"))
    #expect(!figure.text.contains("--outlet"))
  }

  @Test func `a full name is one person, and a surname is all who bear it`() throws {
    let full = try tool.run("search", "--speaker", "Luis Ortega", "--csv")
    #expect(!full.text.contains("Jr."))
    #expect(
      full.messages
        == "2 thoughts left out: --mode speech --mode writing --mode thought includes them\n")
    let surname = try tool.run("search", "--speaker", "Ortega", "--csv")
    #expect(surname.text.contains("Luis Ortega Jr."))
    #expect(
      surname.messages.contains(
        "'Ortega' is the name of 3 speakers, counted together: luis-ortega, luis-ortega-jr, "
          + "1 known by this name in one article alone"))
  }

  @Test(arguments: [
    (["--outlet", "Frist Post"], "there is no outlet 'Frist Post'; near it: First Post"),
    (["--outlet", "Post"], "near it: First Post, Second Post, Third Post"),
    (["--outlet", "Zebra"], "there is no outlet 'Zebra': 'quotes stats --by outlet' lists all"),
    (["--speaker", "Ana Riuz"], "there is no speaker 'Ana Riuz'; near it: Ana Ruiz"),
    (["--cue", "says"], "there is no cue 'says'; near it: say"),
    (["--author", "Ida Strand"], "there is no author 'Ida Strand': 'quotes articles' lists all"),
  ])
  func `a name that is not there is said, with what is near`(filter: [String], words: String) throws
  {
    for command in [
      ["search"], ["export"], ["articles"], ["speakers"], ["stats"], ["timeline"], ["review"],
      ["sample"], ["reparse", "--dry-run"],
    ] {
      let outcome = try tool.run(list: command + filter)
      #expect(outcome.status == 0)
      #expect(outcome.messages.contains(words), "\(command): \(outcome.messages)")
    }
  }
}
