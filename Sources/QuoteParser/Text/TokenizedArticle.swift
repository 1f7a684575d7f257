import Essentials

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
  /// Those inside others, in order: *“He said, ‘Go.’”*
  let nested: [QuotedStretch]
  /// Ranges of tokens, in order.
  let sentences: [Range<Int>]
  private let datelines: Set<Int>
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
    nested = QuotationMarks.nested(in: stretches, of: tokens)
    let found = Sentences(in: tokens, around: stretches)
    (sentences, datelines) = (found.all, found.datelines)
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

  /// A token, or what stands for one outside.
  subscript(index: Int) -> Token {
    @inline(__always) get {
      UInt(bitPattern: index) < UInt(bitPattern: tokens.count) ? tokens[index] : .outside
    }
  }

  private static func index(
    of ranges: some Sequence<Range<Int>>, count: Int
  ) -> UnretainedArray<Int32> {
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

  /// The tokens of a paragraph; of a long one no more than so many on either side.
  func paragraph(around token: Int, most: Int) -> Range<Int> {
    let number = paragraphOf[token]
    var (start, end) = (token, token + 1)
    while start > 0, token - start < most, paragraphOf[start - 1] == number { start -= 1 }
    while end < tokens.count, end - token < most, paragraphOf[end] == number { end += 1 }
    return start..<end
  }

  /// From a token as far to the left as something holds, in its paragraph and so many tokens at most.
  func start(before token: Int, most: Int = .max, where holds: (Int) -> Bool) -> Int {
    var start = token
    while start > 0, token - start < most, !self[start].startsParagraph, holds(start - 1) {
      start -= 1
    }
    return start
  }

  /// How many paragraphs begin between two tokens.
  func paragraphs(from start: Int, to end: Int) -> Int {
    guard start < end, end < tokens.count else { return 0 }
    return Int(paragraphOf[end] - paragraphOf[start])
  }

  /// Whether a word has its capital, if it has one, because of where it stands: at the beginning of a
  /// sentence or a quotation, or behind a mark.
  func startsSentence(_ index: Int) -> Bool {
    guard index > 0, !tokens[index].startsParagraph, sentenceOf[index] == sentenceOf[index - 1]
    else { return true }
    return switch tokens[index - 1].kind {
    case .word, .number, .handle, .comma, .clitic:
      isQuoted(index) != isQuoted(index - 1)
    default: true
    }
  }

  /// Whether a token stands in a dateline, which is a sentence of its own.
  func isInDateline(_ token: Int) -> Bool {
    !datelines.isEmpty && datelines.contains(sentence(around: token).lowerBound)
  }

  func sentence(around token: Int) -> Range<Int> { sentences[Int(sentenceOf[token])] }

  /// The quoted stretch that a token belongs to.
  func stretch(at token: Int) -> QuotedStretch? {
    tokens.indices.contains(token) && isQuoted(token) ? stretches[Int(stretchOf[token])] : nil
  }

  /// The quoted stretch that begins at a token, with its mark.
  func stretch(startingAt token: Int) -> QuotedStretch? {
    stretch(at: token).flatMap { $0.outer.lowerBound == token ? $0 : nil }
  }

  /// The quotation, in the text or in another one, that begins at a token, with its mark.
  func quotation(startingAt token: Int) -> QuotedStretch? {
    if let stretch = stretch(startingAt: token) { return stretch }
    let number = nested.endOfPrefix { $0.outer.lowerBound < token }
    return nested[number...].first.flatMap { $0.outer.lowerBound == token ? $0 : nil }
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

  func word(_ token: Int) -> String { text(of: token..<token + 1) }

  /// The text from the first to the last of some tokens, as printed.
  func text(of range: Range<Int>) -> String { bytes(of: range).map(text.string) ?? "" }

  /// UTF-8 bytes, half-open; `nil` for no tokens.
  func bytes(of range: Range<Int>) -> Range<Int>? {
    guard !range.isEmpty else { return nil }
    return Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
  }

  /// Whether a token is a word that does something.
  @inline(__always)
  func isWord(_ token: Int, _ role: WordRole) -> Bool { self[token].acts(as: role) }

  func isWord(_ element: Element, _ role: WordRole) -> Bool {
    element.kind == .word && isWord(element.tokens.lowerBound, role)
  }

  func has(_ token: Int, _ any: WordClass) -> Bool { self[token].has(any) }

  /// *J.* of *J. Ortega*.
  func isInitial(_ token: Int) -> Bool {
    self[token].shape.contains(.abbreviated) && self[token].end - self[token].start <= 2
  }

  /// *then-Senate*, *deWitt*: whether one of its letters is a capital.
  func hasCapital(_ token: Int) -> Bool {
    (Int(self[token].start)..<Int(self[token].end)).contains { (0x41...0x5A).contains(text[$0]) }
  }

  func kind(_ token: Int) -> Token.Kind? {
    tokens.indices.contains(token) ? tokens[token].kind : nil
  }

  /// *reporters* of *the reporters*.
  func withoutArticle(_ range: Range<Int>) -> Range<Int> {
    let start = range.dropLast().first { !tokens[$0].has(.determiner) }
    return (start ?? range.upperBound - 1)..<range.upperBound
  }

  // MARK: Endings

  /// The apostrophe of *the workers’ union*.
  func isPluralPossessive(_ token: Int) -> Bool {
    let mark = tokens[token]
    return token > 0 && (mark.mark == .single || mark.mark == .singleRight)
      && !mark.shape.contains(.spaceBefore) && ends(token - 1, in: .plural)
  }

  /// Whether a token ends so, in the case given.
  func ends(_ token: Int, in kind: Affix.Kind) -> Bool { affix(of: token, kind) != nil }

  /// The hash of a lower-case word without an ending: *Trumps* as *Trump*.
  ///
  /// - Returns: `nil` for a word that does not end so.
  func hash(of token: Int, without kind: Affix.Kind) -> UInt32? {
    guard let ending = affix(of: token, kind) else { return nil }
    let stem = text[Int(tokens[token].start)..<Int(tokens[token].end) - ending.count]
    return WordHash(stem.lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }).short
  }

  /// Whether a token is the same word as another, or short for it: *Sen.*, for *senator*.
  func isSame(_ token: Int, as word: Int) -> Bool {
    let (short, whole) = (self[token], self[word])
    if short.hash == whole.hash { return true }
    let letters = Int(short.start)..<max(Int(short.start), Int(short.end) - 1)
    return short.shape.contains(.abbreviated) && letters.count > 2 && whole.has(.shortened)
      && zip(text[letters], text[Int(whole.start)...]).allSatisfy { $0 | 0x20 == $1 | 0x20 }
  }

  private func affix(of token: Int, _ kind: Affix.Kind) -> Affix? {
    let word = Int(self[token].start)..<Int(self[token].end)
    return lexicon.affixes.first { $0.kind == kind && $0.ends(word, of: text) }
  }
}
