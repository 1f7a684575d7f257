import Essentials

/// A token of a sentence, or a whole quotation in it.
struct Element {
  @PackedRange var tokens: Range<Int>
  /// Of a quotation what stands between its marks.
  @PackedOptionalRange var inside: Range<Int>? = nil
  var tag: Tag
  /// Of a quotation `nil`.
  var kind: Token.Kind?
  var classes: WordClass = []
  /// The word, or which mark it is.
  var word: UInt32
  /// The word of a closed class; of any other word its tag.
  var label: UInt32

  var isCapital = false
  /// All of its letters are capitals.
  var isShouted = false

  /// That of a word of an open class.
  static func label(of tag: Tag) -> UInt32 { UInt32(tag.rawValue) + 200 }

  var isQuotation: Bool { tag == .quotation }

  /// Before and after a sentence.
  static let outside = Element(tokens: 0..<0, tag: .mark, word: 11, label: 11)
}

/// A sentence with each quotation in it as one element; or a sentence inside a quotation.
///
/// Its elements lie in the memory of its `ArticleStructure`, which has to outlive it.
struct Sentence {
  private(set) var elements: UnretainedArray<Element>
  let isInner: Bool
  private(set) var lastQuotation = -1
  /// How many words it has outside its quotations.
  private(set) var wordCount = 0
  /// Where the first and the last finite verb stand that the lexicon knows as a cue, or -1.
  private(set) var firstCueVerb = -1
  private(set) var lastCueVerb = -1

  fileprivate init(isInner: Bool, from start: UnsafeMutablePointer<Element>) {
    self.isInner = isInner
    elements = UnretainedArray(start, count: 0)
  }

  var count: Int { elements.count }
  var hasQuotation: Bool { lastQuotation >= 0 }

  /// An element, or what stands for one outside.
  @inline(__always) subscript(index: Int) -> Element {
    UInt(bitPattern: index) < UInt(bitPattern: elements.count) ? elements[index] : .outside
  }

  /// The first element that does not end before a token does, or the end.
  func index(of token: Int) -> Int { elements.endOfPrefix { $0.tokens.upperBound <= token } }

  func has(_ index: Int, _ classes: WordClass) -> Bool {
    !self[index].classes.isDisjoint(with: classes)
  }

  /// *Watch: “The dam will hold”*: what stands before the colon is nobody.
  func isLabelled(upTo colon: Int) -> Bool {
    colon == 1 && has(0, .lineLabel) && self[0].isCapital
  }

  /// Takes for a verb what stands between a quotation and a name, or after both at an end: *“It
  /// holds,” chirped Ana Reyes*. Verbs there are of every kind, and treebanks have few of them.
  fileprivate mutating func tagVerbsBesideQuotations() {
    guard hasQuotation else { return }
    for quotation in elements.indices where elements[quotation].isQuotation {
      guard let verb = possibleVerb(after: quotation) else { continue }
      elements.start[verb].tag = .past
      elements.start[verb].label = Element.label(of: .past)
    }
  }

  private func possibleVerb(after quotation: Int) -> Int? {
    let first = quotation + 1
    if mayBeVerb(first), self[first + 1].tag == .name, self[first + 1].isCapital { return first }
    var index = first
    while self[index].tag == .name, self[index].isCapital { index += 1 }
    return index > first && mayBeVerb(index) && self[index + 1].tag == .mark ? index : nil
  }

  private func mayBeVerb(_ index: Int) -> Bool {
    let element = self[index]
    guard element.kind == .word, !element.isCapital, !has(index, .particle) else { return false }
    switch element.tag {
    case .noun, .nouns, .name, .adjective, .base, .other: return true
    default: return false
    }
  }

  /// From the first token of some elements to the last.
  func tokens(_ range: Range<Int>) -> Range<Int> {
    elements[range.lowerBound].tokens.lowerBound..<elements[range.upperBound - 1].tokens.upperBound
  }

  /// Adds an element where there is memory for one more.
  fileprivate mutating func append(_ element: Element, isCue: Bool = false) {
    if element.isQuotation { lastQuotation = elements.count }
    if element.kind == .word || element.kind == .handle { wordCount += 1 }
    if isCue, element.tag.isFinite {
      if firstCueVerb < 0 { firstCueVerb = elements.count }
      lastCueVerb = elements.count
    }
    (elements.start + count).initialize(to: element)
    elements = UnretainedArray(elements.start, count: count + 1)
  }
}

