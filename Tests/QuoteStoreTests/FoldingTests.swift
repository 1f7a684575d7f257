import GRDB
import QuoteModel
import Testing

@testable import QuoteStore

/// Searches find what readers read.
@Suite struct FoldingTests {
  @Test(arguments: [
    ("We wai\u{AD}ted for it", "waited", "wai\u{AD}ted"),
    ("wai\u{200B}ted here", "waited", "wai\u{200B}ted"),
    ("We wai- ted for the sea", "waited", "wai- ted"),
    ("We wai- ted for it", "\"waited for\"", "wai- ted for"),
    ("a ﬁsh", "fish", "ﬁsh"), ("the oﬃce", "offices", "oﬃce"), ("in Łódź again", "lodz", "Łódź"),
    ("on Ærø today", "aero", "Ærø"), ("the Straße here", "strasse", "Straße"),
    ("in Łódź again", "Łódź", "Łódź"), ("in Lodz again", "Łódź", "Lodz"),
    ("on Aero", "ærø", "Aero"),
    ("the smørrebrød", "smorre*", "smørrebrød"), ("the smørrebrød", "SMØRRE*", "smørrebrød"),
    ("Þór said", "thor", "Þór"), ("Çelik and Işık", "isik", "Işık"),
    ("a mid- to long-term plan", "mid", "mid"),
    ("a mid- to long-term plan", "\"mid to\"", "mid- to"),
    ("naïve café", "naive", "naïve"),
  ])
  func `a word is found however it is printed`(text: String, words: String, hit: String) throws {
    for isExact in [false, true] where !(isExact && words == "offices") {
      let archive = try archive(of: text)
      var query = QuoteQuery()
      (query.words, query.isExact) = (words, isExact)
      #expect(try archive.quotes.page(matching: query).rows.map(\.attribution.text) == [text])
      let hits = try archive.quotes.hits(of: query, in: [text])[0]
      let bytes = Array(text.utf8)
      let found = hits.map { String(decoding: bytes[$0], as: UTF8.self) }
      #expect(found.first == hit, "\(found)")
      #expect(try archive.articles.search(bodies: query).page.total == 1)
      if !text.contains("- ") { #expect(try archive.articles.search(titles: query).total == 1) }
      #expect(try archive.faults() == [])
    }
  }

  @Test(arguments: [
    ("We wai- ted", "wait- ed"), ("It holds - he said", "holdshe"), ("a ﬁsh", "fi"),
    ("Łódź", "lod"),
  ])
  func `no more is found than that`(text: String, words: String) throws {
    var query = QuoteQuery()
    query.words = words
    #expect(try archive(of: text).quotes.page(matching: query).total == 0)
  }

  @Test func `a line's end parts a word of a text, too`() throws {
    let archive = try archive(of: "We wai-\nted for it")
    var query = QuoteQuery()
    query.words = "waited"
    #expect(try archive.articles.search(bodies: query).page.total == 1)
  }

  @Test func `plain text is stored once`() throws {
    for text in ["It’s fine — “so far”, he said… 100 %", "long-term", "- x", ""] {
      #expect(FoldedText.stored(text) == nil || text == "- x", "\(text)")
    }
    let archive = try archive(of: "Straße")
    try archive.connection.write { try $0.execute(literal: "UPDATE quote SET folded = NULL") }
    #expect(
      try archive.faults().contains { $0.hasSuffix("its folded text is not that of its text") })
  }

  private func archive(of text: String) throws -> Archive {
    let archive = try Archive.inMemory()
    let id = try archive.imports.begin(
      started: "2026-02-01T09:00:00Z", inputs: ["a"], parserVersion: "1")
    let count = text.unicodeScalars.count
    let quote = Attribution(
      kind: .indirect, mode: .speech, text: text, content: [TextSpan(0, count)], rule: "S C I",
      confidence: 1)
    let article = Article(body: text, title: text)
    let parsed = ParsedArticle(
      article, identity: ArticleIdentity(of: article), input: "a", attributions: [quote])
    _ = try archive.articles.store([parsed], importID: id)
    return archive
  }
}
