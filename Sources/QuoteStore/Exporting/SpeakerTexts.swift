import GRDB

/// The names and ids of speakers, those met last kept: most quotes are of few.
struct SpeakerTexts {
  struct Speaker {
    let id: [UInt8]
    let name: [UInt8]
  }

  /// Some 10 MB of them.
  private static let most = 1 << 16

  private let statement: RawStatement
  private var known: [Int64: Speaker] = [:]

  init(_ db: Database) throws {
    statement = RawStatement(
      try db.makeStatement(
        sql: """
          SELECT root.slug, root.name
          FROM speaker JOIN speaker AS root ON root.id = ifnull(speaker.merged_into, speaker.id)
          WHERE speaker.id = ?
          """))
  }

  /// Whom a row of `speaker` means: if it was merged, the one it was merged into.
  mutating func speaker(row: Int64) throws -> Speaker? {
    if let speaker = known[row] { return speaker }
    try statement.restart(with: row)
    defer { statement.reset() }
    guard try statement.step(), let id = statement.text(0), let name = statement.text(1) else {
      return nil
    }
    let speaker = Speaker(id: Array(id), name: Array(name))
    if known.count == SpeakerTexts.most { known.removeAll(keepingCapacity: true) }
    known[row] = speaker
    return speaker
  }
}
