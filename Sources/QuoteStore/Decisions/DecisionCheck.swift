import GRDB
import QuoteModel

/// Proves that every decision in force has its effect, and that nothing has an effect without one.
struct SpeakerDecisionCheck {
  private let db: Database
  private let log: SpeakerDecisionLog
  private let groups: SpeakerGroups
  /// The others are spared the log, which took most of the time.
  private let decided: Set<String>
  private let hasAliases: Bool

  init(_ db: Database) throws {
    self.db = db
    log = SpeakerDecisionLog(db)
    groups = SpeakerGroups(db)
    decided = try String.fetchSet(db, sql: "SELECT speaker FROM speaker_decision")
    hasAliases = try log.hasAliases()
  }

  func run(_ found: (Fault) throws -> Void) throws {
    let speakers = try Row.fetchCursor(
      db,
      sql: """
        SELECT speaker.id, speaker.slug, speaker.kind, root.slug,
          speaker.met_name IS NOT NULL, speaker.met_kind IS NOT NULL
        FROM speaker LEFT JOIN speaker AS root ON root.id = speaker.merged_into
        """)
    var keys = 0
    while let speaker = try speakers.next() {
      let slug = speaker.text(1)
      keys += try checkNames(of: slug, row: speaker[0], kind: speaker.text(2), found)
      if try root(of: slug) != speaker.optionalText(3) ?? slug {
        try found(Fault(id: slug, problem: "it is merged otherwise than was decided"))
      }
      guard decided.contains(slug) || speaker[4] || speaker[5] else { continue }
      try checkIsDecided(.name, isSet: speaker[4], of: slug, found)
      try checkIsDecided(.kind, isSet: speaker[5], of: slug, found)
    }
    let left = try (Int.fetchOne(db, sql: "SELECT count(*) FROM alias") ?? 0) - keys
    if left > 0 {
      try found(Fault(id: nil, problem: "\(left) keys of speakers come from no name of theirs"))
    }
    try checkFacts(found)
    try checkSplits(found)
  }

  private func root(of slug: String) throws -> String {
    try hasAliases || decided.contains(slug) ? groups.root(of: slug) : slug
  }

  private func names(of slug: String, kind: SpeakerKind) throws -> AliasKeys? {
    try decided.contains(slug)
      ? SpeakerAliases(db).names(of: slug, kind: kind)
      : SpeakerIdentity(slug: slug).map { AliasKeys($0.key, kind: kind) }
  }

  /// - Returns: How many keys there ought to be.
  private func checkNames(
    of slug: String, row: Int64, kind: String, _ found: (Fault) throws -> Void
  ) throws -> Int {
    guard let kind = SpeakerKind(rawValue: kind),
      let names = try names(of: slug, kind: kind)
    else { return 0 }
    let statement = try db.cachedStatement(
      sql: "SELECT origin FROM alias WHERE key = ? AND speaker_id = ?")
    for (key, origin) in names.origins
    where try String.fetchOne(statement, arguments: [key, row]) != origin.rawValue {
      try found(Fault(id: slug, problem: "it is not found by the \(origin) '\(key)'"))
    }
    return names.origins.count
  }

  private func checkIsDecided(
    _ action: SpeakerDecision.Action, isSet: Bool, of slug: String, _ found: (Fault) throws -> Void
  ) throws {
    guard isSet, try log.decision(action, of: slug) == nil else { return }
    try found(Fault(id: slug, problem: "its \(action) was decided by nobody"))
  }

  private func checkFacts(_ found: (Fault) throws -> Void) throws {
    let differing = try Row.fetchCursor(
      db,
      sql: """
        SELECT speaker.slug, decided.action FROM speaker JOIN (
          SELECT speaker, action, value,
            row_number() OVER (PARTITION BY speaker, action ORDER BY made_at DESC, id DESC) AS place
          FROM speaker_decision WHERE undone_at IS NULL
        ) AS decided ON decided.speaker = speaker.slug AND decided.place = 1
        WHERE decided.action = 'name' AND speaker.name <> decided.value
          OR decided.action = 'kind' AND speaker.kind IS NOT decided.value
            AND decided.value IS NOT NULL
          OR decided.action = 'wikidata' AND speaker.wikidata IS NOT decided.value
          OR decided.action = 'note' AND speaker.note IS NOT decided.value
        """)
    while let row = try differing.next() {
      try found(Fault(id: row.text(0), problem: "its \(row.text(1)) is not what was decided"))
    }
  }

