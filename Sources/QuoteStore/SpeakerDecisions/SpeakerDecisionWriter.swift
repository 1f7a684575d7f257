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
