import GRDB

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
