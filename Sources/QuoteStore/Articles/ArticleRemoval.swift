import GRDB
public import QuoteModel

extension ArticleRepository {
  /// An article that a person took out.
  public struct Removed: Hashable, Sendable {
    public var hash: String
    public var author: Decision.Author
    /// `nil` unless it may be imported again.
    public var undoneAt: String?
  }

  /// Takes articles out, with their quotes and all that comes from them alone, in one transaction.
  ///
  /// Who did it and why is kept with each article's hash, and nothing of its text: no import brings
  /// it back unless it is asked to. Decisions about its quotes stay in the log.
  /// - Parameter numbers: As `numbers(matching:notOf:)` gives them.
  /// - Returns: How many articles, and quotes, were taken out.
  @discardableResult
  public func remove(
    _ numbers: [Int64], by author: Decision.Author
  ) throws -> (articles: Int, quotes: Int) {
    try connection.write { db in
      let hashes: [String] = try db.values(
        "SELECT hash FROM article WHERE id IN \(numbers.list) ORDER BY id")
      try DecisionLog(db: db).append(
        hashes.map { Decision(.removed, of: .article(hash: $0), value: nil, by: author) })
      return (hashes.count, try ArticleRemoval(db).remove(numbers))
    }
  }

  /// Takes out what an import stored, as if it had not been.
  ///
  /// - Throws: `DecisionError.decidedSince`, if people have decided anything about it.
  public func undoImport(_ id: Int64) throws -> (articles: Int, quotes: Int) {
    try connection.write { db in
      guard try db.exists("SELECT 1 FROM import WHERE id = \(id)") else {
        throw DecisionError.noSuchImport(id: id)
      }
      let numbers: [Int64] = try db.values(
        "SELECT id FROM article WHERE import_id = \(id) ORDER BY id")
      let isDecided = try db.exists(
        """
        SELECT 1 FROM article JOIN decision
          ON decision.subject = article.hash OR decision.article_hash = article.hash
            OR subject_kind = 'speaker' AND decision.subject GLOB '*~' || substr(article.hash, 1, 16)
        WHERE article.import_id = \(id)
        """)
      guard !isDecided else { throw DecisionError.decidedSince(id: id) }
      let quotes = try ArticleRemoval(db).remove(numbers)
      try db.execute(literal: "DELETE FROM import WHERE id = \(id)")
      return (numbers.count, quotes)
    }
  }

  /// Lets later imports bring back what was taken out.
  ///
  /// - Parameter ids: Public ids.
  /// - Returns: How many of them had been taken out.
  public func allowAgain(_ ids: [String], at time: String) throws -> Int {
    try connection.write { db in
      try ids.reduce(0) { count, id in
        try db.execute(
          literal: """
            UPDATE decision SET undone_at = \(time)
            WHERE subject_kind = 'article' AND field = 'removed' AND undone_at IS NULL
              AND subject >= \(id) AND subject < \(id + "g")
            """)
        return count + min(1, db.changesCount)
      }
    }
  }

  /// All that were ever taken out, the last first.
  public func removed() throws -> [Removed] {
    try connection.read { db in
      try DecisionLog(db: db).entries(
        "WHERE subject_kind = 'article' AND field = 'removed' ORDER BY id DESC"
      ).map(\.decision).map {
        Removed(hash: $0.subject.id, author: $0.author, undoneAt: $0.undoneAt)
      }
    }
  }

  /// Which of these people took out.
  public func removed(among identities: [ArticleIdentity]) throws -> Set<ArticleIdentity> {
    try connection.read { db in
      let removals = ArticleRemovals(db)
      guard try removals.areAny() else { return [] }
      return Set(try identities.filter { try removals.has($0.hash) })
    }
  }
}

extension Archive {
  /// Gives back to the file system the space of what was taken out.
  public func compact() throws {
    try connection.translatingErrors {
      try connection.writer?.writeWithoutTransaction { db in
        for index in WordIndexTable.allCases {
          try db.execute(literal: "INSERT INTO \(index.name) (\(index.name)) VALUES ('optimize')")
        }
        try db.execute(sql: "VACUUM")
      }
    }
  }
}

/// The decisions by which articles were taken out.
struct ArticleRemovals {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func areAny() throws -> Bool {
    try DecisionLog(db: db).hasAny("subject_kind = 'article' AND undone_at IS NULL")
  }

  func has(_ hash: String) throws -> Bool {
    try DecisionLog(db: db).hasAny(
      """
      subject_kind = 'article' AND subject = \(hash) AND field = 'removed' AND undone_at IS NULL
      """)
  }

  func undo(_ hash: String, at time: String) throws {
    try db.execute(
      literal: """
        UPDATE decision SET undone_at = \(time)
        WHERE subject_kind = 'article' AND subject = \(hash) AND undone_at IS NULL
        """)
  }

  /// What was taken out, and is there all the same.
  func left() throws -> [(row: Int64, hash: String)] {
    try db.rows(
      """
      SELECT DISTINCT article.id, article.hash FROM decision
      JOIN article ON article.hash = decision.subject
      WHERE subject_kind = 'article' AND field = 'removed' AND undone_at IS NULL
      """
    ).all { (try $0.value(0), try $0.text(1)) }
  }
}

