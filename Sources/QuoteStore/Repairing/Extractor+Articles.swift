import GRDB
import QuoteModel

extension Extractor {
  /// - Parameter article: The row's id.
  /// - Returns: `nil` if another version extracted it, which may have found something else.
  func attributions(of article: Int64, in db: Database) throws -> [Attribution]? {
    guard let stored = try ArticleReading(db).article(row: article),
      stored.parserVersion == version
    else { return nil }
    return attributions(stored.body, stored.summary.title)
  }
}
