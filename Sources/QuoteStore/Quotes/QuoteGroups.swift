import GRDB
import QuoteModel

/// The quotes of a query, those of one article together.
struct ArticleGroups {
  private let db: Database
  private let ids: SQLRequest<Int64>

  init(of query: QuoteQuery, in db: Database) throws {
    self.db = db
    var query = query
    query.sort = .stable
    if let walk = QuoteWalk(of: query) {
      ids = SQLRequest(literal: walk.statement(selecting: "quote.id"))
    } else {
      ids = try QuoteSelection(of: query, in: db).ids
    }
  }

  func forEach(_ body: (QuoteGroup) throws -> Void) throws {
    var reader = try QuoteReader(db)
    var group: QuoteGroup?
    let ids = try ids.fetchCursor(db)
    while let id = try ids.next() {
      guard let quote = try reader.quote(row: id) else { continue }
      if group?.quotes[0].article.hash == quote.article.hash {
        group?.quotes.append(quote)
      } else {
        if let group { try body(group) }
        group = QuoteGroup(quotes: [quote], body: reader.articleText)
      }
    }
    if let group { try body(group) }
  }
}

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

/// Which quotes an export holds: those of a query within its limit and offset.
struct ExportedQuotes {
  /// `SELECT` of their row ids, in any order.
  let ids: SQL

  init(of query: QuoteQuery, in db: Database) throws {
    let selection = try QuoteSelection(of: query, in: db)
    // Sorted only if that decides which they are.
    ids =
      query.limit == nil && query.offset == 0
      ? "SELECT quote.id \(selection.rows)" : selection.idStatement
  }
}
