import GRDB
import QuoteModel

/// Reads what people found of quotes from the decisions that are in force.
struct ReviewReader {
  private let db: Database
  private let log: DecisionLog

  init(_ db: Database) {
    self.db = db
    log = DecisionLog(db: db)
  }

  func all() throws -> [ReviewedQuote] {
    var reviewed: [ReviewedQuote] = []
    try log.forEachArticle { hash in
      let starts = Set(try log.quotes(in: hash).map(\.anchor.start))
      reviewed += try starts.sorted().compactMap { try quote(of: hash, at: $0) }
    }
    return reviewed
  }

  /// - Returns: `nil` if nobody has looked at it, and for a quote that a person added.
  func quote(of articleHash: String, at start: Int) throws -> ReviewedQuote? {
    let decisions = try log.quotes(in: articleHash).filter {
      $0.anchor.start == start && !$0.isUndone
    }
    guard !decisions.isEmpty else { return nil }
    let decided = DecidedQuote(decisions, at: Array(decisions.indices))
    guard let inferred = decided.inferred,
      let row = try ArticleRows(db).row(of: String(articleHash.prefix(16))),
      let article = try ArticleRows(db).summary(row: row)
    else { return nil }
    var hasRightSpeaker: Bool?
    if !inferred.speakers.isEmpty {
      hasRightSpeaker = decided.speakers.map { areSame($0, inferred.speakers, articleHash) } ?? true
    }
    return ReviewedQuote(
      inferred: inferred, outlet: article.outlet, isQuote: !decided.isRejected,
      hasRightSpeaker: hasRightSpeaker)
  }

  private func areSame(
    _ decided: [AttributedSpeaker], _ inferred: [AttributedSpeaker], _ hash: String
  ) -> Bool {
    let id = String(hash.prefix(16))
    func ids(_ speakers: [AttributedSpeaker]) -> Set<String> {
      Set(speakers.compactMap { SpeakerIdentity(of: $0, in: id)?.slug })
    }
    return ids(decided) == ids(inferred)
  }
}
