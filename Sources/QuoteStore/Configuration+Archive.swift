import GRDB

extension Configuration {
  /// Measured on 200,000 articles: 16,000 a second with these, 4,000 with SQLite's defaults.
  static func writing(_ patience: Patience) -> Configuration {
    var configuration = Configuration()
    _ = SQLiteMemory.isUncounted
    configuration.busyMode = patience.busyMode
    configuration.prepareDatabase { db in
      try RankFunction.add(to: db)
      // Of use before the first table is made only; 32 KB, as in schema.sql.
      try db.execute(
        sql: """
          PRAGMA page_size = 32768;
          PRAGMA cache_size = -65536;
          PRAGMA synchronous = NORMAL;
          PRAGMA wal_autocheckpoint = 4096;
          PRAGMA secure_delete = OFF;
          """)
    }
    return configuration
  }

  /// May keep SQLite's side files in order, but changes nothing that can be read.
  static var reading: Configuration {
    var configuration = Configuration()
    _ = SQLiteMemory.isUncounted
    configuration.busyMode = Patience.usual.busyMode
    configuration.prepareDatabase { db in
      try RankFunction.add(to: db)
      try db.execute(sql: "PRAGMA query_only = ON; PRAGMA cache_size = -65536")
    }
    return configuration
  }

  static var readingOnly: Configuration {
    var configuration = reading
    configuration.readonly = true
    return configuration
  }

  /// Of a file that nobody else knows yet, and that takes its name only once it is whole.
  static var copy: Configuration {
    var configuration = Configuration()
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA synchronous = OFF; PRAGMA cache_size = -65536")
    }
    return configuration
  }

  static var inMemory: Configuration {
    var configuration = Configuration()
    configuration.prepareDatabase { try RankFunction.add(to: $0) }
    return configuration
  }
}
