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
    let decisions = try decisions(on: articleHash, at: start)
    guard !decisions.isEmpty else { return nil }
    let decided = DecidedQuote(decisions, at: Array(decisions.indices))
    guard decided.isReviewed, let inferred = decided.inferred,
      let row = try ArticleRows(db).row(of: String(articleHash.prefix(16))),
      let article = try ArticleRows(db).summary(row: row)
    else { return nil }
    var hasRightSpeaker: Bool?
    if !inferred.speakers.isEmpty {
      hasRightSpeaker = decided.speakers.map { areSame($0, inferred.speakers, articleHash) } ?? true
    }
    return ReviewedQuote(
      inferred: inferred, outlet: article.outlet, isQuote: !decided.isRejected,
      hasRightWords: decided.hasWords(of: inferred), hasRightSpeaker: hasRightSpeaker)
  }

  /// What each coder answered, of all quotes that anybody has looked at.
  func allAnswers() throws -> [CoderAnswer] {
    var answers: [CoderAnswer] = []
    try log.forEachArticle { hash in
      let starts = Set(try log.quotes(in: hash).map(\.anchor.start))
      answers += try starts.sorted().flatMap { try self.answers(on: hash, at: $0) }
    }
    return answers
  }

  /// What each coder answered about one quote of the parser, whatever the others have: by their names.
  func answers(on articleHash: String, at start: Int) throws -> [CoderAnswer] {
    let decisions = try decisions(on: articleHash, at: start)
    let id = String(articleHash.prefix(16))
    let coders = Dictionary(grouping: decisions.indices) { decisions[$0].decision.author.name }
    return coders.sorted { ($0.key ?? "") < ($1.key ?? "") }.compactMap { coder, places in
      let decided = DecidedQuote(decisions, at: places)
      guard decided.isReviewed, let inferred = decided.inferred else { return nil }
      let speakers = (decided.speakers ?? inferred.speakers).compactMap {
        SpeakerIdentity(of: $0, in: id)?.slug
      }
      return CoderAnswer(
        quoteID: "\(id).\(start)", coder: coder, isQuote: !decided.isRejected,
        hasRightWords: decided.hasWords(of: inferred), speakerIDs: speakers)
    }
  }

  private func decisions(on articleHash: String, at start: Int) throws -> [QuoteEntry] {
    try log.quotes(in: articleHash).filter { $0.anchor.start == start && !$0.isUndone }
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

extension DecidedQuote {
  /// Whether nothing was decided but that it has these words.
  fileprivate func hasWords(of inferred: Attribution) -> Bool {
    !hasWrongWords && content.map { $0 == inferred.content } ?? true
  }
}
