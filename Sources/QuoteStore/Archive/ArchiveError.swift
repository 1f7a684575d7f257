import GRDB

/// Why an archive could not be opened, read or written; `description` is for the person at the
/// terminal.
public enum ArchiveError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no such file.
  case missing(path: String)
  /// It is there, but may not be read.
  case unreadable(path: String)
  /// A directory, a pipe, a text, or another program's database; it was not touched.
  case notAnArchive(path: String)
  /// Made by a later version of this program; it was not touched.
  case newer(path: String, version: Int)
  /// An older format, opened for reading only.
  case needsMigration(path: String, version: Int)
  case cannotCreate(path: String)
  case readOnly(path: String)
  /// Another program is writing, and was waited for.
  case busy(path: String)
  case diskFull(path: String)
  case ioFailure(path: String)
  /// The system gives no more memory; what was stored before is kept.
  case outOfMemory(path: String)
  /// What was asked took too long, and was stopped.
  case interrupted(path: String)
  /// SQLite met pages or rows that cannot be right.
  case damaged(path: String, detail: String)

  public var description: String {
    switch self {
    case .missing(let path): "there is no archive at \(path); `quotes import` makes one"
    case .unreadable(let path): "the archive cannot be read: \(path): check its permissions"
    case .notAnArchive(let path):
      "this is not an archive of quotes: \(path): name another file with --archive"
    case .newer(let path, let version):
      "the archive was made by a newer version of quotes (format \(version)): \(path): "
        + "update quotes to open it"
    case .needsMigration(let path, let version):
      "the archive has an older format (\(version)): \(path): `quotes import` updates it"
    case .cannotCreate(let path):
      "the archive cannot be created: \(path): choose a folder that you may write to"
    case .readOnly(let path): "the archive cannot be written: \(path): check its permissions"
    case .busy(let path):
      "the archive is busy, another program is writing it: \(path): try again when it is done"
    case .diskFull(let path): "the disk is full: \(path): make room and repeat the command"
    case .ioFailure(let path):
      "the disk failed to read or write: \(path): check the disk and repeat the command"
    case .outOfMemory(let path):
      "there is too little memory: \(path): give the program more and repeat the command"
    case .interrupted(let path):
      "that takes too long: \(path): ask for less, with more words or a filter"
    case .damaged(let path, let detail):
      "the archive is damaged: \(path): \(detail); restore it from a copy, or import again"
    }
  }
}

extension ArchiveError {
  /// Runs what may meet an error of SQLite, which becomes one of ours.
  static func translating<Value>(of path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw ArchiveError(error, path: path)
    } catch let error as UnreadableValue {
      throw ArchiveError.damaged(path: path, detail: error.description)
    }
  }

  /// Says in our words what SQLite reported.
  init(_ error: DatabaseError, path: String) {
    self =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
      case .SQLITE_READONLY: .readOnly(path: path)
      case .SQLITE_FULL: .diskFull(path: path)
      case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_NOMEM, .SQLITE_NOMEM:
        .outOfMemory(path: path)
      case .SQLITE_IOERR: .ioFailure(path: path)
      case .SQLITE_INTERRUPT: .interrupted(path: path)
      case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .unreadable(path: path)
      case .SQLITE_NOTADB: .notAnArchive(path: path)
      default: .damaged(path: path, detail: error.message ?? "error \(error.resultCode.rawValue)")
      }
  }
}
