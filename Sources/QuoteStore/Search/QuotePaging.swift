import GRDB
import QuoteModel

/// Which quotes are on a page of a search, and how many there are in all.
struct QuotePaging {
  /// Row ids, in the query's order.
  let ids: [Int64]
  let total: Int
  /// How many of the best matches were looked at, if there are more.
  let bound: Int?
  /// As in `Page`.
  let read: Int?
  /// `nil` where it was not counted.
  let thoughtsLeftOut: Int?
  /// The first of all that match, the best first where they were ranked: as many as facets are counted
  /// of, and one more; `nil` where they were not kept.
  let matched: [Int64]?

  init(of query: QuoteQuery, in db: Database) throws {
    if let paging = try QuotePaging(wordsOf: query, in: db) {
      self = paging
      return
    }
    let selection = try QuoteSelection(of: query, in: db)
    ids = try db.values(selection.ids)
    total = try db.value(selection.count) ?? 0
    (bound, read, thoughtsLeftOut, matched) = (nil, nil, nil, nil)
  }

  /// A page of what has words, found faster than by one statement for the rows and others for the counts.
  ///
  /// - Returns: `nil` if there is no such way.
  private init?(wordsOf query: QuoteQuery, in db: Database) throws {
    guard query.words != nil, query.limit != nil else { return nil }
    if query.sort == .relevance, let ranked = try QuotePaging(rankedBy: query, in: db) {
      self = ranked
      return
    }
    // Where no word is looked for, nothing is more relevant than anything else.
    guard [.relevance, .newest, .oldest].contains(query.sort) else { return nil }
    guard
      let paging = try QuotePaging(readBy: query, in: db) ?? QuotePaging(countedBy: query, in: db)
        ?? QuotePaging(datedBy: query, in: db)
    else { return nil }
    self = paging
  }

  /// By date, of words that so many quotes have that to look at each took most of the time.
  private init?(countedBy query: QuoteQuery, in db: Database) throws {
    guard let hits = try HitsByDate(of: query, in: db) else { return nil }
    ids = try QuotePaging.page(of: hits.ids, past: hits.passed, for: query, in: db)
    (total, thoughtsLeftOut) = (hits.total, hits.thoughts)
    (bound, read, matched) = (nil, nil, hits.matched)
  }

  /// By date, in one walk through what has the words: SQLite joined each of them with its article to sort
  /// them, and walked twice more to count them and the thoughts.
  ///
  /// - Returns: `nil` if no word leads to the rows.
  private init?(datedBy query: QuoteQuery, in db: Database) throws {
    let (filter, leavesOutThoughts) = QuotePaging.withThoughts(query)
    let selection = try QuoteSelection(of: filter, in: db)
    guard selection.isLedByWords else { return nil }
    var first = FirstByDate(of: query)
    var (total, thoughts) = (0, 0)
    var matched: [Int64] = []
    let rows = try db.rows(
      "SELECT quote.id, quote.published, quote.mode = 'thought' \(selection.rows)")
    while let row = try rows.next() {
      if leavesOutThoughts, try row.value(2) {
        thoughts += 1
      } else {
        let id: Int64 = try row.value(0)
        total += 1
        first.add(id, published: try row.optionalText(1))
        if matched.count <= QuoteRepository.mostFaceted { matched.append(id) }
      }
    }
    ids = try QuotePaging.page(of: first.ids, for: query, in: db)
    self.total = total
    thoughtsLeftOut = leavesOutThoughts ? thoughts : nil
    (bound, read, self.matched) = (nil, nil, matched)
  }

