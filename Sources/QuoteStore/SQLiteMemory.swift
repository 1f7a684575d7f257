import CSQLite

/// How SQLite takes memory, for the whole process.
enum SQLiteMemory {
  /// Without a count of all that is taken, which nothing here asks for: it stands behind a lock, and
  /// took a fifteenth of the time of an import.
  static let isUncounted = sqlite3_config_memstatus(0) == SQLITE_OK
}
