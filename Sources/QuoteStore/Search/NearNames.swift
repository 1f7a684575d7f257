import GRDB
public import QuoteModel

/// A name in a query that the archive does not have.
public struct UnknownName: Hashable, Sendable {
  /// What it was said to be the name of.
  public enum Noun: String, Sendable {
    case speaker, outlet, author, section, cue, article
  }

  public let noun: Noun
  public let name: String
  /// What the archive has that is written nearly so, the nearest first; a few at most.
  public let near: [String]
}

extension QuoteRepository {
  /// The speakers, outlets, authors, sections and cues of a query that nothing in the archive has.
  public func unknownNames(in query: QuoteQuery) throws -> [UnknownName] {
    try connection.read { db in
      let names = NearNames(db)
      return try names.unknown(query.speakers, .speaker) {
        try !SpeakerLookup([$0], in: db).rows.isEmpty
      }
        + names.unknown(query.outlets, .outlet) {
          let shown = try OutletNames(db).shown(asTyped: [$0])
          return try db.exists("SELECT 1 FROM article WHERE outlet IN \(shown)")
        }
        + names.unknown(query.authors, .author) {
          try db.exists("SELECT 1 FROM article_author WHERE key = \(NameKey($0).text)")
        }
        + names.unknown(query.sections, .section) {
          try db.exists("SELECT 1 FROM article WHERE section = \($0)")
        }
        + names.unknown(query.articles, .article) { try ArticleRows(db).row(of: $0) != nil }
        + names.unknown(query.cues, .cue) {
          try db.exists("SELECT 1 FROM quote WHERE cue_lemma = \($0.lowercased())")
        }
    }
  }
}

/// Looks for names that are written nearly as one that is not there.
private struct NearNames {
  private let db: Database

  private static let most = 5
  /// Of names that begin as the one that was typed; more are not compared.
  private static let mostCompared = 50_000

  init(_ db: Database) { self.db = db }

  func unknown(
    _ names: [String], _ noun: UnknownName.Noun, unless isKnown: (String) throws -> Bool
  ) throws -> [UnknownName] {
    try names.filter { try !isKnown($0) }.map {
      UnknownName(noun: noun, name: $0, near: try near($0, noun))
    }
  }

  private func near(_ name: String, _ noun: UnknownName.Noun) throws -> [String] {
    let key = NameKey(name).text
    let known = try candidates(for: key, noun)
    var distances: [String: Int] = [:]
    for (shown, written) in known {
      guard let distance = NearNames.distance(key, NameKey(written).text) else { continue }
      distances[shown] = min(distances[shown] ?? .max, distance)
    }
    return distances.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(Self.most).map(\.key)
  }

  /// As they are shown, and as they are compared.
  private func candidates(for key: String, _ noun: UnknownName.Noun) throws -> [(String, String)] {
    let first = String(key.prefix(1))
    let end = first + "\u{10FFFF}"
    let names: [(String, String)] =
      switch noun {
      case .outlet: try distinct("outlet", of: "article")
      // An id is copied, not typed.
      case .article: []
      case .section: try distinct("section", of: "article")
      case .cue: try distinct("cue_lemma", of: "quote")
      case .author:
        try db.rows(
          """
          SELECT DISTINCT key FROM article_author WHERE key >= \(first) AND key < \(end)
          LIMIT \(Self.mostCompared)
          """
        ).all { (try $0.text(0), try $0.text(0)) }
      case .speaker:
        try db.rows(
          """
          SELECT root.name, alias.key FROM alias
          JOIN speaker ON speaker.id = alias.speaker_id AND speaker.article_id IS NULL
          JOIN speaker AS root ON root.id = ifnull(speaker.merged_into, speaker.id)
          WHERE alias.key >= \(first) AND alias.key < \(end) AND alias.origin <> 'spelling'
          LIMIT \(Self.mostCompared)
          """
        ).all { (try $0.text(0), try $0.text(1)) }
      }
    return names
  }

  /// Each value of a column once, by steps through its index: a million rows have some hundred.
  private func distinct(_ column: String, of table: String) throws -> [(String, String)] {
    let column = SQL(sql: column)
    let table = SQL(sql: table)
    return try db.rows(
      """
      WITH RECURSIVE known (value) AS (
        SELECT min(\(column)) FROM \(table)
        UNION ALL
        SELECT (SELECT min(\(column)) FROM \(table) WHERE \(column) > known.value)
        FROM known WHERE known.value IS NOT NULL)
      SELECT value FROM known WHERE value IS NOT NULL LIMIT \(Self.mostCompared)
      """
    ).all { (try $0.text(0), try $0.text(0)) }
  }

  /// How many letters are to be put in, left out, changed or turned round; 0 if one has all words of
  /// the other.
  ///
  /// - Returns: `nil` where that is more than a slip of the keys: one letter of four.
  private static func distance(_ typed: String, _ known: String) -> Int? {
    guard !typed.isEmpty, !known.isEmpty else { return nil }
    let words = (Set(typed.split(separator: " ")), Set(known.split(separator: " ")))
    if words.0.isSubset(of: words.1) || words.1.isSubset(of: words.0) { return 0 }
    let (a, b) = (Array(typed.unicodeScalars), Array(known.unicodeScalars))
    let most = max(1, min(a.count, b.count) / 4)
    guard abs(a.count - b.count) <= most else { return nil }
    var (before, last) = ([Int](), Array(0...b.count))
    for row in a.indices {
      var current = [row + 1]
      for column in b.indices {
        var least = min(last[column + 1] + 1, current[column] + 1)
        least = min(least, last[column] + (a[row] == b[column] ? 0 : 1))
        if row > 0, column > 0, a[row] == b[column - 1], a[row - 1] == b[column] {
          least = min(least, before[column - 1] + 1)
        }
        current.append(least)
      }
      (before, last) = (last, current)
    }
    return last[b.count] <= most ? last[b.count] : nil
  }
}
