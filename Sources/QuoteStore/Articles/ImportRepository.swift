import Essentials
import GRDB

/// The import runs.
public struct ImportRepository: Sendable {
  let connection: Connection

  /// Notes that a run has begun; articles are stored under the id that it gets.
  ///
  /// - Parameters:
  ///   - started: ISO 8601, UTC: `2026-01-22T09:30:00Z`. The archive has no clock of its own.
  ///   - inputs: What was asked to be imported, as typed.
  public func begin(started: String, inputs: [String], parserVersion: String) throws -> Int64 {
    let list = String(decoding: try JSONEncoder().encode(inputs), as: UTF8.self)
    return try connection.write { db in
      try db.execute(
        literal: """
          INSERT INTO import (started, inputs, parser_version)
          VALUES (\(started), \(list), \(parserVersion))
          """)
      return db.lastInsertedRowID
    }
  }

  /// To be called once a run turns out to be a long one: if it is the archive's first, some indexes
  /// are dropped until `finish` builds them, which is faster than to keep them up.
  public func deferIndexes(of id: Int64) throws {
    try connection.write { try DeferredIndexes(db: $0).drop(for: id) }
  }

  /// Notes how it ended; a run that was killed has no end and no counts.
  public func finish(_ id: Int64, at finished: String, counts: ImportCounts) throws {
    try connection.write { db in
      try DeferredIndexes(db: db).build()
      try db.execute(
        literal: """
          UPDATE import SET finished = \(finished), new = \(counts.new),
            duplicate = \(counts.duplicate), updated = \(counts.updated),
            rejected = \(counts.rejected), quotes = \(counts.quotes)
          WHERE id = \(id)
          """)
    }
  }

  /// All runs, the newest first.
  public func all() throws -> [ImportRun] {
    try connection.read { db in
      try db.rows(
        """
        SELECT id, started, finished, inputs, parser_version, new, duplicate, updated, rejected, quotes
        FROM import ORDER BY id DESC
        """
      ).all { row in
        var counts = ImportCounts()
        counts.new = try row.value(5) ?? 0
        counts.duplicate = try row.value(6) ?? 0
        counts.updated = try row.value(7) ?? 0
        counts.rejected = try row.value(8) ?? 0
        counts.quotes = try row.value(9) ?? 0
        let inputs = try? JSONDecoder().decode([String].self, from: Data(row.text(3).utf8))
        return ImportRun(
          id: try row.value(0), started: try row.text(1), finished: try row.optionalText(2),
          inputs: inputs ?? [],
          parserVersion: try row.text(4), counts: counts)
      }
    }
  }

  /// How many articles of this run are not counted where copies count once.
  public func copyCount(of id: Int64) throws -> Int {
    try connection.read { db in
      try db.value(
        """
        SELECT count(*) FROM article INDEXED BY article_by_copy
        WHERE counts_as IS NOT NULL AND import_id = \(id)
        """) ?? 0
    }
  }

  /// How many speakers the quotes of this run have.
  public func speakerCount(of id: Int64) throws -> Int {
    try connection.read { db in
      try db.value(
        """
        SELECT count(*) FROM (
          SELECT quote.speaker_id FROM article JOIN quote ON quote.article_id = article.id
          WHERE article.import_id = \(id) AND quote.speaker_id IS NOT NULL
          UNION
          SELECT joint_speaker.speaker_id FROM article
          JOIN quote ON quote.article_id = article.id
          JOIN joint_speaker ON joint_speaker.quote_id = quote.id
          WHERE article.import_id = \(id))
        """) ?? 0
    }
  }
}

/// An import run as the archive has it.
public struct ImportRun: Hashable, Sendable {
  /// What `--import` names.
  public var id: Int64
  /// UTC.
  public var started: String
  /// `nil` while it runs, and if it was killed; then it has no counts.
  public var finished: String?
  /// As typed.
  public var inputs: [String]
  public var parserVersion: String
  public var counts: ImportCounts
}

/// What one import run did; `read` is the sum of the five outcomes.
public struct ImportCounts: Hashable, Sendable {
  public var new = 0
  public var duplicate = 0
  public var updated = 0
  public var rejected = 0
  /// Passed over, because people took them out.
  public var removed = 0
  /// Quotes found in the new and updated articles.
  public var quotes = 0

  public var read: Int { new + duplicate + updated + rejected + removed }

  public init() {}
}
