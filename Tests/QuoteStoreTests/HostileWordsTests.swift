import QuoteModel
import Testing

@testable import QuoteStore

@Suite struct HostileWordsTests {
  private static let hostile = [
    "\"", "\"\"", "\"\"\"", "*", "a*", "^a", "-", "NOT", "AND", "OR", "a OR",
    "NEAR(", "NEAR(a b, 1)", "text:a", "{text}:a", "speaker : a", "(", ")", "((((", "a + b", "+",
    "'", "''", "'; DROP TABLE quote; --", "a;b", "\\", "%", "_", "?", "?1", ":name", "@x", "$x",
    "\0", "a\0b", "\u{202E}a", "\u{FEFF}", "e\u{301}", "\u{301}", "👩🏽‍🚀", "𝒜", "ا", "\u{1E900}",
    "U.S.", "don't", "don’t", "O'Brien-Smith", "https://example.org/?a=b&c=d", "#!@%^&*()[]{}<>|~`",
    "\u{1}", "\u{7F}", "“", "”", "“a", "a”", "«a»", "\r\n", "\t", "rank:1", "quote_fts", "MATCH",
    "a AND b", "a OR b", "a NEAR b", "a NEAR/2 b", "NEAR/", "NEAR(a b", "NEAR()", "a)b(c", "שלום",
    "\u{2067}عربي\u{2069}", "1e999", "0x1F", "NULL", "\u{FFFD}", "\u{E000}", "æøå", "ﬁ", "Ⅷ", "½",
  ]

  @Test(arguments: hostile)
  func `any text is a safe query, and finds itself`(words: String) throws {
    let text = "it " + words + " holds"
    let archive = try Archive.holding([
      Sample("He said: \(text).", [.init(words: text, speakers: [.ortega])])
    ])
    for sort in QuoteQuery.Sort.allCases {
      #expect(try archive.texts { ($0.words, $0.sort) = (words, sort) }.count == 1)
      #expect(
        try archive.texts {
          ($0.words, $0.sort, $0.speakers) = (words, sort, ["ortega"])
        }.count == 1)
    }
    for name in [words, words + " Ortega"] {
      #expect(
        try archive.texts {
          ($0.speakers, $0.outlets, $0.authors, $0.cues) = ([name], [name], [name], [name])
        }.isEmpty)
      _ = try archive.speakers.isKnown(name)
    }
    #expect(try archive.faults() == [])
  }

  @Test func `a query may be as long as a book`() throws {
    let archive = try Archive.holding([Sample("He said: it holds.", [.init(words: "it holds")])])
    let many = String(repeating: "it holds ", count: 2_000)
    #expect(try archive.texts { $0.words = many }.count == 1)
    #expect(try archive.texts { $0.words = String(repeating: "x", count: 100_000) }.isEmpty)
    #expect(try archive.texts { $0.words = String(repeating: "\"", count: 10_000) }.count == 1)
    let marks = (0x2190..<0x2B00).compactMap(Unicode.Scalar.init).map { String($0) }
    #expect(try archive.texts { $0.words = marks.joined(separator: " ") }.isEmpty)
    let numbers = (0..<5_000).map(String.init)
    #expect(try archive.texts { $0.words = numbers.joined(separator: " ") }.isEmpty)
    #expect(try archive.texts { $0.speakers = numbers }.isEmpty)
  }

  /// Each by itself, between words and as an operand of each operator: more than 900 searches.
  @Test(arguments: hostile + ["a -b", "a NOT b", "-a", "-\"a b\"", "-(a", "-*", "--", "a - b"])
  func `any text is a safe query wherever it stands`(words: String) throws {
    let archive = try Archive.holding([
      Sample("He said: it holds.", [.init(words: "it holds", speakers: [.ortega])])
    ])
    for text in [
      words, "a \(words) b", "\(words)*", "-\(words)", "it -\(words)", "\(words) OR \(words)",
      "NEAR(\(words) a, 2)", "it NEAR \(words)", "(\(words) a) OR (b \(words)", "\"\(words)",
      "\"\(words)\"*",
    ] {
      for isExact in [false, true] {
        var query = QuoteQuery()
        (query.words, query.isExact, query.limit) = (text, isExact, 1)
        _ = try archive.quotes.page(matching: query)
        _ = try archive.quotes.hits(of: query, in: [text, ""])
        _ = try archive.articles.search(titles: query)
        _ = try archive.articles.search(bodies: query)
      }
    }
  }
}
