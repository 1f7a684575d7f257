import GRDB
public import QuoteModel

extension QuoteRepository {
  /// Where else the archive has the same statement: the same words, or nine tenths of their runs of
  /// five (`PrintedStatement.isPrinting`); in an article itself too, if it prints it twice.
  ///
  /// - Parameter id: Of a quote, as `quote(id:)` takes it.
  /// - Returns: Without that quote, by date, the undated last; empty if there is no such quote. Of
  ///   what shares words with it, 5,000 quotes are compared at most.
  /// - Throws: `ArchiveError`.
  public func printings(of id: String) throws -> [Printing] {
    try connection.read { db in
      let row = try QuoteReader.row(of: id, in: db) ?? QuoteTarget(id, in: db)?.quote(in: db)
      return try row.map { try PrintingSearch(db).printings(of: $0) } ?? []
    }
  }

  /// How many quotes of a search are put together at most.
  public static let mostGrouped = 5_000

  /// The quotes that match, printings of one statement as one row; limit and offset count these.
  ///
  /// The first `mostGrouped` in the query's order are put together.
  /// - Returns: The page, whose `total` is the number of groups, and how many quotes there are: as
  ///   `page(matching:)` tells it.
  /// - Throws: `ArchiveError`.
  public func groups(
    matching query: QuoteQuery
  ) throws -> (page: Page<FoundStatement>, quotes: Int) {
    try connection.read { db in
      var all = query
      (all.limit, all.offset) = (Self.mostGrouped, 0)
      let paging = try QuotePaging(of: all, in: db)
      let groups = try StatementSearch(of: paging.ids, for: query, in: db)
      let page = Page(
        rows: try groups.page(limit: query.limit, offset: query.offset), total: groups.count,
        bound: paging.bound, read: paging.read, thoughtsLeftOut: paging.thoughtsLeftOut)
      return (page, paging.total)
    }
  }
}

/// A quote as it is compared with others.
private struct PrintedQuote {
  let row: Int64
  let statement: PrintedStatement
  var printing: Printing

  static func all(where condition: SQL, in db: Database) throws -> [PrintedQuote] {
    try db.rows(
      """
      SELECT quote.id, quote.text, \(QuoteSelection.publicID), ifnull(root.name, speaker.name),
        article.outlet, article.title, article.published, quote.polarity
      FROM quote JOIN article ON article.id = quote.article_id
      LEFT JOIN speaker ON speaker.id = quote.speaker_id
      LEFT JOIN speaker AS root ON root.id = speaker.merged_into
      WHERE \(condition)
      """
    ).all { row in
      let (text, speaker) = (try row.text(1), try row.optionalText(3))
      return PrintedQuote(
        row: try row.value(0), statement: PrintedStatement(text, speaker: speaker),
        printing: Printing(
          quoteID: try row.text(2), text: text, speaker: speaker, outlet: try row.optionalText(4),
          title: try row.optionalText(5),
          published: try row.optionalText(6).flatMap { CalendarDate(iso: $0) },
          polarity: Polarity(rawValue: try row.text(7)) ?? .affirmed, isExact: true))
    }
  }
}

/// Finds other printings of a statement through the full-text index.
private struct PrintingSearch {
  /// Of quotes that share a run of words, no more are compared: a bound for what everybody says.
  private static let mostCandidates = 5_000

  private let db: Database

  init(_ db: Database) { self.db = db }

  /// - Parameter quote: The row.
  /// - Returns: By date (undated last), then by id; without the quote itself.
  func printings(of quote: Int64) throws -> [Printing] {
    guard let original = try PrintedQuote.all(where: "quote.id = \(quote)", in: db).first,
      let pattern = PrintingSearch.pattern(for: original.statement.wording)
    else { return [] }
    let candidates = try PrintedQuote.all(
      where: """
        quote.id IN (
          SELECT rowid FROM quote_fts WHERE quote_fts MATCH \(pattern)
          LIMIT \(PrintingSearch.mostCandidates))
        AND quote.id <> \(quote)
        """, in: db)
    return candidates.filter { $0.statement.isPrinting(of: original.statement) }
      .map { found in
        var printing = found.printing
        printing.isExact = found.statement.isExactly(original.statement)
        return printing
      }
      .sorted { PrintingSearch.order(of: $0) < PrintingSearch.order(of: $1) }
  }

  /// Runs of words of which every near printing has one at least, those of long words, which are
  /// mostly rare; of a short statement all its words.
  ///
  /// - Returns: In the language of FTS5; `nil` if there is no word.
  private static func pattern(for wording: StatementWording) -> String? {
    let runs = wording.words.runs(of: StatementWording.shingleLength)
    guard !wording.words.isEmpty else { return nil }
    let phrases = runs.isEmpty ? [wording.words[...]] : runs
    let texts = Set(phrases.map { $0.joined(separator: " ") })
    let rare = texts.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
      .prefix(wording.dispensableShingles + 1)
    return "{text} : (\(rare.map(FullTextPattern.quoted).joined(separator: " OR ")))"
  }

  private static func order(of printing: Printing) -> (String, String) {
    (printing.published?.description ?? "~", printing.quoteID)
  }
}

/// Puts quotes together that are printings of one statement.
private struct StatementSearch {
  /// In the order of the first quote of each.
  private let groups: [[PrintedQuote]]
  private let query: QuoteQuery
  private let db: Database

  var count: Int { groups.count }

  /// - Parameter quotes: Rows, in the order of a search.
  init(of quotes: [Int64], for query: QuoteQuery, in db: Database) throws {
    self.query = query
    self.db = db
    let printed = try PrintedQuote.all(
      where: "quote.id IN (SELECT value FROM json_each(\(quotes.jsonArray)))", in: db)
    let byRow = Dictionary(uniqueKeysWithValues: printed.map { ($0.row, $0) })
    let members = quotes.compactMap { byRow[$0] }
    groups = StatementGroups(of: members.map(\.statement)).groups.map { $0.map { members[$0] } }
  }

  func page(limit: Int?, offset: Int) throws -> [FoundStatement] {
    var reader = try QuoteReader(db, for: query)
    return try groups.dropFirst(offset).prefix(limit ?? .max).compactMap { members in
      guard let quote = try reader.quote(row: members[0].row) else { return nil }
      return FoundStatement(
        quote: quote, printings: members.count, outlets: StatementSearch.outlets(of: members),
        firstPublished: members.compactMap(\.printing.published).min())
    }
  }

  /// Outlets that differ in case only are one, as in counts.
  private static func outlets(of members: [PrintedQuote]) -> [String] {
    var spellings: [String: String] = [:]
    for outlet in members.compactMap(\.printing.outlet) {
      let key = outlet.lowercased()
      spellings[key] = min(spellings[key] ?? outlet, outlet)
    }
    return spellings.values.sorted()
  }
}
