import GRDB

/// An archive of quotes: one SQLite file, or a passing one in memory.
///
/// Its tables are described in `schema.sql`; the repositories are the only way to them.
public final class Archive: Sendable {
  /// The `user_version` of the archives that this program makes.
  public static let formatVersion = 3
  static let applicationID = 0x5175_6F74

  let connection: Connection

  public var articles: ArticleRepository { ArticleRepository(connection: connection) }
  public var quotes: QuoteRepository { QuoteRepository(connection: connection) }
  public var speakers: SpeakerRepository { SpeakerRepository(connection: connection) }
  public var decisions: SpeakerDecisionRepository {
    SpeakerDecisionRepository(connection: connection)
  }
  public var imports: ImportRepository { ImportRepository(connection: connection) }
  public var samples: SampleRepository { SampleRepository(connection: connection) }
  public var corrections: CorrectionRepository { CorrectionRepository(connection: connection) }

  init(connection: Connection) { self.connection = connection }

  /// Leaves one plain file behind, everything written to it; the archive must not be used again.
  public func close() throws {
    try connection.translating {
      connection.writer?.writeWithoutTransaction { db in
        _ = try? db.checkpoint(.truncate)  // with readers there, it is left to the next writer
      }
      try connection.reader.close()
      try connection.writer?.close()
    }
  }
}
