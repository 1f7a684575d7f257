import GRDB
import QuoteModel

/// Writes to the log and carries out what follows, in the caller's transaction.
struct DecisionWriter {
  private let db: Database
  private let log: DecisionLog
  private let effects: DecisionEffects

  init(_ db: Database) throws {
    self.db = db
    log = DecisionLog(db: db)
    effects = try DecisionEffects(db)
  }

  /// - Parameter id: The quote's, for messages.
  /// - Throws: `DecisionError` if one of the decisions cannot take effect.
  func decide(
    _ made: [QuoteDecision], of subject: Decision.Subject, before inferred: Attribution?,
    id: String,
    by author: Decision.Author
  ) throws -> QuoteOutcome {
    let before = try inferred.map(AttributionText.text)
    let decisions = made.map {
      Decision($0.field, of: subject, value: $0.value, before: before, by: author)
    }
    let new = Set(try log.append(decisions))
    let plans = try effects.carryOut(decisions)
    for plan in plans {
      for (entry, status) in zip(plan.log, plan.after.statuses) where new.contains(entry.id) {
        if case .conflict(let reason) = status {
          throw DecisionError.impossible(id: id, reason: reason)
        }
      }
    }
    return try outcome(decisions, plans)
  }

  /// - Parameter decisions: What one command decides about speakers.
  /// - Returns: Those that were not in force already, with what they replaced.
  func decide(_ decisions: [Decision]) throws -> [Decision] {
    let made = try decisions.filter { try !isInForce($0) }.map { decision in
      var decision = decision
      decision.before = try replaced(by: decision)
      return decision
    }
    try log.append(made)
    try effects.carryOut(made)
    return made
  }

  /// Takes decisions back, which are of one command or about one quote.
  func undo(_ entries: [DecisionLog.Entry], at time: String) throws -> QuoteOutcome {
    for entry in entries { try log.undo(entry.id, at: time) }
    let decisions = entries.map(\.decision)
    return try outcome(decisions, effects.carryOut(decisions.reversed()))
  }

  /// Adds what was decided elsewhere, an array for each command. Nothing is added twice; what was
  /// undone there or here is undone.
  func join(_ batches: [[Decision]]) throws -> JoinedDecisions {
    var joined = JoinedDecisions()
    var changed: [Decision] = []
    for decisions in batches {
      var batch: Int64?
      for decision in decisions {
        if let known = try log.entry(sameAs: decision) {
          joined.known += 1
          guard let time = decision.undoneAt, known.decision.undoneAt == nil else { continue }
          try log.undo(known.id, at: time)
          joined.undone += 1
        } else {
          try count(decision, in: &joined)
          let id = try log.insert(decision, batch: batch)
          batch = batch ?? id
        }
        changed.append(decision)
      }
    }
    try effects.carryOut(changed)
    return joined
  }

  private func count(_ decision: Decision, in joined: inout JoinedDecisions) throws {
    joined.new += 1
    guard case .quote(let hash, let anchor) = decision.subject else { return }
    if try QuoteRewriter.article(of: hash, in: db) == nil { joined.waiting += 1 }
    // A remark beside another's is no dispute.
    guard decision.field != .note else { return }
    // Another person has decided the field otherwise, or that it is a quote or none.
    let isRejected = decision.field == .rejected
    let isDisputed = try log.hasAny(
      """
      subject_kind = 'quote' AND subject = \(hash) AND start = \(anchor.start)
        AND undone_at IS NULL AND made_by IS NOT \(decision.author.name)
        AND iif(field = \(decision.field.rawValue), value IS NOT \(decision.value),
          (field = 'rejected') <> \(isRejected))
      """)
    if isDisputed, decision.undoneAt == nil { joined.disagreements.append(decision) }
  }

  private func outcome(
    _ decisions: [Decision], _ plans: [QuoteRewriter.Plan]
  ) throws -> QuoteOutcome {
    var quote: Quote?
    if let plan = plans.first, case .quote(_, let anchor)? = decisions.first?.subject,
      let entry = plan.entries.first(where: { $0.anchor.start == anchor.start })
    {
      var reader = try QuoteReader(db)
      quote = try QuoteReader.row(of: "\(plan.article.summary.id).\(entry.start)", in: db)
        .flatMap { try reader.quote(row: $0) }
    }
    return QuoteOutcome(decisions: decisions, quote: quote)
  }

  private func isInForce(_ decision: Decision) throws -> Bool {
    let speaker = decision.subject.id
    if decision.field == .distinct {
      return try log.all(.distinct, of: speaker).contains {
        $0.undoneAt == nil && $0.value == decision.value
      }
    }
    guard decision.field == .alias else {
      let current = try log.latest(decision.field, of: speaker, in: decision.articleHash)
      return current.map { $0.value == decision.value } ?? false
    }
    let key = NameKey(decision.value ?? "")
    return try log.all(.alias, of: speaker).contains {
      $0.undoneAt == nil && NameKey($0.value ?? "") == key
    }
  }

  private func replaced(by decision: Decision) throws -> String? {
    let column: SQL
    switch decision.field {
    case .split: return decision.subject.id
    case .name: column = "speaker.name"
    case .kind: column = "speaker.kind"
    case .wikidata: column = "speaker.wikidata"
    case .note: column = "speaker.note"
    case .merge: column = "root.slug"
    case .attribute(let name):
      return try db.value(
        """
        SELECT value FROM speaker_attribute JOIN speaker ON speaker.id = speaker_id
        WHERE slug = \(decision.subject.id) AND speaker_attribute.name = \(name)
        """)
    case .alias, .distinct, .single, .speaker, .span, .accepted, .rejected, .words, .removed:
      return nil
    }
    return try db.value(
      """
      SELECT \(column) FROM speaker
      LEFT JOIN speaker AS root ON root.id = speaker.merged_into
      WHERE speaker.slug = \(decision.subject.id)
      """)
  }
}
