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
      ids = SQLRequest(literal: walk.sentence(selecting: "quote.id"))
    } else {
      ids = try QuoteSelection(of: query, in: db).ids
    }
  }

  func forEach(_ body: (QuoteGroup) throws -> Void) throws {
    var reading = QuoteReading(db)
    var group: QuoteGroup?
    let ids = try ids.fetchCursor(db)
    while let id = try ids.next() {
      guard let quote = try reading.quote(row: id) else { continue }
      if group?.quotes[0].article.hash == quote.article.hash {
        group?.quotes.append(quote)
      } else {
        if let group { try body(group) }
        group = QuoteGroup(quotes: [quote], body: reading.article?.body ?? "")
      }
    }
    if let group { try body(group) }
  }
}
