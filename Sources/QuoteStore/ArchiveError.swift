/// Why an archive could not be opened, read or written; `description` is for the person at the
/// terminal.
public enum ArchiveError: Error, Hashable, Sendable {
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
  /// Another program was writing for 30 seconds.
  case busy(path: String)
  case diskFull(path: String)
  case ioFailure(path: String)
  /// SQLite met pages or rows that cannot be right.
  case damaged(path: String, detail: String)
}
