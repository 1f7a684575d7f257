import Essentials
import GRDB
import QuoteModel

extension Archive {
  /// Brings an archive up to the last of `migrations`, in one transaction, after a copy was kept
  /// beside it under its name and version: `quotes.sqlite.v1`.
  static func migrate(
    _ writer: DatabaseQueue, at path: String, migrations: [Migration]
  ) throws {
    let version = try writer.read { try $0.formatVersion() }
    let missing = migrations.filter { $0.version > version }
    guard !missing.isEmpty else { return }
    try keepCopy(of: writer, at: ArchivePath(asGiven: path).absolute + ".v\(version)")
    try writer.writeWithoutTransaction { db in
      try db.inTransaction(.immediate) {
        // Another program may have done it while this one was copying.
        let current = try db.formatVersion()
        for migration in missing where migration.version > current {
          try migration.run(db)
          try db.execute(sql: "PRAGMA user_version = \(migration.version)")
        }
        return .commit
      }
    }
  }

  /// Under another name until it is whole, so that a copy that is there can be relied on.
  private static func keepCopy(of writer: DatabaseQueue, at path: String) throws {
    guard !FileManager.default.fileExists(atPath: path) else { return }
    let unfinished = path + ".unfinished"
    try? FileManager.default.removeItem(atPath: unfinished)
    let copy = try DatabaseQueue(path: unfinished)
    try writer.backup(to: copy)
    try copy.close()
    guard rename(unfinished, path) == 0 else { throw ArchiveError.cannotCreate(path: path) }
  }
}

extension Database {
  /// 0 of a file that has no tables yet.
  func formatVersion() throws -> Int { try value("PRAGMA user_version") ?? 0 }
}

/// One step from a format to the next: `schema.sql` as it was, changed to what it is.
struct Migration: Sendable {
  /// The `user_version` that it ends in.
  let version: Int
  let run: @Sendable (Database) throws -> Void

