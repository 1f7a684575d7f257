import GRDB
import QuoteModel

/// Which quotes are on a page of a search, and how many there are in all.
struct QuotePaging {
  /// Row ids, in the query's order.
  let ids: [Int64]
  let total: Int
  /// How many of the best matches were looked at, if there are more.
  let bound: Int?
  /// `nil` where it was not counted.
  let thoughtsLeftOut: Int?

  init(of query: QuoteQuery, in db: Database) throws {
    if query.sort == .relevance, query.words != nil, query.limit != nil,
      let ranked = try QuotePaging(rankedBy: query, in: db)
    {
      self = ranked
      return
    }
    let selection = try QuoteSelection(of: query, in: db)
    ids = try db.values(selection.ids)
    total = try db.value(selection.count) ?? 0
    (bound, thoughtsLeftOut) = (nil, nil)
  }

  /// - Returns: `nil` if no word is looked for.
  private init?(rankedBy query: QuoteQuery, in db: Database) throws {
    var filter = query
    let leavesOutThoughts = !query.modes.isEmpty && !query.modes.contains(.thought)
    // Thoughts are counted in the same walk; any other mode is a condition.
    if leavesOutThoughts { filter.modes.insert(.thought) }
    let speakers = query.speakers.isEmpty ? nil : try SpeakerLookup(query.speakers, in: db)
    let search = try WordSearch(of: filter, saidBy: speakers, on: .quotes, in: db)
    guard search.pattern != nil else { return nil }
    let needsArticle = try QueryConditions(of: query, on: .quote, in: db).needsArticle
    let ranked = try RankedSearch(
      search, tables: needsArticle ? "JOIN article ON article.id = quote.article_id" : "",
      where: QuoteSelection.conditions(of: filter, search, speakers, in: db),
      apart: leavesOutThoughts ? "quote.mode = 'thought'" : "0", in: db)
    // As exports order them, an undated one first.
    ids = try ranked.page(of: query, in: db) { rows in
      """
      SELECT quote.id, printf('%s %s %010d', ifnull(quote.published, ''), article.hash, quote.start)
      FROM json_each(\(rows)) CROSS JOIN quote ON quote.id = value
      JOIN article ON article.id = quote.article_id
      """
    }
    total = ranked.count
    bound = ranked.isBounded ? RankedSearch.most : nil
    thoughtsLeftOut = leavesOutThoughts ? ranked.apart : nil
  }
}
