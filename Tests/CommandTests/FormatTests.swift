import Foundation
import Packing
import Testing

/// The articles of `Samples` in other formats, and the places that they are read from.
struct PackedSamples: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var bytes: [UInt8]
  var places: [String]

  static let names = ["id", "title", "outlet", "author", "published", "date", "url", "text"]

  static let table: String = {
    let rows = Samples.articles.map { json -> String in
      let record = try? JSONDecoder().decode([String: String].self, from: Data(json.utf8))
      return names.map { name in
        "\"" + (record?[name] ?? "").replacingOccurrences(of: "\"", with: "\"\"") + "\""
      }.joined(separator: ",")
    }
    return ([names.joined(separator: ",")] + rows).joined(separator: "\r\n")
  }()

  static let files = Samples.articles.enumerated().map { Packed.Item("f/\($0).json", $1) }

  static let all =
    [
      Self(
        testDescription: "a.jsonl.gz", bytes: Packed.pack(Samples.lines, as: .gzip),
        places: (1...5).map { "a.jsonl.gz:\($0)" }),
      Self(
        testDescription: "a.csv", bytes: Array(table.utf8),
        // The author of the third has a line end.
        places: [2, 3, 4, 6, 7].map { "a.csv:\($0)" }),
      Self(
        testDescription: "a.csv.zst", bytes: Packed.pack(table, as: .zstandard),
        places: [2, 3, 4, 6, 7].map { "a.csv.zst:\($0)" }),
    ]
    + [Packed.Layout.zip, .tar, .tarGzip, .tarZstandard].map { layout in
      Self(
        testDescription: "a.\(layout.ending)", bytes: Packed.pack(files, as: layout),
        places: (0..<5).map { "a.\(layout.ending)/f/\($0).json" })
    }
}

@Suite struct FormatTests {
  @Test(arguments: PackedSamples.all)
  func `the same articles give the same export, whatever they are packed in`(samples: PackedSamples)
    throws
  {
    let tool = try Tool()
    let name = samples.testDescription
    try tool.write(samples.bytes, to: "in/\(name)")
    let outcome = try tool.run("import", "in", "--json", "--report", "report.jsonl")
    #expect(outcome.status == 0)
    #expect(outcome.text.contains(#""read":5,"new":5,"duplicate":0,"updated":0,"rejected":0"#))
    let report = String(decoding: try tool.read("report.jsonl"), as: UTF8.self)
    for place in samples.places { #expect(report.contains(#"{"input":"in/\#(place)","#)) }
    #expect(try tool.run("export").bytes == Tool.withArchive().run("export").bytes)
    #expect(try tool.run("verify").status == 0)
  }

  @Test(arguments: PackedSamples.all)
  func `standard input is unpacked too`(samples: PackedSamples) throws {
    let tool = try Tool()
    let outcome = try tool.run(list: ["extract", "-"], piped: samples.bytes)
    #expect(outcome.status == 0)
    #expect(outcome.lines.map { $0.prefix(9) } == (1...5).map { #"{"id":"\#($0)""# })
  }

  @Test func `what is wrong in a container is named, counted and keeps nothing else out`() throws {
    let tool = try Tool()
    let bomb = Packed.pack([.init("b.txt", [UInt8](repeating: 97, count: 64 << 20))], as: .tarGzip)
    try tool.write(
      Packed.pack([.init("../a.txt", Samples.dam), .init("b.txt", "")], as: .zip), to: "a.zip")
    try tool.write(bomb, to: "b.tgz")
    try tool.write(
      Packed.pack([.init("s.txt", "A.")], as: .zip, options: "zip:encryption=zipcrypt"), to: "c.zip"
    )
    try tool.write(Array(Packed.pack(Samples.dam, as: .gzip).dropLast(20)), to: "d.txt.gz")
    try tool.write(Samples.lines, to: "e.jsonl")
    let outcome = try tool.run(
      "import", "a.zip", "b.tgz", "c.zip", "d.txt.gz", "e.jsonl", "--json", "-q")
    #expect(outcome.status == 1)
    #expect(outcome.text.contains(#""read":10,"new":6,"duplicate":0,"updated":0,"rejected":4"#))
    let expected = [
      "it is empty: a.zip/b.txt:", "it is longer than 16 MB", "it is encrypted: c.zip/s.txt:",
      "it is damaged",
    ]
    #expect(outcome.messageLines.count == expected.count)
    for (line, start) in zip(outcome.messageLines, expected) {
      #expect(line.hasPrefix("quotes: \(start)"))
    }
    #expect(!tool.exists("../a.txt"))
  }

  @Test func `a format that is named is kept to, and columns are mapped`() throws {
    let tool = try Tool()
    let table = "id;main\n7;“It holds,” said Luis Ortega."
    let outcome = try tool.run(
      "extract", "-", "--input-format", "csv", "--map", "text=main", input: table)
    #expect(outcome.text.hasPrefix(#"{"id":"7","quotes":[{"kind":"direct""#))
  }

  @Test func `what belongs to no article is named once it is met`() throws {
    let tool = try Tool()
    let text = """
      Search for: dam

                       1 of 1 DOCUMENTS

                         The Example

                  January 22, 2026 Thursday

      The Dam Holds

      LENGTH: 9 words

      “The dam holds,” said Luis Ortega, the plant manager,
      who had tested it.
      """
    try tool.write(text, to: "a.txt")
    let outcome = try tool.run("import", "a.txt")
    #expect(outcome.status == 0)
    #expect(outcome.messages.contains("a.txt:3: left out a line that belongs to no article"))
    let record = try #require(try StrictCSV(try tool.run("export").bytes).records.first)
    #expect(record["outlet"] == "The Example")
    #expect(record["published"] == "2026-01-22")
    #expect(record["title"] == "The Dam Holds")
    #expect(record["speaker"] == "Luis Ortega")
  }
}
