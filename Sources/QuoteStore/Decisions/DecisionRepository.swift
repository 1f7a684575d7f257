import GRDB
public import QuoteModel

/// What people decided about quotes.
///
/// Each call is one transaction: the log and its effect, or neither.
public struct CorrectionRepository: Sendable {
  /// Whose decision it is and why.
  public struct Author: Hashable, Sendable {
    public var name: String?
    public var reason: String?
    /// UTC: `2026-01-22T09:30:00.125Z`. The archive has no clock of its own.
    public var time: String

    public init(name: String? = nil, reason: String? = nil, time: String) {
      self.name = name
      self.reason = reason
      self.time = time
    }
  }

  let connection: Connection

  /// - Throws: `CorrectionError`
  public func decide(
    _ decisions: [Decision], on quoteID: String, by author: Author
  ) throws -> CorrectionOutcome {
    try connection.write { db in
      guard let target = try CorrectionTarget(quoteID, in: db) else {
        throw CorrectionError.noSuchQuote(id: quoteID)
      }
      let corrections = decisions.map {
        Correction(
          articleHash: target.hash, anchor: target.anchor, decision: $0, inferred: target.inferred,
          reason: author.reason, madeBy: author.name, madeAt: author.time)
      }
      return try CorrectionWriter(db).record(corrections, in: target.article.row, id: quoteID)
    }
  }

  /// Adds a quote that the parser does not find.
  ///
  /// - Parameter content: Where its words stand; the first span is its place from now on.
  /// - Throws: `CorrectionError`
  public func add(
    _ content: [TextSpan], _ decisions: [Decision], to articleID: String, by author: Author
  ) throws -> CorrectionOutcome {
    try connection.write { db in
      guard let anchor = content.first, let row = try ArticleReading(db).row(of: articleID),
        let hash = try ArticleReading(db).summary(row: row)?.hash
      else { throw CorrectionError.noSuchArticle(id: articleID) }
      let id = "\(articleID).\(anchor.start)"
      if let target = try CorrectionTarget(id, in: db), target.inferred != nil {
        throw CorrectionError.impossible(id: id, reason: "the parser finds a quote there already")
      }
      let corrections = ([.content(content)] + decisions).map {
        Correction(
          articleHash: hash, anchor: anchor, decision: $0, inferred: nil, reason: author.reason,
          madeBy: author.name, madeAt: author.time)
      }
      return try CorrectionWriter(db).record(corrections, in: row, id: id)
    }
  }

  /// Takes back the last decision about a quote that was not taken back yet.
  ///
  /// - Throws: `CorrectionError`
  public func undo(_ quoteID: String, at time: String) throws -> CorrectionOutcome {
    try connection.write { db in
      guard let target = try CorrectionTarget(quoteID, in: db) else {
        throw CorrectionError.noSuchQuote(id: quoteID)
      }
      guard let last = target.log.last(where: { $0.correction.undoneAt == nil }) else {
        throw CorrectionError.nothingToUndo(id: quoteID)
      }
      return try CorrectionWriter(db).undo(last, in: target.article.row, at: time)
    }
  }

  /// Whom a person means by a name in the article of a quote: a public id, a full name, an alias,
  /// or somebody new.
  ///
  /// - Throws: `CorrectionError`: it fits several, or is only part of a name.
  public func speaker(named name: String, in articleID: String) throws -> AttributedSpeaker {
    try connection.read { db in
      guard let row = try ArticleReading(db).row(of: articleID),
        let hash = try ArticleReading(db).summary(row: row)?.hash
      else { throw CorrectionError.noSuchArticle(id: articleID) }
      return try SpeakerMatch(in: ArticleKey(id: articleID, row: row), hash: hash, db)
        .speaker(named: name)
    }
  }