/// The sentences of an article with the parts of speech of their words.
///
/// A class, as `TokenizedArticle` is: what asks about a cue has it by one reference, and the elements
/// of all sentences lie in one piece of memory that no sentence retains.
final class ArticleStructure {
  let article: TokenizedArticle
  /// One for each token.
  let tags: [Tag]
  /// Those outside quotations, a sentence of the article each, then those inside.
  private(set) var sentences: [Sentence] = []
  private let elements: UnsafeMutablePointer<Element>
  /// Where the elements of the next sentence begin.
  private var free: UnsafeMutablePointer<Element>

  /// No quotation of fewer tokens holds an attribution.
  private static let shortestInner = 5

  init(_ article: TokenizedArticle, _ tagger: Tagger) {
    self.article = article
    tags = tagger.tags(of: article)
    // An element is a token of its sentence or more; what is quoted is read twice.
    let quoted = article.stretches.reduce(0) { $0 + $1.inner.count }
    elements = .allocate(capacity: article.tokens.count + quoted)
    free = elements
    sentences.reserveCapacity(article.sentences.count * 2)
    for sentence in article.sentences {
      // Nobody says anything in a dateline.
      let isDateline = article.isInDateline(sentence.lowerBound)
      add(isDateline ? Sentence(isInner: false, from: free) : outer(sentence))
    }
    var nested = article.nested[...]
    for stretch in article.stretches where stretch.inner.count >= Self.shortestInner {
      nested = nested.drop { $0.outer.lowerBound < stretch.inner.lowerBound }
      addInner(stretch, nested)
    }
  }

  deinit { elements.deallocate() }

  private func add(_ sentence: Sentence) {
    sentences.append(sentence)
    free = sentence.elements.start + sentence.count
  }

  private func outer(_ tokens: Range<Int>) -> Sentence {
    var sentence = Sentence(isInner: false, from: free)
    var token = tokens.lowerBound
    while token < tokens.upperBound {
      if let stretch = article.stretch(at: token) {
        token = append(stretch, from: token, before: tokens.upperBound, to: &sentence)
      } else {
        append(token, to: &sentence)
        token += 1
      }
    }
    sentence.tagVerbsBesideQuotations()
    return sentence
  }

  /// Appends a quotation from a token of it on, up to a bound.
  ///
  /// - Returns: Where the rest begins.
  private func append(
    _ stretch: QuotedStretch, from token: Int, before bound: Int, to sentence: inout Sentence
  ) -> Int {
    let end = max(token + 1, min(stretch.outer.upperBound, bound))
    sentence.append(
      Element(tokens: token..<end, inside: stretch.inner, tag: .quotation, word: 13, label: 13))
    return end
  }

  /// - Parameter nested: The nested quotations from the beginning of this one on.
  private func addInner(_ stretch: QuotedStretch, _ nested: ArraySlice<QuotedStretch>) {
    var nested = nested
    var sentence = Sentence(isInner: true, from: free)
    var token = stretch.inner.lowerBound
    while token < stretch.inner.upperBound {
      if let next = nested.first, next.outer.lowerBound == token {
        token = append(next, from: token, before: stretch.inner.upperBound, to: &sentence)
        nested = nested.dropFirst()
      } else {
        append(token, to: &sentence)
        token += 1
      }
      guard endsInner(before: token, of: stretch) else { continue }
      if sentence.count >= Self.shortestInner || sentence.hasQuotation { add(sentence) }
      sentence = Sentence(isInner: true, from: free)
    }
  }

  private func endsInner(before token: Int, of stretch: QuotedStretch) -> Bool {
    if token >= stretch.inner.upperBound || article[token - 1].endsSentence { return true }
    // *I said, ‘Go.’ And he went*
    return article.kind(token - 1) == .mark && token > stretch.inner.lowerBound + 1
      && article[token - 2].endsSentence && article[token].isCapital
  }

  private func append(_ index: Int, to sentence: inout Sentence) {
    let token = article[index]
    let word = token.hash != 0 ? token.hash : UInt32(token.kind.rawValue) + 100
    let tag = article.isPluralPossessive(index) ? .possessiveEnding : tags[index]
    sentence.append(
      Element(
        tokens: index..<index + 1, tag: tag, kind: token.kind, classes: token.classes, word: word,
        label: Self.isClosed(tag) ? word : Element.label(of: tag),
        isCapital: token.isCapital, isShouted: token.isShouted),
      // *go on* and *hold forth* make no cues of all that goes and holds.
      isCue: token.cue >= 0
        && article.lexicon.cues(from: Int(token.cue)).contains {
          article.lexicon.cues[$0].tail.isEmpty
        })
  }

  /// Whether the words of a tag are few, so that each is a label of its own.
  private static func isClosed(_ tag: Tag) -> Bool {
    switch tag {
    case .preposition, .to, .question, .determiner, .pronoun, .conjunction, .modal, .existential,
      .possessive, .particle, .mark:
      true
    default: false
    }
  }
}
