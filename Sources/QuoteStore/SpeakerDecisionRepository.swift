import GRDB
public import QuoteModel

/// What people decided about speakers.
public struct SpeakerDecisionRepository: Sendable {
  let connection: Connection

  /// All that was ever decided, the undone too, in the order it was made.
  public func all() throws -> [SpeakerDecision] {
    try connection.read { db in
      try Array(
        Row.fetchCursor(
          db, sql: "SELECT \(SpeakerDecisionRepository.columns) FROM speaker_decision ORDER BY id"
        ).map(SpeakerDecisionRepository.decision))
    }
  }

  private static let columns =
    "action, speaker, value, article_hash, inferred, reason, made_by, made_at, undone_at"

  private static func decision(_ row: Row) -> SpeakerDecision {
    SpeakerDecision(
      SpeakerDecision.Action(rawValue: row.text(0)) ?? .note, of: row.text(1),
      value: row.optionalText(2), articleHash: row.optionalText(3), inferred: row.optionalText(4),
      reason: row.optionalText(5), madeBy: row.optionalText(6), madeAt: row.text(7),
      undoneAt: row.optionalText(8))
  }
}
