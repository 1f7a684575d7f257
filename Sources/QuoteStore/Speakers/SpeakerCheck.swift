import GRDB
import QuoteModel

/// Verifies that every speaker has the id that its name gives it, and is found by that name.
struct SpeakerCheck {
  let db: Database

  func run(_ found: (Fault) throws -> Void) throws {
    try report("SELECT slug \(hasWrongID)", as: "its id is not that of its name", found)
    try report(
      """
      SELECT slug FROM speaker
      WHERE NOT EXISTS (
        SELECT 1 FROM alias WHERE alias.key = speaker.key AND alias.speaker_id = speaker.id)
      """, as: "no alias is its name, so that no search finds it", found)
    try report(
      """
      SELECT speaker.slug FROM speaker JOIN speaker AS root ON root.id = speaker.merged_into
      WHERE root.merged_into IS NOT NULL
      """, as: "it is merged into one that is merged itself", found)
  }

  /// - Parameter query: Gives the public ids of the speakers that have the problem.
  private func report(_ query: SQL, as problem: String, _ found: (Fault) throws -> Void) throws {
    let ids = try db.rows(query)
    while let id = try ids.next() { try found(Fault(id: id.text(0), problem: problem)) }
  }

  /// Who was split off has the article in the id, but is not bound to it.
  private var hasWrongID: SQL {
    """
    FROM speaker LEFT JOIN article ON article.id = speaker.article_id
    WHERE slug <> replace(key, ' ', '-')
      || iif(ifnull(met_kind, kind) = 'person', '', '~' || ifnull(met_kind, kind))
      || ifnull('~' || substr(article.hash, 1, 16), '')
      AND NOT EXISTS (SELECT 1 FROM speaker_decision WHERE action = 'split' AND value = slug)
    """
  }
}

// MARK: Repair

extension SpeakerCheck {
  /// Id, folded name and name say the same; where one differs, the other two are believed.
  func restoreIDs() throws -> [String] {
    let speakers = try db.allRows(
      """
      SELECT speaker.id, slug, key, ifnull(met_name, name), ifnull(met_kind, kind),
        substr(article.hash, 1, 16) \(hasWrongID)
      """)
    let count = try speakers.count { try restoreID(of: $0) }
    return count == 0 ? [] : ["the id or folded name of \(counted(count, "speaker")) was restored"]
  }

  private func restoreID(of speaker: Row) throws -> Bool {
    let key = NameKey(speaker.text(2))
    let name = NameKey(speaker.text(3))
    let row = speaker[0] as Int64
    if let identity = SpeakerIdentity(slug: speaker.text(1)),
      identity.key == key || identity.key == name
    {
      var article: Int64?
      if let id = identity.articleID {
        article = try ArticleReading(db).row(of: id)
        guard article != nil else { return false }
      }
      try db.execute(
        literal: """
          UPDATE speaker SET key = \(identity.key.text), article_id = \(article),
            kind = iif(met_kind IS NULL, \(identity.kind.rawValue), kind),
            met_kind = iif(met_kind IS NULL, NULL, \(identity.kind.rawValue))
          WHERE id = \(row)
          """)
      return true
    }
    guard key == name, let kind = SpeakerKind(rawValue: speaker.text(4)) else { return false }
    let identity = SpeakerIdentity(key: key, kind: kind, articleID: speaker.optionalText(5))
    guard try SpeakerRows(db).row(of: identity.slug) == nil else { return false }
    try db.execute(literal: "UPDATE speaker SET slug = \(identity.slug) WHERE id = \(row)")
    return true
  }

  /// Makes the keys that speakers are found by again, and applies all decisions about them.
  func restoreDecisions() throws -> [String] {
    guard try findsFaults(run) || findsFaults(SpeakerDecisionCheck(db).run) else { return [] }
    try makeKeys()
    let effects = try SpeakerDecisionEffects(db)
    for decision in try SpeakerDecisionLog(db).decisions("ORDER BY id") {
      try effects.refresh(decision)
    }
    try takeBackUndecided(effects)
    return ["the keys of speakers, and what people decided about them, were rebuilt"]
  }

  private func makeKeys() throws {
    try db.execute(sql: "DELETE FROM alias")
    let aliases = SpeakerAliases(db)
    let rows = try SpeakerRows(db)
    let speakers = try db.rows("SELECT id, slug, kind FROM speaker")
    while let speaker = try speakers.next() {
      let kind = SpeakerKind(rawValue: speaker.text(2)) ?? .person
      guard let keys = try aliases.names(of: speaker.text(1), kind: kind) else { continue }
      try rows.insert(keys, of: speaker[0])
    }
  }

  /// Takes back what has an effect without a decision.
  private func takeBackUndecided(_ effects: SpeakerDecisionEffects) throws {
    let speakers = try db.allRows(
      """
      SELECT slug, met_name IS NOT NULL, met_kind IS NOT NULL, merged_into IS NOT NULL
      FROM speaker
      WHERE met_name IS NOT NULL OR met_kind IS NOT NULL OR merged_into IS NOT NULL
      """)
    for speaker in speakers {
      let actions: [SpeakerDecision.Action] = [.name, .kind, .merge]
      for (place, action) in actions.enumerated() where speaker[place + 1] {
        try effects.refresh(
          SpeakerDecision(action, of: speaker.text(0), value: nil, madeAt: ""))
      }
    }
  }
}
