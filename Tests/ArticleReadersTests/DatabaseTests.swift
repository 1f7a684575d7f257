import ArticleReaders
import Foundation
@_spi(Measuring) import QuoteModel
import Testing

private func fixture(_ name: String) throws -> String {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures/databases")
  return try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
}

/// A file of two articles, the first line of each, and what the first one says.
struct DatabaseFile: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var lines: [Int]
  var title: String
  var author: String
  var secondTitle: String
  var unplaced: [ReadingWarning]

  static let all = [
    Self(
      testDescription: "nexis.txt", lines: [6, 47],
      title: "Dam held through the night, manager says after two tests",
      author: "Ana Ruiz and Ida Strand", secondTitle: "Der Damm hat gehalten",
      unplaced: [
        .unplaced(lines: 2, first: "Search for: dam AND water"),
        .unplaced(lines: 1, first: "Late Edition - Final"),
      ]),
    Self(
      testDescription: "nexis-uni.txt", lines: [1, 25], title: "Dam held through the night",
      author: "Ana Ruiz", secondTitle: "Water is clear",
      unplaced: [.unplaced(lines: 2, first: "User Name: A Reader")]),
    Self(
      testDescription: "factiva.txt", lines: [1, 24],
      title: "Dam held through the night, manager says", author: "Ana Ruiz",
      secondTitle: "Water is clear", unplaced: []),
  ]
}

@Suite struct DatabaseTests {
  @Test(arguments: DatabaseFile.all)
  func `a database's file is recognised, and each of its articles is one`(file: DatabaseFile)
    throws
  {
    let text = try fixture(file.testDescription)
    for text in [text, text.replacingOccurrences(of: "\n", with: "\r\n")] {
      let all = try records(text, named: "a.txt")
      #expect(all.map(\.place) == file.lines.map { "a.txt:\($0)" })
      let first = try #require(all.first?.article)
      #expect(first.title == file.title)
      #expect(first.outlet == "The Example Gazette")
      #expect(first.author == file.author)
      #expect(first.published?.description == "2026-01-22")
      #expect(all.map { $0.article?.title }.last == file.secondTitle)
      #expect(all.first?.warnings == file.unplaced)
      #expect(all.last?.warnings == [])
    }
  }

  @Test(arguments: DatabaseFile.all)
  func `the text is what stands in the file, as it is wrapped`(file: DatabaseFile) throws {
    let text = try fixture(file.testDescription)
    let bodies = try records(text, named: "a").compactMap { $0.article?.body }
    #expect(bodies.count == 2)
    for part in bodies.flatMap({ $0.components(separatedBy: "\n\n") }) {
      #expect(text.contains(part))
      #expect(!part.contains("LENGTH") && !part.contains("Document"))
    }
    #expect(bodies[0].contains("Luis Ortega, the plant manager."))
  }

  @Test func `German labels, languages and ids are read`() throws {
    let german = try #require(try records(try fixture("nexis.txt")).last?.article)
    #expect(german.author == "Ida Strand")
    #expect(german.outlet == "Das Beispiel")
    #expect(german.published?.description == "2026-01-22")
    #expect(german.language == "GERMAN; DEUTSCH")
    #expect(german.body == "Der Damm hat gehalten, sagte Luis Ortega.")
    let last = try #require(try records(try fixture("factiva.txt")).last?.article)
    #expect(last.recordID == "Document COWI000020260123em1n00002")
    #expect(last.outlet == "Coastal Wire")
    #expect(last.body == "Ana Ruiz said the water was clear.")
  }

  @Test(arguments: ["HD\nFerry stopped\n\n", "HD   Ferry stopped\n\nBY\nPetra Holm\n\n"])
  func `an article of Factiva without its headline is read too`(head: String) throws {
    let article =
      head + """
        PD
        3 March 2021

        SN
        The Quarry Post

        LP
        It rained at the pier, Jonas Brekke said.

        AN
        Document QUAR000020210303eh330001a


        """
    let headless = article.replacing(head, with: "")
    for file in [headless + article, article + headless + article] {
      let all = try records(file)
      #expect(all.count == file.components(separatedBy: "LP").count - 1, "\(all)")
      #expect(all.allSatisfy { $0.article?.body == "It rained at the pier, Jonas Brekke said." })
    }
  }

  /// An article as Factiva saves it, and one of another text and id.
  private let factiva = [
    ("The pier holds", "It rained", 1), ("The pier is closed", "It snowed", 2),
  ]
  .map { title, weather, number in
    [
      "HD\n\(title)", "BY\nPetra Holm", "WC\n40 words", "PD\n3 March 2021", "SN\nThe Quarry Post",
      "LP\n\(weather) at the pier, Jonas Brekke said.",
      "AN\nDocument QUAR00002021030\(number)eh330001a",
    ]
  }

