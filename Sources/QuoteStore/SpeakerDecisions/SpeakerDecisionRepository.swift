import GRDB
public import QuoteModel

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
