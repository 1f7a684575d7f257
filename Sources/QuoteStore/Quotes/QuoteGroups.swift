import GRDB
import QuoteModel

/// The quotes of a query, those of one article or of the same words together.
struct QuoteGroups {
  private let db: Database
  private let unit: QuoteGroup.Unit
  private let query: QuoteQuery
  /// `SELECT` of each row id, with what the rows of a group share, group by group.
  private let statement: SQL

  init(by unit: QuoteGroup.Unit, of query: QuoteQuery, in db: Database) throws {
    self.db = db
    self.unit = unit
    self.query = query
    switch unit {
    case .article: statement = try Self.byArticle(query, in: db)
    case .statement: statement = try Self.byWords(query, in: db)
    }
  }

  func forEach(_ body: (QuoteGroup) throws -> Void) throws {
    var reader = try QuoteReader(db, for: query)
    var group: QuoteGroup?
    var key: [UInt8] = []
    let rows = try db.rows(statement)
    while let row = try rows.next() {
      guard let quote = try reader.quote(row: row.value(0)) else { continue }
      // Compared as bytes, as SQLite does.
      let next = Array(try row.text(1).utf8)
      if next == key, group != nil {
        group?.quotes.append(quote)
      } else {
        if let group { try body(group) }
        group = QuoteGroup(quotes: [quote], body: unit == .article ? reader.articleText : "")
        key = next
      }
    }
    if let group { try body(group) }
  }

  private static func byArticle(_ query: QuoteQuery, in db: Database) throws -> SQL {
    var query = query
    query.sort = .stable
    let columns: SQL = "quote.id, CAST(quote.article_id AS TEXT)"
    return try QuoteWalk(of: query, in: db)?.statement(selecting: columns)
      ?? QuoteSelection(of: query, in: db).statement(selecting: columns)
  }

  /// SQLite sorts them, on disk where they are many, so that memory does not grow with their number.
  private static func byWords(_ query: QuoteQuery, in db: Database) throws -> SQL {
    db.add(
      function: DatabaseFunction("statement_key", argumentCount: 1, pure: true) { values in
        String.fromDatabaseValue(values[0]).map { text in
          let words = StatementWording.words(of: text)
          // What has no letter or digit is a statement of its own.
          return words.isEmpty ? text : words.joined(separator: " ")
        }
      })
    let ids = try QuoteSelection(of: query, in: db).unorderedIDs
    return """
      SELECT id, key FROM (
        SELECT quote.id AS id, statement_key(quote.text) AS key, quote.published AS published,
          article.hash AS hash, quote.start AS start,
          min(quote.published) OVER (PARTITION BY statement_key(quote.text)) AS first
        FROM quote JOIN article ON article.id = quote.article_id WHERE quote.id IN (\(ids)))
      ORDER BY first NULLS LAST, key, published NULLS LAST, hash, start
      """
  }
}
