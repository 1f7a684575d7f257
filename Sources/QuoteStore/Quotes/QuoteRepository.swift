import GRDB
public import QuoteModel

/// The quotes, as they are searched, counted and exported.
public struct QuoteRepository: Sendable {
  let connection: Connection

  /// The rows within the query's limit and offset, and how many there are in all.
  ///
  /// By relevance and with a limit, at most 10,000 matches of the words are ranked (`Page.bound`), and at
  /// most 20,000 quotes are read one by one (`Page.read`).
  public func page(matching query: QuoteQuery) throws -> Page<Quote> {
    try connection.read { try page(of: QuotePaging(of: query, in: $0), for: query, in: $0) }
  }

  func page(of paging: QuotePaging, for query: QuoteQuery, in db: Database) throws -> Page<Quote> {
    var reader = try QuoteReader(db, for: query)
    return Page(
      rows: try paging.ids.compactMap { try reader.quote(row: $0) }, total: paging.total,
      bound: paging.bound, read: paging.read, thoughtsLeftOut: paging.thoughtsLeftOut)
  }

  /// Every match in the query's order, each as it is read: memory does not grow with their number.
  public func forEach(matching query: QuoteQuery, _ body: (Quote) throws -> Void) throws {
    try connection.read { db in
      var reader = try QuoteReader(db, for: query)
      let ids = try db.ids(QuoteSelection(of: query, in: db).ids)
      while let id = try ids.next() {
        if let quote = try reader.quote(row: id) { try body(quote) }
      }
    }
  }

  /// As `forEach`, many times as fast, for exports of millions.
  ///
  /// - Parameter columns: What the rows are to have.
  public func forEachRow(
    matching query: QuoteQuery, columns: [QuoteColumn], _ body: (QuoteRow) throws -> Void
  ) throws {
    try connection.read { db in
      var reader = try QuoteRowReader(db, columns: columns)
      try reader.forEach(matching: query, body)
    }
  }

  /// The matches by article or by statement, each group as it is read.
  ///
  /// Articles come in the stable order. Statements come by their earliest day, and their printings by
  /// day, article hash and start; what is undated comes last. `query.sort` does not matter.
  public func forEachGroup(
    by unit: QuoteGroup.Unit, matching query: QuoteQuery, _ body: (QuoteGroup) throws -> Void
  ) throws {
    try connection.read { db in
      try QuoteGroups(by: unit, of: query, in: db).forEach(body)
    }
  }

  /// The ids of the matches, in the query's order.
  public func ids(matching query: QuoteQuery) throws -> [String] {
    try connection.read { db in
      try db.values(
        QuoteSelection(of: query, in: db).statement(selecting: QuoteSelection.publicID))
    }
  }

  /// - Parameter id: Also one that the quote had before a person gave it another span.
  /// - Returns: `nil` if there is no such quote.
  public func quote(id: String) throws -> Quote? {
    try connection.read { db in
      var reader = try QuoteReader(db)
      let current = try QuoteReader.row(of: id, in: db) ?? QuoteTarget(id, in: db)?.quote(in: db)
      return try current.flatMap { try reader.quote(row: $0) }
    }
  }

  /// How many match, limit and offset left aside.
  public func count(matching query: QuoteQuery) throws -> Int {
    try connection.read { db in
      try db.value(QuoteSelection(of: query, in: db).count) ?? 0
    }
  }

  /// How many more would match if thoughts were not left out by `query.modes`.
  public func thoughtsLeftOut(matching query: QuoteQuery) throws -> Int {
    guard !query.modes.isEmpty, !query.modes.contains(.thought) else { return 0 }
    var thoughts = query
    thoughts.modes = [.thought]
    return try count(matching: thoughts)
  }

  /// How many more would match if copies were not left out by `query.copies`.
  public func copiesLeftOut(matching query: QuoteQuery) throws -> Int {
    guard query.copies == .once else { return 0 }
    var copies = query
    copies.copies = .only
    return try count(matching: copies)
  }

  /// Most frequent first, months in the order of time; a joint statement counts for each speaker.
  ///
  /// Limit and offset of the query do not matter.
  public func counts(by facet: Facet, matching query: QuoteQuery) throws -> [FacetCount] {
    try counts(by: [facet], matching: query).facets[0]
  }

  /// As above for each of several, with what is known of the others then.
  public func counts(by facets: [Facet], matching query: QuoteQuery) throws -> QuoteCounts {
    try connection.read { try FacetCounter(of: query, in: $0).counts(by: facets) }
  }

  /// The matches by two facets at once; a joint statement counts for each speaker.
  ///
  /// Limit and offset of the query do not matter.
  public func counts(
    by first: Facet, and second: Facet, matching query: QuoteQuery
  ) throws -> (table: CrossTable, leftOut: LeftOut?) {
    try connection.read { try FacetCounter(of: query, in: $0).table(by: first, and: second) }
  }

  /// How many quotes that match stand in articles of each day, and in articles without one; with what is left
  /// out, unless that takes counts of its own.
  ///
  /// Limit and offset of the query do not matter.
  public func days(
    matching query: QuoteQuery
  ) throws -> (days: [CalendarDate: Int], undated: Int, leftOut: LeftOut?) {
    try connection.read { db in
      var query = query
      (query.limit, query.offset) = (nil, 0)
      if let tally = try FoundTally(of: query, by: [.text("quote.published")], in: db) {
        let (days, undated) = DayCounts.counts(tally.counts[0].map { ($0.key.text, $0.value) })
        return (days, undated, tally.leftOut)
      }
      let rows = try QuoteSelection(of: query, in: db).rows
      let (days, undated) = try DayCounts.fetch(
        "SELECT quote.published, count(*) \(rows) GROUP BY 1", in: db)
      return (days, undated, nil)
    }
  }
}

/// Counts by day, and without one.
enum DayCounts {
  /// - Parameter statement: Selects days with their counts.
  static func fetch(
    _ statement: SQL, in db: Database
  ) throws -> (days: [CalendarDate: Int], undated: Int) {
    counts(try db.rows(statement).all { (try $0.optionalText(0), try $0.value(1)) })
  }

  /// - Parameter counts: Of what is no day, too.
  static func counts(
    _ counts: [(day: String?, count: Int)]
  ) -> (days: [CalendarDate: Int], undated: Int) {
    var (days, undated): ([CalendarDate: Int], Int) = ([:], 0)
    for (text, count) in counts {
      if let day = text.flatMap({ CalendarDate(iso: $0) }) {
        days[day] = count
      } else {
        undated += count
      }
    }
    return (days, undated)
  }
}
