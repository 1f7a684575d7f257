import GRDB
import QuoteModel

/// The quotes of one article that are another person's of the same name.
struct SplitQuotes {
  private let db: Database
  private let log: SpeakerDecisionLog
  private let rows: SpeakerRows

  init(_ db: Database) throws {
    self.db = db
    log = SpeakerDecisionLog(db)
    rows = try SpeakerRows(db)
  }

  /// Gives the quotes of an article to whom the decisions in force give them.
  func refresh(_ slug: String, in articleHash: String) throws {
    let article = try SQLRequest<Int64>(
      literal: "SELECT id FROM article WHERE hash = \(articleHash)"
    ).fetchOne(db)
    let bearer = try bearer(of: slug, in: articleHash)
    guard let to = try rows.madeRow(of: bearer), let article else { return }
    let others = try log.all(of: slug, .split).filter { $0.articleHash == articleHash }
      .compactMap(\.value)
    for other in Set(others + [slug]) where other != bearer {
      let from = try rows.row(
        of: try other == slug ? slug : self.bearer(of: other, in: articleHash))
      if let from, from != to { try move(from: from, to: to, in: article) }
    }
  }

  /// Whose the quotes are that the article gives to this speaker.
  func bearer(of slug: String, in articleHash: String) throws -> String {
    try Self.last(from: slug) { try log.split(of: $0, in: articleHash) }
  }

  /// Who is left when one after another was split off; none comes twice.
  ///
  /// - Parameter next: Who was split off from one, if anybody was.
  static func last(from slug: String, next: (String) throws -> String?) rethrows -> String {
    var last = slug
    var met: Set<String> = [slug]
    while let other = try next(last), met.insert(other).inserted { last = other }
    return last
  }

  private func move(from: Int64, to: Int64, in article: Int64) throws {
    let quotes = try SQLRequest<Int64>(
      literal: """
        SELECT id FROM quote WHERE article_id = \(article) AND (
          speaker_id = \(from) OR id IN (
            SELECT quote_id FROM joint_speaker WHERE speaker_id = \(from)))
        """
    ).fetchAll(db)
    try WordIndex(db).update(quotes) {
      for quote in quotes {
        try db.execute(
          literal: """
            UPDATE quote SET speaker_id = \(to) WHERE id = \(quote) AND speaker_id = \(from);
            UPDATE joint_speaker SET speaker_id = \(to)
            WHERE quote_id = \(quote) AND speaker_id = \(from);
            """)
      }
    }
  }
}
