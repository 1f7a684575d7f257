import GRDB
import QuoteModel

/// Lays the decisions that are in force over what the articles have: brings `quote`, `speaker` and
/// `alias` to what the log says.
///
/// Each effect is made anew from the log, whatever stood there: so it is the same to decide, to
/// undo, to take decisions over from another archive, to repair, and to do any of these twice.
struct DecisionEffects {
  private let db: Database
  private let log: DecisionLog
  private let rows: SpeakerRows

  init(_ db: Database) throws {
    self.db = db
    log = DecisionLog(db: db)
    rows = try SpeakerRows(db)
  }

  /// - Parameter decisions: Those that have just been made, taken over or undone.
  /// - Returns: What became of the articles about whose quotes they are, as far as they are here.
  @discardableResult
  func carryOut(_ decisions: [Decision]) throws -> [QuoteRewriter.Plan] {
    var articles: Set<String> = []
    var changesOutlets = false
    for decision in decisions {
      switch decision.subject {
      case .quote(let articleHash, _): articles.insert(articleHash)
      case .speaker(let id): try refresh(decision, of: id)
      case .article(let hash): try remove(hash)
      case .outlet: changesOutlets = true
      }
    }
    if changesOutlets { try OutletEffects(db).refresh() }
    // Afterwards, as splits say whom the names in an article mean.
    return try articles.sorted().compactMap { hash in
      try QuoteRewriter.article(of: hash, in: db).flatMap {
        try QuoteRewriter.rewrite($0, in: db)
      }
    }
  }

  /// What an import has to do for a speaker that it has just made.
  func refreshAll(about slug: String) throws {
    let decisions = try log.entries(
      """
      WHERE subject_kind = 'speaker' AND (subject = \(slug) OR field = 'merge' AND value = \(slug))
        AND undone_at IS NULL
      ORDER BY id
      """)
    try carryOut(decisions.map(\.decision))
  }

  private func refresh(_ decision: Decision, of slug: String) throws {
    if decision.field == .distinct {
      // Two who were joined for their names part.
      return try [slug, decision.value ?? ""].forEach(SpeakerGroups(db: db).refresh)
    }
    guard decision.field != .single, let row = try rows.madeRow(of: slug) else { return }
    switch decision.field {
    case .alias:
      try SpeakerAliases(db: db).refresh(slug, row: row)
      for slug in try SpeakerGroups(db: db).shared(named: NameKey(decision.value ?? "")) {
        try SpeakerGroups(db: db).refresh(slug)
      }
    case .merge:
      if let value = decision.value { _ = try rows.madeRow(of: value) }
      try SpeakerGroups(db: db).refresh(slug)
    case .split: try decision.articleHash.map { try SplitQuotes(db).refresh(slug, in: $0) }
    case .name:
      let name = try log.latest(.name, of: slug)?.value
      try db.execute(
        literal: """
          UPDATE speaker SET name = ifnull(\(name), ifnull(met_name, name)),
            met_name = iif(\(name) IS NULL, NULL, ifnull(met_name, name))
          WHERE id = \(row)
          """)
      try SpeakerAliases(db: db).refresh(slug, row: row)
    case .kind:
      let kind = try log.latest(.kind, of: slug)?.value.flatMap { SpeakerKind(rawValue: $0) }
      try db.execute(
        literal: """
          UPDATE speaker SET kind = coalesce(\(kind?.rawValue), met_kind, kind),
            met_kind = iif(\(kind?.rawValue) IS NULL, NULL, ifnull(met_kind, kind))
          WHERE id = \(row)
          """)
      try SpeakerAliases(db: db).refresh(slug, row: row)
    case .wikidata, .note:
      let wikidata = try log.latest(.wikidata, of: slug)?.value
      let note = try log.latest(.note, of: slug)?.value
      try db.execute(
        literal: "UPDATE speaker SET wikidata = \(wikidata), note = \(note) WHERE id = \(row)")
    case .attribute(let name):
      let value = try log.latest(.attribute(name), of: slug)?.value
      try db.execute(
        literal: "DELETE FROM speaker_attribute WHERE speaker_id = \(row) AND name = \(name)")
      guard let value else { return }
      try db.execute(
        literal: """
          INSERT INTO speaker_attribute (speaker_id, name, value) VALUES (\(row), \(name), \(value))
          """)
    case .distinct, .single: break  // both keep from proposing; see above
    case .speaker, .span, .words, .accepted, .rejected, .removed: break  // of quotes and articles
    }
  }

  /// Takes an article out that somebody has decided to take out; what was undone comes with an import.
  private func remove(_ hash: String) throws {
    guard try ArticleRemovals(db).has(hash), let row = try QuoteRewriter.article(of: hash, in: db)
    else { return }
    _ = try ArticleRemoval(db).remove([row])
  }
}
