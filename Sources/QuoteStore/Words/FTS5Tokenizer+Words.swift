import GRDB

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
