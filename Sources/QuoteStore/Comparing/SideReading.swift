import GRDB
import QuoteModel

/// Counts what one side of a comparison has.
struct SideReading {
  let side: Comparison.Side
  let kinds: [FacetCount]
  let modes: [FacetCount]
  let cues: [FacetCount]
  let words: WordTally

  /// - Parameter newest: Of how many quotes the words are read.
  init(of query: QuoteQuery, newest: Int, in db: Database) throws {
    let facets = try FacetReading(of: query, in: db)
    (kinds, modes) = (try facets.counts(by: .kind), try facets.counts(by: .mode))
    cues = try facets.counts(by: .cue)
    let (words, read) = try SideReading.words(of: query, newest: newest, in: db)
    self.words = words
    let rows = try QuoteSelection(of: query, in: db).rows
    let counts = try SQLRequest<Row>(
      literal: """
        SELECT count(*), count(DISTINCT quote.article_id), count(*) - count(quote.published),
          min(quote.published), max(quote.published),
          count(DISTINCT substr(quote.published, 1, 7))
        \(rows)
        """
    ).fetchOne(db)
    side = Comparison.Side(
      quotes: counts?[0] ?? 0, articles: counts?[1] ?? 0, undated: counts?[2] ?? 0,
      first: counts?.optionalText(3).flatMap { CalendarDate(iso: $0) },
      last: counts?.optionalText(4).flatMap { CalendarDate(iso: $0) }, months: counts?[5] ?? 0,
      quotesRead: read, words: words.total)
  }

  private static func words(
    of query: QuoteQuery, newest: Int, in db: Database
  ) throws -> (WordTally, read: Int) {
    var query = query
    (query.sort, query.limit, query.offset) = (.newest, newest, 0)
    var (words, read) = (WordTally(), 0)
    let ids = try QuoteSelection(of: query, in: db).ids.fetchCursor(db)
    let text = try db.cachedStatement(sql: "SELECT text FROM quote WHERE id = ?")
    while let id = try ids.next() {
      guard let row = try Row.fetchOne(text, arguments: [id]) else { continue }
      words.add(row.text(0))
      read += 1
    }
    return (words, read)
  }
}
