/// An archive of quotes: one SQLite file, or a passing one in memory.
///
/// Its tables are described in `schema.sql`; the repositories are the only way to them.
public final class Archive: Sendable {
  public let articles: ArticleRepository
  public let quotes: QuoteRepository
  public let speakers: SpeakerRepository
  public let imports: ImportRepository

  /// Opens an archive for import, and makes it first if there is no such file.
  ///
  /// An older archive is migrated, after a copy of it was kept beside it.
  /// - Parameter path: Taken literally: no scheme, no `~`, no parameters.
  /// - Throws: `ArchiveError`, like everything else here; errors of a caller's own closures pass
  ///   through untouched.
  public static func openOrCreate(at path: String) throws -> Archive { fatalError() }

  /// Opens an archive that must exist; nothing is ever written to it, nor made beside it for good.
  public static func openForReading(at path: String) throws -> Archive { fatalError() }

  /// An empty archive that lives as long as this object.
  public static func inMemory() throws -> Archive { fatalError() }

  /// Proves the archive: every offset, hash and key, and the full-text index.
  ///
  /// - Parameter found: Called for each fault as it is found.
  public func verify(_ found: (Fault) throws -> Void) throws { fatalError() }

  /// Leaves one plain file behind, everything written to it; the archive must not be used again.
  public func close() throws { fatalError() }

  init() { fatalError() }
}
