import GRDB
public import QuoteModel

/// What the quotes that a search finds can be narrowed by, with how many there are of each.
public struct SearchFacets: Sendable {
  /// What is counted; each is a filter of `QuoteQuery`.
  public enum Name: String, CaseIterable, Sendable {
    case speaker, outlet, month, kind, mode, polarity, cue
    /// In tenths: `0.8` counts those from 0.8 to below 0.9.
    case confidence
    case language
  }

  /// Most frequent first; months and tenths in their order.
  public let counts: [Name: [FacetCount]]
  /// How many quotes were counted.
  public let counted: Int
  /// Whether there are more, which were not.
  public let isCut: Bool
}

extension QuoteRepository {
  /// How many quotes of a search are counted for its facets at most: a bound for words that half of
  /// the archive has.
  public static let mostFaceted = 5_000

  /// What can be seen beside a search: all facets of what it finds, in one walk.
  ///
  /// Limit, offset and order of the query do not matter.
  public func facets(matching query: QuoteQuery) throws -> SearchFacets {
    try connection.read { try FacetedRows(of: query, among: nil, in: $0).facets() }
  }

  /// `page(matching:)`, with what it can be narrowed by: words are looked up once for both.
  public func facetedPage(
    matching query: QuoteQuery
  ) throws -> (page: Page<Quote>, facets: SearchFacets) {
    try connection.read { db in
      let paging = try QuotePaging(of: query, in: db)
      return (
        try page(of: paging, for: query, in: db),
        try FacetedRows(of: query, among: paging.matched, in: db).facets()
      )
    }
  }
}

/// The rows that facets are counted of, kept for as long as they are counted.
private struct FacetedRows {
  private let db: Database
  private let rows: SQL

  /// - Parameter ids: What the query finds, or the first of it; `nil` to look for it.
  init(of query: QuoteQuery, among ids: [Int64]?, in db: Database) throws {
    self.db = db
    var query = query
    (query.limit, query.offset) = (nil, 0)
    let selection: SQL =
      try ids.map { "FROM json_each(\($0.jsonArray)) CROSS JOIN quote ON quote.id = value" }
      ?? QuoteSelection(of: query, in: db).rows
    // Those of one hundredth are read alike.
    let confidence: SQL =
      query.calibratedConfidences.map { read in
        let list = "[" + read.map { "\($0)" }.joined(separator: ",") + "]"
        return
          "json_extract(\(list), '$[' || CAST(round(quote.confidence * 100) AS INTEGER) || ']')"
      } ?? "quote.confidence"
    rows = """
      SELECT quote.id, quote.speaker_id, quote.article_id, substr(quote.published, 1, 7) AS month,
        quote.kind, quote.mode, quote.polarity, quote.cue_lemma AS cue,
        printf('%.1f', min(CAST(\(confidence) * 10 AS INTEGER), 9) / 10.0) AS confidence
      \(selection) LIMIT \(QuoteRepository.mostFaceted + 1)
      """
  }

  func facets() throws -> SearchFacets {
    // One statement, so that the rows are looked for once.
    let rows = try db.rows(
      """
      WITH
        every AS MATERIALIZED (\(rows)),
        hit AS MATERIALIZED (SELECT * FROM every LIMIT \(QuoteRepository.mostFaceted)),
        said (speaker_id) AS (
          SELECT speaker_id FROM hit
          UNION ALL SELECT joint_speaker.speaker_id FROM hit
          JOIN joint_speaker ON joint_speaker.quote_id = hit.id),
        printed AS MATERIALIZED (
          SELECT article.outlet, article.language, told.quotes FROM (
            SELECT article_id, count(*) AS quotes FROM hit GROUP BY 1
          ) AS told CROSS JOIN article ON article.id = told.article_id)
      SELECT 'all', NULL, NULL, (SELECT count(*) FROM every)
      UNION ALL
      SELECT * FROM (
        SELECT 'speaker', root.name, root.slug, sum(told.quotes) FROM (
          SELECT speaker_id, count(*) AS quotes FROM said GROUP BY 1
        ) AS told LEFT JOIN speaker ON speaker.id = told.speaker_id
        LEFT JOIN speaker AS root ON root.id = ifnull(speaker.merged_into, speaker.id)
        GROUP BY root.id ORDER BY 4 DESC, 3)
      UNION ALL
      SELECT * FROM (
        SELECT 'outlet', min(outlet COLLATE BINARY), NULL, sum(quotes) FROM printed
        GROUP BY outlet ORDER BY 4 DESC, 2)
      UNION ALL
      SELECT * FROM (
        SELECT 'language', language, NULL, sum(quotes) FROM printed GROUP BY 2 ORDER BY 4 DESC, 2)
      UNION ALL SELECT * FROM (SELECT 'month', month, NULL, count(*) FROM hit GROUP BY 2 ORDER BY 2)
      UNION ALL SELECT * FROM (
        SELECT 'confidence', confidence, NULL, count(*) FROM hit GROUP BY 2 ORDER BY 2 DESC)
      UNION ALL SELECT * FROM (\(Self.counted("kind")))
      UNION ALL SELECT * FROM (\(Self.counted("mode")))
      UNION ALL SELECT * FROM (\(Self.counted("polarity")))
      UNION ALL SELECT * FROM (\(Self.counted("cue")))
      """)
    var counts: [SearchFacets.Name: [FacetCount]] = [:]
    var total = 0
    while let row = try rows.next() {
      guard let name = SearchFacets.Name(rawValue: try row.text(0)) else {
        total = try row.value(3)
        continue
      }
      counts[name, default: []].append(
        FacetCount(
          value: try row.optionalText(1), speakerID: try row.optionalText(2),
          count: try row.value(3)))
    }
    return SearchFacets(
      counts: counts, counted: min(total, QuoteRepository.mostFaceted),
      isCut: total > QuoteRepository.mostFaceted)
  }

  private static func counted(_ name: String) -> SQL {
    let column = SQL(sql: name)
    return """
      SELECT \(name), \(column), NULL, count(*) FROM hit GROUP BY \(column) ORDER BY 4 DESC, 2
      """
  }
}
