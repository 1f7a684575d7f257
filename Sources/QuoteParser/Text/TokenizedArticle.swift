/// An article as it is before anything is decided about it: tokens, quotations, sentences.
///
/// A class, so that the passes share it by one reference: as a struct its arrays were retained and
/// released one by one wherever it went, a quarter of all time.
final class TokenizedArticle {
  let text: UnretainedArray<UInt8>
  let lexicon: Lexicon
  let tokens: UnretainedArray<Token>
  /// The outer quoted stretches, in order.
  let stretches: [QuotedStretch]
  /// Ranges of tokens, in order.
  let sentences: [Range<Int>]
  /// For each token the sentence it stands in.
  let sentenceOf: UnretainedArray<Int32>
  /// For each token the stretch that it belongs to, marks included, or -1.
  let stretchOf: UnretainedArray<Int32>
  /// For each token the number of its paragraph.
  let paragraphOf: UnretainedArray<Int32>

  init(_ body: String, lexicon: Lexicon) {
    text = UnretainedArray(of: body)
    self.lexicon = lexicon
    tokens = Tokenizer.tokens(of: text, lexicon: lexicon)
    stretches = QuotationMarks.stretches(in: tokens)
    sentences = Sentences.sentences(in: tokens, around: stretches)
    sentenceOf = Self.index(of: sentences, count: tokens.count)
    stretchOf = Self.index(of: stretches.lazy.map(\.outer), count: tokens.count)
    paragraphOf = Self.paragraphs(of: tokens)
  }

  deinit {
    text.free()
    tokens.free()
    sentenceOf.free()
    stretchOf.free()
    paragraphOf.free()
  }

  private static func index(of ranges: some Sequence<Range<Int>>, count: Int) -> UnretainedArray<
    Int32
  > {
    let result = UnretainedArray<Int32>(repeating: -1, count: count)
    var number: Int32 = 0
    for range in ranges {
      precondition(range.upperBound <= count)
      (result.start + range.lowerBound).update(repeating: number, count: range.count)
      number += 1
    }
    return result
  }

  private static func paragraphs(of tokens: UnretainedArray<Token>) -> UnretainedArray<Int32> {
    var number: Int32 = 0
    let result = UnretainedArray<Int32>(repeating: 0, count: tokens.count)
    for index in tokens.indices {
      if tokens[index].startsParagraph { number += 1 }
      result.start[index] = number
    }
    return result
  }

  /// How many paragraphs begin between two tokens.
  func paragraphs(from start: Int, to end: Int) -> Int {
    guard start < end, end < tokens.count else { return 0 }
    return Int(paragraphOf[end] - paragraphOf[start])
  }

  func sentence(around token: Int) -> Range<Int> { sentences[Int(sentenceOf[token])] }

  /// The quoted stretch that begins at a token, with its mark.
  func stretch(startingAt token: Int) -> Int? {
    guard tokens.indices.contains(token), stretchOf[token] >= 0 else { return nil }
    let index = Int(stretchOf[token])
    return stretches[index].outer.lowerBound == token ? index : nil
  }

  /// Whether some tokens begin and end between quotation marks.
  func isQuotation(_ content: Range<Int>) -> Bool {
    isQuoted(content.lowerBound) && isQuoted(content.upperBound - 1)
  }

  /// A form of a cue that has a subject of its own: *said*, *says*.
  func isFiniteCue(_ token: Int) -> Bool {
    has(token, .cue) && has(token, [.pastForm, .singularForm])
  }

  func isQuoted(_ token: Int) -> Bool { stretchOf[token] >= 0 }

  /// How many words, how many of them between quotation marks, and how many tokens.
  func words(in content: some Sequence<Range<Int>>) -> (all: Int, quoted: Int, tokens: Int) {
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

  func word(_ token: Int) -> String { text(of: token..<token + 1) }

  /// The text from the first to the last of some tokens, as printed.
  func text(of range: Range<Int>) -> String {
    guard let bytes = bytes(of: range) else { return "" }
    return text.string(bytes)
  }

  /// A form of *tell*, which always names its hearer first.
  func isTell(_ token: Int) -> Bool {
    isWord(token, "told") || isWord(token, "tell") || isWord(token, "tells")
      || isWord(token, "telling")
  }

  /// UTF-8 bytes, half-open; `nil` for no tokens.
  func bytes(of range: Range<Int>) -> Range<Int>? {
    guard !range.isEmpty else { return nil }
    return Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
  }

  /// Whether a token is this word, in lower case or with a capital.
  @inline(__always)
  func isWord(_ token: Int, _ word: StaticString) -> Bool {
    guard tokens.indices.contains(token) else { return false }
    let start = Int(tokens[token].start)
    let count = word.utf8CodeUnitCount
    guard Int(tokens[token].end) - start == count else { return false }
    let letters = word.utf8Start
    for index in 0..<count where text[start + index] | 0x20 != letters[index] { return false }
    return true
  }

  func has(_ token: Int, _ any: WordClass) -> Bool {
    tokens.indices.contains(token) && tokens[token].has(any)
  }

  func kind(_ token: Int) -> Token.Kind? {
    tokens.indices.contains(token) ? tokens[token].kind : nil
  }

  // MARK: Suffixes

  /// The hash of a lower-case word without its last letter: *Trumps* as *Trump*.
  func hashWithoutLastLetter(_ token: Int) -> UInt32 {
    let bytes = text[Int(tokens[token].start)..<Int(tokens[token].end) - 1]
    return WordHash(bytes.lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }).short
  }

  /// An unknown word in *-ing*: most likely a participle.
  func endsInING(_ token: Int) -> Bool {
    let end = Int(tokens[token].end)
    return tokens[token].classes.isEmpty && end - Int(tokens[token].start) > 4
      && text[end - 3] == 0x69 && text[end - 2] == 0x6E && text[end - 1] == 0x67
  }

  /// Whether a token ends with some bytes, in the case given.
  func ends(_ token: Int, with suffix: StaticString) -> Bool {
    let end = Int(tokens[token].end)
    let count = suffix.utf8CodeUnitCount
    guard end - Int(tokens[token].start) >= count else { return false }
    return suffix.withUTF8Buffer { bytes in
      (0..<count).allSatisfy { text[end - count + $0] == bytes[$0] }
    }
  }

  /// *percent*, *a third*, *half*: a plural, whatever its form.
  func isShare(_ token: Int) -> Bool {
    isWord(token, "percent") || isWord(token, "half") || isWord(token, "majority")
      || (isWord(token, "third") || isWord(token, "quarter")) && has(token - 1, .determiner)
      || isWord(token, "thirds") || isWord(token, "quarters")
  }

  func endsInS(_ token: Int) -> Bool { text[Int(tokens[token].end) - 1] == 0x73 }

  /// An unknown word in *-ed*: most likely a verb in the past.
  func endsInED(_ token: Int) -> Bool {
    tokens[token].kind == .word && tokens[token].classes.isEmpty && !tokens[token].isCapital
      && ends(token, 0x65, 0x64)
  }

  /// A word in *-ly*: most likely an adverb.
  func endsInLY(_ token: Int) -> Bool { tokens[token].kind == .word && ends(token, 0x6C, 0x79) }

  private func ends(_ token: Int, _ before: UInt8, _ last: UInt8) -> Bool {
    let end = Int(tokens[token].end)
    return end - Int(tokens[token].start) > 4 && text[end - 1] == last && text[end - 2] == before
  }
}
