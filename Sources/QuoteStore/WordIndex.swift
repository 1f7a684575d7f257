import GRDB

/// Keeps the full-text index true to quotes that are changed.
struct WordIndex {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// Runs `change`, which may alter the words or speakers of these quotes, and of no others.
  func update(_ quotes: [Int64], _ change: () throws -> Void) throws {
    // An index without contents of its own has to be told what it held.
    for quote in quotes {
      try db.execute(
        literal: """
          INSERT INTO quote_fts (quote_fts, rowid, text, speaker)
          SELECT 'delete', id, text, speaker FROM quote_words WHERE id = \(quote)
          """)
    }
    try change()
    for quote in quotes {
      try db.execute(
        literal: """
          INSERT INTO quote_fts (rowid, text, speaker)
          SELECT id, text, speaker FROM quote_words WHERE id = \(quote)
          """)
    }
  }
}