  /// In the order of their versions, each one more than the one before; the first is 2.
  static let all: [Migration] = [
    .spellings, .titleWords, .oneLog, .copies, .attributes,
    .retrieval, .thoughts,
  ]
}

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
    let speakers = try db.rows("SELECT id, key, kind FROM speaker")
    while let speaker = try speakers.next() {
      let names = AliasKeys(
        NameKey(try speaker.text(1)), kind: SpeakerKind(rawValue: try speaker.text(2)) ?? .group)
      for (key, origin) in names.origins where origin == .spelling {
        try insert.run {
          $0.text(key)
          $0.integer(try speaker.value(0) as Int64)
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

extension Migration {
  /// To format 4: whether a quote stands inside another, and one log of decisions, be they about
  /// quotes or speakers. Which of them came first
  /// into the archive was not kept; it matters only among those about speakers.
  static let oneLog = Migration(version: 4) { db in
    try db.execute(
      sql: """
        CREATE TABLE decision (
          id INTEGER PRIMARY KEY,
          batch INTEGER NOT NULL,
          subject_kind TEXT NOT NULL,
          subject TEXT NOT NULL,
          start INTEGER,
          "end" INTEGER,
          article_hash TEXT,
          field TEXT NOT NULL,
          value TEXT,
          value_before TEXT,
          reason TEXT,
          made_by TEXT,
          made_at TEXT NOT NULL,
          undone_at TEXT
        ) STRICT;
        INSERT INTO decision (
          id, batch, subject_kind, subject, article_hash, field, value, value_before, reason,
          made_by, made_at, undone_at)
        SELECT
          id, batch, 'speaker', speaker, article_hash, action, value, inferred, reason,
          made_by, made_at, undone_at
        FROM speaker_decision;
        INSERT INTO decision (
          id, batch, subject_kind, subject, start, "end", field, value, value_before, reason,
          made_by, made_at, undone_at)
        SELECT
          last + id, last + min(id) OVER (PARTITION BY article_hash, start, made_by, made_at),
          'quote', article_hash, start, "end", field, value, inferred, reason,
          made_by, made_at, undone_at
        FROM correction, (SELECT ifnull(max(id), 0) AS last FROM speaker_decision);
        DROP TABLE correction;
        DROP TABLE speaker_decision;
        CREATE INDEX decision_by_subject ON decision (subject_kind, subject, field);
        CREATE INDEX decision_by_value ON decision (value) WHERE subject_kind = 'speaker';
        CREATE INDEX decision_by_article ON decision (article_hash) WHERE article_hash IS NOT NULL;
        CREATE INDEX decision_by_batch ON decision (batch);
        ALTER TABLE quote
        ADD COLUMN "inner" INTEGER NOT NULL DEFAULT 0 CHECK ("inner" IN (0, 1));
        """)
    try renew("VIEW", "quote_view", in: db)
  }
}

extension Migration {
  /// To format 5: sections and keywords, and which articles say what another one says.
  static let copies = Migration(version: 5) { db in
    try db.execute(
      sql: """
        ALTER TABLE article ADD COLUMN section TEXT COLLATE NOCASE;
        ALTER TABLE article ADD COLUMN keywords TEXT;
        ALTER TABLE article ADD COLUMN counts_as INTEGER REFERENCES article (id);
        ALTER TABLE quote ADD COLUMN copy INTEGER NOT NULL DEFAULT 0 CHECK (copy IN (0, 1));
        ALTER TABLE article ADD COLUMN folded_title TEXT;
        ALTER TABLE quote ADD COLUMN folded TEXT;
        CREATE TABLE article_copy (
          key INTEGER NOT NULL,
          article_id INTEGER NOT NULL REFERENCES article (id),
          PRIMARY KEY (key, article_id)
        ) STRICT, WITHOUT ROWID;
        """)
    for index in [
      "article_by_copy", "article_by_section", "quote_by_speaker", "quote_by_date", "quote_by_cue",
      "quote_copied",
    ] {
      try renew("INDEX", index, in: db)
    }
    try ArticleCopies.markAll(in: db)
    try foldWords(in: db)
  }
}

extension Migration {
  /// To format 6: what people say of speakers, the languages that words tell, outlets that are one.
  static let attributes = Migration(version: 6) { db in
    try db.execute(
      sql: """
        ALTER TABLE article ADD COLUMN language_as_written TEXT;
        ALTER TABLE article ADD COLUMN outlet_as_written TEXT;
        UPDATE article SET language_as_written = language WHERE language IS NOT NULL;
        CREATE TABLE speaker_attribute (
          speaker_id INTEGER NOT NULL REFERENCES speaker (id),
          name TEXT NOT NULL,
          value TEXT NOT NULL COLLATE NOCASE,
          PRIMARY KEY (speaker_id, name)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX speaker_attribute_by_value ON speaker_attribute (name, value);
        """)
  }
}

extension Migration {
  /// To format 7: when pages were fetched.
  static let retrieval = Migration(version: 7) { db in
    try db.execute(sql: "ALTER TABLE article ADD COLUMN retrieved TEXT")
  }

  /// To format 8: the index of thoughts.
  static let thoughts = Migration(version: 8) { db in
    try renew("INDEX", "quote_thought", in: db)
  }
}

extension Migration {
  /// Folds the words of the full-text indexes further than they do themselves.
  private static func foldWords(in db: Database) throws {
    try renew("VIEW", "quote_words", in: db)
    let quotes: [(row: Int64, text: String)] = try db.rows(
      """
      SELECT id, text FROM quote
      WHERE length(CAST(text AS BLOB)) > length(text) OR instr(text, '- ') > 0
      """
    ).all { row in
      try FoldedText.stored(row.text(1)).map { (row: try row.value(0), text: $0) }
    }.compactMap(\.self)
    try WordIndex(db: db).update(quotes.map(\.row)) {
      for (row, text) in quotes {
        try db.execute(literal: "UPDATE quote SET folded = \(text) WHERE id = \(row)")
      }
    }
    let titles: [(row: Int64, text: String?)] = try db.rows(
      """
      SELECT id, title FROM article
      WHERE length(CAST(title AS BLOB)) > length(title) OR instr(title, '- ') > 0
      """
    ).all { (try $0.value(0), FoldedText.stored(try $0.text(1))) }
    for (row, title) in titles {
      guard let title else { continue }
      try db.execute(
        literal: "UPDATE article SET folded_title = \(title) WHERE id = \(row)")
    }
    try renew("VIEW", "title_words", in: db)
    try db.execute(sql: "DROP TABLE title_fts")
    for object in try SchemaObject.pristine() where object.name == "title_fts" {
      try db.execute(sql: object.sql)
    }
    try db.execute(sql: "INSERT INTO title_fts (title_fts) VALUES ('rebuild')")
  }

  /// A step that changes a view alone, such as `quote_view` when `QuoteField` has a new row: made anew
  /// from `schema.sql`.
  static func view(_ name: String, version: Int) -> Migration {
    Migration(version: version) { db in try renew("VIEW", name, in: db) }
  }

  /// - Parameter type: `VIEW` or `INDEX`.
  private static func renew(_ type: String, _ name: String, in db: Database) throws {
    try db.execute(sql: "DROP \(type) IF EXISTS \(name)")
    for object in try SchemaObject.pristine() where object.name == name {
      try db.execute(sql: object.sql)
    }
  }
}
