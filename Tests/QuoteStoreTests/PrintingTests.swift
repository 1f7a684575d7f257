import QuoteModel
import Testing

@testable import QuoteStore

@Suite struct PrintingTests {
  private static let words = (0..<40).map { "word\($0)" }

  private static func sample(
    _ text: String, _ outlet: String, _ published: String?, by speaker: AttributedSpeaker? = .ortega
  ) -> Sample {
    Sample(
      "It said: \(text).", outlet: outlet, published: published,
      [.init(words: text, speakers: speaker.map { [$0] } ?? [])])
  }

  private let archive: Archive

  init() throws {
    let text = PrintingTests.words.joined(separator: " ")
    archive = try .holding([
      PrintingTests.sample(text, "First Post", "2026-01-02"),
      PrintingTests.sample(text.uppercased() + "!", "Second Post", "2026-01-01", by: nil),
      PrintingTests.sample(text.replacing("word39", with: "café"), "Third Post", nil),
      PrintingTests.sample(text.replacing("word20", with: "café"), "Other Post", "2026-01-03"),
      PrintingTests.sample("No comment", "First Post", "2026-01-02"),
      PrintingTests.sample("no “comment”", "Second Post", "2026-01-02"),
      PrintingTests.sample("No comment", "Third Post", "2026-01-02", by: .vance),
      PrintingTests.sample("— 😀", "Third Post", "2026-01-02"),
    ])
  }

  @Test(arguments: [
    (0, ["Second Post true", "Third Post false"]), (2, ["Second Post false", "First Post false"]),
    (3, []), (4, ["Second Post true"]), (6, []), (7, []),
  ])
  func `other printings are found by their words, by date`(number: Int, expected: [String]) throws {
    let ids = try archive.connection.read { db in
      try (1...8).map { try QuoteReader(db).quoteID($0) }
    }
    let printings = try archive.quotes.printings(of: ids[number])
    #expect(printings.map { "\($0.outlet ?? "–") \($0.isExact)" } == expected)
    #expect(printings.allSatisfy { ids.contains($0.quoteID) && $0.quoteID != ids[number] })
  }

  @Test func `no quote has no printings`() throws {
    #expect(try archive.quotes.printings(of: "0123456789abcdef.3") == [])
    #expect(try archive.quotes.printings(of: "") == [])
  }
}

extension QuoteReader {
  fileprivate func quoteID(_ row: Int64) throws -> String {
    var reader = self
    return try reader.quote(row: row)?.id ?? ""
  }
}
