import Essentials
import QuoteModel
import Testing

@testable import QuoteParser

/// Where one token ends and the next begins, and what each is.
struct TokenizerTests {
  @Test(arguments: [
    Row("The dam will hold.", "The dam will hold ."),
    Row("The dam won’t hold, he said.", "The dam won’t hold , he said ."),
    Row("Ortega’s dam and Reyes's mill", "Ortega ’s dam and Reyes 's mill"),
    Row("Ortega‘s dam, Sens. Reyes", "Ortega ‘s dam , Sens. Reyes"),
    Row("They’re late; we’ve won, I’d say.", "They ’re late ; we ’ve won , I ’d say ."),
    Row("a short-lived, 27-year-old plan", "a short-lived , 27-year-old plan"),
    Row("6,000 of 3.5 million, 7, 8", "6,000 of 3.5 million , 7 , 8"),
    Row(
      "Mr. Ortega of the U.S. left at 5 a.m. in May.",
      "Mr. Ortega of the U.S. left at 5 a.m. in May ."),
    Row("Ana J. Reyes, Ph.D., D-N.Y., spoke.", "Ana J. Reyes , Ph.D. , D-N.Y. , spoke ."),
    Row("He and I. He left.", "He and I . He left ."),
    Row("@brill_news on #dam: see #1", "@brill_news on #dam : see #1"),
    Row("Well... no -- it – held… Yes", "Well ... no -- it – held … Yes"),
    Row("open-ended - or not", "open-ended - or not"),
    Row("Zürich’s Éva Özil", "Zürich ’s Éva Özil"),
    Row("Brill & Sons (of 1900) [now closed]", "Brill & Sons ( of 1900 ) [ now closed ]"),
    Row("“It holds,” she said.", "“ It holds , ” she said ."),
    Row("``It holds,'' she said.", "`` It holds , '' she said ."),
    Row("&ldquo;It holds,&rdquo; she said.", "&ldquo; It holds , &rdquo; she said ."),
    Row("A&B, AT&T", "A & B , AT & T"),
    Row("either/or", "either / or"),
  ])
  func `a text is cut into words and marks`(row: Row<String>) {
    let article = TokenizedArticle(row.text, lexicon: .english)
    #expect(article.tokens.indices.map(article.word).joined(separator: " ") == row.expected)
  }

  @Test(arguments: [
    Row("Ortega’s 27 dams.", [Token.Kind.word, .clitic, .number, .word, .period]),
    Row("@brill: why? No!", [.handle, .colon, .word, .question, .word, .exclamation]),
    Row("a; b — c…", [.word, .semicolon, .word, .dash, .word, .ellipsis]),
    Row("(a) / & “b”", [.open, .word, .close, .slash, .symbol, .mark, .word, .mark]),
    Row("5th 3-2", [.number, .number]),
    Row("â€œIt holds,â€\u{9D} she said", [.mark, .word, .word, .comma, .mark, .word, .word]),
    Row("it&nbsp;holds&mdash;now", [.word, .word, .dash, .word]),
    Row("「持つ」。", [.mark, .word, .mark, .period]),
  ])
  func `a token has its kind`(row: Row<[Token.Kind]>) {
    #expect(TokenizedArticle.tokens(of: row.text).map(\.kind) == row.expected)
  }

  @Test(arguments: [
    Row("«", MarkShape.guillemetLeft), Row("»", .guillemetRight), Row("„", .doubleLow),
    Row("“", .doubleLeft), Row("”", .doubleRight), Row("\"", .straight), Row("''", .apostrophes),
    Row("``", .backticks), Row("‘", .singleLeft), Row("’", .singleRight), Row("‚", .singleLow),
    Row("'", .single), Row("＂", .straight), Row("「", .cornerLeft), Row("』", .cornerRight),
    Row("&#8220;", .doubleLeft), Row("&#x201D;", .doubleRight), Row("&lsquo;", .singleLeft),
  ])
  func `a quotation mark has its shape`(row: Row<MarkShape>) {
    let tokens = TokenizedArticle.tokens(of: row.text)
    #expect(tokens.map(\.mark) == [row.expected])
  }

  @Test(arguments: [
    Row("One.\n\nTwo.", 2), Row("One.\nTwo.", 2), Row("One line\nand its rest.", 1),
    Row("One.\r\nTwo.\r\n\r\nThree.", 3), Row("One.\u{2029}Two.", 2), Row("\n\nOne.\n\n", 1),
    Row(
      "The dam will hold for a hundred years to come, and\nOrtega said that it had been tested by a crew from\n"
        + "Brill that did nothing else in all of these weeks.\nIt held.", 1),
  ])
  func `a line break parts paragraphs unless it only wraps a line`(row: Row<Int>) {
    let tokens = TokenizedArticle.tokens(of: row.text)
    #expect(tokens.count { $0.startsParagraph } == row.expected)
  }

  @Test(arguments: [
    Row("Said", "said"), Row("WON’T", "won't"), Row("Extraordinarily", "extraordinarily"),
    Row("27-Year-Old", "27-year-old"), Row("ab", "ab"), Row("abcdefgh", "abcdefgh"),
    Row("abcdefghi", "abcdefghi"), Row("Ungovernableness", "ungovernableness"),
  ])
  func `a word is found by the hash of its letters in lower case`(row: Row<String>) {
    let tokens = TokenizedArticle.tokens(of: row.text + " x")
    #expect(tokens[0].hash == WordHash(row.expected.utf8).short)
  }

  @Test func `tokens stand in order, and only white space stands between them`() {
    for fixture in Fixture.all {
      let article = TokenizedArticle(fixture.text.body, lexicon: .english)
      var end: Int32 = 0
      for token in article.tokens {
        #expect(end <= token.start && token.start < token.end, "\(fixture.name)")
        let between = article.text[Int(end)..<Int(token.start)]
        #expect(between.allSatisfy { $0 <= 0x20 }, "\(fixture.name)")
        end = token.end
      }
    }
  }

  @Test(arguments: ["plain", "Zürich", "👩‍👩‍👧 said “é”", String(repeating: "aé“👍🏽", count: 90)])
  func `an offset in bytes is one in scalars`(text: String) {
    let bytes = UnretainedArray(of: text)
    defer { bytes.free() }
    let offsets = ScalarOffsets(of: bytes)
    var byte = 0
    for (number, scalar) in text.unicodeScalars.enumerated() {
      let next = byte + UTF8.width(scalar)
      #expect(offsets.span(of: byte..<next) == TextSpan(number, number + 1))
      byte = next
    }
  }

  @Test(arguments: [0, 1, 7, 8, 9, 15, 16, 40])
  func `a byte is found wherever it stands`(place: Int) {
    let text = UnretainedArray(of: String(repeating: "a", count: place) + "\nb\n")
    defer { text.free() }
    #expect(text.first(0x0A, from: 0, to: text.count) == place)
    #expect(text.first(0x0A, from: 0, to: place) == place)
    #expect(text.first(0x78, from: 0, to: text.count) == text.count)
  }
}
