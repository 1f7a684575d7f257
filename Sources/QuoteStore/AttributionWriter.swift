import GRDB
import QuoteModel

/// Which article, to those who write rows and to those who read ids.
struct ArticleKey {
  /// The public id.
  let id: String
  let row: Int64
}

/// Writes attributions with their speakers, whom it finds or makes.
struct AttributionWriter {
  let quotes: QuoteWriter
  private var speakers: SpeakerWriter

  /// - Parameter areArticlesNew: Whether the archive has had none of the articles before.
  init(_ db: Database, areArticlesNew: Bool) throws {
    quotes = try QuoteWriter(db)
    speakers = try SpeakerWriter(db, areArticlesNew: areArticlesNew)
  }

  /// - Returns: The new row's id.
  @discardableResult
  mutating func insert(
    _ attribution: Attribution, isReviewed: Bool, published: String?, article: ArticleKey
  ) throws -> Int64 {
    var rows: [Int64] = []
    for speaker in attribution.speakers {
      let row = try speakers.id(of: speaker, articleID: article.id, articleRow: article.row)
      if let row, !rows.contains(row) { rows.append(row) }
    }
    return try quotes.insert(
      attribution, isReviewed: isReviewed, published: published, article: article.row,
      speakers: rows)
  }
}
