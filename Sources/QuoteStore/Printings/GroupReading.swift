import GRDB
import QuoteModel

/// Puts quotes together that are printings of one statement.
struct GroupReading {
  /// What grouping needs of a quote.
  private struct Member {
    let row: Int64
    let statement: PrintedStatement
    let outlet: String?
    let published: CalendarDate?
  }

  /// In the order of the first quote of each.
  private let groups: [[Member]]
  private let db: Database

  var count: Int { groups.count }

  /// - Parameter quotes: Rows, in the order of a search.
  init(of quotes: [Int64], in db: Database) throws {
    self.db = db
    let members = try GroupReading.members(quotes, in: db)
    groups = StatementGroups(of: members.map(\.statement)).groups.map { $0.map { members[$0] } }
  }

  func page(limit: Int?, offset: Int) throws -> [FoundStatement] {
    var reader = try QuoteReader(db)
    return try groups.dropFirst(offset).prefix(limit ?? .max).compactMap { members in
      guard let quote = try reader.quote(row: members[0].row) else { return nil }
      return FoundStatement(
        quote: quote, printings: members.count, outlets: GroupReading.outlets(of: members),
        firstPublished: members.compactMap(\.published).min())
    }
  }

  /// Outlets that differ in case only are one, as in counts.
  private static func outlets(of members: [Member]) -> [String] {
    var spellings: [String: String] = [:]
    for outlet in members.compactMap(\.outlet) {
      let key = outlet.lowercased()
      spellings[key] = min(spellings[key] ?? outlet, outlet)
    }
    return spellings.values.sorted()
  }

  private static func members(_ quotes: [Int64], in db: Database) throws -> [Member] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT quote.text, ifnull(root.name, speaker.name), article.outlet, article.published
        FROM quote JOIN article ON article.id = quote.article_id
        LEFT JOIN speaker ON speaker.id = quote.speaker_id
        LEFT JOIN speaker AS root ON root.id = speaker.merged_into
        WHERE quote.id = ?
        """)
    return try quotes.compactMap { id in
      try Row.fetchCursor(statement, arguments: [id]).map { row in
        Member(
          row: id, statement: PrintedStatement(row.text(0), speaker: row.optionalText(1)),
          outlet: row.optionalText(2),
          published: row.optionalText(3).flatMap { CalendarDate(iso: $0) })
      }.next()
    }
  }
}
