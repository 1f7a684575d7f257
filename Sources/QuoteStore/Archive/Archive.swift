import CEmbedded
import GRDB

/// An archive of quotes: one SQLite file, or a database in memory.
///
/// Its tables are described in `schema.sql`; the repositories are the only way to them.
public final class Archive: Sendable {
  /// The `user_version` of the archives that this program makes.
  public static let formatVersion = Migration.all.last?.version ?? 1
  static let applicationID = 0x5175_6F74

  let connection: Connection

  public var articles: ArticleRepository { ArticleRepository(connection: connection) }
  public var quotes: QuoteRepository { QuoteRepository(connection: connection) }
  public var speakers: SpeakerRepository { SpeakerRepository(connection: connection) }
  public var outlets: OutletRepository { OutletRepository(connection: connection) }
  public var decisions: DecisionRepository { DecisionRepository(connection: connection) }
  public var imports: ImportRepository { ImportRepository(connection: connection) }
  public var samples: SampleRepository { SampleRepository(connection: connection) }

  init(connection: Connection) { self.connection = connection }

  /// Stops what is being read at this moment, which then throws `ArchiveError.interrupted`; to be
  /// called from another thread.
  public func interruptReading() { connection.reader.interrupt() }

  /// A number that is another one as soon as anybody has changed the archive.
  public func changeNumber() throws -> Int64 {
    try connection.translatingErrors {
      try connection.reader.unsafeReentrantRead {
        try $0.value("PRAGMA data_version") ?? 0
      }
    }
  }

  /// Leaves one plain file behind, everything written to it; the archive must not be used again.
  public func close() throws {
    try connection.translatingErrors {
      connection.writer?.writeWithoutTransaction { db in
        _ = try? db.checkpoint(.truncate)  // with readers there, it is left to the next writer
      }
      try connection.reader.close()
      try connection.writer?.close()
    }
  }
}

extension Archive {
  /// Opens an archive for import, and makes it first if there is no such file.
  ///
  /// An older archive is migrated, after a copy of it was kept beside it.
  /// - Parameter path: Taken literally: no scheme, no `~`, no parameters.
  /// - Throws: `ArchiveError`, like everything else here; errors of a caller's own closures pass
  ///   through untouched.
  public static func openOrCreate(at path: String, busyTimeout: BusyTimeout = .standard) throws
    -> Archive
  {
    let file = try ArchiveFile(at: path)
    let place = ArchivePath(asGiven: path)
    // SQLite would leave its side files behind when it finds out.
    guard file == nil || place.isWritable else { throw ArchiveError.readOnly(path: path) }
    do {
      let writer = try DatabaseQueue(path: place.absolute, configuration: .writing(busyTimeout))
      try create(in: writer, busyTimeout)
      try writer.unsafeRead { try ForeignSchema(db: $0, isMigrated: false).refuse(at: path) }
      try migrate(writer, at: path, migrations: Migration.all)
      try writer.unsafeRead { try ForeignSchema(db: $0).refuse(at: path) }
      let reader = try DatabaseQueue(path: place.absolute, configuration: .reading())
      return Archive(connection: Connection(path: path, reader: reader, writer: writer))
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
      throw file == nil ? ArchiveError.cannotCreate(path: path) : .readOnly(path: path)
    } catch let error as DatabaseError {
      throw ArchiveError(error, path: path)
    } catch let error as UnreadableValue {
      throw ArchiveError.damaged(path: path, detail: error.description)
    }
  }

  /// Opens an archive that must exist, to change what is in it; an older one is migrated.
  public static func openForWriting(
    at path: String, busyTimeout: BusyTimeout = .standard
  ) throws -> Archive {
    _ = try existingFile(at: path)
    let archive = try openOrCreate(at: path, busyTimeout: busyTimeout)
    try archive.connection.write { try DeferredIndexes(db: $0).build() }
    return archive
  }

  /// Opens an archive that must exist; nothing is ever written to it, nor left beside it.
  public static func openForReading(at path: String) throws -> Archive {
    let file = try existingFile(at: path)
    guard file.version == formatVersion else {
      throw ArchiveError.needsMigration(path: path, version: file.version)
    }
    let archive = try reader(of: path, cache: 65_536)
    // If the making of it was killed, the header may be there without the tables: SQLite has
    // rolled them back by now.
    guard try archive.connection.read({ try $0.formatVersion() }) != 0 else {
      throw ArchiveError.missing(path: path)
    }
    return archive
  }

