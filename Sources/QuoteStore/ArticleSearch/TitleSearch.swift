import GRDB
import QuoteModel

/// Finds articles by the words of their titles.
struct TitleSearch {
  let ids: [Int64]
  let total: Int
  let bound: Int?

  init(_ search: WordSearch, of query: QuoteQuery, in db: Database) throws {
    var filter = query
    filter.words = nil
    let conditions =
      try search.conditions(in: db) + ArticleSelection.conditions(of: filter, in: db)
    if query.sort == .relevance, query.limit != nil, search.pattern != nil {
      let ranked = try RankedSearch(search, tables: "", where: conditions, apart: "0", in: db)
      ids = try ranked.page(limit: query.limit, offset: query.offset) {
        try TitleSearch.places(of: $0, in: db)
      }
      (total, bound) = (ranked.count, ranked.isBounded ? RankedSearch.most : nil)
      return
    }
    let all = try search.matchConditions(in: db) + conditions + ["1"]
    let tables: SQL =
      search.pattern == nil
      ? "article" : "title_fts CROSS JOIN article ON article.id = title_fts.rowid"
    let rows: SQL = "FROM \(tables) WHERE \(all.joined(separator: " AND "))"
    let page: SQLRequest<Int64> = """
      SELECT article.id \(rows) ORDER BY \(ArticleSelection.order(of: query))
      LIMIT \(query.limit ?? -1) OFFSET \(query.offset)
      """
    ids = try page.fetchAll(db)
    total = try SQLRequest<Int>(literal: "SELECT count(*) \(rows)").fetchOne(db) ?? 0
    bound = nil
  }

  private static func places(of ids: [Int64], in db: Database) throws -> [Int64: String] {
    let request: SQLRequest<Row> = """
      SELECT id, ifnull(published, '') || ' ' || hash
      FROM article WHERE id IN (SELECT value FROM json_each(\(ids.jsonArray)))
      """
    return Dictionary(
      uniqueKeysWithValues: try Array(request.fetchCursor(db).map { ($0[0], $0.text(1)) }))
  }
}