  /// By date, reading one quote after the other, and no more than so many: where no word leads to any, or the
  /// words lead to so many that to look all of them up takes longer.
  ///
  /// - Parameters:
  ///   - widest: As `WordSearch` has it.
  ///   - most: How many are read.
  ///   - dearest: What looking up may take, as `WordSearch` estimates it.
  /// - Returns: `nil` if words lead to the rows sooner, or if reading so many does not fill the page.
  init?(
    readBy query: QuoteQuery, widest: Int = PrefixWidth.mostPages,
    most: Int = RankedSearch.mostRead, dearest: Int = Self.dearestLookUp, in db: Database
  ) throws {
    let (filter, leavesOutThoughts) = QuotePaging.withThoughts(query)
    let speakers = query.speakers.isEmpty ? nil : try SpeakerLookup(query.speakers, in: db)
    let search = try WordSearch(
      of: filter, saidBy: speakers, on: .quotes, widest: widest, in: db)
    let isLed = !search.isReadRowByRow
    let end = query.offset + (query.limit ?? 0)
    if isLed {
      guard try end <= most && QuotePaging.hasDates(db), try search.estimatedCost(in: db) > dearest
      else { return nil }
    }
    let match = search.wholeMatch
    // Where words lead to rows as well, what a filter does not let through counts as read: it may be all but a few.
    let filters =
      try search.literalConditions + QueryConditions(of: filter, on: .quote, in: db).all
    let led = try QuoteSelection.conditions(of: QuotePaging.days(of: filter), speakers, in: db)
    let (sought, wanted) = isLed ? (led, filters) : (led + filters, [])
    let needsArticle = try QueryConditions(of: query, on: .quote, in: db).needsArticle
    let tables: SQL =
      needsArticle ? "quote JOIN article ON article.id = quote.article_id" : "quote"
    let rows = try db.rows(
      """
      SELECT quote.id, quote.published, quote.mode = 'thought', ifnull(\(wanted.conjunction), 0)
      FROM \(tables) WHERE \(sought.conjunction) ORDER BY \(QuotePaging.dateOrder(of: query))
      """)
    let text = RawStatement(try db.cachedStatement(sql: "SELECT text FROM quote WHERE id = ?"))
    defer { text.reset() }
    var first = FirstByDate(of: query)
    var (total, thoughts, read, isCut) = (0, 0, 0, false)
    var matched: [Int64] = []
    // Whether the page has all that it can have of the days that were read.
    var (day, isFull): (String?, Bool) = (nil, false)
    while let row = try rows.next() {
      let (id, published): (Int64, String?) = (try row.value(0), try row.optionalText(1))
      if published != day { (day, isFull) = (published, total >= end) }
      let isEnough = isLed && isFull && total > QuoteRepository.mostFaceted
      guard read < most, !isEnough else {
        isCut = true
        break
      }
      read += 1
      guard try row.value(3) else { continue }
      try text.restart(with: id)
      guard try text.step(), match.matches(try text.row.text(0)) else { continue }
      if leavesOutThoughts, try row.value(2) {
        thoughts += 1
      } else {
        total += 1
        first.add(id, published: published)
        if matched.count <= QuoteRepository.mostFaceted { matched.append(id) }
      }
    }
    if isLed, isCut, !isFull { return nil }
    ids = try QuotePaging.page(of: first.ids, for: query, in: db)
    self.total = total
    self.read = isCut ? read : nil
    thoughtsLeftOut = leavesOutThoughts ? thoughts : nil
    (bound, self.matched) = (nil, matched)
  }

  /// The index names 1,000,000 rows in 60 ms, and thoughts have to be taken out; 20,000 quotes are read in 90.
  private static let dearestLookUp = 1_000_000

  /// Its days alone.
  fileprivate static func days(of query: QuoteQuery) -> QuoteQuery {
    var days = QuoteQuery()
    (days.from, days.to) = (query.from, query.to)
    return days
  }

  /// Whether the index of days is there: the first import into an archive builds it at its end.
  fileprivate static func hasDates(_ db: Database) throws -> Bool {
    try db.exists("SELECT 1 FROM sqlite_schema WHERE name = 'quote_by_date'")
  }

  /// The query with thoughts, which are counted in the same walk; any other mode is a condition.
  private static func withThoughts(_ query: QuoteQuery) -> (query: QuoteQuery, leavesOut: Bool) {
    var filter = query
    let leavesOut = !query.modes.isEmpty && !query.modes.contains(.thought)
    if leavesOut { filter.modes.insert(.thought) }
    return (filter, leavesOut)
  }

  fileprivate static func dateOrder(of query: QuoteQuery) -> SQL {
    query.sort == .oldest ? "quote.published ASC NULLS LAST" : "quote.published DESC"
  }

  /// - Parameters:
  ///   - rows: The first of all, in any order; all that are of the last one's day.
  ///   - passed: How many before them have been left out.
  private static func page(
    of rows: [Int64], past passed: Int = 0, for query: QuoteQuery, in db: Database
  ) throws -> [Int64] {
    try db.values(
      """
      SELECT quote.id FROM json_each(\(rows.jsonArray)) CROSS JOIN quote ON quote.id = value
      JOIN article ON article.id = quote.article_id
      ORDER BY \(dateOrder(of: query)), article.hash, quote.start
      LIMIT \(query.limit ?? -1) OFFSET \(query.offset - passed)
      """)
  }

