import GRDB
import QuoteModel

/// Makes and undoes decisions: the log and what follows from it, in the caller's transaction.
struct SpeakerDecisionWriter {
  private let db: Database
  private let log: SpeakerDecisionLog
  private let effects: SpeakerDecisionEffects

  init(_ db: Database) throws {
    self.db = db
    log = SpeakerDecisionLog(db)
    effects = try SpeakerDecisionEffects(db)
  }

  /// - Parameter batch: What one command decides.
  /// - Returns: Those that were not in force already, with what they replaced.
  func make(_ batch: [SpeakerDecision]) throws -> [SpeakerDecision] {
    var made: [SpeakerDecision] = []
    for var decision in batch where try !isInForce(decision) {
      decision.inferred = try replaced(by: decision)
      made.append(decision)
    }
    try log.append(made)
    for decision in made { try effects.refresh(decision) }
    return made
  }

  func undoLast(at time: String) throws -> [SpeakerDecision] {
    let undone = try log.undoLast(at: time)
    for decision in undone.reversed() { try effects.refresh(decision) }
    return undone
  }

  /// Adds what another archive has decided; what was undone in either is undone.
  ///
  /// - Returns: How many decisions were new here.
  func takeOver(_ batches: [[SpeakerDecision]]) throws -> Int {
    var count = 0
    for batch in batches {
      var new: [SpeakerDecision] = []
      for decision in batch where try !isKnown(decision) { new.append(decision) }
      try log.append(new)
      count += new.count
      for decision in batch { try effects.refresh(decision) }
    }
    return count
  }

  private func isInForce(_ decision: SpeakerDecision) throws -> Bool {
    switch decision.action {
    case .alias:
      let key = NameKey(decision.value ?? "")
      return try log.all(of: decision.speaker, .alias).contains {
        $0.undoneAt == nil && NameKey($0.value ?? "") == key
      }
    case .split:
      return try log.split(of: decision.speaker, in: decision.articleHash ?? "") == decision.value
    case .merge, .name, .kind, .wikidata, .note:
      let current = try log.decision(decision.action, of: decision.speaker)
      return current.map { $0.value == decision.value } ?? false
    }
  }

  private func replaced(by decision: SpeakerDecision) throws -> String? {
    if decision.action == .split { return decision.speaker }
    let row = try SQLRequest<Row>(
      literal: """
        SELECT speaker.name, speaker.kind, speaker.wikidata, speaker.note, root.slug FROM speaker
        LEFT JOIN speaker AS root ON root.id = speaker.merged_into
        WHERE speaker.slug = \(decision.speaker)
        """
    ).fetchOne(db)
    switch decision.action {
    case .alias, .split: return nil
    case .name: return row?.optionalText(0)
    case .kind: return row?.optionalText(1)
    case .wikidata: return row?.optionalText(2)
    case .note: return row?.optionalText(3)
    case .merge: return row?.optionalText(4)
    }
  }

  /// Also takes over that it was undone.
  private func isKnown(_ decision: SpeakerDecision) throws -> Bool {
    let same: SQL = """
      action = \(decision.action.rawValue) AND speaker = \(decision.speaker)
        AND value IS \(decision.value) AND article_hash IS \(decision.articleHash)
        AND made_by IS \(decision.madeBy) AND made_at = \(decision.madeAt)
      """
    guard try !log.decisions("WHERE \(same)").isEmpty else { return false }
    if let undone = decision.undoneAt {
      try db.execute(
        literal: """
          UPDATE speaker_decision SET undone_at = \(undone) WHERE \(same) AND undone_at IS NULL
          """)
    }
    return true
  }
}

/// Brings `speaker`, `alias` and `quote` to what the log of decisions says.
///
/// Each effect is made anew from the decisions in force, whatever stood there: so it is the same to
/// decide, to undo, to take decisions over from another archive, and to do any of these twice.
struct SpeakerDecisionEffects {
  private let db: Database
  private let log: SpeakerDecisionLog
  private let rows: SpeakerRows

  init(_ db: Database) throws {
    self.db = db
    log = SpeakerDecisionLog(db)
    rows = try SpeakerRows(db)
  }

