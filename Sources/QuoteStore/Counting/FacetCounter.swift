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

  /// Where words lead to the quotes all is counted in one walk, else each facet by the index that has it.
  func counts(by facets: [Facet]) throws -> QuoteCounts {
    guard let tally = try FoundTally(of: query, by: facets.map(column), in: db) else {
      return QuoteCounts(facets: try facets.map(counts), total: nil, leftOut: nil)
    }
    return QuoteCounts(
      facets: try zip(facets, tally.counts).map { try counts(by: $0, of: $1, in: tally) },
      total: tally.quotes.count, leftOut: tally.leftOut)
  }

  private func counts(by facet: Facet) throws -> [FacetCount] {
    switch facet {
    case .speaker: try bySpeaker(said)
    case .outlet, .section: try bySpelling(of: facet)
    case .role: try byRole(counts(.role, order: "2 DESC, 1"))
    case .month: try counts(facet, order: "1")
    case .kind, .cue, .mode, .polarity: try counts(facet, order: "2 DESC, 1")
    case .attribute(let name): try byAttribute(name, said)
    }
  }

  /// Counts by two facets at once, under the values that each has by itself.
  func table(by first: Facet, and second: Facet) throws -> (table: CrossTable, leftOut: LeftOut?) {
    let counted = try counts(by: [first, second])
    let (rows, columns) = (counted.facets[0], counted.facets[1])
    let (rowOf, columnOf) = (places(of: rows, by: first), places(of: columns, by: second))
    var cells = [[Int: Int]](repeating: [:], count: rows.count)
    let pairs = try db.rows(pairs(first, second))
    while let pair = try pairs.next() {
      guard let row = rowOf[key(try pair.optionalText(0), first)],
        let column = columnOf[key(try pair.optionalText(1), second)]
      else { continue }
      cells[row][column, default: 0] += try pair.value(2)
    }
    return (CrossTable(rows: rows, columns: columns, cells: cells), counted.leftOut)
  }

  /// Selects each pair of values with its count.
  private func pairs(_ first: Facet, _ second: Facet) -> SQL {
    let (a, b) = (value(of: first), value(of: second))
    let ofArticle = [first, second].contains { $0 == .outlet || $0 == .section }
    let rows = ofArticle ? quotes.rowsWithArticles : quotes.rows
    guard isOfSpeakers(first) || isOfSpeakers(second) else {
      return "SELECT \(a), \(b), count(*) \(rows) GROUP BY 1, 2"
    }
    let other = isOfSpeakers(first) ? b : a
    return """
      SELECT \(valueBySpeaker(of: first)), \(valueBySpeaker(of: second)), sum(said.quotes) FROM (
        SELECT quote.speaker_id AS speaker_id, \(other) AS other, count(*) AS quotes
        \(rows) GROUP BY 1, 2
        UNION ALL
        SELECT joint_speaker.speaker_id, \(other), 1 \(quotes.jointRows(withArticles: ofArticle))
      ) AS said
      LEFT JOIN speaker ON speaker.id = said.speaker_id
      LEFT JOIN speaker AS root ON root.id = ifnull(speaker.merged_into, speaker.id)
      GROUP BY 1, 2
      """
  }

  private func isOfSpeakers(_ facet: Facet) -> Bool {
    switch facet {
    case .speaker, .attribute: true
    case .outlet, .section, .month, .kind, .cue, .role, .mode, .polarity: false
    }
  }

  /// What the rows of `said` have of a facet, one for each speaker of a quote.
  private func valueBySpeaker(of facet: Facet) -> SQL {
    switch facet {
    case .speaker: "root.slug"
    case .attribute(let name): attribute(name)
    case .outlet, .section, .month, .kind, .cue, .role, .mode, .polarity: "said.other"
    }
  }

  /// What people say of `said.speaker_id`: of whom it was merged into, or else of any that were.
  private func attribute(_ name: String) -> SQL {
    """
    (SELECT told.value FROM speaker AS own
      JOIN speaker AS member ON member.id = ifnull(own.merged_into, own.id)
        OR member.merged_into = ifnull(own.merged_into, own.id)
      JOIN speaker_attribute AS told ON told.speaker_id = member.id AND told.name = \(name)
      WHERE own.id = said.speaker_id
      ORDER BY member.merged_into IS NOT NULL, member.slug LIMIT 1)
    """
  }

  /// Quotes of nobody, and of those of whom nothing is said, under no value.
  private func byAttribute(_ name: String, _ said: SQL) throws -> [FacetCount] {
    try fetch(
      """
      SELECT \(attribute(name)), sum(said.quotes) FROM (\(said)) AS said
      GROUP BY 1 ORDER BY 2 DESC, 1
      """)
  }

  /// How many quotes each speaker has, those of nobody too: rows of `speaker_id` and `quotes`, several of one
  /// speaker perhaps. Without the articles and dates of each speaker an index has all of it.
  private var said: SQL {
    """
    SELECT quote.speaker_id AS speaker_id, count(*) AS quotes \(quotes.rows) GROUP BY 1
    UNION ALL
    SELECT joint_speaker.speaker_id, count(*) \(quotes.jointRows()) GROUP BY 1
    """
  }

  /// What a quote has of a facet; for the speaker and what is said of him there is no one column.
  private func value(of facet: Facet) -> SQL {
    switch facet {
    case .speaker, .attribute: "NULL"
    case .outlet: "article.outlet"
    case .section: "article.section"
    case .month: "substr(quote.published, 1, 7)"
    case .kind: "quote.kind"
    case .cue: "quote.cue_lemma"
    case .role: "quote.role"
    case .mode: "quote.mode"
    case .polarity: "quote.polarity"
    }
  }

  private func places(of counts: [FacetCount], by facet: Facet) -> [String?: Int] {
    var places: [String?: Int] = [:]
    for (place, count) in counts.enumerated() {
      places[key(facet == .speaker ? count.speakerID : count.value, facet)] = place
    }
    return places
  }

  /// What spellings of one value have in common.
  private func key(_ value: String?, _ facet: Facet) -> String? {
    switch facet {
    // As SQLite does, case of ASCII alone is folded.
    case .outlet, .section:
      value.map { text in
        String(
          decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
      }
    case .role: value?.lowercased()
    case .speaker, .month, .kind, .cue, .mode, .polarity, .attribute: value
    }
  }

  private func counts(_ facet: Facet, order: SQL) throws -> [FacetCount] {
    try fetch(
      "SELECT \(value(of: facet)), count(*) \(quotes.rows) GROUP BY 1 ORDER BY \(order)")
  }

  /// Outlets and sections that differ in case only are one, under the spelling that sorts first.
  private func bySpelling(of facet: Facet) throws -> [FacetCount] {
    let column = value(of: facet)
    return try fetch(
      """
      SELECT min(\(column) COLLATE BINARY), count(*) \(quotes.rowsWithArticles)
      GROUP BY \(column) ORDER BY 2 DESC, 1
      """)
  }

  /// *President* and *PRESIDENT* are one, under the spelling that is met most.
  ///
  /// - Parameter spellings: Most frequent first.
  private func byRole(_ spellings: [FacetCount]) -> [FacetCount] {
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

  /// Nobody's quotes too, unless somebody's were asked for.
  private func bySpeaker(_ said: SQL) throws -> [FacetCount] {
    let named =
      query.speakers.isEmpty
      ? "1" : try SpeakerLookup(query.speakers, in: db).condition(on: "said.speaker_id")
    return try db.rows(
      """
      SELECT root.name, root.slug, sum(said.quotes) FROM (\(said)) AS said
      LEFT JOIN speaker ON speaker.id = said.speaker_id
      LEFT JOIN speaker AS root ON root.id = ifnull(speaker.merged_into, speaker.id)
      WHERE \(named) GROUP BY root.id ORDER BY 3 DESC, root.slug NULLS LAST
      """
    ).all {
      FacetCount(
        value: try $0.optionalText(0), speakerID: try $0.optionalText(1), count: try $0.value(2))
    }
  }

  private func fetch(_ statement: SQL) throws -> [FacetCount] {
    try db.rows(statement).all { FacetCount(value: try $0.optionalText(0), count: try $0.value(1)) }
  }

  // MARK: Of a tally

  private func column(of facet: Facet) -> FoundTally.Column {
    switch facet {
    case .speaker, .attribute: .row("quote.speaker_id")
    case .outlet, .section: .row("quote.article_id")
    case .month, .kind, .cue, .role, .mode, .polarity: .text(value(of: facet))
    }
  }

  private func counts(
    by facet: Facet, of values: [FoundTally.Value: Int], in tally: FoundTally
  ) throws -> [FacetCount] {
    switch facet {
    case .speaker: return try bySpeaker(said(values, in: tally))
    case .outlet, .section: return sorted(try spellings(of: facet, values))
    case .role: return byRole(sorted(counts(of: values)))
    case .month: return counts(of: values).sorted { isBefore($0.value, $1.value) }
    case .kind, .cue, .mode, .polarity: return sorted(counts(of: values))
    case .attribute(let name): return try byAttribute(name, said(values, in: tally))
    }
  }

  private func counts(of values: [FoundTally.Value: Int]) -> [FacetCount] {
    values.map { FacetCount(value: $0.key.text, count: $0.value) }
  }

  /// As `ORDER BY 2 DESC, 1` does.
  private func sorted(_ counts: [FacetCount]) -> [FacetCount] {
    counts.sorted { $0.count == $1.count ? isBefore($0.value, $1.value) : $0.count > $1.count }
  }

  private func isBefore(_ first: String?, _ second: String?) -> Bool {
    guard let first, let second else { return first == nil && second != nil }
    return ExactText(first) < ExactText(second)
  }

  /// As `said`.
  private func said(_ values: [FoundTally.Value: Int], in tally: FoundTally) throws -> SQL {
    var counts: [Int64: Int] = [:]
    for case (.row(let speaker), let count) in values { counts[speaker] = count }
    let joint = try db.rows("SELECT quote_id, speaker_id FROM joint_speaker")
    while let row = try joint.next() {
      if tally.quotes.contains(try row.value(0)) { counts[try row.value(1), default: 0] += 1 }
    }
    let nobody: SQL = values[.none].map { "UNION ALL SELECT NULL, \($0)" } ?? ""
    return """
      SELECT CAST(key AS INTEGER) AS speaker_id, value AS quotes
      FROM json_each(\(counts.jsonObject)) \(nobody)
      """
  }

  /// Of articles, their outlets or sections, as `bySpelling` has them.
  private func spellings(of facet: Facet, _ values: [FoundTally.Value: Int]) throws -> [FacetCount]
  {
    let articles = values.keys.compactMap(\.row)
    let all: Int64 = try db.value("SELECT max(id) FROM article") ?? 0
    // An index has the spellings of all, and articles are large.
    let rows: SQL =
      articles.count * Self.fewArticles > all
      ? "article" : "json_each(\(articles.jsonArray)) CROSS JOIN article ON article.id = value"
    let column = value(of: facet)
    let statement = RawStatement(
      try db.makeStatement(
        literal: "SELECT article.id, \(column) FROM \(rows) WHERE \(column) IS NOT NULL"))
    defer { statement.reset() }
    var counts: [ExactText: Int] = [:]
    var rest = values.values.reduce(0, +)
    while try statement.step() {
      guard let count = values[.row(try statement.row.value(0))] else { continue }
      counts[ExactText(try statement.row.text(1)), default: 0] += count
      rest -= count
    }
    var spellings: [String?: FacetCount] = [:]
    for (spelling, count) in counts.sorted(by: { $0.key < $1.key }) {
      let first = FacetCount(value: spelling.text, count: 0)
      spellings[key(spelling.text, facet), default: first].count += count
    }
    return Array(spellings.values) + (rest > 0 ? [FacetCount(value: nil, count: rest)] : [])
  }

  /// Fewer than one in so many are looked up one by one.
  private static let fewArticles = 16
}

extension [Int64: Int] {
  /// For `json_each`, in the order of the keys: `{"1":5}`.
  fileprivate var jsonObject: String {
    let members = sorted { $0.key < $1.key }.map { "\"\($0.key)\":\($0.value)" }
    return "{" + members.joined(separator: ",") + "}"
  }
}
