/// An article as the passes before the patterns have read it.
///
/// A class, so that the passes share it by one reference: as a struct its arrays were retained and
/// released one by one wherever it went, a quarter of all time.
final class Reading: Sendable {
  let text: [UInt8]
  let lexicon: Lexicon
  let tokens: [Token]
  /// The outer quoted stretches, in order.
  let stretches: [QuotedStretch]
  /// Ranges of tokens, in order.
  let sentences: [Range<Int>]
  /// For each token the sentence it stands in.
  let sentenceOf: [Int32]
  /// For each token the stretch that it belongs to, marks included, or -1.
  let stretchOf: [Int32]
  /// How often each capitalised word stands in the text, up to two, by its hash.
  private let capitals: [UInt8]
  /// For each token the number of its paragraph.
  let paragraphOf: [Int32]

  init(_ body: String, lexicon: Lexicon) {
    text = Array(body.utf8)
    self.lexicon = lexicon
    tokens = Tokenizer.tokens(of: text, lexicon: lexicon)
    stretches = QuotationMarks.stretches(in: tokens)
    sentences = Sentences.sentences(in: tokens, around: stretches)
    sentenceOf = Self.index(of: sentences, count: tokens.count)
    stretchOf = Self.index(of: stretches.map(\.outer), count: tokens.count)
    paragraphOf = Self.paragraphs(of: tokens)
    capitals = Self.capitals(of: tokens)
  }

  private static func index(of ranges: [Range<Int>], count: Int) -> [Int32] {
    var result = [Int32](repeating: -1, count: count)
    for (number, range) in ranges.enumerated() {
      for token in range { result[token] = Int32(number) }
    }
    return result
  }

  private static func paragraphs(of tokens: [Token]) -> [Int32] {
    var number: Int32 = 0
    return tokens.map { token in
      if token.startsParagraph { number += 1 }
      return number
    }
  }

  /// How many paragraphs begin between two tokens.
  func paragraphs(from start: Int, to end: Int) -> Int {
    guard start < end, end < tokens.count else { return 0 }
    return Int(paragraphOf[end] - paragraphOf[start])
  }

  /// Whether the last word of a name stands somewhere else with a capital too.
  func isNamedAgain(_ name: Range<Int>) -> Bool {
    guard let last = name.last else { return false }
    return capitals[Int(tokens[last].hash) % capitals.count] > 1
  }

  private static func capitals(of tokens: [Token]) -> [UInt8] {
    var counts = [UInt8](repeating: 0, count: 4_096)
    for token in tokens where token.isCapital && token.hash != 0 {
      let slot = Int(token.hash) % counts.count
      if counts[slot] < 2 { counts[slot] += 1 }
    }
    return counts
  }

  func sentence(around token: Int) -> Range<Int> { sentences[Int(sentenceOf[token])] }

  /// The quoted stretch that begins at a token, with its mark.
  func stretch(startingAt token: Int) -> Int? {
    guard tokens.indices.contains(token), stretchOf[token] >= 0 else { return nil }
    let index = Int(stretchOf[token])
    return stretches[index].outer.lowerBound == token ? index : nil
  }

  /// The quoted stretch whose mark is the last token before a bound.
  func stretch(endingAt bound: Int) -> Int? {
    guard bound > 0, stretchOf[bound - 1] >= 0 else { return nil }
    let index = Int(stretchOf[bound - 1])
    return stretches[index].outer.upperBound == bound ? index : nil
  }

  func isQuoted(_ token: Int) -> Bool { stretchOf[token] >= 0 }

  /// How many words, how many of them between quotation marks, and how many tokens.
  func words(in content: [Range<Int>]) -> (all: Int, quoted: Int, tokens: Int) {
    var all = 0
    var quoted = 0
    var count = 0
    for range in content {
      count += range.count
      for token in range where tokens[token].isWord || tokens[token].kind == .number {
        all += 1
        if isQuoted(token) { quoted += 1 }
      }
    }
    return (all, quoted, count)
  }

  func word(_ token: Int) -> String {
    String(decoding: text[Int(tokens[token].start)..<Int(tokens[token].end)], as: UTF8.self)
  }

  /// The text from the first to the last of some tokens, as printed.
  func text(of range: Range<Int>) -> String {
    guard let bytes = bytes(of: range) else { return "" }
    return String(decoding: text[bytes], as: UTF8.self)
  }

  /// A form of *tell*, which always names its hearer first.
  func isTell(_ token: Int) -> Bool {
    isWord(token, "told") || isWord(token, "tell") || isWord(token, "tells")
      || isWord(token, "telling")
  }

  /// A form of *be*.
  func isBe(_ token: Int) -> Bool { has(token, .be) }

  /// UTF-8 bytes, half-open; `nil` for no tokens.
  func bytes(of range: Range<Int>) -> Range<Int>? {
    guard !range.isEmpty else { return nil }
    return Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
  }

  /// Whether a token is this word, in lower case or with a capital.
  func isWord(_ token: Int, _ word: StaticString) -> Bool {
    guard tokens.indices.contains(token) else { return false }
    let start = Int(tokens[token].start)
    let count = Int(tokens[token].end) - start
    guard count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { bytes in
      (0..<count).allSatisfy {
        bytes[$0] == text[start + $0] || bytes[$0] == text[start + $0] | 0x20
      }
    }
  }

  func has(_ token: Int, _ any: WordClass) -> Bool {
    tokens.indices.contains(token) && tokens[token].has(any)
  }

  func kind(_ token: Int) -> Token.Kind? {
    tokens.indices.contains(token) ? tokens[token].kind : nil
  }
}