  /// Who else speaks in the article of a quote, the nearest first: people and organisations, as the
  /// article names them.
  ///
  /// - Returns: Empty if there is no such quote.
  public func candidates(for quoteID: String) throws -> [AttributedSpeaker] {
    try connection.read { db in
      guard let target = try CorrectionTarget(quoteID, in: db),
        let plan = try QuoteRewriter.plan(of: target.article.row, in: db)
      else { return [] }
      let own = plan.entries.first { $0.anchor.start == target.anchor.start }?.speakerIDs ?? []
      var met = Set(own)
      return plan.entries.sorted {
        abs($0.start - target.anchor.start) < abs($1.start - target.anchor.start)
      }.flatMap { entry in
        entry.attribution.speakers.filter { speaker in
          guard speaker.kind == .person || speaker.kind == .organisation,
            let id = SpeakerIdentity(of: speaker, in: target.article.summary.id)?.slug
          else { return false }
          return met.insert(id).inserted
        }
      }
    }
  }

  /// Whether there is such a quote, be it by an id that it had before, or rejected.
  public func isKnown(_ quoteID: String) throws -> Bool {
    try connection.read { try CorrectionTarget(quoteID, in: $0) != nil }
  }

  /// Every decision with what it does, by article, place and time.
  public func list(_ body: (Correction, CorrectionStatus) throws -> Void) throws {
    try connection.read { db in
      try CorrectionLog(db).forEachArticle { hash in
        for (correction, status) in try CorrectionRepository.statuses(of: hash, in: db) {
          try body(correction, status)
        }
      }
    }
  }

  /// All decisions about one quote, by the id that it has or had.
  public func history(of quoteID: String) throws -> [Correction] {
    try connection.read { try CorrectionTarget(quoteID, in: $0)?.log.map(\.correction) ?? [] }
  }

  private static func statuses(
    of hash: String, in db: Database
  ) throws -> [(Correction, CorrectionStatus)] {
    let entries = try CorrectionLog(db).entries(of: hash)
    let row = try Int64.fetchOne(
      db, sql: "SELECT id FROM article WHERE hash = ?", arguments: [hash])
    guard let row, let plan = try QuoteRewriter.plan(of: row, in: db) else {
      return entries.map { ($0.correction, $0.correction.undoneAt == nil ? .waiting : .undone) }
    }
    return Array(zip(entries.map(\.correction), plan.after.statuses))
  }
}

/// What a decision, or taking one back, led to.
public struct CorrectionOutcome: Hashable, Sendable {
  /// What was decided or taken back.
  public var corrections: [Correction]
  /// The quote as it now stands; `nil` if it stands no more.
  public var quote: Quote?
}

/// The log of what people decided about speakers.
public struct SpeakerDecisionRepository: Sendable {
  let connection: Connection

  /// All that was ever decided, the undone too, in the order it was made: an array for each command.
  public func batches() throws -> [[SpeakerDecision]] {
    try connection.read { db in
      let rows = try SpeakerDecisionLog(db).batches("ORDER BY id")
      var batches: [[SpeakerDecision]] = []
      for (place, row) in rows.enumerated() {
        if place == 0 || rows[place - 1].batch != row.batch { batches.append([]) }
        batches[batches.count - 1].append(row.decision)
      }
      return batches
    }
  }

  /// Takes back the last command that is not undone.
  ///
  /// - Parameter time: ISO 8601, UTC.
  /// - Returns: What it had decided; empty if there was none.
  public func undoLast(at time: String) throws -> [SpeakerDecision] {
    try connection.write { try SpeakerDecisionWriter($0).undoLast(at: time) }
  }

  /// Adds what was decided in another archive, as its `batches` has it; what was undone in either is
  /// undone. Articles and speakers that it is about may come before or after.
  ///
  /// - Returns: How many decisions were new here.
  @discardableResult
  public func takeOver(_ batches: [[SpeakerDecision]]) throws -> Int {
    try connection.write { try SpeakerDecisionWriter($0).takeOver(batches) }
  }
}
