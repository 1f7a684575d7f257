/// An article as the passes before the patterns have read it.
///
/// A class, so that the passes share it by one reference: as a struct its arrays were retained and
/// released one by one wherever it went, a quarter of all time.
final class Reading {
  let text: Tape<UInt8>
  let lexicon: Lexicon
  let tokens: Tape<Token>
  /// The outer quoted stretches, in order.
  let stretches: [QuotedStretch]
  /// Ranges of tokens, in order.
  let sentences: [Range<Int>]
  /// For each token the sentence it stands in.
  let sentenceOf: Tape<Int32>
  /// For each token the stretch that it belongs to, marks included, or -1.
  let stretchOf: Tape<Int32>
  /// For each token the number of its paragraph.
  let paragraphOf: Tape<Int32>
  /// For each token whether it can be the finite verb of a clause.
  let isFinite: Tape<Bool>
  /// The capitalised words of the text.
  private lazy var capitals = Self.capitals(of: tokens)

  init(_ body: String, lexicon: Lexicon) {
    text = Tape(of: body)
    self.lexicon = lexicon
    tokens = Tokenizer.tokens(of: text, lexicon: lexicon)
    stretches = QuotationMarks.stretches(in: tokens)
    sentences = Sentences.sentences(in: tokens, around: stretches)
    sentenceOf = Self.index(of: sentences, count: tokens.count)
    stretchOf = Self.index(of: stretches.lazy.map(\.outer), count: tokens.count)
    paragraphOf = Self.paragraphs(of: tokens)
    isFinite = Tape(repeating: false, count: tokens.count)
    for token in tokens.indices where tokens[token].mayBeFinite && canBeFinite(token) {
      isFinite.start[token] = true
    }
  }

  deinit {
    text.free()
    tokens.free()
    sentenceOf.free()
    stretchOf.free()
    paragraphOf.free()
    isFinite.free()
  }

  private static func index(of ranges: some Sequence<Range<Int>>, count: Int) -> Tape<Int32> {
    let result = Tape<Int32>(repeating: -1, count: count)
    var number: Int32 = 0
    for range in ranges {
      precondition(range.upperBound <= count)
      (result.start + range.lowerBound).update(repeating: number, count: range.count)
      number += 1
    }
    return result
  }

  private static func paragraphs(of tokens: Tape<Token>) -> Tape<Int32> {
    var number: Int32 = 0
    let result = Tape<Int32>(repeating: 0, count: tokens.count)
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

  /// Whether the last word of a name stands somewhere else with a capital too.
  func isNamedAgain(_ name: Range<Int>) -> Bool {
    guard let last = name.last else { return false }
    return capitals.count(of: tokens[last].hash) > 1
  }

  private static func capitals(of tokens: Tape<Token>) -> NameIndex {
    let capitals = tokens.lazy.filter { $0.isCapital && $0.hash != 0 }
    var index = NameIndex(people: capitals.count { _ in true })
    for (number, token) in capitals.enumerated() { index.add(number, under: token.hash) }
    return index
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

  /// A form of *be*.
  func isBe(_ token: Int) -> Bool { has(token, .be) }

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
}
