import QuoteModel
import Testing

@testable import QuoteStore

@Suite struct HostileWordsTests {
  @Test(arguments: [
    "\"", "\"\"", "\"\"\"", "*", "a*", "^a", "-", "a -b", "NOT", "a NOT b", "AND", "OR", "a OR",
    "NEAR(", "NEAR(a b, 1)", "text:a", "{text}:a", "speaker : a", "(", ")", "((((", "a + b", "+",
    "'", "''", "'; DROP TABLE quote; --", "a;b", "\\", "%", "_", "?", "?1", ":name", "@x", "$x",
    "\0", "a\0b", "\u{202E}a", "\u{FEFF}", "e\u{301}", "\u{301}", "👩🏽‍🚀", "𝒜", "ا", "\u{1E900}",
    "U.S.", "don't", "don’t", "O'Brien-Smith", "https://example.org/?a=b&c=d", "#!@%^&*()[]{}<>|~`",
    "\u{1}", "\u{7F}", "“", "”", "“a", "a”", "«a»", "\r\n", "\t", "rank:1", "quote_fts", "MATCH",
  ])
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
}
