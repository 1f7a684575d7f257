import GRDB
import QuoteModel

/// What is other about one quote after a new extraction or a decision.
public struct QuoteChange: Hashable, Sendable {
  public enum Sort: String, CaseIterable, Hashable, Sendable {
    case found, lost, speaker, span, kind
    /// The cue, the role, the rule, the confidence or the like.
    case detail
  }

  public var sort: Sort
  public var quoteID: String
  /// What it was and is: names, spans or kinds; `nil` for none.
  public var before: String?
  public var after: String?
  public var text: String
}

extension QuoteChange {
  /// All that is other between two states of an article, in reading order.
  static func all(
    of articleID: String, from before: [StoredQuote], to after: [CorrectedQuotes.Entry]
  ) -> [QuoteChange] {
    let old = Dictionary(before.map { ($0.start, $0) }) { first, _ in first }
    let new = Dictionary(after.map { ($0.start, $0) }) { first, _ in first }
    return Set(old.keys).union(new.keys).sorted().flatMap { start in
      differences("\(articleID).\(start)", old[start], new[start])
    }
  }

  private static func differences(
    _ id: String, _ stored: StoredQuote?, _ entry: CorrectedQuotes.Entry?
  ) -> [QuoteChange] {
    let (old, new) = (stored?.attribution, entry?.attribution)
    func change(_ sort: Sort, _ value: (Attribution) -> String?) -> QuoteChange {
      QuoteChange(
        sort: sort, quoteID: id, before: old.flatMap(value), after: new.flatMap(value),
        text: (new ?? old)?.text ?? "")
    }
    guard let stored, let entry else { return [change(entry == nil ? .lost : .found, names)] }
    var changes: [QuoteChange] = []
    if stored.speakerIDs != entry.speakerIDs { changes.append(change(.speaker, names)) }
    if old?.content != new?.content {
      changes.append(change(.span) { QuoteDecision.content($0.content).value })
    }
    if old?.kind != new?.kind { changes.append(change(.kind) { $0.kind.rawValue }) }
    if changes.isEmpty, !stored.isSame(as: entry) { changes.append(change(.detail) { _ in nil }) }
    return changes
  }

  private static func names(_ attribution: Attribution) -> String? {
    attribution.speakers.isEmpty
      ? nil : attribution.speakers.map(\.name).joined(separator: " | ")
  }
}

extension StoredQuote {
  var start: Int { attribution.content.first?.start ?? -1 }

  /// But for whether it is reviewed.
  func isSame(as entry: CorrectedQuotes.Entry) -> Bool {
    var (old, new) = (attribution, entry.attribution)
    (old.speakers, new.speakers) = ([], [])
    return old == new && speakerIDs == entry.speakerIDs
  }
}

extension CorrectedQuotes.Entry {
  var start: Int { attribution.content.first?.start ?? -1 }
}

/// A row of `quote` as it was written, its speakers not yet replaced by whom they were merged into.
struct StoredQuote {
  let row: Int64
  var attribution: Attribution
  /// The public ids of its speakers.
  let speakerIDs: [String]
  let isReviewed: Bool

  /// Of one article, in reading order.
  ///
  /// - Parameter names: The article's, by which its speakers are told as the parser told them.
  static func all(
    of article: Int64, by names: ArticleSpeakers, in db: Database
  ) throws -> [StoredQuote] {
    var reader = try AttributionReader(db)
    let rows: [Int64] = try db.values(
      "SELECT id FROM quote WHERE article_id = \(article) ORDER BY start")
    return try rows.compactMap { row in
      guard let stored = try reader.attribution(row: row) else { return nil }
      var attribution = stored.found
      let ids = try speakerIDs(of: row, in: db)
      attribution.speakers = try ids.compactMap { try names.printed($0) }
      return StoredQuote(
        row: row, attribution: attribution, speakerIDs: ids, isReviewed: stored.isReviewed)
    }
  }

  private static func speakerIDs(of quote: Int64, in db: Database) throws -> [String] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT speaker.slug
        FROM (
          SELECT 1 AS position, speaker_id FROM quote WHERE id = ?1
          UNION ALL SELECT position, speaker_id FROM joint_speaker WHERE quote_id = ?1
        ) AS said
        JOIN speaker ON speaker.id = said.speaker_id
        ORDER BY said.position
        """)
    return try statement.values([quote])
  }
}