  private func checkSplits(_ found: (Fault) throws -> Void) throws {
    let splits = try log.decisions("WHERE action = 'split' AND undone_at IS NULL")
    for split in splits {
      let hash = split.articleHash ?? ""
      guard try SplitQuotes(db).bearer(of: split.speaker, in: hash) != split.speaker else {
        continue
      }
      let isLeft = try SQLRequest<Bool>(
        literal: """
          SELECT EXISTS (
            SELECT 1 FROM article JOIN speaker ON speaker.slug = \(split.speaker)
            JOIN quote ON quote.article_id = article.id
            LEFT JOIN joint_speaker ON joint_speaker.quote_id = quote.id
            WHERE article.hash = \(hash)
              AND (quote.speaker_id = speaker.id OR joint_speaker.speaker_id = speaker.id))
          """
      ).fetchOne(db)
      if isLeft == true {
        try found(
          Fault(
            id: split.speaker, problem: "its quotes in \(hash.prefix(16)) were not split off"))
      }
    }
  }
}

/// Proves that every decision in force has its effect, and that no quote is changed or called
/// reviewed without one.
struct CorrectionCheck {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func run(_ found: (Fault) throws -> Void) throws {
    let unreadable = try CorrectionLog(db).unreadableCount()
    if unreadable > 0 {
      try found(Fault(id: nil, problem: "\(unreadable) rows of correction hold no decision"))
    }
    try forEachArticle { for fault in try faults(of: $0) { try found(fault) } }
  }

  /// Those of which a decision, or what is left of one, has to do with a quote.
  func forEachArticle(_ body: (Int64) throws -> Void) throws {
    let articles = try Int64.fetchCursor(
      db,
      sql: """
        SELECT article_id FROM inference
        UNION SELECT article.id FROM article JOIN correction ON correction.article_hash = article.hash
        UNION SELECT article_id FROM quote WHERE reviewed = 1
        """)
    while let article = try articles.next() { try body(article) }
  }

  /// - Parameter article: The row's id.
  func faults(of article: Int64) throws -> [Fault] {
    guard let plan = try QuoteRewriter.plan(of: article, in: db) else { return [] }
    var faults: [Fault] = []
    let hasInference = try InferenceTable(db).attributions(of: article) != nil
    if hasInference != plan.after.hasDecisions {
      faults.append(
        Fault(
          id: plan.article.summary.id,
          problem: hasInference
            ? "what the parser found in it is kept, but nobody has decided anything"
            : "what the parser found in it is not kept, though people have decided otherwise"))
    }
    for change in plan.changes {
      faults.append(Fault(id: change.quoteID, problem: "it is not as it was decided"))
    }
    let reviewed = Dictionary(plan.before.map { ($0.start, $0.isReviewed) }) { first, _ in first }
    for entry in plan.entries
    where reviewed[entry.start].map({ $0 != entry.isReviewed }) ?? false {
      faults.append(
        Fault(
          id: "\(plan.article.summary.id).\(entry.start)",
          problem: entry.isReviewed
            ? "a person has decided about it, but it is not called reviewed"
            : "it is called reviewed, but nobody has decided anything about it"))
    }
    return faults
  }
}

/// Puts into effect again what people decided about quotes.
struct CorrectionRepair {
  private let db: Database
  private let extractor: Extractor

  init(_ db: Database, _ extractor: Extractor) {
    self.db = db
    self.extractor = extractor
  }

  func run() throws -> [String] {
    let check = CorrectionCheck(db)
    var broken: [Int64] = []
    try check.forEachArticle { if try !check.faults(of: $0).isEmpty { broken.append($0) } }
    let count = try broken.count { try restore($0) }
    return count == 0
      ? [] : ["what people decided about quotes of \(counted(count, "article")) put into effect"]
  }

  /// - Returns: `false` where what the parser found is lost, and this version may find something else.
  private func restore(_ article: Int64) throws -> Bool {
    let kept = try InferenceTable(db).attributions(of: article)
    let found = try kept ?? extractor.attributions(of: article, in: db)
    guard let plan = try QuoteRewriter.plan(of: article, inferred: found, in: db),
      found != nil || !plan.after.hasDecisions
    else { return false }
    var rewriter = try QuoteRewriter(db)
    try rewriter.carryOut(plan)
    try rewriter.indexWords()
    return true
  }
}