/// Takes articles out of all tables, in the caller's transaction.
struct ArticleRemoval {
  private let db: Database

  private static let batch = 1_000

  init(_ db: Database) { self.db = db }

  /// - Parameter articles: Rows.
  /// - Returns: How many quotes went with them.
  func remove(_ articles: [Int64]) throws -> Int {
    var count = 0
    for start in stride(from: 0, to: articles.count, by: Self.batch) {
      let batch = Array(articles[start..<min(articles.count, start + Self.batch)])
      count += try removeBatch(batch)
    }
    return count
  }

  private func removeBatch(_ articles: [Int64]) throws -> Int {
    let quotes: [Int64] = try db.values("SELECT id FROM quote WHERE article_id IN \(articles.list)")
    let speakers: [Int64] = try db.values(
      """
      SELECT speaker_id FROM quote WHERE id IN \(quotes.list) AND speaker_id IS NOT NULL
      UNION SELECT speaker_id FROM joint_speaker WHERE quote_id IN \(quotes.list)
      UNION SELECT id FROM speaker WHERE article_id IN \(articles.list)
      """)
    try WordIndex(db: db).remove(quotes)
    try db.execute(
      literal: """
        DELETE FROM span WHERE quote_id IN \(quotes.list);
        DELETE FROM joint_speaker WHERE quote_id IN \(quotes.list);
        DELETE FROM quote WHERE id IN \(quotes.list);
        DELETE FROM inference WHERE article_id IN \(articles.list);
        DELETE FROM article_author WHERE article_id IN \(articles.list);
        DELETE FROM article_copy WHERE article_id IN \(articles.list);
        INSERT INTO title_fts (title_fts, rowid, title)
        SELECT 'delete', id, title FROM title_words WHERE id IN \(articles.list)
        """)
    try removeIdle(speakers, of: articles)
    let copies: [Int64] = try db.values(
      """
      SELECT id FROM article WHERE counts_as IN \(articles.list) AND id NOT IN \(articles.list)
      ORDER BY id
      """)
    try forgetVersions(articles)
    try db.execute(
      literal: """
        UPDATE article SET counts_as = NULL WHERE counts_as IN \(articles.list);
        DELETE FROM article WHERE id IN \(articles.list)
        """)
    try ArticleCopies(db).placeAgain(copies)
    return quotes.count
  }

  /// Lets later versions follow the one before those that go.
  private func forgetVersions(_ articles: [Int64]) throws {
    while try db.exists(
      """
      SELECT 1 FROM article WHERE previous_id IN \(articles.list) AND id NOT IN \(articles.list)
      """)
    {
      try db.execute(
        literal: """
          UPDATE article SET previous_id = (
            SELECT previous_id FROM article AS gone WHERE gone.id = article.previous_id)
          WHERE previous_id IN \(articles.list) AND id NOT IN \(articles.list)
          """)
    }
    try db.execute(
      literal: "UPDATE article SET previous_id = NULL WHERE id IN \(articles.list)")
  }

  /// Speakers of whom nothing is left: no quote, and nothing that people decided.
  private func removeIdle(_ speakers: [Int64], of articles: [Int64]) throws {
    let idle = try db.rows(
      """
      SELECT id, slug FROM speaker WHERE id IN \(speakers.list)
        AND NOT EXISTS (SELECT 1 FROM quote WHERE speaker_id = speaker.id)
        AND NOT EXISTS (SELECT 1 FROM joint_speaker WHERE speaker_id = speaker.id)
        AND (article_id IN \(articles.list)
          OR article_id IS NULL
            AND NOT EXISTS (SELECT 1 FROM alias WHERE alias.key = speaker.key AND origin = 'person')
            AND NOT EXISTS (SELECT 1 FROM speaker AS member
              WHERE member.merged_into = speaker.id AND member.id NOT IN \(speakers.list))
            AND NOT EXISTS (SELECT 1 FROM decision
              WHERE subject_kind = 'speaker' AND (subject = slug OR value = slug)))
      """
    ).all { (row: try $0.value(0) as Int64, slug: try $0.text(1)) }
    let rows = idle.map(\.row)
    let members: [String] = try db.values(
      "SELECT slug FROM speaker WHERE merged_into IN \(rows.list) AND id NOT IN \(rows.list)")
    try db.execute(
      literal: """
        UPDATE speaker SET merged_into = NULL WHERE merged_into IN \(rows.list);
        DELETE FROM alias WHERE speaker_id IN \(rows.list);
        DELETE FROM speaker WHERE id IN \(rows.list)
        """)
    let groups = SpeakerGroups(db: db)
    for member in members { try groups.refresh(member) }
    for identity in idle.compactMap({ SpeakerIdentity(slug: $0.slug) }) {
      try groups.refresh(identity.slug)
      try groups.refreshForms(of: identity)
    }
  }
}
