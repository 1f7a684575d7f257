import Foundation
import Testing

@Suite struct ImportTests {
  @Test func `an import says what it did, and a repeat changes nothing`() throws {
    let tool = try Tool()
    try tool.write(Samples.lines, to: "a.jsonl")
    let first = try tool.run("import", "a.jsonl", "--json")
    #expect(first.status == 0)
    #expect(
      first.text.hasPrefix(
        #"{"articles":{"read":5,"new":5,"duplicate":0,"updated":0,"rejected":0},"quotes":"#))
    #expect(first.messages.contains("a.jsonl:5: the date 'soon' cannot be read"))
    let export = try tool.run("export").bytes
    let second = try tool.run("import", "a.jsonl", "--json")
    #expect(second.text.contains(#""new":0,"duplicate":5,"updated":0,"rejected":0},"quotes":0,"#))
    #expect(try tool.run("export").bytes == export)
    #expect(try tool.run("verify").status == 0)
  }

  @Test func `the same articles give the same export in any order and any number of runs`() throws {
    let one = try Tool.withArchive()
    let other = try Tool()
    for article in Samples.articles.reversed() {
      #expect(try other.run("import", "-", input: article).status == 0)
    }
    #expect(try one.run("export").bytes == other.run("export").bytes)
  }

  @Test func `a changed body under the same URL is a new version`() throws {
    let tool = try Tool.withArchive()
    let changed = Samples.articles[0].replacingOccurrences(of: "dam holds", with: "dam held")
    let outcome = try tool.run("import", "-", "--json", input: changed)
    #expect(outcome.text.contains(#""new":0,"duplicate":0,"updated":1,"#))
  }

  @Test func `broken JSON on line 3 of 5 is named, and the others are stored`() throws {
    let tool = try Tool()
    var lines = Samples.articles
    lines[2] = #"{"text": "The dam holds"#
    try tool.write(lines.joined(separator: "\n"), to: "a.jsonl")
    let outcome = try tool.run("import", "a.jsonl", "--json", "--report", "report.jsonl", "-q")
    #expect(outcome.status == 1)
    #expect(outcome.messageLines.count == 1)
    #expect(
      outcome.messages.hasPrefix("quotes: broken JSON (column 24): a text does not end: a.jsonl:3:")
    )
    #expect(outcome.text.contains(#""read":5,"new":4,"duplicate":0,"updated":0,"rejected":1"#))
    let report = String(decoding: try tool.read("report.jsonl"), as: UTF8.self)
    #expect(
      report.split(separator: "\n").map { $0.contains(#""status":"new""#) } == [
        true, true, false, true, true,
      ])
    #expect(report.contains(#"{"input":"a.jsonl:3","status":"rejected","reason":"broken JSON"#))
    #expect(try tool.run("articles").lines.count == 5)
  }

  @Test(arguments: [
    ("missing.txt", Int32(66)), ("empty.txt", 65), ("binary.txt", 65), ("folder", 65),
  ])
  func `an input that gives nothing is one line and makes no archive`(name: String, status: Int32)
    throws
  {
    let tool = try Tool()
    try tool.write("", to: "empty.txt")
    try tool.write([0, 1, 2, 0xFF], to: "binary.txt")
    try tool.write("", to: "folder/unknown.xyz")
    let outcome = try tool.run("import", name, "-q")
    #expect(outcome.status == status)
    #expect(outcome.messageLines.count == 1)
    #expect(outcome.messages.hasPrefix("quotes: "))
    #expect(outcome.messages.contains(name))
    #expect(!tool.exists("quotes.sqlite"))
  }

  @Test func `a missing input does not keep the others out`() throws {
    let tool = try Tool()
    try tool.write(Samples.dam, to: "a.txt")
    let outcome = try tool.run("import", "missing.txt", "a.txt", "--json")
    #expect(outcome.status == 66)
    #expect(outcome.text.contains(#""read":2,"new":1"#))
  }

  @Test func `bytes that are no UTF-8 are read and reported`() throws {
    let tool = try Tool()
    try tool.write(Array("Ana said it is caf".utf8) + [0xE9], to: "latin.txt")
    try tool.write(Array("Ana said – it is ".utf8) + [0xFF], to: "broken.txt")
    let outcome = try tool.run("import", "latin.txt", "broken.txt")
    #expect(outcome.status == 0)
    #expect(outcome.messages.contains("latin.txt: is not UTF-8: read as Windows-1252"))
    #expect(outcome.messages.contains("broken.txt: 1 character could not be read"))
  }

  @Test func `a folder is walked in order; links end, and what is not read is counted`() throws {
    let tool = try Tool()
    try tool.write("Ana said one.", to: "f/b.txt")
    try tool.write("Ana said two.", to: "f/a/z.text")
    try tool.write("Ana said three.", to: "f/.hidden.txt")
    try tool.write("Ana said four.", to: "f/c.xyz")
    try FileManager.default.createSymbolicLink(
      atPath: tool.url("f/a/loop").path, withDestinationPath: "..")
    try FileManager.default.createSymbolicLink(
      atPath: tool.url("f/z.txt").path, withDestinationPath: "b.txt")
    try #require(mkfifo(tool.url("f/pipe.txt").path, 0o600) == 0)
    let outcome = try tool.run("extract", "f")
    #expect(outcome.status == 0)
    #expect(
      outcome.lines.map { $0.prefix(18) } == [#"{"id":"f/a/z.text""#, #"{"id":"f/b.txt","q"#])
    let imported = try tool.run("import", "f")
    #expect(imported.messages.contains("3 files skipped: 1 .xyz, 1 hidden, 1 no file"))
    #expect(imported.messages.contains("2 articles read"))
  }

  @Test func `a file named by hand is tried whatever its name`() throws {
    let tool = try Tool()
    try tool.write(Samples.lines, to: ".hidden.xyz")
    #expect(try tool.run("import", ".hidden.xyz", "--json").text.contains(#""new":5"#))
  }

  @Test func `a dry run stores nothing and says the same`() throws {
    let tool = try Tool()
    try tool.write(Samples.lines, to: "a.jsonl")
    let outcome = try tool.run("import", "--dry-run", "a.jsonl", "a.jsonl", "--json")
    #expect(outcome.status == 0)
    #expect(outcome.text.contains(#""read":10,"new":5,"duplicate":5"#))
    #expect(outcome.text.contains(#""import":null"#))
    #expect(!tool.exists("quotes.sqlite"))
  }

  @Test func `options fill what the records lack`() throws {
    let tool = try Tool()
    try tool.write(Samples.dam, to: "a.txt")
    let outcome = try tool.run(
      "import", "a.txt", "--outlet", "The Example", "--author", "Ida Strand", "--published",
      "22 January 2026", "--language", "en")
    #expect(outcome.status == 0)
    let article = try tool.run("articles", "--csv").bytes
    let record = try #require(try StrictCSV(article).records.first)
    #expect(record["title"] == "The Dam Holds")
    #expect(record["outlet"] == "The Example")
    #expect(record["author"] == "Ida Strand")
    #expect(record["published"] == "2026-01-22")
    #expect(record["language"] == "en")
  }
}
