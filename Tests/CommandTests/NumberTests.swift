import Foundation
import Testing

/// Every number that a person, or a file, can give, at its ends and beyond them.
@Suite struct NumberTests {
  private static let ends = [
    "0", "-1", "1", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
    "1e308", "nan", "99999999999999999999999999999999999999",
  ]

  /// `N` is the number.
  private static let commands = [
    ["search", "dam", "--offset", "N"], ["search", "dam", "--limit", "N", "--offset", "N"],
    ["search", "--offset", "N"],
    ["search", "dam", "--in", "articles", "--limit", "N", "--offset", "N"],
    ["search", "dam", "--in", "titles", "--limit", "N", "--offset", "N"],
    ["search", "dam", "--group", "--limit", "N", "--offset", "N"],
    ["search", "dam", "--context", "N"], ["search", "--min-confidence", "N"],
    ["search", "--import", "N"], ["search", "dam NEAR/N holds"], ["search", "NEAR(dam holds, N)"],
    ["search", "--from", "N"], ["search", "--from", "N-01-01", "--to", "N"],
    ["speakers", "--limit", "N", "--offset", "N"], ["articles", "--limit", "N", "--offset", "N"],
    ["stats", "--by", "cue", "--limit", "N"], ["export", "--limit", "N", "--offset", "N"],
    ["compare", "Ana Ruiz", "Luis Ortega", "--limit", "N"],
    ["compare", "Ana Ruiz", "Luis Ortega", "--words", "N"], ["timeline", "--from", "N"],
    ["sample", "--n", "N", "--seed", "N"], ["sample", "--n", "3", "--seed", "N"],
    ["accuracy", "--n", "N", "--seed", "N"], ["show", "0123456789abcdef.N"],
    ["remove", "--import", "N", "--undo"], ["import", "new.txt", "--limit", "N"],
    ["import", "numbers.jsonl"], ["import", "numbers.csv"], ["import", "numbers.warc"],
    ["import", "numbers.arc"], ["import", "numbers.rtf"], ["extract", "numbers.html"],
    ["corrections", "import", "decisions.jsonl"], ["serve", "--port", "N", "--host", "nowhere"],
    ["sql", "SELECT N, -N, substr('a', N)"],
  ]

  private static func files(_ number: String) -> [String: String] {
    let span = "[\(number),\(number)]"
    let inferred =
      #"{\"confidence\":\#(number),\"content\":[\#(span)],\"cue\":[\#(span)],\"kind\":\"direct\","#
      + #"\"mode\":\"speech\",\"polarity\":\"affirmed\",\"rule\":\"Q\",\"source\":[],"#
      + #"\"speakers\":[],\"text\":\"a\"}"#
    let head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/\r\n"
    let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    return [
      "new.txt": "“It holds,” said Ana Ruiz.",
      "numbers.jsonl": #"{"text":"It holds.","published":\#(number),"id":\#(number)}"# + "\n"
        + #"{"text":"It holds.","published":"\#(number)","id":[\#(number)]}"# + "\n",
      "numbers.csv": "text,published,id\nIt holds.,\(number),\(number)\n",
      "numbers.warc":
        "\(head)Content-Type: application/http\r\nContent-Length: \(number)\r\n\r\n\(page)"
        + "\(number)\r\n<p>It holds.</p>\r\n",
      "numbers.arc":
        "filedesc://a 0.0.0.0 20260101000000 text/plain \(number)\n1 0 A\n\n"
        + "http://example.org/ 192.0.2.1 20260101000000 text/html \(number)\n<p>It holds.</p>\n",
      "numbers.rtf": "{\\rtf1\\ansi\\ansicpg\(number)\\uc\(number) It \\u\(number) holds.}",
      "numbers.html": "<p>It &#\(number); holds &#x\(number);.</p><time datetime='\(number)'>",
      "decisions.jsonl":
        #"{"about":"quote","article_hash":"\#(String(repeating: "a", count: 64))","#
        + #""start":\#(number),"end":\#(number),"field":"kind","value":"mixed","inferred":"\#(inferred)","#
        + #""made_by":"M","made_at":"2026-01-01T00:00:00Z"}"# + "\n",
    ]
  }

  @Test(arguments: ends)
  func `a number at its end is taken or refused, and nothing traps`(number: String) throws {
    let tool = try Tool.withArchive()
    for (name, text) in Self.files(number) { try tool.write(text, to: name) }
    for command in Self.commands {
      let arguments = command.map { $0.replacing("N", with: $0.contains("NEAR") ? "N" : number) }
        .map { $0.replacing("/N", with: "/" + number).replacing(", N)", with: ", \(number))") }
      let outcome = try tool.run(list: arguments, shell: "ulimit -t 20")
      #expect(
        [0, 1, 2, 64, 65, 66, 69, 73, 74].contains(outcome.status),
        "\(arguments): \(outcome.status) \(outcome.messages.prefix(300))")
    }
    #expect(try tool.run("verify").status == 0)
  }

  @Test func `a page is asked with numbers at their ends`() throws {
    let page = try ServedPage(try Tool.withArchive())
    for number in Self.ends {
      for address in [
        "/search?q=dam&page=\(number)", "/search?min-confidence=\(number)",
        "/search?from=\(number)",
        "/articles?page=\(number)", "/review?skipped=\(number)",
        "/review?sample=\(number)&seed=\(number)", "/quotes/0123456789abcdef.\(number)",
      ] {
        #expect(try page.get(address).status != 0, "\(address)")
      }
      let answer = try page.ask("POST /review HTTP/1.1", ["Content-Length": number])
      #expect(answer.status != 0 || number == "1", "\(number)")
    }
    #expect(try page.get("/").status == 200)
  }
}
