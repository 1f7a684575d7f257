import Foundation
import Testing

@Suite struct ExtractTests {
  @Test func `each article is a line in the order of the input, under its own id or place`() throws
  {
    let tool = try Tool()
    let many = (0..<300).map { #"{"text":"Ana said it rained.","id":\#($0)}"# }
    try tool.write(many.joined(separator: "\n"), to: "a.jsonl")
    try tool.write(Samples.dam, to: "b.txt")
    let outcome = try tool.run("extract", "a.jsonl", "b.txt")
    #expect(outcome.status == 0)
    let ids = outcome.lines.map { $0.dropFirst(7).prefix { $0 != "\"" } }
    #expect(ids == (0..<300).map { "\($0)" } + ["b.txt"])
    #expect(!tool.exists("quotes.sqlite"))
  }

  @Test func `offsets point into the whole file`() throws {
    let tool = try Tool()
    try tool.write(Samples.dam, to: "b.txt")
    let line = try tool.run("extract", "b.txt").bytes
    let article = try JSONDecoder().decode(Extracted.self, from: Data(line))
    let scalars = Array(Samples.dam.unicodeScalars)
    let quote = try #require(article.quotes.first)
    #expect(quote.speaker == "Luis Ortega")
    let words = quote.content.map { span in
      String(String.UnicodeScalarView(scalars[span[0]..<span[1]]))
    }.joined(separator: " ")
    #expect(words.contains("The dam holds"))
  }

  @Test func `standard input is read without a path, and with a dash`() throws {
    let tool = try Tool()
    #expect(try tool.run("extract", input: Samples.lines).lines.count == 5)
    #expect(try tool.run("extract", "-", input: Samples.lines).lines.count == 5)
    #expect(
      try tool.run("extract", "-", input: Samples.dam).text.hasPrefix(#"{"id":"-","quotes":[{"#))
  }

  @Test func `what is rejected is named on stderr, and the rest goes through`() throws {
    let tool = try Tool()
    let outcome = try tool.run("extract", input: "{\n" + Samples.lines + "[]\n")
    #expect(outcome.status != 0)
    #expect(outcome.messageLines.allSatisfy { $0.hasPrefix("quotes: ") })
    #expect(try tool.run("extract", "missing.txt").status == 66)
    #expect(try tool.run("extract", input: "").status == 65)
    #expect(
      try tool.run("extract", "--input-format", "jsonl", input: "x\n" + Samples.lines).status == 1)
  }

  /// As much of the line as is looked at here.
  private struct Extracted: Decodable {
    struct Quote: Decodable {
      var speaker: String?
      var content: [[Int]]
    }
    var quotes: [Quote]
  }
}
