import Foundation
import GRDB

/// What rows of `quote` and `quote_fts` must fulfil to have the words of a search.
struct WordConditions {
  let all: [SQL]

  init(of words: WordQuery, saidBy speakers: SpeakerLookup?, in db: Database) throws {
    var all: [SQL] = []
    if !words.literals.isEmpty {
      // One condition however many there are: SQLite allows no thousand of them.
      let list = String(decoding: try JSONEncoder().encode(words.literals), as: UTF8.self)
      all.append(
        "NOT EXISTS (SELECT 1 FROM json_each(\(list)) WHERE instr(quote.text, value) = 0)")
    }
    if !words.phrases.isEmpty {
      let phrases = words.phrases.map(WordQuery.quoted).joined(separator: " ")
      var pattern = "{text} : (\(phrases))"
      if let names = try speakers.flatMap({ try WordConditions.names(of: $0, in: db) }) {
        pattern += " AND {speaker} : (\(names))"
      }
      all.append("quote_fts MATCH \(pattern)")
    }
    self.all = all
  }

  /// The speakers' names, so that a common word and a rare speaker meet in the index; the rows
  /// found are then held to the speakers themselves.
  private static func names(of speakers: SpeakerLookup, in db: Database) throws -> String? {
    guard let keys = try speakers.keys(in: db), !keys.isEmpty else { return nil }
    let tokenizer = try db.makeTokenizer(.archive)
    guard try keys.allSatisfy({ try !tokenizer.tokenize(query: $0).isEmpty }) else { return nil }
    return keys.map(WordQuery.quoted).joined(separator: " OR ")
  }
}