  /// - Returns: `nil` if no word is looked for.
  private init?(rankedBy query: QuoteQuery, in db: Database) throws {
    let (filter, leavesOutThoughts) = QuotePaging.withThoughts(query)
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
    (bound, read) = (ranked.bound, ranked.read)
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

  init(of query: QuoteQuery) {
    count = query.offset + (query.limit ?? 0)
    isNewestFirst = query.sort != .oldest
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

/// What has the words of a search, by date, without a look at any quote but those of a page's days: the rows
/// that the full-text index names are met again in the index of dates. The look at each of 143,750 quotes
/// among 8 million took three quarters of the time of their search.
private struct HitsByDate {
  /// Of those that a page's days have, and how many stand before these.
  private(set) var ids: [Int64] = []
  private(set) var passed = 0
  private(set) var total = 0
  /// `nil` unless they are left out.
  private(set) var thoughts: Int?
  /// As in `QuotePaging`.
  private(set) var matched: [Int64] = []

  /// Where fewer than one of so many rows has the words, each is looked at sooner than all thoughts.
  private static let rarest = 400
  /// Of the index of dates, for each row that has the words.
  private static let mostDates = 10

  /// - Returns: `nil` if the query asks for more than these indexes know, or if the words are too rare.
  init?(of query: QuoteQuery, in db: Database) throws {
    guard try HitsByDate.knowsAll(of: query, in: db),
      let found = try HitsByDate.rows(of: query, in: db)
    else { return nil }
    let leavesOutThoughts = !query.modes.isEmpty && !query.modes.contains(.thought)
    if query.from == nil, query.to == nil {
      var found = found
      if leavesOutThoughts { thoughts = try found.leaveOutThoughts(in: db) }
      total = try found.count(in: db)
      matched = try found.first(QuoteRepository.mostFaceted + 1, in: db)
      try walk(found, query, whole: false, leavesOutThoughts: false, in: db)
    } else {
      let days = try HitsByDate.days(of: query, in: db)
      // Of all but some words there is no sooner way.
      let most =
        found.isWithoutThem ? Int(RowSet.mostRows) : HitsByDate.mostDates * found.named.count
      let few: Int? = try db.value("SELECT count(*) FROM (SELECT 1 \(days) LIMIT \(most + 1))")
      guard let few, few <= most else { return nil }
      if leavesOutThoughts { thoughts = 0 }
      try walk(found, query, whole: true, leavesOutThoughts: leavesOutThoughts, in: db)
    }
  }

  /// Whether nothing is asked but for words, days and thoughts.
  private static func knowsAll(of query: QuoteQuery, in db: Database) throws -> Bool {
    var others = query
    (others.words, others.modes, others.from, others.to) = (nil, [], nil, nil)
    return try query.modes.isEmpty
      || query.modes.isSuperset(of: QuoteQuery.utteredModes)
        && query.speakers.isEmpty && QueryConditions(of: others, on: .quote, in: db).all.isEmpty
        && QuotePaging.hasDates(db)
  }

  private static func rows(of query: QuoteQuery, in db: Database) throws -> FoundRows? {
    let search = try WordSearch(of: query, on: .quotes, in: db)
    guard search.match == nil, search.words.literals.isEmpty,
      let pattern = search.isSought ? search.pattern : search.excluded,
      var named = try RowSet(ofQuotesIn: db)
    else { return nil }
    try db.forEachID("SELECT rowid FROM quote_fts WHERE quote_fts MATCH \(pattern)") {
      named.insert($0)
    }
    let isRare = search.isSought && named.count * rarest <= named.last
    return isRare ? nil : FoundRows(named: named, isWithoutThem: !search.isSought)
  }

  /// `FROM … WHERE …`, of the index of dates alone.
  private static func days(of query: QuoteQuery, in db: Database) throws -> SQL {
    let days = try QueryConditions(of: QuotePaging.days(of: query), on: .quote, in: db)
    return "FROM quote WHERE \(days.all.conjunction)"
  }

  /// - Parameter whole: Whether to count what was found, to the end.
  private mutating func walk(
    _ found: FoundRows, _ query: QuoteQuery, whole: Bool, leavesOutThoughts: Bool, in db: Database
  ) throws {
    let rows = try db.rows(
      """
      SELECT quote.id, quote.published, quote.mode = 'thought' \(HitsByDate.days(of: query, in: db))
      ORDER BY \(QuotePaging.dateOrder(of: query))
      """)
    let end = query.offset + (query.limit ?? 0)
    var day: String?
    var (isFull, met) = (false, 0)
    while let row = try rows.next() {
      let id: Int64 = try row.value(0)
      guard found.contains(id) else { continue }
      if leavesOutThoughts, try row.value(2) {
        thoughts = (thoughts ?? 0) + 1
        continue
      }
      let published = try row.optionalText(1)
      if published != day {
        day = published
        if met >= end { isFull = true }
        if met <= query.offset { (ids, passed) = ([], met) }
      }
      if isFull, !whole { break }
      met += 1
      if !isFull { ids.append(id) }
      if whole, matched.count <= QuoteRepository.mostFaceted { matched.append(id) }
    }
    if whole { total = met }
  }
}
