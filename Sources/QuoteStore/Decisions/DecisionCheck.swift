import GRDB
import QuoteModel

/// Proves that every decision in force has its effect, and that nothing has an effect without one.
struct DecisionCheck {
  private let db: Database
  private let log: DecisionLog
  private let groups: SpeakerGroups
  /// The other speakers are spared the log, which took most of the time.
  private let decided: Set<String>
  private let hasAliases: Bool

  init(db: Database) throws {
    self.db = db
    log = DecisionLog(db: db)
    groups = SpeakerGroups(db: db)
    decided = Set(
      try db.values("SELECT DISTINCT subject FROM decision WHERE subject_kind = 'speaker'"))
    hasAliases = try log.hasAliases()
  }

  func run(_ found: (Fault) throws -> Void) throws {
    let unreadable = try log.unreadableCount()
    if unreadable > 0 {
      try found(Fault(id: nil, problem: "\(unreadable) rows of decision hold no decision"))
    }
    for (_, hash) in try ArticleRemovals(db).left() {
      let id = ArticleIdentity.articleID(of: hash)
      try found(Fault(id: id, problem: "it is there, though a person has removed it"))
    }
    for article in try OutletEffects(db).differences() {
      let id = ArticleIdentity.articleID(of: article.hash)
      try found(Fault(id: id, problem: "its outlet is not as was decided"))
    }
    try checkSpeakers(found)
    try forEachArticle { for fault in try faults(of: $0) { try found(fault) } }
  }

  // MARK: Speakers

  func checkSpeakers(_ found: (Fault) throws -> Void) throws {
    let speakers = try db.rows(
      """
      SELECT speaker.id, speaker.slug, speaker.kind, root.slug,
        speaker.met_name IS NOT NULL, speaker.met_kind IS NOT NULL
      FROM speaker LEFT JOIN speaker AS root ON root.id = speaker.merged_into
      """)
    var keys = 0
    while let speaker = try speakers.next() {
      let slug = try speaker.text(1)
      keys += try checkNames(of: slug, row: speaker.value(0), kind: speaker.text(2), found)
      let merged = try speaker.optionalText(3)
      let isOpen = merged != nil || hasAliases || decided.contains(slug)
      let root = try isOpen ? groups.root(of: slug) : slug
      let stored = merged ?? slug
      // Archives made before have not joined all whose names are forms of one, and some who are not; an import does.
      if root != stored, try groups.root(of: stored) != root || !groups.isUndecided(stored),
        try !groups.wasForm(slug, of: stored)
      {
        try found(Fault(id: slug, problem: "it is merged otherwise than was decided"))
      }
      for (field, isSet) in [
        (Decision.Field.name, try speaker.value(4) as Bool), (.kind, try speaker.value(5)),
      ]
      where try isSet && log.latest(field, of: slug) == nil {
        try found(Fault(id: slug, problem: "its \(field.name) was decided by nobody"))
      }
    }
    let left = try (db.value("SELECT count(*) FROM alias") ?? 0) - keys
    if left > 0 {
      try found(Fault(id: nil, problem: "\(left) keys of speakers come from no name of theirs"))
    }
    try checkFacts(found)
    let stray = try db.rows(
      """
      SELECT speaker.slug, said.name FROM speaker_attribute AS said
      JOIN speaker ON speaker.id = said.speaker_id
      WHERE NOT EXISTS (
        SELECT 1 FROM decision WHERE subject_kind = 'speaker' AND subject = speaker.slug
          AND field = 'attribute:' || said.name AND undone_at IS NULL)
      """)
    while let row = try stray.next() {
      try found(Fault(id: row.text(0), problem: "its \(row.text(1)) was decided by nobody"))
    }
    try checkSplits(found)
  }

