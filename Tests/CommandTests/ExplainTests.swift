import Foundation
import Testing

@Suite struct ExplainTests {
  @Test func `extract explains each quote in JSON, and changes nothing else of it`() throws {
    let tool = try Tool()
    try tool.write(Samples.dam, to: "b.txt")
    let plain = try quotes(of: tool.run("extract", "b.txt"))
    let explained = try quotes(of: tool.run("extract", "--explain", "b.txt"))
    #expect(plain.allSatisfy { $0["explanation"] == nil })
    for quote in explained {
      let explanation = try #require(quote["explanation"] as? [String: Any])
      #expect(
        Set(explanation.keys) == [
          "rule_in_words", "example", "probability", "reasons", "alternatives", "end_probability",
          "other_ends", "speaker_reason", "speaker_probability",
          "other_speakers", "namesakes",
        ])
      #expect((explanation["example"] as? String)?.contains("[Q ") == true)
    }
    let bare = explained.map { $0.filter { $0.key != "explanation" } as NSDictionary }
    #expect(bare == plain.map { $0 as NSDictionary })
  }

  @Test func `extract explains in words on a terminal`() throws {
    let tool = try Tool()
    try tool.write("Ana\u{1B}[31m Ruiz said the water was clear.", to: "b.txt")
    let shown = try PseudoTerminal.output(of: tool, "extract", "--explain", "b.txt")
    for part in ["b.txt: 1 quote", "Why", "the source, the cue", "[Q the dam would hold]", "+"] {
      #expect(shown.contains(part))
    }
    #expect(!shown.contains("\u{1B}"))
  }

  @Test func `show says why a quote was found, and what else was considered`() throws {
    let tool = try Tool.withArchive()
    let id = try value("quote_id", in: tool)
    let text = try tool.run("show", id).text
    for part in ["\nWhy\n", "[C said]", "“Luis Ortega” is Luis Ortega"] {
      #expect(text.contains(part))
    }
    let all = try tool.run("search", "--columns", "quote_id").lines.dropFirst()
    #expect(try all.contains { try tool.run("show", $0).text.contains("\nAlso considered\n") })
    let json = try tool.run("show", id, "--json").text
    #expect(json.contains(#""explanation":{"rule_in_words":"#))
    #expect(json.contains(#""explanation_note":null"#))
  }

  @Test func `show says that a quote is another version's`() throws {
    let tool = try Tool.withArchive()
    let id = try value("quote_id", in: tool)
    let version = try value("parser_version", in: tool)
    let other = String(repeating: "0", count: version.count)
    try tool.replace(version, with: other, in: "quotes.sqlite")
    let text = try tool.run("show", id).text
    #expect(text.contains("found by parser \(other); parser \(version) finds it too"))
    #expect(text.contains("\nin words "))
  }

  @Test func `show says that a quote is not found again`() throws {
    let tool = try Tool.withArchive()
    let id = try value("quote_id", in: tool)
    let rule = try value("rule", in: tool)
    try tool.replace(rule, with: String(repeating: "x", count: rule.count), in: "quotes.sqlite")
    let note = "does not find it so any more, and cannot say why"
    #expect(try tool.run("show", id).text.contains(note))
    let json = try tool.run("show", id, "--json").text
    #expect(json.contains(#""explanation":null"#) && json.contains(note))
  }

  /// What a column says of the quote on the dam.
  private func value(_ column: String, in tool: Tool) throws -> String {
    try #require(try tool.run("search", "dam", "--columns", column).lines.last)
  }

  private func quotes(of outcome: Tool.Outcome) throws -> [[String: Any]] {
    let article = try JSONSerialization.jsonObject(with: Data(outcome.bytes)) as? [String: Any]
    return try #require(article?["quotes"] as? [[String: Any]])
  }
}

extension Tool {
  /// Changes a text of a file, as long as before.
  fileprivate func replace(_ text: String, with other: String, in name: String) throws {
    var bytes = try read(name)
    for start in bytes.indices where bytes[start...].starts(with: text.utf8) {
      bytes.replaceSubrange(start..<start + text.utf8.count, with: other.utf8)
    }
    try write(bytes, to: name)
  }
}
