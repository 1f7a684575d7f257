import GRDB

/// A text as the full-text indexes have it, folded beyond what they do themselves: what is not seen is
/// left out, ligatures and letters such as ø are taken apart, and what a line's end may have parted
/// stands behind the text a second time, in one word.
struct FoldedText {
  private(set) var text: String
  /// Where each byte of the text stands in the original; `nil` where nothing was folded.
  private var places: [Int]?

  /// - Parameter isSought: Whether it is what is looked for, which a line's end has not parted.
  init(_ original: String, isSought: Bool = false) {
    text = original
    guard FoldedText.mayFold(original) else { return }
    var folded = ""
    var places: [Int] = []
    var place = 0
    for scalar in original.unicodeScalars {
      let letters = FoldedText.letters[scalar] ?? String(scalar)
      let width = UTF8.width(scalar)
      // The bytes of one that is kept stand as they stood.
      let isKept = letters.utf8.count == width
      for byte in 0..<letters.utf8.count { places.append(place + (isKept ? byte : 0)) }
      folded += letters
      place += width
    }
    places.append(place)
    (text, self.places) = (folded, places)
    if !isSought { appendJoined() }
  }

  /// - Returns: `nil` where the text stays as it is, as nearly all do.
  static func stored(_ text: String?) -> String? {
    guard let text, mayFold(text) else { return nil }
    let folded = FoldedText(text).text
    return folded.utf8.elementsEqual(text.utf8) ? nil : folded
  }

  /// Whether there is a hyphen before a space, or a letter that is not one of English typography.
  private static func mayFold(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { utf8 in
      var place = 0
      while place < utf8.count {
        switch utf8[place] {
        case UInt8(ascii: "-") where place + 1 < utf8.count && isSpace(utf8[place + 1]): return true
        case 0..<0x80: place += 1
        // Quotation marks and dashes, U+2010 to U+203F.
        case 0xE2 where utf8[place + 1] == 0x80 && utf8[place + 2] >= 0x90: place += 3
        default: return true
        }
      }
      return false
    }
  }

  /// What may be one word, parted by a hyphen at the end of a line, stands there once more as one.
  private mutating func appendJoined() {
    let bytes = Array(text.utf8)
    let breaks = bytes.indices.filter { place in
      bytes[place] == UInt8(ascii: "-") && place > 0 && place + 1 < bytes.count
        && FoldedText.isSpace(bytes[place + 1]) && !FoldedText.isSpace(bytes[place - 1])
    }
    guard !breaks.isEmpty, let places else { return }
    let dropped = Set(
      breaks.flatMap { start in
        start...(bytes[(start + 1)...].firstIndex { !FoldedText.isSpace($0) } ?? bytes.count) - 1
      })
    let kept = bytes.indices.filter { !dropped.contains($0) }
    text += " " + String(decoding: kept.map { bytes[$0] }, as: UTF8.self)
    self.places =
      places.dropLast() + [places[bytes.count]] + kept.map { places[$0] } + [places[bytes.count]]
  }

  /// - Parameter range: UTF-8 bytes of the folded text.
  /// - Returns: Where that stands in the original.
  func original(_ range: Range<Int>) -> Range<Int> {
    guard let places, !range.isEmpty else { return range }
    // To where the letter after the last begins, for one may have become two.
    return places[range.lowerBound]..<max(places[range.lowerBound], places[range.upperBound])
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// What a letter is folded to, beyond case and accents, which the index folds.
  static let letters: [Unicode.Scalar: String] = [
    "\u{AD}": "", "\u{200B}": "", "\u{200C}": "", "\u{200D}": "", "\u{200E}": "", "\u{200F}": "",
    "\u{2060}": "", "\u{FEFF}": "",
    "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l",
    "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ħ": "h", "Ħ": "h",
    "ŧ": "t", "Ŧ": "t", "ŋ": "n", "Ŋ": "n", "ı": "i", "ĳ": "ij", "Ĳ": "ij", "ﬀ": "ff", "ﬁ": "fi",
    "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
  ]
}

/// Cuts text into the words that the full-text index has of it, with and without their endings.
struct WordForms {
  /// A word, and where it stands.
  struct Word {
    /// Folded: lower case, no accents.
    let form: String
    /// The same without its ending, which is what the index holds.
    let stem: String
    /// UTF-8 bytes, half-open.
    let place: Range<Int>
  }

  private let stemming: any FTS5Tokenizer
  private let plain: any FTS5Tokenizer

