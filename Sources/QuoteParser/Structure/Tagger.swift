import Essentials

/// A part of speech: those of the Penn Treebank (Marcus et al. 1993), some of them together.
enum Tag: UInt8, CaseIterable, Sendable {
  /// A mark, or no word at all.
  case mark
  case noun, nouns, name, pronoun, possessive, determiner, adjective, adverb, preposition, to
  case conjunction, modal, base, past, gerund, participle, present, singular, question, number
  case particle, existential, possessiveEnding, other
  /// A whole quotation, where it stands as one element of a sentence.
  case quotation

  var isVerb: Bool {
    switch self {
    case .base, .past, .gerund, .participle, .present, .singular: true
    default: false
    }
  }

  /// A verb that has a subject of its own.
  var isFinite: Bool { self == .past || self == .present || self == .singular || self == .modal }
  var isNoun: Bool { self == .noun || self == .nouns || self == .name }
}

/// Says what part of speech each token is, from left to right: an averaged perceptron (Collins 2002)
/// over the word, its ends, its shape, its neighbours and the two tags before.
///
/// Its weights are learnt from treebanks. A feature is a row of the table by its hash: there are no
/// names of features to look up, and features that share a row cost nothing that could be measured.
struct Tagger: Sendable {
  static let rowCount = 1 << 15

  /// `rowCount` rows, a byte for each tag, 128 for none; two in each number, the first of them low.
  let weights: UnretainedArray<SIMD16<UInt16>>

  /// - Parameter start: The bytes, at an address that 32 divides.
  init(_ start: UnsafeRawPointer, count: Int) {
    weights = UnretainedArray(at: start, count: count / 32)
  }

  /// One for each token.
  func tags(of article: TokenizedArticle) -> [Tag] {
    let words = TaggedWord.words(of: article)
    let names = ProperNames(article)
    return words.withUnsafeBufferPointer { words in
      var context = TagContext()
      return article.tokens.indices.map { index in
        var tag = tag(article[index], at: index, of: words, after: context)
        // *Theresa May said*, *Ana Long said*
        let token = article[index]
        if token.isCapital, token.has(ProperNames.functionWords), names.isNamePart(index) {
          tag = .name
        }
        context.append(tag)
        return tag
      }
    }
  }

  @inline(__always)
  private func tag(
    _ token: Token, at index: Int, of words: UnsafeBufferPointer<TaggedWord>,
    after context: TagContext
  ) -> Tag {
    if let tag = Self.tagByKind(of: token) { return tag }
    // Even and odd tags apart, each as 16 bits: bytes that are widened one by one took 20 times as
    // long.
    var even = SIMD16<UInt16>()
    var odd = SIMD16<UInt16>()
    Self.forEachRow(at: index, of: words, after: context) { row in
      let pairs = weights[row]
      even &+= pairs & SIMD16(repeating: 0xFF)
      odd &+= pairs &>> SIMD16(repeating: 8)
    }
    return Self.best(even, odd)
  }

  /// Of all tags that a word can have, the first of those with the highest sum.
  @inline(__always)
  private static func best(_ even: SIMD16<UInt16>, _ odd: SIMD16<UInt16>) -> Tag {
    // Sum and tag as one number: which of two sums is higher, no branch can be guessed by.
    var best: UInt32 = 0
    for number in UInt32(Tag.noun.rawValue)..<UInt32(Tag.quotation.rawValue) {
      let sum = number & 1 == 0 ? even[Int(number >> 1)] : odd[Int(number >> 1)]
      best = max(best, UInt32(sum) << 8 | (0xFF - number))
    }
    return Tag(rawValue: UInt8(0xFF - best & 0xFF)) ?? .other
  }

  /// What needs no weights: marks, figures, handles.
  @inline(__always)
  static func tagByKind(of token: Token) -> Tag? {
    switch token.kind {
    case .word, .clitic: nil
    case .number: .number
    case .handle: .name
    case .comma, .period, .question, .exclamation, .ellipsis, .colon, .semicolon, .dash, .open,
      .close, .slash, .symbol, .mark:
      .mark
    }
  }

