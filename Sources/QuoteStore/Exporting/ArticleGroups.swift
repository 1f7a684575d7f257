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
