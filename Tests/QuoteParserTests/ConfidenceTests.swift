import Testing

@testable import QuoteParser

/// The measured shares that the parser ships, as `make confidences` writes them.
struct ConfidenceTests {
  private static let rows = String(decoding: PackageResources.confidences_txt, as: UTF8.self)
    .split(separator: "\n").map { $0.split(separator: "|", omittingEmptySubsequences: false) }

  @Test(arguments: rows)
  func `a line is a rule, the share that was right, and how many there were`(row: [Substring]) {
    #expect(row.count == 3 && !row[0].isEmpty)
    #expect(Double(row[1]).map { 0 < $0 && $0 < 1 } == true)
    #expect(Int(row[2]).map { $0 > 0 } == true)
    #expect(Lexicon.english.confidence(of: String(row[0])) == Double(row[1]))
  }

  @Test func `each rule has one line`() {
    #expect(Set(Self.rows.map(\.[0])).count == Self.rows.count)
  }

  @Test(arguments: AttributionPattern.english)
  func `a pattern has been measured`(pattern: AttributionPattern) {
    #expect(Self.rows.contains { $0[0] == pattern.name })
  }
}
