import GRDB
import QuoteModel

/// The quotes of a query, those of the same words together.
///
/// SQLite sorts them, on disk where they are many, so that memory does not grow with their number.
struct WordingGroups {
  private let db: Database
  private let sentence: SQL

  init(of query: QuoteQuery, in db: Database) throws {
    self.db = db
    db.add(
      function: DatabaseFunction("statement_key", argumentCount: 1, pure: true) { values in
        String.fromDatabaseValue(values[0]).map { text in
          let words = StatementWording.words(of: text)
          // What has no letter or digit is a statement of its own.
          return words.isEmpty ? text : words.joined(separator: " ")
        }
      })
    let ids = try ExportedQuotes(of: query, in: db).ids
    sentence = """
      SELECT id, key FROM (
        SELECT quote.id AS id, statement_key(quote.text) AS key, quote.published AS published,
          article.hash AS hash, quote.start AS start,
          min(quote.published) OVER (PARTITION BY statement_key(quote.text)) AS first
        FROM quote JOIN article ON article.id = quote.article_id WHERE quote.id IN (\(ids)))
      ORDER BY first NULLS LAST, key, published NULLS LAST, hash, start
      """
  }

  func forEach(_ body: (QuoteGroup) throws -> Void) throws {
    var reader = try QuoteReader(db)
    var quotes: [Quote] = []
    var key: ArraySlice<UInt8> = []
    let rows = try SQLRequest<Row>(literal: sentence).fetchCursor(db)
    while let row = try rows.next() {
      guard let quote = try reader.quote(row: row[0]) else { continue }
      // Compared as bytes, as SQLite does.
      let next = Array(row.text(1).utf8)[...]
      if next != key, !quotes.isEmpty {
        try body(QuoteGroup(quotes: quotes))
        quotes = []
      }
      key = next
      quotes.append(quote)
    }
    if !quotes.isEmpty { try body(QuoteGroup(quotes: quotes)) }
  }
}
