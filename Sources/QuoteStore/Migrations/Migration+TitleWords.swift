import GRDB

extension Migration {
  /// To format 3: the words of titles.
  static let titleWords = Migration(version: 3) { db in
    try db.execute(
      sql: """
        CREATE VIRTUAL TABLE title_fts USING fts5 (
          title,
          content = 'article', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
        );
        INSERT INTO title_fts (title_fts) VALUES ('rebuild');
        """)
  }
}
