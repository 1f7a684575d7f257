import Foundation
import Packing
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads a sheet as a spreadsheet does: each row its cells by their column.
private final class SheetReader: NSObject, XMLParserDelegate {
  var rows: [[String: String]] = []
  private var column = ""
  private var text = ""

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if name == "row" { rows.append([:]) }
    if name == "c" { (column, text) = (attributes["r"] ?? "", "") }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard name == "c" else { return }
    rows[rows.count - 1][String(column.prefix { $0.isLetter })] = text
  }
}

@Suite struct ExportFormatTests {
  private static let forms = [
    ["--format", "csv"], ["--format", "jsonl"], ["--format", "tsv"], ["--format", "webannotation"],
    ["--format", "tei"], ["--preset", "quotebank"], ["--preset", "gqg"], ["--preset", "ggt"],
    ["--excel"], ["--format", "xlsx"], ["--format", "claimreview"],
  ]

  /// With the sample articles imported one by one, last first.
  private func backwards() throws -> Tool {
    let tool = try Tool()
    for article in Samples.articles.reversed() {
      try tool.write(article + "\n", to: "a.jsonl")
      #expect(try tool.run("import", "-q", "a.jsonl").status == 0)
    }
    return tool
  }

  @Test func `every form is the same bytes, in whatever order the articles came`() throws {
    let (tool, other) = (try Tool.withArchive(), try backwards())
    for form in Self.forms {
      let outcome = try tool.run(list: ["export"] + form)
      #expect(outcome.status == 0, "\(form)")
      #expect(!outcome.bytes.isEmpty)
      #expect(try outcome.bytes == other.run(list: ["export"] + form).bytes, "\(form)")
    }
    for folder in [["--package"], ["--format", "brat"]] {
      #expect(try tool.run(list: ["export"] + folder + ["out"]).status == 0)
      #expect(try other.run(list: ["export"] + folder + ["out"]).status == 0)
      let names = try FileManager.default.contentsOfDirectory(atPath: tool.url("out").path)
      #expect(names.count > 4)
      for name in names {
        #expect(try tool.read("out/\(name)") == other.read("out/\(name)"), "\(name)")
      }
      try FileManager.default.removeItem(at: tool.url("out"))
      try FileManager.default.removeItem(at: other.url("out"))
    }
  }

