import Testing

/// The hard cases that ask for a search, for several articles, or for files.
@Suite struct HardCaseArticleTests {
  /// Case 31.
  @Test(arguments: [
    ("no-break spaces", "The\u{A0}dam\u{A0}will"), ("a soft hyphen", "The d\u{AD}am will"),
    ("no width", "The d\u{200B}am will"),
  ])
  func `a word is found beside and around invisible characters`(name: String, words: String) throws
  {
    let found = try rows(for: "dam", in: ["{\"text\":\"“\(words) hold,” Ortega said.\"}"])
    #expect(found.count == 1)
  }

  /// Case 61: nobody says in these articles that they are one.
  @Test func `spellings of one person in two scripts are never merged silently`() throws {
    let names = ["Olena Hrytsenko", "Olena Gritsenko", "Олена Гриценко"]
    let tool = try Tool()
    let articles = names.map { "{\"text\":\"“It holds,” said \($0).\"}" }
    #expect(
      try tool.run("import", "-q", "-", input: articles.joined(separator: "\n")).status == 0)
    let speakers = try StrictCSV(tool.run("speakers", "--csv").bytes).records
    #expect(Set(speakers.map { $0["speaker"] }) == Set(names))
    for name in names {
      let found = try tool.run("search", "--speaker", name, "--csv")
      #expect(try StrictCSV(found.bytes).records.count == 3)
    }
    let outcome = try tool.run("speakers", "alias", "olena-hrytsenko", names[1])
    #expect(outcome.status == 0)
    #expect(try StrictCSV(tool.run("speakers", "--csv").bytes).records.count == 2)
  }

  /// Case 81.
  @Test func `one statement in two papers is two mentions`() throws {
    let found = try rows(
      for: "will hold",
      in: [
        #"{"url":"https://a.example/1","text":"BRILL (AP) — “The dam will hold,” said Ana Ruiz."}"#,
        #"{"url":"https://b.example/1","text":"BRILL (AP) — “The dam will hold up,” said Ana Ruiz."}"#,
      ])
    #expect(found.map { $0["text"] } == ["The dam will hold,", "The dam will hold up,"])
    #expect(Set(found.map { $0["speaker"] }) == ["Ana Ruiz"])
    withKnownIssue("no column says which quotes are one statement") {
      let groups = found.compactMap { $0["statement"] }
      #expect(groups.count == 2 && Set(groups).count == 1)
    }
  }

  /// Case 83.
  @Test func `files that are no text keep no other file out`() throws {
    let utf16: [UInt8] = Samples.dam.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let files: [(name: String, bytes: [UInt8], status: String)] = [
      ("empty.txt", [], "rejected"), ("binary.txt", [0x89, 0x50, 0x4E, 0x47, 0, 1], "rejected"),
      ("nul.txt", Array("Ana said it rained.\0".utf8), "rejected"),
      ("broken.txt", Array("Ana said it snowed.".utf8) + [0xFF, 0xC3], "new"),
      ("lone-cr.txt", Array("Ana said it held.\r\rReyes said it broke.\r".utf8), "new"),
      ("utf-16.txt", [0xFF, 0xFE] + utf16, "new"),
    ]
    let tool = try Tool()
    for file in files { try tool.write(file.bytes, to: "f/" + file.name) }
    let outcome = try tool.run("import", "f", "--report", "report.jsonl", "-q")
    #expect(outcome.status == 1)
    let report = String(decoding: try tool.read("report.jsonl"), as: UTF8.self)
      .split(separator: "\n")
    for file in files {
      let line = report.first { $0.contains("f/\(file.name)") }
      #expect(line?.contains(#""status":"\#(file.status)""#) == true, "\(file.name)")
    }
    #expect(try tool.run("articles").lines.count == 4)
    #expect(try tool.run("verify").status == 0)
  }

  private func rows(for words: String, in articles: [String]) throws -> [[String: String]] {
    let tool = try Tool()
    let imported = try tool.run("import", "-q", "-", input: articles.joined(separator: "\n"))
    #expect(imported.status == 0, "\(imported.messages)")
    return try StrictCSV(tool.run("search", words, "--sort", "oldest", "--csv").bytes).records
  }
}