  /// - Returns: How many keys there ought to be.
  private func checkNames(
    of slug: String, row: Int64, kind: String, _ found: (Fault) throws -> Void
  ) throws -> Int {
    guard let kind = SpeakerKind(rawValue: kind) else { return 0 }
    let names =
      try decided.contains(slug)
      ? SpeakerAliases(db: db).names(of: slug, kind: kind)
      : SpeakerIdentity(slug: slug).map { AliasKeys($0.key, kind: kind) }
    let statement = try db.cachedStatement(
      sql: "SELECT origin FROM alias WHERE key = ? AND speaker_id = ?")
    let origins = names?.origins ?? [:]
    for (key, origin) in origins
    where try statement.value([key, row]) != origin.rawValue {
      try found(Fault(id: slug, problem: "it is not found by the \(origin) '\(key)'"))
    }
    return origins.count
  }

  private func checkFacts(_ found: (Fault) throws -> Void) throws {
    let differing = try db.rows(
      """
      SELECT speaker.slug, decided.field FROM speaker JOIN (
        SELECT subject, field, value, row_number() OVER (
          PARTITION BY subject, field ORDER BY \(DecisionLog.time) DESC, id DESC) AS place
        FROM decision WHERE subject_kind = 'speaker' AND undone_at IS NULL
      ) AS decided ON decided.subject = speaker.slug AND decided.place = 1
      LEFT JOIN speaker_attribute AS said ON said.speaker_id = speaker.id
        AND decided.field = 'attribute:' || said.name
      WHERE substr(decided.field, 1, 10) = 'attribute:'
          AND said.value COLLATE BINARY IS NOT decided.value
        OR decided.field = 'name' AND speaker.name <> decided.value
        OR decided.field = 'kind' AND speaker.kind IS NOT decided.value
          AND decided.value IS NOT NULL
        OR decided.field = 'wikidata' AND speaker.wikidata IS NOT decided.value
        OR decided.field = 'note' AND speaker.note IS NOT decided.value
      """)
    while let row = try differing.next() {
      try found(Fault(id: row.text(0), problem: "its \(row.text(1)) is not what was decided"))
    }
  }

  private func checkSplits(_ found: (Fault) throws -> Void) throws {
    let splits = try log.entries(
      "WHERE article_hash IS NOT NULL AND field = 'split' AND undone_at IS NULL")
    for split in splits.map(\.decision) {
      let (slug, hash) = (split.subject.id, split.articleHash ?? "")
      let bearer = try SplitQuotes(db).bearer(of: slug, in: hash)
      guard bearer != slug, try mayHaveQuotes(bearer) else { continue }
      let isLeft = try db.exists(
        """
        SELECT 1 FROM article JOIN speaker ON speaker.slug = \(slug)
        JOIN quote ON quote.article_id = article.id
        LEFT JOIN joint_speaker ON joint_speaker.quote_id = quote.id
        WHERE article.hash = \(hash)
          AND (quote.speaker_id = speaker.id OR joint_speaker.speaker_id = speaker.id)
        """)
      if isLeft {
        try found(Fault(id: slug, problem: "its quotes in \(hash.prefix(16)) were not split off"))
      }
    }
  }

  /// What is no public id, or one of an article that is yet to come, has no quotes.
  private func mayHaveQuotes(_ slug: String) throws -> Bool {
    if try db.exists("SELECT 1 FROM speaker WHERE slug = \(slug)") { return true }
    return SpeakerIdentity(slug: slug).map { $0.articleID == nil } ?? false
  }

  // MARK: Quotes

  /// Those of which a decision, or what is left of one, has to do with a quote.
  func forEachArticle(_ body: (Int64) throws -> Void) throws {
    let articles = try db.ids(
      """
      SELECT article_id FROM inference
      UNION SELECT article.id FROM decision JOIN article ON article.hash = decision.subject
      WHERE subject_kind = 'quote'
      UNION SELECT article_id FROM quote WHERE reviewed = 1
      """)
    while let article = try articles.next() { try body(article) }
  }

