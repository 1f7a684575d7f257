import GRDB

/// Proves that every speaker has the id that its name gives it, and is found by that name.
struct SpeakerCheck {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func run(_ found: (Fault) throws -> Void) throws {
    try report(
      """
      SELECT speaker.slug FROM speaker LEFT JOIN article ON article.id = speaker.article_id
      WHERE speaker.slug <> replace(speaker.key, ' ', '-')
        || iif(ifnull(met_kind, kind) = 'person', '', '~' || ifnull(met_kind, kind))
        || ifnull('~' || substr(article.hash, 1, 16), '')
        AND NOT EXISTS (
          SELECT 1 FROM speaker_decision WHERE action = 'split' AND value = speaker.slug)
      """, as: "its id is not that of its name", found)
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

  /// - Parameter sentence: Gives the public ids of the speakers that have the problem.
  private func report(_ sentence: SQL, as problem: String, _ found: (Fault) throws -> Void) throws {
    let ids = try SQLRequest<Row>(literal: sentence).fetchCursor(db)
    while let id = try ids.next() { try found(Fault(id: id.text(0), problem: problem)) }
  }
}