  /// Every feature of a token, as a row of the table.
  @inline(__always)
  static func forEachRow(
    at index: Int, of words: UnsafeBufferPointer<TaggedWord>, after context: TagContext,
    _ body: (Int) -> Void
  ) {
    func word(_ index: Int) -> TaggedWord {
      words.indices.contains(index) ? words[index] : .none
    }
    let here = word(index)
    let (before, next) = (word(index - 1), word(index + 1))
    let last = UInt32(context.last.rawValue)
    body(row(1, here.word))
    body(row(2, here.suffix3, here.shape))
    body(row(3, here.suffix2))
    body(row(4, here.prefix))
    body(row(5, here.shape))
    body(row(6, before.word))
    body(row(7, next.word))
    body(row(8, last))
    body(row(9, last, UInt32(context.beforeLast.rawValue)))
    body(row(10, last, here.word))
    body(row(11, before.suffix3))
    body(row(12, next.suffix3))
    body(row(13, word(index - 2).word))
    body(row(14, word(index + 2).word))
    body(row(15, here.shape, before.shape &* 4096 ^ next.shape))
    body(row(16, here.classes))
    body(row(17, before.classes))
    body(row(18, next.classes))
    body(row(19, last, here.suffix3))
    body(row(20, last, here.classes))
    body(row(21, before.word, here.word))
    body(row(22, here.word, next.word))
    body(row(23, here.suffix2, next.classes))
  }

  @inline(__always)
  private static func row(_ feature: UInt32, _ a: UInt32, _ b: UInt32 = 0) -> Int {
    var hash = (a ^ (feature &* 0x9E37_79B9)) &* 0x85EB_CA6B
    hash = (hash ^ (hash >> 15) ^ b) &* 0xC2B2_AE35
    return Int((hash ^ (hash >> 16)) & UInt32(rowCount - 1))
  }
}

/// The two tags before a token.
struct TagContext {
  private(set) var last = Tag.mark
  private(set) var beforeLast = Tag.mark

  mutating func append(_ tag: Tag) {
    beforeLast = last
    last = tag
  }
}

/// What the tagger sees of a token, none of which depends on the tags before it.
struct TaggedWord {
  var word: UInt32
  var suffix3: UInt32
  var suffix2: UInt32
  var prefix: UInt32
  var shape: UInt32
  /// What the lexicon says that the word can be.
  var classes: UInt32

  static let none = TaggedWord(word: 3, suffix3: 3, suffix2: 3, prefix: 3, shape: 3, classes: 3)

  static func words(of article: TokenizedArticle) -> [TaggedWord] {
    var startsSentence = true
    return article.tokens.indices.map { index in
      let token = article[index]
      let isNew = index == 0 || article.sentenceOf[index] != article.sentenceOf[index - 1]
      let word = TaggedWord(token, in: article.text, startsSentence: isNew || startsSentence)
      startsSentence = token.endsSentence || token.kind == .mark && startsSentence
      return word
    }
  }
}

extension TaggedWord {
  fileprivate init(_ token: Token, in text: UnretainedArray<UInt8>, startsSentence: Bool) {
    let (start, end) = (Int(token.start), Int(token.end))
    shape = UInt32(token.kind.rawValue) | (token.isCapital ? 64 : 0)
    if token.isShouted { shape |= 128 }
    if startsSentence { shape |= 256 }
    if token.shape.contains(.abbreviated) { shape |= 512 }
    if text.first(.hyphen, from: start, to: end) < end { shape |= 1024 }
    // Whether it was spoken of before is not part of speech.
    let all = token.classes.rawValue
    classes = UInt32(truncatingIfNeeded: all) ^ UInt32(truncatingIfNeeded: all >> 32) &* 0x9E37_79B9
    guard token.kind == .word || token.kind == .clitic || token.kind == .handle else {
      word = UInt32(token.kind.rawValue) + 100
      (suffix3, suffix2, prefix) = (1, 1, 1)
      return
    }
    word = token.hash
    suffix3 = Self.letters(max(start, end - 3)..<end, of: text)
    suffix2 = Self.letters(max(start, end - 2)..<end, of: text)
    prefix = Self.letters(start..<min(end, start + 3), of: text)
  }

  /// A few bytes as one number, capitals as small letters.
  @inline(__always)
  private static func letters(_ bytes: Range<Int>, of text: UnretainedArray<UInt8>) -> UInt32 {
    var value: UInt32 = 0
    for place in bytes { value = value << 8 | UInt32(text[place] | 0x20) }
    return value
  }
}