  /// - Parameter decision: One that has just been made, or undone.
  func refresh(_ decision: SpeakerDecision) throws {
    guard let row = try rows.madeRow(of: decision.speaker) else { return }
    switch decision.action {
    case .alias:
      try SpeakerAliases(db).refresh(decision.speaker, row: row)
      for slug in try SpeakerGroups(db).shared(named: NameKey(decision.value ?? "")) {
        try SpeakerGroups(db).refresh(slug)
      }
    case .merge:
      if let value = decision.value { _ = try rows.madeRow(of: value) }
      try SpeakerGroups(db).refresh(decision.speaker)
    case .split:
      guard let hash = decision.articleHash else { return }
      try SplitQuotes(db).refresh(decision.speaker, in: hash)
    case .name:
      try refreshName(of: decision.speaker, row: row)
      try SpeakerAliases(db).refresh(decision.speaker, row: row)
    case .kind:
      try refreshKind(of: decision.speaker, row: row)
      try SpeakerAliases(db).refresh(decision.speaker, row: row)
    case .wikidata, .note: try refreshFacts(of: decision.speaker, row: row)
    }
  }

  /// What an import has to do for a speaker that it has just made.
  func refreshAll(about slug: String) throws {
    let decisions = try log.decisions(
      """
      WHERE (speaker = \(slug) OR action = 'merge' AND value = \(slug)) AND undone_at IS NULL
      ORDER BY id
      """)
    for decision in decisions { try refresh(decision) }
  }

  private func refreshName(of slug: String, row: Int64) throws {
    let name = try log.decision(.name, of: slug)?.value
    try db.execute(
      literal: """
        UPDATE speaker SET name = ifnull(\(name), ifnull(met_name, name)),
          met_name = iif(\(name) IS NULL, NULL, ifnull(met_name, name))
        WHERE id = \(row)
        """)
  }

  private func refreshKind(of slug: String, row: Int64) throws {
    let kind = try log.decision(.kind, of: slug)?.value.flatMap { SpeakerKind(rawValue: $0) }
    try db.execute(
      literal: """
        UPDATE speaker SET kind = coalesce(\(kind?.rawValue), met_kind, kind),
          met_kind = iif(\(kind?.rawValue) IS NULL, NULL, ifnull(met_kind, kind))
        WHERE id = \(row)
        """)
  }

  private func refreshFacts(of slug: String, row: Int64) throws {
    let wikidata = try log.decision(.wikidata, of: slug)?.value
    let note = try log.decision(.note, of: slug)?.value
    try db.execute(
      literal: "UPDATE speaker SET wikidata = \(wikidata), note = \(note) WHERE id = \(row)")
  }
}

/// Writes decisions with their effect.
struct CorrectionWriter {
  private let db: Database
  private let log: CorrectionLog

  init(_ db: Database) {
    self.db = db
    log = CorrectionLog(db)
  }

  /// - Parameters:
  ///   - corrections: About one quote.
  ///   - article: The row's id.
  ///   - id: The quote's, for messages.
  /// - Throws: `CorrectionError` if one of them cannot take effect.
  func record(
    _ corrections: [Correction], in article: Int64, id: String
  ) throws -> CorrectionOutcome {
    let new = Set(try corrections.map { try log.insert($0) })
    let plan = try carryOut(in: article)
    for (entry, status) in zip(plan.log, plan.after.statuses) where new.contains(entry.id) {
      if case .conflict(let reason) = status {
        throw CorrectionError.impossible(id: id, reason: reason)
      }
    }
    return try outcome(corrections, of: plan)
  }

  func undo(
    _ entry: CorrectionLog.Entry, in article: Int64, at time: String
  ) throws -> CorrectionOutcome {
    try log.undo(entry.id, at: time)
    return try outcome([entry.correction], of: carryOut(in: article))
  }

  private func carryOut(in article: Int64) throws -> QuoteRewriter.Plan {
    guard let plan = try QuoteRewriter.plan(of: article, in: db) else {
      preconditionFailure("the article has been read in this transaction")
    }
    var rewriter = try QuoteRewriter(db)
    try rewriter.carryOut(plan)
    try rewriter.indexWords()
    return plan
  }

  private func outcome(
    _ corrections: [Correction], of plan: QuoteRewriter.Plan
  ) throws -> CorrectionOutcome {
    let entry = plan.entries.first { $0.anchor.start == corrections[0].anchor.start }
    var reading = QuoteReading(db)
    let quote = try entry.flatMap { entry in
      try reading.row(of: "\(plan.article.summary.id).\(entry.start)")
        .flatMap { try reading.quote(row: $0) }
    }
    return CorrectionOutcome(corrections: corrections, quote: quote)
  }
}