  @Test func `a package holds all that its reader needs, and says how it was made`() throws {
    let tool = try Tool.withArchive()
    let outcome = try tool.run("export", "--package", "out", "--speaker", "Ruiz", "--limit", "2")
    #expect(outcome.status == 0)
    #expect(outcome.messages.contains("2 quotes of 2 articles written to out"))
    let quotes = try StrictCSV(tool.read("out/quotes.csv")).records
    let articles = try StrictCSV(tool.read("out/articles.csv")).records
    #expect(Set(quotes.map { $0["article_id"] }) == Set(articles.map { $0["article_id"] }))
    for quote in quotes {
      let body = try #require(articles.first { $0["article_id"] == quote["article_id"] }?["body"])
      let scalars = Array(body.unicodeScalars)
      let (start, end) = (Int(quote["start"] ?? "") ?? 0, Int(quote["end"] ?? "") ?? 0)
      let words = String(String.UnicodeScalarView(scalars[start..<end]))
      #expect(words.contains(quote["text"] ?? "?"))
    }
    let speakers = try StrictCSV(tool.read("out/speakers.csv")).records
    #expect(speakers.map { $0["speaker_id"] } == ["ana-ruiz"])
    #expect(speakers.map { $0["quotes"] } == ["2"])
    let package = try #require(
      JSONSerialization.jsonObject(with: Data(tool.read("out/datapackage.json"))) as? [String: Any])
    let provenance = try #require(package["provenance"] as? [String: Any])
    #expect(
      provenance["command"] as? String
        == "quotes export --package DIR --speaker 'Ruiz' --limit 2")
    let resources = try #require(package["resources"] as? [[String: Any]])
    #expect(
      resources.map { $0["path"] as? String } == ["quotes.csv", "articles.csv", "speakers.csv"])
    #expect(resources[0]["bytes"] as? Int == (try tool.read("out/quotes.csv").count))
    let codebook = String(decoding: try tool.read("out/CODEBOOK.md"), as: UTF8.self)
    #expect(codebook.contains("no random sample of this archive was checked by hand"))
    for name in quotes[0].keys { #expect(codebook.contains("| `\(name)` |"), "\(name)") }
  }

  @Test func `a package tells how accurate a checked sample was`() throws {
    let tool = try Tool.withArchive()
    let drawn = try tool.run("sample", "--n", "2", "--columns", "quote_id", "--csv").lines
      .dropFirst()
    for id in drawn { #expect(try tool.run("correct", id, "--accept").status == 0) }
    #expect(try tool.run("export", "--package", "out").status == 0)
    let text = String(decoding: try tool.read("out/datapackage.json"), as: UTF8.self)
    #expect(text.contains("Of a random sample of 2 quotes out of"))
  }

  @Test(arguments: ["--package", "--format brat"])
  func `a folder that holds something is left as it is, and nothing half-written stays`(
    option: String
  ) throws {
    let tool = try Tool.withArchive()
    try tool.write("mine", to: "full/a.txt")
    try tool.write("mine", to: "file")
    for (name, reason) in [
      ("full", "not empty"), ("file", "not a folder"), ("none/out", "no such file"),
    ] {
      let outcome = try tool.run(
        list: ["export"] + option.split(separator: " ").map(String.init) + [name])
      #expect(outcome.status == 73, "\(name)")
      #expect(outcome.messageLines.count == 1)
      #expect(outcome.messages.contains(reason) && outcome.messages.contains(name))
    }
    let full = try tool.run(
      list: ["export"] + option.split(separator: " ").map(String.init) + ["out"],
      shell: "ulimit -f 1")
    #expect(full.status == 74)
    #expect(full.messageLines.count == 1)
    #expect(try tool.read("full/a.txt") == Array("mine".utf8))
    let names = try FileManager.default.contentsOfDirectory(atPath: tool.folder.path)
    #expect(names.filter { $0.hasPrefix("out") || $0.contains("part") }.isEmpty)
    try FileManager.default.createDirectory(
      at: tool.url("empty"), withIntermediateDirectories: true)
    #expect(
      try tool.run(list: ["export"] + option.split(separator: " ").map(String.init) + ["empty"])
        .status == 0)
  }

  @Test(arguments: [
    ["--package", "out", "--columns", "text"], ["--package", "out", "a.csv"],
    ["--package", "out", "--format", "csv"], ["--preset", "gqg", "--json"],
    ["--preset", "quotable"], ["--format", "tei", "--sort", "newest"],
    ["--format", "jsonl", "--excel"], ["--format", "brat"], ["--format", "ods"],
    ["--format", "xlsx", "--excel"], ["--format", "claimreview", "--columns", "text"],
  ])
  func `options that do not go together are told in one line`(options: [String]) throws {
    let tool = try Tool.withArchive()
    let outcome = try tool.run(list: ["export"] + options)
    #expect(outcome.status == 64)
    #expect(outcome.messageLines.count == 1)
    #expect(outcome.bytes.isEmpty)
    #expect(!tool.exists("out"))
  }

  @Test func `what a form leaves out or alters is said`() throws {
    let tool = try Tool.withArchive()
    let gqg = try tool.run("export", "--preset", "gqg")
    #expect(gqg.messages.contains("1 indirect quote left out"))
    let all = try tool.run("export", "--preset", "gqg", "--kind", "direct", "--kind", "indirect")
    #expect(!all.messages.contains("left out"))
    #expect(all.bytes.count > gqg.bytes.count)
    let excel = try tool.run("export", "--excel")
    #expect(excel.messages.contains("--excel alters the text"))
    #expect(excel.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(try tool.run("export").messages.isEmpty)
  }

  @Test func `a workbook has the cells of the CSV, and texts are texts`() throws {
    let tool = try Tool()
    let text =
      "“=1+1 _x0041_ \u{7} <&> it,” said Ana Ruiz. “\(String(repeating: "So it is. ", count: 4000))” she said."
    try tool.write(
      String(decoding: JSONEncoder().encode(["text": text, "outlet": "A & B"]), as: UTF8.self)
        + "\n",
      to: "a.jsonl")
    #expect(try tool.run("import", "-q", "a.jsonl").status == 0)
    let outcome = try tool.run("export", "q.xlsx", "--columns", "text,start,reviewed,spans,via")
    #expect(outcome.status == 0)
    #expect(outcome.messages.contains("1 text too long for a cell cut"))
    #expect(try tool.run("export", "q.zip", "--format", "xlsx").status == 0)
    let files = try Packed.unpack(tool.read("q.xlsx"))
    #expect(files.map(\.name).first == "[Content_Types].xml")
    let reader = SheetReader()
    let parser = try XMLParser(data: Data(#require(files.last).text.utf8))
    parser.delegate = reader
    #expect(parser.parse())
    let rows = try StrictCSV(
      tool.run("export", "--columns", "text,start,reviewed,spans,via").bytes
    ).records
    #expect(reader.rows.count == rows.count + 1 && rows.count == 2)
    #expect(reader.rows[0]["A"] == "text" && reader.rows[0]["E"] == "via")
    #expect(reader.rows[1]["A"] == "=1+1 _x005F_x0041_ _x0007_ <&> it,")
    #expect(reader.rows[2]["A"]?.utf16.count == 32_767)
    for (row, cells) in zip(rows, reader.rows.dropFirst()) {
      #expect(cells["B"] == row["start"] && cells["C"] == "0" && cells["D"] == row["spans"])
      #expect(cells["E"] == nil)
    }
  }

  @Test func `a claim for review is one a statement and who made it, and no denial`() throws {
    let tool = try Tool()
    for (outlet, text) in [
      ("The Post", "“The dam will hold this winter,” said Ana Ruiz. Ortega denied that it leaks."),
      ("The Wire", "“The dam will hold this winter,” Ana Ruiz said."),
      ("The Sun", "“The dam will hold this winter,” said Luis Ortega."),
    ] {
      let line = #"{"text":"\#(text)","outlet":"\#(outlet)","published":"2026-01-05"}"#
      #expect(try tool.run("import", "-q", "-", input: line).status == 0)
    }
    let outcome = try tool.run("export", "--format", "claimreview")
    #expect(outcome.messages.contains("1 quote that is not affirmed left out"))
    let all = try JSONSerialization.jsonObject(with: Data(outcome.bytes)) as? [String: Any]
    let graph = try #require(all?["@graph"] as? [[String: Any]])
    let items = try graph.map { try #require($0["itemReviewed"] as? [String: Any]) }
    #expect(items.count == 2)
    #expect(graph.allSatisfy { $0["claimReviewed"] as? String == "The dam will hold this winter," })
    #expect(graph.allSatisfy { $0["datePublished"] is NSNull && $0["url"] is NSNull })
    let names = items.map { ($0["author"] as? [String: Any])?["name"] as? String }
    #expect(Set(names) == ["Ana Ruiz", "Luis Ortega"])
    #expect(items.map { ($0["appearance"] as? [Any])?.count ?? 0 }.sorted() == [1, 2])
    let denied = try tool.run("export", "--format", "claimreview", "--polarity", "negated")
    #expect(denied.text.contains("[denied, or not said] that it leaks"))
  }

  @Test func `quotes are cited, several at once, and a wrong id is one line`() throws {
    let tool = try Tool.withArchive()
    let ids = try tool.run("export", "--columns", "quote_id").lines.dropFirst()
    let cited = try tool.run(list: ["cite", "--style", "bibtex"] + ids)
    #expect(cited.status == 0)
    for id in ids { #expect(cited.text.contains("@article{quotes:\(id),")) }
    #expect(try tool.run(list: ["cite"] + ids).lines.count == ids.count)
    let wrong = try tool.run("cite", ids[ids.startIndex], "0.0")
    #expect(wrong.status == 66)
    #expect(wrong.messageLines.count == 1)
    #expect(wrong.messages.contains("0.0"))
    #expect(wrong.bytes.isEmpty)
    #expect(try tool.run("cite", "0.0", "--style", "mla").status == 64)
  }
}
