@_spi(Measuring) import QuoteModel

/// One way to spoil an article.
enum Mutation: CaseIterable {
  case bytes, deletion, duplication, splice, markSwap, repetition, piece, unusual

  /// - Parameter other: Another article.
  func spoil(_ text: inout [UInt8], with other: [UInt8], _ random: inout SplitMix) {
    let place = random.below(text.count + 1)
    switch self {
    case .bytes:
      text.insert(
        contentsOf: (0...random.below(8)).map { _ in UInt8(random.below(256)) }, at: place)
    case .deletion: text.removeSubrange(Self.slice(of: text, upTo: 80, &random))
    case .duplication:
      text.insert(contentsOf: text[Self.slice(of: text, upTo: 200, &random)], at: place)
    case .splice:
      text.insert(contentsOf: other[Self.slice(of: other, upTo: 400, &random)], at: place)
    case .markSwap: Self.swapMarks(of: &text, &random)
    case .repetition:
      let piece = Self.any(of: Self.pieces, &random)
      text.insert(contentsOf: (0...random.below(200)).flatMap { _ in piece }, at: place)
    case .piece: text.insert(contentsOf: Self.any(of: Self.pieces, &random), at: place)
    case .unusual: text.insert(contentsOf: Self.any(of: Self.characters, &random), at: place)
    }
  }

  private static func slice(of text: [UInt8], upTo length: Int, _ random: inout SplitMix)
    -> Range<Int>
  {
    let start = random.below(text.count + 1)
    return start..<min(text.count, start + random.below(length))
  }

  /// All of one mark become another, from some place on.
  private static func swapMarks(of text: inout [UInt8], _ random: inout SplitMix) {
    let old = any(of: marks, &random)
    let new = any(of: marks, &random)
    let start = random.below(text.count + 1)
    text.replaceSubrange(start..., with: text[start...].replacing(old, with: new))
  }

  private static func any(of list: [[UInt8]], _ random: inout SplitMix) -> [UInt8] {
    list[random.below(list.count)]
  }

  private static let marks = utf8([
    "\"", "'", "''", "``", "“", "”", "‘", "’", "„", "‚", "«", "»", "‹", "›", "「", "」", "&quot;",
    "&ldquo;", "&rdquo;", "&#39;", "â€œ", "â€", "″", "",
  ])

  private static let pieces =
    marks
    + utf8([
      ",", ".", "?", "!", ":", ";", "—", " - ", "--", "(", ")", "[", "]", "…", "...", "\n", "\n\n",
      "\r\n", "\r", "\t", " ", "said ", "said: ", " says.", "according to ", "told ", "that ",
      "whether ", "who ", "and ", "of ", "with ", "the ", "he ", "she ", "they ", "not ", "never ",
      "if ", "would ", "denied saying ", "asked ", "wrote on X", "in a statement ", "called ",
      "as ",
      "X: ", "Q: ", "A: ", "ORTEGA: ", "@a ", "#b ", "Ortega ", "Ana Reyes ", "Ana ", "Mr. ",
      "Dr. ",
      "J. ", "U.S. ", "von der ", "al-", "President ", "the president ", "’s ", "s’ ", "I ", "27 ",
      "27\" ", "1,000", "3.5", "47% say ", "Photo: ", "By Ana Reyes\n", "BRILL (AP) — ", "&amp;",
      "https://a.example/b?c=d ", "<b>", "</p>", "\\\"", "\\n", "'90s ", "'n' ", "won't ",
    ])

  private static let characters = utf8([
    "\0", "\u{1}", "\u{7F}", "\u{85}", "\u{A0}", "\u{AD}", "\u{200B}", "\u{200D}", "\u{200E}",
    "\u{2028}", "\u{2029}", "\u{202E}", "\u{2060}", "\u{FEFF}", "\u{FFFD}", "\u{FFFF}",
    "\u{10FFFF}", "\u{301}", "\u{E9}", "e\u{301}", "\u{FE0F}", "\u{20E3}", "👍🏽", "👩‍👩‍👧", "🇺🇦",
    "İ", "ı", "ß", "ﬁ", "Ǆ", "Σς", "中", "。", "、", "ا", "א", "\u{1E900}", "𝒜", "²", "½", "٣",
    "\u{34F}", "\u{115F}", "\u{E0001}",
  ])

  private static func utf8(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }
}
