import GRDB
import QuoteModel

/// What two speakers are compared by.
struct SpeakerTraits {
  let summary: SpeakerSummary
  let outlets: Set<String>
  /// As printed, by their words.
  private let roles: [Set<Substring>: String]
  private let articles: Set<Int64>

  /// Each takes reading two rows, which an archive that is not in memory has to fetch.
  private static let mostQuotes = 100

  /// - Returns: `nil` for one who is not quoted.
  init?(of slug: String, in db: Database) throws {
    let said = try SpeakerLookup(id: slug, in: db).condition(on: "quote.speaker_id")
    let facts = try SQLRequest<Row>(
      literal: """
        SELECT name, kind, substr(article.hash, 1, 16),
          (SELECT count(*) FROM quote WHERE \(said))
        FROM speaker LEFT JOIN article ON article.id = speaker.article_id WHERE slug = \(slug)
        """
    ).fetchOne(db)
    guard let facts, case let count = facts[3] as Int, count > 0 else { return nil }
    // From the index alone.
    articles = try SQLRequest<Int64>(
      literal: "SELECT DISTINCT article_id FROM quote WHERE \(said)"
    ).fetchSet(db)
    summary = SpeakerSummary(
      id: slug, name: facts.text(0), kind: SpeakerKind(rawValue: facts.text(1)) ?? .person,
      articleID: facts.optionalText(2), quoteCount: count, articleCount: articles.count)
    let newest = try SQLRequest<Row>(
      literal: """
        SELECT quote.role, article.outlet FROM (
          SELECT role, article_id FROM quote WHERE \(said)
          ORDER BY published DESC LIMIT \(SpeakerTraits.mostQuotes)
        ) AS quote JOIN article ON article.id = quote.article_id
        """
    ).fetchAll(db)
    outlets = Set(newest.compactMap { $0.optionalText(1) })
    roles = Dictionary(
      newest.compactMap { $0.optionalText(0) }.map { (SpeakerTraits.words(of: $0), $0) }
    ) { min($0, $1) }
  }

  var hasRoles: Bool { !roles.isEmpty }

  /// Roles of which one has all the words of the other: *president*, *Ukrainian president*.
  func sharedRoles(with other: SpeakerTraits) -> [String] {
    roles.filter { words, _ in
      other.roles.keys.contains { $0.isSubset(of: words) || words.isSubset(of: $0) }
    }.map(\.value).sorted()
  }

  /// Whether an article quotes both, which says that they are two.
  func isQuoted(besides other: SpeakerTraits) -> Bool { !articles.isDisjoint(with: other.articles) }

  private static func words(of role: String) -> Set<Substring> {
    Set(NameKey(role).text.split(separator: " "))
  }
}
