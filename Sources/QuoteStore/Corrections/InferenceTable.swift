import GRDB
import QuoteModel

/// The table `inference`: what the parser found in articles of which a decision changed quotes.
struct InferenceTable {
  private let db: Database

  init(_ db: Database) { self.db = db }

  /// - Returns: `nil` where the quotes are what the parser found.
  func attributions(of article: Int64) throws -> [Attribution]? {
    let statement = try db.cachedStatement(
      sql: "SELECT attributions FROM inference WHERE article_id = ?")
    let text = try Row.fetchCursor(statement, arguments: [article]).map { $0.text(0) }.next()
    return text.map { AttributionText.value(of: $0, as: [Attribution].self) ?? [] }
  }

  /// - Parameter attributions: `nil` where the quotes are what the parser found.
  func set(_ attributions: [Attribution]?, of article: Int64) throws {
    guard let attributions else {
      return try db.execute(literal: "DELETE FROM inference WHERE article_id = \(article)")
    }
    let text = try AttributionText.text(of: attributions)
    try InsertStatement(
      db,
      """
      INSERT INTO inference (article_id, attributions) VALUES (?, ?)
      ON CONFLICT (article_id) DO UPDATE SET attributions = excluded.attributions
      """
    ).run {
      $0.integer(article)
      $0.text(text)
    }
  }
}
