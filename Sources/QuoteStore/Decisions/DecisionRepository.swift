import GRDB
public import QuoteModel

/// What people decided about quotes and speakers.
///
/// Each call that decides or undoes is one transaction: the log and its effect, or neither. It
/// throws `DecisionError` where that cannot be.
public struct DecisionRepository: Sendable {
  let connection: Connection

  // MARK: Quotes

  public func decide(
    _ decisions: [QuoteDecision], on quoteID: String, by author: Decision.Author
  ) throws -> QuoteOutcome {
    try connection.write { db in
      let target = try target(quoteID, in: db)
      return try DecisionWriter(db).decide(
        decisions, of: .quote(articleHash: target.hash, anchor: target.anchor),
        before: target.inferred, id: quoteID, by: author)
    }
  }

  /// Adds a quote that the parser does not find.
  ///
  /// - Parameter content: Where its words stand; the first span is its place from now on.
  public func add(
    _ content: [TextSpan], _ decisions: [QuoteDecision], to articleID: String,
    by author: Decision.Author
  ) throws -> QuoteOutcome {
    try connection.write { db in
      let article = try article(articleID, in: db)
      guard let anchor = content.first else {
        throw DecisionError.impossible(id: articleID, reason: "a quote has a span")
      }
      let id = "\(articleID).\(anchor.start)"
      if try QuoteTarget(id, in: db)?.inferred != nil {
        throw DecisionError.impossible(id: id, reason: "the parser finds a quote there already")
      }
      return try DecisionWriter(db).decide(
        [.content(content)] + decisions, of: .quote(articleHash: article.hash, anchor: anchor),
        before: nil, id: id, by: author)
    }
  }

  /// Takes back the last decision about a quote that was not taken back yet.
  public func undo(_ quoteID: String, at time: String) throws -> QuoteOutcome {
    try connection.write { db in
      guard let last = try target(quoteID, in: db).log.last(where: { !$0.isUndone }) else {
        throw DecisionError.nothingToUndo(id: quoteID)
      }
      return try DecisionWriter(db).undo(
        DecisionLog(db: db).entries("WHERE id = \(last.id)"), at: time)
    }
  }

  /// Whether there is such a quote, be it by an id that it had before, or rejected.
  public func isKnown(_ quoteID: String) throws -> Bool {
    try connection.read { try QuoteTarget(quoteID, in: $0) != nil }
  }

  /// All decisions about one quote, by the id that it has or had.
  public func history(of quoteID: String) throws -> [Decision] {
    try connection.read { try QuoteTarget(quoteID, in: $0)?.log.map(\.decision) ?? [] }
  }

  /// Every decision about a quote with what it does, by article, place and time.
  public func forEachAboutQuotes(_ body: (Decision, Decision.Status) throws -> Void) throws {
    try connection.read { db in
      try DecisionLog(db: db).forEachArticle { hash in
        guard let row = try QuoteRewriter.article(of: hash, in: db),
          let plan = try QuoteRewriter.plan(of: row, in: db)
        else {
          for entry in try DecisionLog(db: db).quotes(in: hash) {
            try body(entry.decision, entry.isUndone ? .undone : .waiting)
          }
          return
        }
        for (entry, status) in zip(plan.log, plan.after.statuses) {
          try body(entry.decision, status)
        }
      }
    }
  }

  /// Whom a person means by a name in the article of a quote: a public id, a full name, an alias,
  /// or somebody new.
  public func speaker(named name: String, in articleID: String) throws -> AttributedSpeaker {
    try connection.read { db in
      let article = try article(articleID, in: db)
      return try SpeakerMatch(
        in: ArticleKey(id: articleID, row: article.row), hash: article.hash, db
      ).speaker(named: name)
    }
  }

  /// Whether a speaker would be new to the archive.
  public func isNew(_ speaker: AttributedSpeaker, in articleID: String) throws -> Bool {
    try connection.read { db in
      guard let slug = SpeakerIdentity(of: speaker, in: articleID)?.slug else { return true }
      return try SpeakerRows(db).row(of: slug) == nil
    }
  }

  /// Where the words stand that a person gives a quote: `A … B` for parts with other words between,
  /// `A ... B` for all from A to B.
  ///
  /// - Parameter quoteID: Of words that stand several times, the nearest to it are meant; an article's id
  ///   for the first.
  public func content(of words: String, near quoteID: String) throws -> [TextSpan] {
    try connection.read { db in
      let place = try QuoteTarget(quoteID, in: db)?.anchor.start ?? 0
      let article = try article(String(quoteID.prefix { $0 != "." }), in: db)
      let body = try ArticleRows(db).article(row: article.row)?.body ?? ""
      guard let spans = TypedWords(words).spans(in: body, near: place) else {
        throw DecisionError.impossible(
          id: quoteID, reason: "these words do not stand in the article: '\(words)'")
      }
      return spans
    }
  }

  /// Whom a person who reviews a quote is offered: others to whom the name fits, then the others who
  /// speak in the article, each name once; as many as there are keys for.
  ///
  /// - Parameter namesakes: Full names of the article, as `Explanation` has them.
  public func candidates(
    for quoteID: String, namesakes: [String]
  ) throws -> [AttributedSpeaker] {
    var candidates: [AttributedSpeaker] = []
    for speaker in namesakes.map({ AttributedSpeaker(name: $0, kind: .person) })
      + (try self.candidates(for: quoteID))
    where !candidates.contains(where: { $0.name == speaker.name }) {
      candidates.append(speaker)
    }
    return Array(candidates.prefix(9))
  }

