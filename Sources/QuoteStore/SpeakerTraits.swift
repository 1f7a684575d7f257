import GRDB
import QuoteModel

/// What two speakers are compared by.
struct SpeakerTraits {
  let summary: SpeakerSummary
  let outlets: Set<String>
  private let members: SpeakerLookup
  /// As printed, by their words.
  private let roles: [Set<Substring>: String]
  private let articles: [Int64]

  private static let mostQuotes = 2000

  /// - Returns: `nil` for one who is not quoted.
  init?(of slug: String, in db: Database) throws {
    members = try SpeakerLookup(id: slug, in: db)
    let said = members.condition(on: "quote.speaker_id")
    let facts = try SQLRequest<Row>(
      literal: """
        SELECT name, kind, substr(article.hash, 1, 16),
          (SELECT count(*) FROM quote WHERE \(said))
        FROM speaker LEFT JOIN article ON article.id = speaker.article_id WHERE slug = \(slug)
        """
    ).fetchOne(db)
    guard let facts, case let count = facts[3] as Int, count > 0 else { return nil }
    summary = SpeakerSummary(
      id: slug, name: facts.text(0), kind: SpeakerKind(rawValue: facts.text(1)) ?? .person,
      articleID: facts.optionalText(2), quoteCount: count, articleCount: 0)
    let newest = try SQLRequest<Row>(
      literal: """
        SELECT quote.role, quote.article_id, article.outlet FROM (
          SELECT role, article_id FROM quote WHERE \(said)
          ORDER BY published DESC LIMIT \(SpeakerTraits.mostQuotes)
        ) AS quote JOIN article ON article.id = quote.article_id
        """
    ).fetchAll(db)
    outlets = Set(newest.compactMap { $0.optionalText(2) })
    articles = Array(Set(newest.map { $0[1] as Int64 }))
    roles = Dictionary(
      newest.compactMap { $0.optionalText(0) }.map { (SpeakerTraits.words(of: $0), $0) }
    ) { min($0, $1) }
  }

  /// Roles of which one has all the words of the other: *president*, *Ukrainian president*.
  func sharedRoles(with other: SpeakerTraits) -> [String] {
    roles.filter { words, _ in
      other.roles.keys.contains { $0.isSubset(of: words) || words.isSubset(of: $0) }
    }.map(\.value).sorted()
  }

  /// Whether an article quotes both, which says that they are two.
  func isQuoted(besides other: SpeakerTraits, in db: Database) throws -> Bool {
    let list = "[" + articles.map(String.init).joined(separator: ",") + "]"
    return try SQLRequest<Bool>(
      literal: """
        SELECT EXISTS (
          SELECT 1 FROM json_each(\(list)) AS told JOIN quote ON quote.article_id = told.value
          WHERE \(other.members.condition(on: "quote.speaker_id")))
        """
    ).fetchOne(db) ?? false
  }

  private static func words(of role: String) -> Set<Substring> {
    Set(NameKey(role).text.split(separator: " "))
  }
}
