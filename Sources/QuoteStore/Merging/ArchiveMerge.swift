import GRDB

/// Joins another archive into this one: articles with their quotes, import runs and decisions.
///
/// Nothing is doubled, so it is safe to stop after any step and to begin again. The quotes are copied
/// as they are, not extracted again: it is fast, and `quotes reparse` brings all to one parser.
public struct ArchiveMerge {
  /// What was done so far.
  public struct Summary: Hashable, Sendable {
    public var new = 0
    /// A known URL with another body; both are kept.
    public var updated = 0
    public var known = 0
    public var quotes = 0
    public var corrections = JoinedCorrections()
    /// New decisions about speakers.
    public var speakerDecisions = 0

    public var articles: Int { new + updated + known }
  }

  private let other: Archive
  private let source: MergeSource
  private let archive: Archive
  private var hasDecisions = false
  public private(set) var summary = Summary()
  /// How many articles the other archive has.
  public let total: Int

  /// - Parameter other: Is only read.
  public init(of other: Archive, into archive: Archive) throws {
    self.archive = archive
    self.other = other
    source = MergeSource(other.connection)
    total = try source.articleCount()
  }

  /// Joins some more, in one transaction.
  ///
  /// - Returns: `false` if there was nothing left to join.
  public mutating func step() throws -> Bool {
    // First, so that articles which come later take them up, and are written once.
    if !hasDecisions {
      try joinDecisions()
      hasDecisions = true
    }
    let batch = try source.nextBatch { hash in
      try archive.connection.read { db in
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM article WHERE hash = ?")
        return try Bool.fetchOne(statement, arguments: [hash]) != nil
      }
    }
    guard let batch else { return false }
    summary.known += batch.known
    try store(batch.articles)
    return true
  }

  private mutating func joinDecisions() throws {
    summary.speakerDecisions = try archive.decisions.takeOver(other.decisions.batches())
    try source.forEachBatchOfCorrections {
      summary.corrections += try archive.corrections.join($0)
    }
  }

  private mutating func store(_ articles: [MergeSource.Article]) throws {
    guard !articles.isEmpty else { return }
    let outcomes = try archive.connection.write { db in
      var writer = try ArticleWriter(db)
      var runs = ImportRuns(db)
      let outcomes = try articles.map { article in
        let run = try runs.id(of: article.run)
        return try writer.store(
          article.parsed, from: .init(importID: run, parserVersion: article.parserVersion))
      }
      try writer.indexWords()
      return outcomes
    }
    for (outcome, article) in zip(outcomes, articles) {
      switch outcome {
      case .new: summary.new += 1
      case .updated: summary.updated += 1
      case .duplicate: summary.known += 1
      }
      if outcome != .duplicate { summary.quotes += article.parsed.attributions.count }
    }
  }
}
