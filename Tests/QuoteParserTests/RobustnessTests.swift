@_spi(Measuring) import QuoteModel
import Testing

@testable import QuoteParser

/// No text is wrong: whatever comes, the parser returns, and every span is whole.
struct RobustnessTests {
  @Test func `a content that runs over a participle is not joined to what the participle says`() {
    let body = "Reyes called “the dam” near the mill a “wall of paper,” adding: “It holds.”"
    expectWhole(ArticleParser().attributions(in: body), in: body, body)
  }

  @Test(arguments: [
    "According to Ministry of Boats", "“It holds,” said a Ministry of Boats spokesman",
    "Ministry of Boats", "“It holds,” said the Sunday", "“It holds,” said the Norfax news agency",
    "Ortega Warns", "The mayor, Luis Ortega", "Luis Ortega, a painter and",
    "Luis Ortega, a painter and former",
    "Luis Ortega, a", "Luis Ortega, an aide with", "Democrat Luis Ortega and former mayor and",
  ])
  func `a text that ends in a name gives whole spans`(body: String) {
    expectWhole(ArticleParser().attributions(in: body), in: body, body)
  }

  @Test(arguments: 0..<300)
  func `random text gives whole spans`(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let body = (0..<Int.random(in: 0..<160, using: &random)).map { _ in
      Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
    }.joined()
    expectWhole(ArticleParser().attributions(in: body), in: body, "seed \(seed)")
  }

  @Test(arguments: 0..<100)
  func `random bytes give whole spans`(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let bytes = (0..<Int.random(in: 0..<400, using: &random)).map { _ in
      UInt8.random(in: 0...255, using: &random)
    }
    let body = String(decoding: bytes, as: UTF8.self)
    expectWhole(ArticleParser().attributions(in: body), in: body, "seed \(seed)")
  }

  @Test(arguments: [
    "“", "\"", "'", "said ", "Ortega ", "“‘", ",", ".", "\n", "said: \"", "told reporters ",
    "According to Ortega, ", "it holds, he said, ", "“It holds.”\n\n", "—", "(", "é", "👩‍👩‍👧 ",
  ])
  func `thousands of one thing give whole spans`(piece: String) {
    let body = String(repeating: piece, count: 3_000)
    expectWhole(ArticleParser().attributions(in: body), in: body, piece)
  }

  /// Hard case 82; how long it takes is measured by `make bench BENCH=linearity`.
  @Test(arguments: [
    "“", "\"", "'", "the “dam” holds, ", "“a” ", "“It holds.”\n\n", "May ", "Will May ",
  ])
  func `forty thousand marks in one paragraph give whole spans`(piece: String) {
    let body = String(repeating: piece, count: 40_000)
    expectWhole(ArticleParser().attributions(in: body), in: body, piece)
  }

  @Test(arguments: [
    "(Brill) said it holds.", ") said it.", "(he) said it. (she) said, “It.”", ", said", "said",
  ])
  func `a sentence that begins with what should follow gives whole spans`(body: String) {
    expectWhole(ArticleParser().attributions(in: body), in: body, body)
  }

  @Test(arguments: Fixture.all)
  func `a text that ends anywhere gives whole spans`(fixture: Fixture) {
    let body = Array(fixture.text.body.unicodeScalars)
    for end in stride(from: 0, to: body.count, by: 3) {
      var beginning = String.UnicodeScalarView()
      beginning.append(contentsOf: body[..<end])
      expectWhole(
        ArticleParser().attributions(in: String(beginning)), in: String(beginning), "at \(end)")
    }
  }

  @Test(arguments: [
    "‘Ortega wanted a dam.” It holds.", "It holds, Ortega said. ““““““““““““",
    "Ortega said: «««««««", "'.” It holds well.", "Conceding that it leaks, Ortega",
    "Conceding, Ortega", "“It holds,” Ana Reyes, a guru",
    "– Ortega saying", "As Ortega", "Said Ortega", "Ana Reyes (D-Brill), who",
  ])
  func `a text that ends where a verb should follow gives whole spans`(body: String) {
    expectWhole(ArticleParser().attributions(in: body), in: body, body)
  }

  @Test func `a name before a mark that nothing opened is no nickname`() {
    let body = "It held. Ana Paz Reyes” said Luis Ortega. Ana Paz Reyes said it holds."
    expectWhole(ArticleParser().attributions(in: body), in: body, body)
  }

  @Test func `an empty text has no attributions`() {
    #expect(ArticleParser().attributions(in: "").isEmpty)
  }

  private func expectWhole(_ found: [Attribution], in body: String, _ comment: String) {
    let scalars = Array(body.unicodeScalars)
    var starts: Set<Int> = []
    for attribution in found {
      for span in attribution.content + attribution.source + attribution.cue {
        #expect(0 <= span.start && span.start < span.end && span.end <= scalars.count, "\(comment)")
      }
      #expect(!attribution.content.isEmpty && !attribution.text.isEmpty, "\(comment)")
      for (part, next) in zip(attribution.content, attribution.content.dropFirst()) {
        #expect(part.end <= next.start, "\(comment)")
      }
      #expect(
        starts.insert(attribution.content[0].start).inserted, "two begin at one offset: \(comment)")
      let printed = words(attribution.content, of: body).joined()
      let text = attribution.text.filter { $0.isLetter || $0.isNumber }
      #expect(printed == text, "\(comment)")
    }
  }

  private static let pieces = [
    "“", "”", "‘", "’", "\"", "'", "''", "``", "«", "»", "„", ",", ".", "?", ":", ";", "—", " - ",
    "(", ")", "…", "\n", "\n\n", "\r\n", " ", " ", " ", " said ", " says", " Ortega", " Ana Reyes",
    " Mr. ", "Dr. ", " he ", " she ", " the president ", " according to ", " told ", " reporters ",
    " that ", " whether ", " called ", " as ", " and ", " who ", " in a statement ", " on X ",
    " J. ",
    " U.S. ", " 27", "6'2\"", " won't ", "Reyes’s", " é", "👍🏽", "\u{301}", "\u{0}", "@ana ", "#dam ",
    "it holds", " dam ", " adding", " to say", "refused ", "not ",
  ]
}
