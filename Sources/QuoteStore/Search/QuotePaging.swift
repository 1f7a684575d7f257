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
  /// The first of all that match, the best first: as many as facets are counted of, and one more; `nil`
  /// where they were not looked at.
  let matched: [Int64]?

  init(of query: QuoteQuery, in db: Database) throws {
    if query.sort == .relevance, query.words != nil, query.limit != nil,
      let ranked = try QuotePaging(rankedBy: query, in: db)
    {
      self = ranked
      return
    }
    if query.sort == .newest || query.sort == .oldest, query.words != nil, query.limit != nil,
      let dated = try QuotePaging(datedBy: query, in: db)
    {
      self = dated
      return
    }
    let selection = try QuoteSelection(of: query, in: db)
    ids = try db.values(selection.ids)
    total = try db.value(selection.count) ?? 0
    (bound, thoughtsLeftOut, matched) = (nil, nil, nil)
  }

  /// By date, in one walk through what has the words: SQLite joined each of them with its article to sort
  /// them, and walked twice more to count them and the thoughts.
  ///
  /// - Returns: `nil` if no word leads to the rows.
  private init?(datedBy query: QuoteQuery, in db: Database) throws {
    var filter = query
    let leavesOutThoughts = !query.modes.isEmpty && !query.modes.contains(.thought)
    if leavesOutThoughts { filter.modes.insert(.thought) }
    let selection = try QuoteSelection(of: filter, in: db)
    guard selection.isLedByWords else { return nil }
    var first = FirstByDate(
      count: query.offset + (query.limit ?? 0), isNewestFirst: query.sort == .newest)
    var (total, thoughts) = (0, 0)
    let rows = try db.rows(
      "SELECT quote.id, quote.published, quote.mode = 'thought' \(selection.rows)")
    while let row = try rows.next() {
      if leavesOutThoughts, try row.value(2) {
        thoughts += 1
      } else {
        total += 1
        first.add(try row.value(0), published: try row.optionalText(1))
      }
    }
    ids = try db.values(
      """
      SELECT quote.id FROM json_each(\(first.ids.jsonArray)) CROSS JOIN quote ON quote.id = value
      JOIN article ON article.id = quote.article_id
      ORDER BY \(selection.order) LIMIT \(query.limit ?? -1) OFFSET \(query.offset)
      """)
    self.total = total
    thoughtsLeftOut = leavesOutThoughts ? thoughts : nil
    (bound, matched) = (nil, nil)
  }

  /// - Returns: `nil` if no word is looked for.
  private init?(rankedBy query: QuoteQuery, in db: Database) throws {
    var filter = query
    let leavesOutThoughts = !query.modes.isEmpty && !query.modes.contains(.thought)
    // Thoughts are counted in the same walk; any other mode is a condition.
    if leavesOutThoughts { filter.modes.insert(.thought) }
    let speakers = query.speakers.isEmpty ? nil : try SpeakerLookup(query.speakers, in: db)
    let search = try WordSearch(of: filter, saidBy: speakers, on: .quotes, in: db)
    guard search.isSought else { return nil }
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
    matched = ranked.ids(most: QuoteRepository.mostFaceted + 1)
  }
}

/// The first of many rows by date, the undated last, and all others of the last date among them.
private struct FirstByDate {
  private let count: Int
  private let isNewestFirst: Bool
  private var rows: [(date: String, id: Int64)] = []
  /// None after it is among the first.
  private var last: String?
  /// How many are gathered before those that cannot be among the first are let go.
  private var most: Int

  init(count: Int, isNewestFirst: Bool) {
    (self.count, self.isNewestFirst) = (count, isNewestFirst)
    most = 4 * count + 1_000
  }

  var ids: [Int64] { rows.map(\.id) }

  mutating func add(_ id: Int64, published: String?) {
    // Before all dates, or after them.
    let date = published ?? (isNewestFirst ? "" : "~")
    if let last, isBefore(last, date) { return }
    rows.append((date, id))
    if rows.count > most { letGo() }
  }

  private func isBefore(_ date: String, _ other: String) -> Bool {
    isNewestFirst ? date > other : date < other
  }

  private mutating func letGo() {
    let isNewestFirst = isNewestFirst
    rows.sort { isNewestFirst ? $0.date > $1.date : $0.date < $1.date }
    if count > 0, rows.count > count {
      let last = rows[count - 1].date
      rows = Array(rows.prefix { !isBefore(last, $0.date) })
      self.last = last
    }
    most = max(most, 2 * rows.count)
  }
}
