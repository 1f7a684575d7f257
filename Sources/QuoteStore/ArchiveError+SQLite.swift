import GRDB

extension ArchiveError {
  /// Says in our words what SQLite reported.
  init(_ error: DatabaseError, path: String) {
    self =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
      case .SQLITE_READONLY: .readOnly(path: path)
      case .SQLITE_FULL: .diskFull(path: path)
      case .SQLITE_IOERR: .ioFailure(path: path)
      case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .unreadable(path: path)
      case .SQLITE_NOTADB: .notAnArchive(path: path)
      default: .damaged(path: path, detail: error.message ?? "error \(error.resultCode.rawValue)")
      }
  }
}
