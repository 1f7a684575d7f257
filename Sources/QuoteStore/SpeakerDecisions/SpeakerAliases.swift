import GRDB
import QuoteModel

/// The keys that a speaker is looked up by: those of its name, and of the names that people decided.
struct SpeakerAliases {
  private let db: Database
  private let log: SpeakerDecisionLog

  init(_ db: Database) {
    self.db = db
    log = SpeakerDecisionLog(db)
  }

  /// - Parameter kind: As it is shown.
  /// - Returns: `nil` for what is no public id.
  func names(of slug: String, kind: SpeakerKind) throws -> AliasKeys? {
    try names(of: slug, kind: kind, asItWas: false)
  }

  func refresh(_ slug: String, row: Int64) throws {
    let shown = try SQLRequest<String>(literal: "SELECT kind FROM speaker WHERE id = \(row)")
      .fetchOne(db).flatMap { SpeakerKind(rawValue: $0) }
    guard let shown, let names = try names(of: slug, kind: shown),
      let former = try self.names(of: slug, kind: .person, asItWas: true)
    else { return }
    for key in former.origins.keys where names.origins[key] == nil {
      try db.execute(literal: "DELETE FROM alias WHERE key = \(key) AND speaker_id = \(row)")
    }
    for (key, origin) in names.origins {
      try db.execute(
        literal: """
          INSERT INTO alias (key, speaker_id, origin) VALUES (\(key), \(row), \(origin.rawValue))
          ON CONFLICT (key, speaker_id) DO UPDATE SET origin = excluded.origin
          """)
    }
  }

  /// - Parameter asItWas: With the names that were taken away again.
  private func names(of slug: String, kind: SpeakerKind, asItWas: Bool) throws -> AliasKeys? {
    guard let identity = SpeakerIdentity(slug: slug) else { return nil }
    var names = AliasKeys(identity.key, kind: kind)
    for decision in try log.all(of: slug, .alias) where asItWas || decision.undoneAt == nil {
      names.formUnion(AliasKeys(NameKey(decision.value ?? ""), kind: kind, origin: .person))
    }
    // What it is shown as is looked for, but joins nobody: that is for an alias.
    let shown = try asItWas ? log.all(of: slug, .name) : log.decision(.name, of: slug).map { [$0] }
    for decision in shown ?? [] {
      names.formUnion(AliasKeys(NameKey(decision.value ?? ""), kind: kind, origin: .spelling))
    }
    return names
  }
}
