import GRDB
import QuoteModel

/// Counts the quotes that match by what they share.
struct FacetCounter {
  private let query: QuoteQuery
  private let quotes: QuoteSelection
  private let db: Database

  init(of query: QuoteQuery, in db: Database) throws {
    var query = query
    query.limit = nil
    query.offset = 0
    self.query = query
    self.db = db
    quotes = try QuoteSelection(of: query, in: db)
  }

  func counts(by facet: Facet) throws -> [FacetCount] {
    switch facet {
    case .speaker: try bySpeaker()
    case .outlet: try byColumn("article.outlet")
    case .section: try byColumn("article.section")
    case .month: try counts("SELECT substr(quote.published, 1, 7), count(*)", "1")
    case .kind: try counts("SELECT quote.kind, count(*)", "2 DESC, 1")
    case .cue: try counts("SELECT quote.cue_lemma, count(*)", "2 DESC, 1")
    case .role: try byRole()
    case .mode: try counts("SELECT quote.mode, count(*)", "2 DESC, 1")
    case .polarity: try counts("SELECT quote.polarity, count(*)", "2 DESC, 1")
    }
  }

  private func counts(_ columns: SQL, _ order: SQL) throws -> [FacetCount] {
    try fetch("\(columns) \(quotes.rows) GROUP BY 1 ORDER BY \(order)")
  }

  /// Outlets and sections that differ in case only are one, under the spelling that sorts first.
  private func byColumn(_ column: SQL) throws -> [FacetCount] {
    try fetch(
      """
      SELECT min(\(column) COLLATE BINARY), count(*) \(quotes.rowsWithArticles)
      GROUP BY \(column) ORDER BY 2 DESC, 1
      """)
  }

  /// *President* and *PRESIDENT* are one, under the spelling that is met most.
  private func byRole() throws -> [FacetCount] {
    let spellings = try counts("SELECT quote.role, count(*)", "2 DESC, 1")
    var places: [String?: Int] = [:]
    var roles: [FacetCount] = []
    for spelling in spellings {
      let key = spelling.value?.lowercased()
      if let place = places[key] {
        roles[place].count += spelling.count
      } else {
        places[key] = roles.count
        roles.append(spelling)
      }
    }
    return roles.sorted { (-$0.count, $0.value ?? "") < (-$1.count, $1.value ?? "") }
  }

  private func bySpeaker() throws -> [FacetCount] {
    var unattributed = query
    unattributed.unattributedOnly = true
    let nobody = try QuoteSelection(of: unattributed, in: db).count.fetchOne(db) ?? 0
    var counts = try Array(
      SpeakerSelection(of: query, in: db).rows.fetchCursor(db).map {
        FacetCount(value: $0.text(1), speakerID: $0.text(0), count: $0[4])
      })
    if nobody > 0 {
      let place = counts.firstIndex { $0.count < nobody } ?? counts.endIndex
      counts.insert(FacetCount(value: nil, count: nobody), at: place)
    }
    return counts
  }

  private func fetch(_ statement: SQL) throws -> [FacetCount] {
    try db.allRows(statement).map { FacetCount(value: $0.optionalText(0), count: $0[1]) }
  }
}
