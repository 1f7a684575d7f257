import QuoteStore

/// The least that storing the same rows can cost: SQLite's C interface and nothing else.
///
/// The same schema, pragmas, order of tables and transactions as the archive has, and the same
/// full-text index; no name is folded and nothing is looked up.
struct ArchiveFloor {
  /// As `Configuration.writing` and GRDB have it.
  private static let pragmas = """
    PRAGMA cache_size = -65536;
    PRAGMA synchronous = NORMAL;
    PRAGMA wal_autocheckpoint = 4096;
    PRAGMA secure_delete = OFF;
    PRAGMA foreign_keys = ON;
    """

  /// The finished archive.
  let archive: String
  /// Where to make the other.
  let path: String
  let articlesPerTransaction: Int

  /// - Returns: Seconds, of writing alone.
  func run() throws -> Double {
    try Archive.openOrCreate(at: path).close()
    let source = try SQLite(archive)
    let target = try SQLite(path)
    try target.execute(Self.pragmas)
    try StoredRows(of: "import", where: "1", in: source).insert(into: target)
    let count = try source.number("SELECT max(id) FROM article")
    var time = 0.0
    var speakers: Int64 = 0
    for first in stride(from: 1, through: count, by: articlesPerTransaction) {
      let last = min(count, first + Int64(articlesPerTransaction) - 1)
      let batch = try StoredBatch(articles: first...last, after: &speakers, in: source)
      time += try seconds { try batch.insert(into: target) }
    }
    return try time + seconds { try target.execute("PRAGMA wal_checkpoint(TRUNCATE)") }
  }

  /// - Throws: `ArchiveDifference` unless both archives have as many rows.
  func check() throws {
    let tables = [
      "article", "article_author", "speaker", "alias", "quote", "span", "quote_fts", "title_fts",
    ]
    let (source, target) = (try SQLite(archive), try SQLite(path))
    for table in tables {
      let sentence = "SELECT count(*) FROM \(table)"
      let counts = (try source.number(sentence), try target.number(sentence))
      guard counts.0 == counts.1 else {
        throw ArchiveDifference(table: table, archive: counts.0, floor: counts.1)
      }
    }
  }
}