  private func factivaRecords(_ documents: [[String]]) throws -> [ReadRecord] {
    try records(documents.flatMap(\.self).joined(separator: "\n\n") + "\n", named: "a.txt")
  }

  @Test(arguments: ["HD", "BY", "WC", "PD", "SN"])
  func `an article of Factiva without its text is rejected, and the next one is whole`(code: String)
    throws
  {
    var spoilt = Array(factiva[0].drop { !$0.hasPrefix(code) })
    spoilt.removeAll { $0.hasPrefix("LP") }
    let all = try factivaRecords([factiva[1], spoilt, factiva[1]])
    #expect(all.map { $0.article?.title } == ["The pier is closed", nil, "The pier is closed"])
    #expect(all[1].rejection?.contains("no text was found in it") == true)
    #expect(all[2].article == all[0].article)
  }

  @Test(arguments: 0..<7)
  func `what stands behind a blank line below a field of Factiva is told`(place: Int) throws {
    var spoilt = factiva[0]
    spoilt[place] += "\n\nThe boats stayed,HD\nThe pier is closed"
    let all = try factivaRecords([spoilt, factiva[1]])
    let article = try #require(all.first?.article)
    #expect(all.map { $0.article?.title } == ["The pier holds", "The pier is closed"])
    if article.body.contains("boats") { return }
    #expect(article.recordID == "Document QUAR000020210301eh330001a")
    #expect(all[0].warnings == [.unplaced(lines: 2, first: "The boats stayed,HD")])
  }

  @Test func `a second value of a field of Factiva is told`() throws {
    var spoilt = factiva[0]
    spoilt.insert("BY\nJonas Brekke", at: 3)
    spoilt.insert("BY\nPetra Holm", at: 3)
    let all = try factivaRecords([spoilt, factiva[1]])
    #expect(all.map { $0.article?.author } == ["Petra Holm", "Petra Holm"])
    #expect(all.map(\.warnings) == [[.unplaced(lines: 1, first: "Jonas Brekke")], []])
  }

  @Test func `captions of Factiva may have paragraphs`() throws {
    let all = try factivaRecords([factiva[0] + ["ART\nThe pier\n\nThe boats"], factiva[1]])
    #expect(all.allSatisfy { $0.article != nil && $0.warnings.isEmpty }, "\(all)")
  }

  @Test func `a line of prose that looks like a code or label stays in the text`() throws {
    let factiva = try records(try fixture("factiva.txt")).first?.article?.body
    #expect(factiva?.contains("\nIN the morning they tested it again.") == true)
    let nexis = try records(try fixture("nexis.txt")).first?.article?.body
    #expect(nexis?.hasSuffix("NOTE: Ortega said this was a line of the text.") == true)
    #expect(nexis?.hasPrefix("The dam above Tern Valley") == true)
  }

  @Test func `an article without a text is rejected by its line, and the others go on`() throws {
    let text = try fixture("nexis.txt").replacingOccurrences(
      of: "Der Damm hat gehalten, sagte Luis Ortega.", with: "")
    let all = try records(text + "\n  3 of 3 DOCUMENTS\n\n", named: "a.txt")
    #expect(all.map { $0.article != nil } == [true, false, false])
    #expect(all.map(\.place) == ["a.txt:6", "a.txt:47", "a.txt:70"])
    #expect(all[1].rejection?.contains("no text was found in it") == true)
  }

  @Test func `an article over the limit is rejected, and the next one is read`() throws {
    let long = String(repeating: "The dam held through the night. \n", count: 100_000)
    let text = try fixture("nexis.txt").replacingOccurrences(
      of: "NOTE:", with: long + "NOTE:")
    let all = try records(text) { $0.recordLimit = 1 << 20 }
    #expect(all.map { $0.rejection?.contains("1 MB") } == [true, nil])
  }

  @Test func `Windows-1252 is told article by article`() throws {
    let text = try fixture("nexis.txt").replacingOccurrences(of: "night", with: "caf#")
    let bytes = text.unicodeScalars.map { $0 == "#" ? 0xE9 : UInt8(truncatingIfNeeded: $0.value) }
    let all = try records(bytes)
    #expect(all.first?.article?.body.contains("café") == true)
    #expect(all.first?.warnings.contains(.readAsWindows1252) == true)
  }

  @Test func `spoilt files never trap, and every record has its place`() throws {
    for seed in UInt64(1)...120 {
      var random = SplitMix(seed: seed)
      var bytes = Array(try fixture(DatabaseFile.all[Int(seed % 3)].testDescription).utf8)
      for _ in 0..<20 {
        let place = random.below(bytes.count)
        bytes[place] = Array("\n \n:A1\rD".utf8)[random.below(8)]
      }
      #expect(try records(bytes).allSatisfy { $0.place.hasPrefix("a.txt") }, "\(seed)")
    }
  }
}
