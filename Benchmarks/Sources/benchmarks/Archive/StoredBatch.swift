/// All rows that one transaction of a finished archive wrote.
struct StoredBatch {
  private let tables: [StoredRows]
  private let quotes: ClosedRange<Int64>
  private let articles: ClosedRange<Int64>

  /// - Parameters:
  ///   - articles: Row ids.
  ///   - speakers: The last that the batches before wrote; moved on to the last of this one.
  init(articles: ClosedRange<Int64>, after speakers: inout Int64, in archive: SQLite) throws {
    self.articles = articles
    let (from, to) = (articles.lowerBound, articles.upperBound)
    let ofArticles = "article_id BETWEEN \(from) AND \(to)"
    let first = try archive.number("SELECT ifnull(min(id), 1) FROM quote WHERE \(ofArticles)")
    let last = try archive.number("SELECT ifnull(max(id), 0) FROM quote WHERE \(ofArticles)")
    quotes = first...max(first, last)
    let known = speakers
    speakers = try max(known, Self.lastSpeaker(of: quotes, in: archive))
    let ofQuotes = "quote_id BETWEEN \(first) AND \(last)"
    let conditions = [
      ("article", "id BETWEEN \(from) AND \(to) ORDER BY id"),
      ("article_author", "\(ofArticles) ORDER BY article_id"),
      ("speaker", "id > \(known) AND id <= \(speakers) ORDER BY id"),
      ("alias", "speaker_id > \(known) AND speaker_id <= \(speakers) ORDER BY speaker_id"),
      ("quote", "id BETWEEN \(first) AND \(last) ORDER BY id"),
      ("span", "\(ofQuotes) ORDER BY quote_id, part, start"),
      ("joint_speaker", "\(ofQuotes) ORDER BY quote_id, position"),
    ]
    tables = try conditions.map { try StoredRows(of: $0.0, where: $0.1, in: archive) }
  }

  func insert(into archive: SQLite) throws {
    try archive.execute("BEGIN IMMEDIATE")
    for table in tables { try table.insert(into: archive) }
    try archive.execute(
      """
      INSERT INTO quote_fts (rowid, text, speaker)
      SELECT id, text, speaker FROM quote_words WHERE id >= \(quotes.lowerBound);
      INSERT INTO title_fts (rowid, title) SELECT id, title FROM title_words WHERE id >= \(articles.lowerBound)
      """)
    try archive.execute("COMMIT")
  }

  private static func lastSpeaker(of quotes: ClosedRange<Int64>, in archive: SQLite) throws -> Int64
  {
    let (first, last) = (quotes.lowerBound, quotes.upperBound)
    return try archive.number(
      """
      SELECT max(
        (SELECT ifnull(max(speaker_id), 0) FROM quote WHERE id BETWEEN \(first) AND \(last)),
        (SELECT ifnull(max(speaker_id), 0) FROM joint_speaker
          WHERE quote_id BETWEEN \(first) AND \(last)))
      """)
  }
}
