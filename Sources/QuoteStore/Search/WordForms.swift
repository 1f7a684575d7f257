import GRDB

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

  func words(of text: String) -> [Word] {
    zip(plain.words(of: text), stemming.words(of: text)).map {
      Word(form: $0.text, stem: $1.text, place: $0.place)
    }
  }

  func hasWord(_ text: String) -> Bool { !plain.words(of: text).isEmpty }

  /// Words that go on from the last of a text, and whose stem is another than a search for its
  /// beginning finds: *peaceful* for *peacefu*, which the index has as *peac*.
  ///
  /// - Returns: One text for each such stem.
  func continuations(of text: String) -> [String] {
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
    var text = text
    var found: [IndexedToken] = []
    text.withUTF8 { bytes in
      guard let start = bytes.baseAddress else { return }
      _ = start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { characters in
        withUnsafeMutablePointer(to: &found) { found in
          tokenize(
            context: found, tokenization: .document, pText: characters, nText: CInt(bytes.count)
          ) { context, _, token, count, start, end in
            let bytes = UnsafeRawBufferPointer(start: token, count: Int(count))
            context?.assumingMemoryBound(to: [IndexedToken].self).pointee.append(
              IndexedToken(
                text: String(decoding: bytes, as: UTF8.self), place: Int(start)..<Int(end))
            )
            return 0
          }
        }
      }
    }
    return found
  }
}
