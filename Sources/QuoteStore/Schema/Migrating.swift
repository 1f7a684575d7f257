import Essentials
import GRDB

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
    .retrieval,
  ]
}
