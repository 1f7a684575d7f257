import GRDB
import QuoteModel

/// One who goes by a name that was asked for.
public struct NameBearer: Hashable, Sendable {
  /// The public id.
  public var id: String
  public var name: String
  /// Whether it is a speaker of one article alone, such as a surname without a full name.
  public var isOfOneArticle: Bool
}

extension SpeakerRepository {
  /// All whose quotes `--speaker` finds by this name, merged ones as one, those of all articles
  /// first.
  public func bearers(of name: String) throws -> [NameBearer] {
    try connection.read { db in
      let found = try SpeakerLookup([name], in: db).condition(on: "speaker.id")
      return try Array(
        SQLRequest<Row>(
          literal: """
            SELECT slug, name, article_id IS NOT NULL FROM speaker
            WHERE \(found) AND merged_into IS NULL ORDER BY 3, 1
            """
        ).fetchCursor(db).map {
          NameBearer(id: $0.text(0), name: $0.text(1), isOfOneArticle: $0[2])
        })
    }
  }

  /// Names, surnames and ids that begin so, for a shell to complete: `most` at most.
  public func completions(of beginning: String, most: Int = 100) throws -> [String] {
    let first = NameKey(beginning).text
    // What begins so comes before this.
    let end = first + "\u{10FFFF}"
    return try connection.read { db in
      let found = try SQLRequest<Row>(
        literal: """
          SELECT DISTINCT root.name, root.slug FROM alias
          JOIN speaker ON speaker.id = alias.speaker_id AND speaker.article_id IS NULL
          JOIN speaker AS root ON root.id = ifnull(speaker.merged_into, speaker.id)
          WHERE alias.key >= \(first) AND alias.key < \(end) AND alias.origin <> 'spelling'
          LIMIT \(most)
          """
      ).fetchAll(db)
      return found.map { ($0.text(0), $0.text(1)) }.flatMap { name, slug in
        let words = name.split(separator: " ")
        let endings = words.indices.map { words[$0...].joined(separator: " ") }
        return (endings + [slug]).filter { hasPrefix($0, beginning) }
      }
    }
  }
}

private func hasPrefix(_ text: String, _ beginning: String) -> Bool {
  text.lowercased().hasPrefix(beginning.lowercased())
}