  init(in db: Database) throws {
    stemming = try db.makeTokenizer(.archive)
    plain = try db.makeTokenizer(.unstemmed)
  }

  /// - Parameter isSought: Whether it is what is looked for.
  func words(of text: String, isSought: Bool = false) -> [Word] {
    let folded = FoldedText(text, isSought: isSought)
    return zip(plain.words(of: folded.text), stemming.words(of: folded.text)).map {
      Word(form: $0.text, stem: $1.text, place: folded.original($0.place))
    }
  }

  /// - Parameter folded: As `FoldedText` has it.
  func forEachWord(
    of folded: String, isStemmed: Bool, _ body: (UnsafeRawBufferPointer) -> Void
  ) {
    (isStemmed ? stemming : plain).forEachWord(of: folded) { word, _ in body(word) }
  }

  /// What stands before the last word of a text, and the stem of that word.
  func last(of text: String) -> (before: String, stem: String)? {
    guard let last = words(of: text, isSought: true).last else { return nil }
    return (String(decoding: Array(text.utf8)[..<last.place.lowerBound], as: UTF8.self), last.stem)
  }

  func hasWord(_ text: String) -> Bool { !plain.words(of: text).isEmpty }

  /// Words that go on from the last of a text, and whose stem is another than a search for its
  /// beginning finds: *peaceful* for *peacefu*, which the index has as *peac*.
  ///
  /// - Returns: One text for each such stem.
  func continuations(of text: String) -> [String] {
    let text = FoldedText(text, isSought: true).text
    let prefix = stemming.words(of: text).last?.text ?? ""
    var stems: Set<String> = []
    return WordForms.endings.flatMap { ending in
      (0...ending.count).filter { text.hasSuffix(ending.prefix($0)) }
        .map { text + ending.dropFirst($0) }
    }.filter { longer in
      guard let stem = stemming.words(of: longer).last?.text, !stem.hasPrefix(prefix) else {
        return false
      }
      return stems.insert(stem).inserted
    }
  }

  /// What the Porter stemmer takes off, alone or with other endings before it.
  private static let endings = """
    s es ed ing ings er ers ly ness ment ments ful fully able ably ability ible ibly ibility al ally \
    ality alism ation ations ational ator ators ate ated ating tional ion ions ional ionally ism isms \
    ity ities ive ively iveness ivity ize izes ized izing izer ization ic ical ically icate ance \
    ence ancy ency ant ent ently ous ously ousness ement ements fulness logy logies
    """.split(separator: " ").map(String.init)
}

extension FTS5TokenizerDescriptor {
  /// As in `schema.sql`.
  static var archive: FTS5TokenizerDescriptor {
    FTS5TokenizerDescriptor(components: ["porter", "unicode61", "remove_diacritics", "2"])
  }

  /// The same without stemming, which gives as many words, at the same places.
  static var unstemmed: FTS5TokenizerDescriptor {
    FTS5TokenizerDescriptor(components: ["unicode61", "remove_diacritics", "2"])
  }
}

/// A word as the full-text index has it.
struct IndexedToken {
  let text: String
  /// Where it stands; UTF-8 bytes, half-open.
  let place: Range<Int>
}

extension FTS5Tokenizer {
  /// GRDB's own function does not tell where the words stand.
  func words(of text: String) -> [IndexedToken] {
    var found: [IndexedToken] = []
    forEachWord(of: text) { word, place in
      found.append(IndexedToken(text: String(decoding: word, as: UTF8.self), place: place))
    }
    return found
  }

  /// - Parameter body: Handed each word, and where it stands; UTF-8 bytes, half-open.
  func forEachWord(of text: String, _ body: (UnsafeRawBufferPointer, Range<Int>) -> Void) {
    typealias Body = (UnsafeRawBufferPointer, Range<Int>) -> Void
    var text = text
    withoutActuallyEscaping(body) { body in
      text.withUTF8 { bytes in
        guard let start = bytes.baseAddress else { return }
        var body = body
        _ = start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { characters in
          withUnsafeMutablePointer(to: &body) { body in
            tokenize(
              context: body, tokenization: .document, pText: characters, nText: CInt(bytes.count)
            ) { context, _, token, count, start, end in
              context?.assumingMemoryBound(to: Body.self).pointee(
                UnsafeRawBufferPointer(start: token, count: Int(count)), Int(start)..<Int(end))
              return 0
            }
          }
        }
      }
    }
  }
}
