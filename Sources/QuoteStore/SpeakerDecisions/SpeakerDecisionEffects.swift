import GRDB
import QuoteModel

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
