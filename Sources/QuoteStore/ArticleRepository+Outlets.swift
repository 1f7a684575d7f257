import GRDB

extension ArticleRepository {
  /// The outlet of this name, as it is shown; `nil` if no article is of it.
  public func outlet(named name: String) throws -> String? {
    try connection.read { db in
      try SQLRequest<String>(
        literal: "SELECT min(outlet COLLATE BINARY) FROM article WHERE outlet = \(name)"
      ).fetchOne(db)
    }
  }

  /// Outlets whose names begin so, for a shell to complete: `most` at most.
  public func outlets(beginningWith beginning: String, most: Int = 100) throws -> [String] {
    try connection.read { db in
      try SQLRequest<String>(
        literal: """
          SELECT DISTINCT outlet FROM article
          WHERE outlet >= \(beginning) AND outlet < \(beginning + "\u{10FFFF}") LIMIT \(most)
          """
      ).fetchAll(db)
    }
  }
}
