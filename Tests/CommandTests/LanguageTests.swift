import Foundation
import Running
import Testing

/// Articles in languages that no quotes are taken from.
@Suite struct LanguageTests {
  private static let articles = [
    #"{"id":"1","language":"en-GB","text":"“The dam holds,” said Luis Ortega. The mayor was not in the hall, and it was shut."}"#,
    #"{"id":"2","language":"en","text":"„Der Damm hält“, sagte Luis Ortega am Freitag um zehn Uhr. Auf der Straße war es still."}"#,
    #"{"id":"3","text":"« Le barrage tient », a dit Luis Ortega. Le maire a déclaré que le mur était vieux."}"#,
    #"{"id":"4","text":"„Der Bürgermeister ist alt“, sagte Ana Reyes. Um elf Uhr war die Brücke frei."}"#,
  ]

  private let tool: Tool

  init() throws {
    tool = try Tool()
    try tool.write(Self.articles.joined(separator: "\n") + "\n", to: "a.jsonl")
  }

  @Test func `other languages are stored, searched, counted and named, without quotes`() throws {
    let outcome = try tool.run("import", "a.jsonl", "--json")
    #expect(outcome.text.contains(#""other_languages":{"de":2,"fr":1}"#), "\(outcome.text)")
    #expect(
      outcome.messages.contains(
        "3 articles in languages that no quotes are taken from: 2 de, 1 fr: "
          + "'quotes articles --import 1 --language de --language fr'"))
    #expect(try ids("articles", "--import", "1", "--language", "de", "--language", "fr").count == 3)
    #expect(try ids("articles", "--language", "en").count == 1)
    #expect(try ids("articles", "--text", "Brücke").count == 1)
    #expect(try tool.run("search", "--csv").lines.count == 2)
    #expect(try tool.run("verify").status == 0)
  }

  private static let shell = "/usr/bin/sqlite3"

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: shell)))
  func `what an earlier version took from them is gone after reparse, and the language told`()
    throws
  {
    _ = try tool.run("import", "-q", "a.jsonl")
    let change = "UPDATE article SET language = language_as_written, parser_version = '0.1.0'"
    let sql = try ChildProcess(
      URL(fileURLWithPath: Self.shell), ["quotes.sqlite", change], in: tool.folder)
    #expect(sql.waitUntilExit() == .exit(0))
    #expect(try ids("articles", "--language", "en").count == 2)
    #expect(try tool.run("reparse").status == 0)
    #expect(try ids("articles", "--language", "en").count == 1)
    #expect(try ids("articles", "--language", "de").count == 2)
  }

  @Test func `extract gives no quotes of them, and says so`() throws {
    let outcome = try tool.run("extract", "a.jsonl")
    #expect(outcome.lines.map { $0.contains("holds") } == [true, false, false, false])
    #expect(outcome.messages.contains("2 de, 1 fr"))
    #expect(try tool.run("extract", "--explain", "a.jsonl").lines.count == 4)
  }

  private func ids(_ list: String...) throws -> [String] {
    let outcome = try tool.run(list: list + ["--csv"])
    return try StrictCSV(outcome.bytes).records.compactMap { $0["article_id"] }
  }
}
