import GRDB
import QuoteModel

extension Migration {
  /// To format 2: decisions about speakers, and the keys by which other romanisations find them.
  static let spellings = Migration(version: 2) { db in
    try db.execute(
      sql: """
        ALTER TABLE speaker ADD COLUMN met_name TEXT;
        ALTER TABLE speaker ADD COLUMN met_kind TEXT;

        ALTER TABLE alias RENAME TO alias_of_format_1;
        CREATE TABLE alias (
          key TEXT NOT NULL,
          speaker_id INTEGER NOT NULL REFERENCES speaker (id),
          origin TEXT NOT NULL CHECK (
            origin = 'name' OR origin = 'part' OR origin = 'person' OR origin = 'spelling'
          ),
          PRIMARY KEY (key, speaker_id)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO alias (key, speaker_id, origin)
        SELECT key, speaker_id, origin FROM alias_of_format_1;
        DROP TABLE alias_of_format_1;

        CREATE TABLE speaker_decision (
          id INTEGER PRIMARY KEY,
          batch INTEGER NOT NULL,
          action TEXT NOT NULL CHECK (
            action = 'alias' OR action = 'merge' OR action = 'split' OR action = 'name'
            OR action = 'kind' OR action = 'wikidata' OR action = 'note'),
          speaker TEXT NOT NULL,
          value TEXT,
          article_hash TEXT,
          inferred TEXT,
          reason TEXT,
          made_by TEXT,
          made_at TEXT NOT NULL,
          undone_at TEXT
        ) STRICT;
        CREATE INDEX speaker_decision_by_speaker ON speaker_decision (speaker, action);
        CREATE INDEX speaker_decision_by_article ON speaker_decision (article_hash)
        WHERE article_hash IS NOT NULL;
        CREATE INDEX speaker_decision_by_batch ON speaker_decision (batch);

        CREATE TABLE inference (
          article_id INTEGER PRIMARY KEY REFERENCES article (id),
          attributions TEXT NOT NULL
        ) STRICT;
        CREATE TABLE sample (
          id INTEGER PRIMARY KEY,
          seed INTEGER NOT NULL,
          size INTEGER NOT NULL,
          filter TEXT NOT NULL,
          drawn_at TEXT NOT NULL,
          population INTEGER NOT NULL,
          UNIQUE (seed, size, filter)
        ) STRICT;
        CREATE TABLE sample_quote (
          sample_id INTEGER NOT NULL REFERENCES sample (id),
          position INTEGER NOT NULL,
          article_hash TEXT NOT NULL,
          start INTEGER NOT NULL,
          PRIMARY KEY (sample_id, position)
        ) STRICT, WITHOUT ROWID;
        """)
    try addSpellings(in: db)
  }

  private static func addSpellings(in db: Database) throws {
    let insert = try InsertStatement(
      db, "INSERT INTO alias (key, speaker_id, origin) VALUES (?, ?, 'spelling')")
    let speakers = try Row.fetchCursor(db, sql: "SELECT id, key, kind FROM speaker")
    while let speaker = try speakers.next() {
      let names = AliasKeys(
        NameKey(speaker.text(1)), kind: SpeakerKind(rawValue: speaker.text(2)) ?? .group)
      for (key, origin) in names.origins where origin == .spelling {
        try insert.run {
          $0.text(key)
          $0.integer(speaker[0] as Int64)
        }
      }
    }
  }
}

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
