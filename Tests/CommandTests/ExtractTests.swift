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

@Suite struct ExtractedRowTests {
  /// The sample articles and some that are read in other ways, linked into the tool's folder.
  private static let inputs = ["articles", "made.jsonl"]

  private static let made = [
    // Several who speak, names that differ in capitals and initials, a name without letters.
    #"{"text":"Donald J. Brandt said it rained. “It rains,” said DONALD J. BRANDT and Ana Reyes.","url":"https://example.org/a"}"#,
    #"{"text":"“Ça va,” dit-il à Ortega. Il a dit que la pluie était froide et que tout le monde le savait.","outlet":"L'Exemple"}"#,
    #"{"title":"=1+1","text":"“It\r\nholds,” said Luis\tOrtega. Ortega hopes it holds. Critics said: “No.”","outlet":"The \"Example\"","published":"2026-01-22","author":"Ida\nStrand","section":"World","date_download":"2026-01-23","keywords":["dams","soup"]}"#,
    #"{"text":"It rained."}"#,
    #"{"text":"“It \"really\" holds,\u0007 \u2028 \u0085now,” said Ana Reyes and Luis Ortega, “and,\nso, on.”","outlet":"A, B","title":"\u0001 \"C\"\\"}"#,
    #"{"text":"“😀 It holds,” said the company’s spokesman, according to the Brill Post.","date":"soon"}"#,
  ]

  private func tool() throws -> Tool {
    let tool = try Tool()
    let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures/articles")
    try FileManager.default.createSymbolicLink(
      at: tool.url("articles"), withDestinationURL: fixtures)
    try tool.write(Self.made.joined(separator: "\n"), to: "made.jsonl")
    return tool
  }

  /// The inputs one article each, as files.
  private func singles(in tool: Tool) throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: tool.url("articles").path)
    let lines = String(decoding: try tool.read("articles/articles.jsonl"), as: UTF8.self)
      .split(separator: "\n").map(String.init)
    let made = lines + Self.made
    for (place, line) in made.enumerated() { try tool.write(line, to: "\(place).jsonl") }
    return names.filter { !$0.hasSuffix(".jsonl") }.sorted().map { "articles/\($0)" }
      + made.indices.map { "\($0).jsonl" }
  }

  @Test func `the rows of an article are the bytes that an archive of it exports`() throws {
    let tool = try tool()
    let formats = ["csv", "jsonl", "tsv"]
    for (place, input) in try singles(in: tool).enumerated() {
      let archive = ["-q", "-a", "\(place).sqlite"]
      #expect(try tool.run(list: ["import", input] + archive).status == 0)
      let format = formats[place % 3]
      for options in [[], ["--mode", "thought", "--mode", "speech"], ["--columns", Self.columns]] {
        let export = try tool.run(list: ["export", "--format", format] + archive + options)
        let extract = try tool.run(list: ["extract", "-q", "--rows", format, input] + options)
        let isSame = extract.bytes == export.bytes
        #expect(isSame, "\(input)")
      }
    }
  }

  private static let columns =
    "quote_id,section,keywords,retrieved,input,speaker_id,end,context_after,speaker"

  /// Of a speaker's name, an archive shows the best spelling of all articles.
  @Test(arguments: ["csv", "jsonl", "tsv"])
  func `the rows of many articles are those of their export, but for spellings`(format: String)
    throws
  {
    let tool = try tool()
    #expect(try tool.run(list: ["import", "-q"] + Self.inputs).status == 0)
    let header = try #require(try tool.run("export", "-q", "--limit", "1").lines.first)
    let columns = header.replacingOccurrences(of: "speaker,", with: "")
    let extract = try tool.run(
      list: ["extract", "-q", "--rows", format, "--columns", columns] + Self.inputs)
    let export = try tool.run("export", "-q", "--format", format, "--columns", columns)
    #expect(extract.status == 0 && export.status == 0)
    #expect(extract.rows.count > 200)
    // The order is that of the input.
    #expect(extract.bytes.count == export.bytes.count)
    let isSame = extract.rows.sorted() == export.rows.sorted()
    #expect(isSame)
  }

  @Test(arguments: [
    "Donald Brandt said it rained. The town council met on Monday. “It holds,” said Donald J. Brandt.",
    "Edward Quillby said it rained. Ed Quillby said it was late. Edward Quillby’s campaign said it was new."
      + " Ed Quillby’s campaign said it was old.",
  ])
  func
    `who has two names in one article is one speaker with and without an archive, and so is theirs`(
      text: String
    ) throws
  {
    let tool = try Tool()
    try tool.write(text, to: "a.txt")
    let rows = try tool.run("extract", "--rows", "csv", "a.txt").bytes
    #expect(try tool.run("import", "-q", "a.txt").status == 0)
    #expect(try tool.run("export").bytes == rows)
  }

  @Test func `articles are written beside them, and an archive of these has the same ids`() throws {
    let tool = try tool()
    let rows = try tool.run(
      list: ["extract", "-q", "--rows", "jsonl", "--articles", "read.jsonl"] + Self.inputs)
    #expect(rows.status == 0)
    #expect(try tool.run("import", "-q", "read.jsonl").status == 0)
    let ids = try tool.run(
      "export", "--columns", "quote_id,article_hash", "--format", "jsonl", "-q")
    let read = try tool.run(
      "extract", "-q", "--rows", "jsonl", "--columns", "quote_id,article_hash", "made.jsonl",
      "articles")
    #expect(read.rows.sorted() == ids.rows.sorted())
    #expect(rows.rows.count == ids.rows.count)
  }

  @Test func `thoughts are left out as export leaves them out, and told of`() throws {
    let outcome = try tool().run("extract", "--rows", "csv", "made.jsonl")
    #expect(outcome.messages.contains("1 thought left out: --mode speech"))
  }

  @Test func `a report has a line for each input, rejected ones with the reason`() throws {
    let tool = try Tool()
    let input = "{\n" + Samples.lines
    for form in [["--rows", "csv"], []] {
      let outcome = try tool.run(
        list: ["extract", "-q", "--report", "r.jsonl", "--input-format", "jsonl"] + form,
        input: input)
      #expect(outcome.status == 1)
      let lines = String(decoding: try tool.read("r.jsonl"), as: UTF8.self)
        .split(separator: "\n")
      #expect(lines.count == 6)
      #expect(lines[0].hasPrefix(#"{"input":"-:1","status":"rejected","reason":""#))
      #expect(lines[1] == #"{"input":"-:2","status":"extracted","reason":null}"#)
    }
  }

  @Test(arguments: [
    (["--columns", "text"], "--columns can only be used with --rows"),
    (["--articles", "a.csv"], "--articles can only be used with --rows"),
    (["--mode", "speech"], "--mode can only be used with --rows"),
    (["--rows", "csv", "--explain"], "--explain cannot be used with --rows"),
    (["--rows", "csv", "--columns", "text,copy_of"], "only an archive has 'copy_of'"),
    (["--rows", "json"], "--rows"),
  ])
  func `options that do not go together are refused`(options: [String], message: String) throws {
    let outcome = try Tool().run(list: ["extract"] + options)
    #expect(outcome.status == 64)
    #expect(outcome.messages.contains(message))
  }
}

extension Tool.Outcome {
  /// Its lines without the header's place among them, CR LF and all.
  fileprivate var rows: [String] {
    text.unicodeScalars.split(separator: "\n").map { String($0) }
  }
}
