import GRDB
import QuoteModel

/// Finds other printings of a statement through the full-text index.
struct PrintingReading {
  /// Of quotes that share a run of words, no more are compared: a bound for what everybody says.
  static let mostCandidates = 5_000

  private let db: Database

  init(_ db: Database) { self.db = db }

  /// - Parameter quote: The row.
  /// - Returns: By date (undated last), then by id; without the quote itself.
  func printings(of quote: Int64) throws -> [Printing] {
    guard let original = try rows("quote.id = \(quote)").first,
      let pattern = PrintingReading.pattern(for: original.statement.wording)
    else { return [] }
    let candidates = try rows(
      """
      quote.id IN (
        SELECT rowid FROM quote_fts WHERE quote_fts MATCH \(pattern)
        LIMIT \(PrintingReading.mostCandidates))
      AND quote.id <> \(quote)
      """)
    return candidates.filter { $0.statement.isPrinting(of: original.statement) }
      .map { found in
        var printing = found.printing
        printing.isExact = found.statement.isExactly(original.statement)
        return printing
      }
      .sorted { PrintingReading.order(of: $0) < PrintingReading.order(of: $1) }
  }

  /// Runs of words of which every near printing has one at least, those of long words, which are
  /// mostly rare; of a short statement all its words.
  ///
  /// - Returns: In the language of FTS5; `nil` if there is no word.
  static func pattern(for wording: StatementWording) -> String? {
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

  private func rows(_ condition: SQL) throws -> [(statement: PrintedStatement, printing: Printing)]
  {
    let request: SQLRequest<Row> = """
      SELECT quote.text, substr(article.hash, 1, 16) || '.' || quote.start,
        ifnull(root.name, speaker.name), article.outlet, article.title, article.published
      FROM quote JOIN article ON article.id = quote.article_id
      LEFT JOIN speaker ON speaker.id = quote.speaker_id
      LEFT JOIN speaker AS root ON root.id = speaker.merged_into
      WHERE \(condition)
      """
    return try Array(
      request.fetchCursor(db).map { row in
        let (text, speaker) = (row.text(0), row.optionalText(2))
        return (
          PrintedStatement(text, speaker: speaker),
          Printing(
            quoteID: row.text(1), text: text, speaker: speaker, outlet: row.optionalText(3),
            title: row.optionalText(4),
            published: row.optionalText(5).flatMap { CalendarDate(iso: $0) }, isExact: true)
        )
      })
  }
}