  /// One more connection that reads the same archive, for work side by side; this one is to outlive it.
  ///
  /// `openForReading` would not do: it looks at the file without SQLite, and whoever closes a file takes
  /// away all locks that this process has on it (POSIX). Other programs would then take the log for
  /// nobody's, and remove it with what is in it.
  /// - Parameter cache: How many KiB of the archive it keeps in memory at most.
  public func anotherReader(cache: Int) throws -> Archive {
    try Archive.reader(of: connection.path, cache: cache)
  }

  private static func reader(of path: String, cache: Int) throws -> Archive {
    let place = ArchivePath(asGiven: path)
    let isFrozen = !place.isWritable && !place.hasLog
    return try ArchiveError.translating(of: path) {
      let reader = try DatabaseQueue(
        path: isFrozen ? place.immutableURI : place.absolute,
        configuration: place.isWritable ? .reading(cache: cache) : .readingOnly(cache: cache))
      try reader.unsafeRead { try ForeignSchema(db: $0).refuse(at: path) }
      return Archive(connection: Connection(path: path, reader: reader, writer: nil))
    }
  }

  /// An empty file is an archive that another program is making, or was killed in making.
  private static func existingFile(at path: String) throws -> ArchiveFile {
    guard let file = try ArchiveFile(at: path), !file.isEmpty else {
      throw ArchiveError.missing(path: path)
    }
    return file
  }

  /// An empty archive that lives as long as this object.
  public static func inMemory() throws -> Archive {
    let queue = try DatabaseQueue(configuration: .inMemory)
    let connection = Connection(path: ":memory:", reader: queue, writer: queue)
    try connection.translatingErrors { try create(in: queue, .standard) }
    return Archive(connection: connection)
  }

  /// `schema.sql`
  static let schema: String = {
    let file = embedded_schema()
    return String(
      decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
  }()

  /// Makes the tables of an empty file, all of them or none; two programs may try at once.
  private static func create(in writer: DatabaseQueue, _ busyTimeout: BusyTimeout) throws {
    try writer.writeWithoutTransaction { db in
      try db.transaction(.immediate) { db in
        if try db.formatVersion() == 0 { try db.execute(sql: schema) }
      }
      try busyTimeout.retrying { _ = try db.value("PRAGMA journal_mode = WAL") as String? }
    }
  }
}

extension Archive {
  /// Copies the archive as it is at this moment to a file that does not exist yet; others may go on
  /// writing to the archive meanwhile.
  ///
  /// The copy is one plain file, and verified: its structure, references and full-text indexes.
  /// - Parameters:
  ///   - path: Taken literally. An unfinished copy is left there, for the caller to remove.
  ///   - progress: Called repeatedly with the share that is done; what it throws ends the copying.
  public func copy(to path: String, progress: @escaping (Double) throws -> Void) throws {
    try ArchiveError.translating(of: path) {
      let copy = try DatabaseQueue(
        path: ArchivePath(asGiven: path).absolute, configuration: .copy)
      // The pages of one moment: without a transaction around all steps, SQLite would start again
      // whenever somebody writes.
      try connection.read { source in
        _ = try source.value("SELECT count(*) FROM sqlite_schema") as Int?
        try copy.writeWithoutTransaction { target in
          do {
            try Archive.copy(source, to: target, progress)
          } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
            // Only the copy grows.
            throw ArchiveError.diskFull(path: path)
          }
        }
      }
      try verify(copy)
      try copy.close()
    }
  }

  private static func copy(
    _ source: Database, to target: Database, _ progress: @escaping (Double) throws -> Void
  ) throws {
    try source.backup(to: target, pagesPerStep: 2048) { state in
      guard !state.isCompleted else { return }
      let done = state.totalPageCount - state.remainingPageCount
      try progress(Double(done) / Double(max(1, state.totalPageCount)))
    }
  }

  private func verify(_ copy: DatabaseQueue) throws {
    try copy.writeWithoutTransaction { db in
      func fail(_ fault: Fault) throws {
        throw ArchiveError.damaged(path: connection.path, detail: fault.description)
      }
      try FileCheck(db: db).run(fail)
      try WordIndexCheck(db: db).run(fail)
    }
  }
}
