import GRDB

/// What a person typed to search for, as full-text phrases; any text is one.
struct WordQuery {
  /// Words and phrases that the full-text index can find; all must occur.
  let phrases: [String]
  /// What has no letter or digit (`—`, an emoji): looked for as it is, row by row.
  let literals: [String]

  init(_ text: String, in db: Database) throws {
    let tokenizer = try db.makeTokenizer(.archive)
    var phrases: [String] = []
    var literals: [String] = []
    for piece in WordQuery.pieces(of: text) {
      if try tokenizer.tokenize(query: piece).isEmpty {
        literals.append(piece)
      } else {
        phrases.append(piece)
      }
    }
    self.phrases = phrases
    self.literals = literals
  }

  /// In the language of FTS5, where a phrase in double quotes has no operators.
  static func quoted(_ phrase: String) -> String {
    "\"" + phrase.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  /// Words, and what stands between two double quotation marks; a mark left over is passed by.
  private static func pieces(of text: String) -> [String] {
    let parts = text.unicodeScalars.split(omittingEmptySubsequences: false) {
      ["\"", "“", "”"].contains($0)
    }
    // The odd ones stand between marks, unless the last mark was never closed.
    return parts.enumerated().flatMap { place, part in
      let isPhrase = !place.isMultiple(of: 2) && place + 1 < parts.count
      let words = part.split { $0.properties.isWhitespace || $0 == "\0" }.map { String($0) }
      return isPhrase ? [words.joined(separator: " ")].filter { !$0.isEmpty } : words
    }
  }
}

extension FTS5TokenizerDescriptor {
  /// As in `schema.sql`.
  static var archive: FTS5TokenizerDescriptor {
    FTS5TokenizerDescriptor(components: ["porter", "unicode61", "remove_diacritics", "2"])
  }
}
