import GRDB

extension Archive {
  /// Copies the archive as it is at this moment to a file that does not exist yet; others may go on
  /// writing to the archive meanwhile.
  ///
  /// The copy is one plain file, and proved: its structure, its references and its full-text index.
  /// - Parameters:
  ///   - path: Taken literally. A copy that was broken off is left there, for the caller to remove.
  ///   - progress: Called now and then with the share that is done; what it throws ends the copying.
  public func copy(to path: String, progress: @escaping (Double) throws -> Void) throws {
    try ArchiveError.translating(of: path) {
      let copy = try DatabaseQueue(
        path: ArchivePath(asGiven: path).absolute, configuration: .copy)
      // The pages of one moment: without a transaction around all steps, SQLite would begin anew
      // whenever somebody writes.
      try connection.read { source in
        _ = try Int.fetchOne(source, sql: "SELECT count(*) FROM sqlite_schema")
        try copy.writeWithoutTransaction { target in
          do {
            try Archive.copy(source, to: target, progress)
          } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
            // Only the copy grows.
            throw ArchiveError.diskFull(path: path)
          }
        }
      }
      try prove(copy)
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

  private func prove(_ copy: DatabaseQueue) throws {
    try copy.writeWithoutTransaction { db in
      func fail(_ fault: Fault) throws {
        throw ArchiveError.damaged(path: connection.path, detail: fault.description)
      }
      try FileCheck(db: db).run(fail)
      try WordIndexCheck(db: db).run(fail)
    }
  }
}