  /// - Parameter article: The row's id.
  func faults(of article: Int64) throws -> [Fault] {
    guard let plan = try QuoteRewriter.plan(of: article, in: db) else { return [] }
    let id = plan.article.summary.id
    var faults: [Fault] = []
    let hasInference = try InferenceTable(db: db).attributions(of: article) != nil
    if hasInference != plan.after.hasDecisions {
      let problem =
        hasInference
        ? "what the parser found in it is kept, but nobody has decided anything"
        : "what the parser found in it is not kept, though people have decided otherwise"
      faults.append(Fault(id: id, problem: problem))
    }
    faults += plan.changes.map { Fault(id: $0.quoteID, problem: "it is not as it was decided") }
    let reviewed = Dictionary(plan.before.map { ($0.start, $0.isReviewed) }) { first, _ in first }
    for entry in plan.entries where reviewed[entry.start] == !entry.isReviewed {
      let problem =
        entry.isReviewed
        ? "a person has decided about it, but it is not called reviewed"
        : "it is called reviewed, but nobody has decided anything about it"
      faults.append(Fault(id: "\(id).\(entry.start)", problem: problem))
    }
    return faults
  }
}

// MARK: Repair

extension DecisionCheck {
  /// Applies again what people decided, and takes back what nobody did.
  func repair(with extractor: Extractor) throws -> [String] {
    let left = try ArticleRemovals(db).left()
    _ = try ArticleRemoval(db).remove(left.map(\.row))
    let deeds = left.isEmpty ? [] : ["\(counted(left.count, "article")) removed, as was decided"]
    let outlets = try OutletEffects(db)
    let hasOthers = try !outlets.differences().isEmpty
    try outlets.refresh()
    return try deeds + (hasOthers ? ["outlets were named as was decided"] : []) + repairSpeakers()
      + repairQuotes(with: extractor)
  }

  /// The keys that speakers are found by, merges, splits, decided names and the like.
  private func repairSpeakers() throws -> [String] {
    guard try findsFaults(SpeakerCheck(db: db).run) || findsFaults(checkSpeakers) else { return [] }
    try makeKeys()
    let decisions = try DecisionLog(db: db).entries("WHERE subject_kind = 'speaker' ORDER BY id")
    try DecisionEffects(db).carryOut(decisions.map(\.decision) + undecided())
    return ["the keys of speakers, and what people decided about them, were rebuilt"]
  }

  private func makeKeys() throws {
    try db.execute(sql: "DELETE FROM alias; DELETE FROM speaker_attribute")
    let aliases = SpeakerAliases(db: db)
    let rows = try SpeakerRows(db)
    let speakers = try db.rows("SELECT id, slug, kind FROM speaker")
    while let speaker = try speakers.next() {
      let kind = SpeakerKind(rawValue: try speaker.text(2)) ?? .person
      guard let keys = try aliases.names(of: speaker.text(1), kind: kind) else { continue }
      try rows.insert(keys, of: speaker.value(0))
    }
  }

  /// What has an effect, be it without a decision, as if it had just been undone.
  private func undecided() throws -> [Decision] {
    let speakers: [(slug: String, has: [Bool])] = try db.rows(
      """
      SELECT slug, met_name IS NOT NULL, met_kind IS NOT NULL, merged_into IS NOT NULL
      FROM speaker
      WHERE met_name IS NOT NULL OR met_kind IS NOT NULL OR merged_into IS NOT NULL
      """
    ).all { row in (try row.text(0), try (1...3).map { try row.value($0) }) }
    return speakers.flatMap { speaker in
      let fields: [Decision.Field] = [.name, .kind, .merge]
      return fields.enumerated().filter { speaker.has[$0.offset] }.map {
        Decision(
          $0.element, of: .speaker(speaker.slug), value: nil, by: Decision.Author(time: ""))
      }
    }
  }

  private func repairQuotes(with extractor: Extractor) throws -> [String] {
    var broken: [Int64] = []
    try forEachArticle { if try !faults(of: $0).isEmpty { broken.append($0) } }
    let count = try broken.count { article in
      let found =
        try InferenceTable(db: db).attributions(of: article)
        ?? extractor.attributions(of: article, in: db)
      // Where what the parser found is lost, this version may find something else.
      guard let plan = try QuoteRewriter.plan(of: article, inferred: found, in: db),
        found != nil || !plan.after.hasDecisions
      else { return false }
      return try QuoteRewriter.rewrite(article, inferred: found, in: db) != nil
    }
    return count == 0
      ? [] : ["what people decided about quotes of \(counted(count, "article")) put into effect"]
  }
}