  /// Who else speaks in the article of a quote, the nearest first: people and organisations, as the
  /// article names them.
  ///
  /// - Returns: Empty if there is no such quote.
  public func candidates(for quoteID: String) throws -> [AttributedSpeaker] {
    try connection.read { db in
      guard let target = try QuoteTarget(quoteID, in: db),
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

  private func target(_ quoteID: String, in db: Database) throws -> QuoteTarget {
    guard let target = try QuoteTarget(quoteID, in: db) else {
      throw DecisionError.noSuchQuote(id: quoteID)
    }
    return target
  }

  private func article(_ id: String, in db: Database) throws -> (row: Int64, hash: String) {
    guard let row = try ArticleRows(db).row(of: id),
      let hash = try ArticleRows(db).summary(row: row)?.hash
    else { throw DecisionError.noSuchArticle(id: id) }
    return (row, hash)
  }

  // MARK: Speakers

  /// - Returns: The decisions that were made: none if all of it was so already.
  @discardableResult
  public func decide(_ edit: SpeakerEdit, by author: Decision.Author) throws -> [Decision] {
    try connection.write { db in
      try DecisionWriter(db).decide(SpeakerEditing(db, by: author).decisions(for: edit))
    }
  }

  /// Takes over a list as one command; the speakers need not be there yet.
  ///
  /// - Parameter refused: Called with the place in the list of each that cannot be taken over.
  @discardableResult
  public func load(
    _ list: [KnownSpeaker], by author: Decision.Author, refused: (Int, DecisionError) -> Void
  ) throws -> [Decision] {
    try connection.write { db in
      var loading = SpeakerLoading(by: SpeakerEditing(db, by: author))
      let decisions = try list.enumerated().flatMap { place, known in
        do {
          return try loading.decisions(for: known)
        } catch let error as DecisionError {
          refused(place, error)
          return []
        }
      }
      return try DecisionWriter(db).decide(decisions)
    }
  }

  /// What is undone and listed by commands.
  public enum Named: String, Sendable {
    case speakers = "speaker"
    case outlets = "outlet"
  }

  /// Takes back the last command about speakers, or about outlets, that is not undone.
  ///
  /// - Returns: What it had decided, in that order; empty if there was none.
  public func undoLast(about named: Named = .speakers, at time: String) throws -> [Decision] {
    try connection.write { db in
      let kind = named.rawValue
      let last = try DecisionLog(db: db).entries(
        """
        WHERE batch = (
          SELECT max(batch) FROM decision WHERE subject_kind = \(kind) AND undone_at IS NULL)
          AND subject_kind = \(kind) AND undone_at IS NULL
        ORDER BY id
        """)
      return try DecisionWriter(db).undo(last, at: time).decisions
    }
  }

  /// All that was ever decided about speakers, or about outlets, the undone too, as it came: an array for
  /// each command.
  public func history(about named: Named) throws -> [[Decision]] {
    var batches: [[Decision]] = []
    try forEachBatch("WHERE subject_kind = \(named.rawValue) ORDER BY id") { batches.append($0) }
    return batches
  }

  // MARK: Both

  /// All that was ever decided, the undone too, an array for each command: in the order of time,
  /// which is the same in every archive.
  public func forEachCommand(_ body: ([Decision]) throws -> Void) throws {
    try forEachBatch(
      """
      JOIN (
        SELECT batch AS command, min(\(DecisionLog.time)) AS time,
          min(subject || ifnull(start, '')) AS first
        FROM decision GROUP BY batch)
        ON command = batch
      ORDER BY time, first, batch, id
      """, body)
  }

  /// Adds what was decided elsewhere to the log, an array for each command, and carries it out.
  ///
  /// Nothing is added twice; what was taken back there or here stays so. Articles and speakers that
  /// it is about may come before or after.
  @discardableResult
  public func join(_ batches: [[Decision]]) throws -> JoinedDecisions {
    try connection.write { try DecisionWriter($0).join(batches) }
  }

  /// How many are about quotes of articles of this archive.
  public func fitting(among decisions: [Decision]) throws -> Int {
    try connection.read { db in
      try decisions.count {
        guard case .quote(let hash, _) = $0.subject else { return false }
        return try QuoteRewriter.article(of: hash, in: db) != nil
      }
    }
  }

  private func forEachBatch(_ rest: SQL, _ body: ([Decision]) throws -> Void) throws {
    try connection.read { db in
      var batch: [DecisionLog.Entry] = []
      try DecisionLog(db: db).forEach(rest) { entry in
        if let last = batch.last, last.batch != entry.batch {
          try body(batch.map(\.decision))
          batch = []
        }
        batch.append(entry)
      }
      if !batch.isEmpty { try body(batch.map(\.decision)) }
    }
  }
}

/// What a decision about a quote, or taking one back, led to.
public struct QuoteOutcome: Hashable, Sendable {
  /// What was decided or taken back.
  public var decisions: [Decision]
  /// The quote as it now stands; `nil` if it stands no more.
  public var quote: Quote?
}

/// What became of decisions that were made elsewhere.
public struct JoinedDecisions: Hashable, Sendable {
  public var new = 0
  /// They were there already.
  public var known = 0
  /// Known, and taken back since.
  public var undone = 0
  /// New ones about quotes of articles that this archive does not have yet.
  public var waiting = 0
  /// What somebody decided otherwise than another, on the same field of the same quote; the
  /// later one is in force.
  public var disagreements: [Decision] = []

  static func += (all: inout Self, one: Self) {
    all.new += one.new
    all.known += one.known
    all.undone += one.undone
    all.waiting += one.waiting
    all.disagreements += one.disagreements
  }
}
