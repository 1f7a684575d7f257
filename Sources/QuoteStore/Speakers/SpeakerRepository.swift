import GRDB
public import QuoteModel

/// The speakers: who said it, across articles as far as that is sure.
public struct SpeakerRepository: Sendable {
  let connection: Connection

  /// The speakers of the quotes that match, most quoted first, within the query's limit.
  ///
  /// With `query.speakers`, only those of these names. `query.sort` does not matter.
  public func page(matching query: QuoteQuery) throws -> Page<SpeakerSummary> {
    try connection.read { db in
      let selection = try SpeakerSelection(of: query, in: db)
      let rows = try db.rows(selection.rows).all(SpeakerSummary.init(row:))
      return Page(rows: rows, total: try db.value(selection.count) ?? 0)
    }
  }

  /// As `page`, without limit unless the query has one, each row as it is read.
  public func forEach(
    matching query: QuoteQuery, _ body: (SpeakerSummary) throws -> Void
  ) throws {
    try forEach(body) { try SpeakerSelection(of: query, in: $0).rows }
  }

  /// Everybody who has a share in the quotes that match, within the query's limit and offset, and how
  /// many of these are theirs; merged ones as one.
  ///
  /// By kind, then by id. The query's speakers filter the quotes, not who else spoke jointly.
  public func forEachQuoted(
    matching query: QuoteQuery, _ body: (SpeakerSummary) throws -> Void
  ) throws {
    try forEach(body) { try QuotedSpeakers(of: query, in: $0).rows }
  }

  /// The ids and names that joint statements have in exports, each as `Ana Ruiz | Luis Ortega`, by id.
  public func forEachJoint(
    matching query: QuoteQuery, _ body: (SpeakerSummary) throws -> Void
  ) throws {
    try forEach(body) { try QuotedSpeakers(of: query, in: $0).joint }
  }

  private func forEach(
    _ body: (SpeakerSummary) throws -> Void, in rows: (Database) throws -> SQL
  ) throws {
    try connection.read { db in
      let rows = try db.rows(rows(db))
      while let row = try rows.next() { try body(SpeakerSummary(row: row)) }
    }
  }

  /// Whether anybody goes by this full name, surname, alias or id: what `--speaker` looks up.
  public func isKnown(_ name: String) throws -> Bool {
    try connection.read { try !SpeakerLookup([name], in: $0).rows.isEmpty }
  }

  /// All there is about the one who goes by this name, alias or id.
  ///
  /// Where a surname is that of one person known by full name, it is that one who is shown, however
  /// many articles print it alone.
  /// - Throws: `DecisionError`, if nobody or several are called so.
  public func profile(of name: String) throws -> SpeakerProfile {
    try connection.read { db in
      let slug = try SpeakerNaming(db: db).likeliest(for: name)
      guard let profile = try SpeakerProfileReader(of: slug, in: db).profile() else {
        throw DecisionError.unknown(name: name)
      }
      return profile
    }
  }

  /// Speakers who may be the same, the likeliest first, with the reasons; nobody has merged them, and
  /// no article quotes both. Among them those who may be two.
  public func suggestions() throws -> [SpeakerSuggestion] {
    try connection.read { db in
      var suggestions = SpeakerSuggestions(db)
      return try suggestions.all()
    }
  }
}

extension SpeakerRepository {
  /// How many suggestions there are.
  ///
  /// - Parameter most: Not looked for among more speakers of all articles.
  /// - Returns: `nil` if there are more, or people have decided about speakers already.
  public func suggestionCount(among most: Int) throws -> Int? {
    try connection.read { db in
      let shared: Int? = try db.value(
        """
        SELECT count(*) FROM (SELECT 1 FROM speaker WHERE article_id IS NULL LIMIT \(most + 1))
        """)
      let isDecided = try db.exists(
        "SELECT 1 FROM decision WHERE subject_kind = 'speaker' AND undone_at IS NULL")
      guard let shared, shared <= most, !isDecided else { return nil }
      var suggestions = SpeakerSuggestions(db)
      return try suggestions.all().count
    }
  }

  /// How many of these are several speakers of the archive so far, which a list of them would merge.
  public func severalOf(_ known: [KnownSpeaker]) throws -> Int {
    try connection.read { db in
      let names = known.map { speaker in
        let key = NameKey(speaker.name)
        let aliases = speaker.aliases.map { NameKey($0) }.filter { !key.parts.contains($0.text) }
        return (kind: speaker.kind, keys: Set(([key] + aliases).map(\.text)))
      }
      let rows = try db.rows(
        """
        SELECT speaker.key, speaker.kind, ifnull(merged_into, speaker.id) FROM alias
        JOIN speaker ON speaker.id = alias.speaker_id AND speaker.article_id IS NULL
        WHERE alias.origin = 'name' AND alias.key IN \(Set(names.flatMap(\.keys)).sorted())
        """
      ).all { (key: try $0.text(0), kind: try $0.text(1), id: try $0.value(2) as Int64) }
      return names.count { kind, keys in
        let bearers = rows.filter { keys.contains($0.key) && $0.kind == kind.rawValue }
        return Set(bearers.map(\.id)).count > 1
      }
    }
  }
}

/// A speaker found by a name.
public struct FoundSpeaker: Hashable, Sendable {
  /// The public id.
  public var id: String
  public var name: String
  /// Whether it is a speaker of one article alone, such as a surname without a full name.
  public var isOfOneArticle: Bool
}

extension SpeakerRepository {
  /// All whose quotes `--speaker` finds by this name, merged ones as one, those of all articles
  /// first.
  public func find(named name: String) throws -> [FoundSpeaker] {
    try connection.read { db in
      let found = try SpeakerLookup([name], in: db).condition(on: "speaker.id")
      return try db.rows(
        """
        SELECT slug, name, article_id IS NOT NULL FROM speaker
        WHERE \(found) AND merged_into IS NULL ORDER BY 3, 1
        """
      ).all {
        FoundSpeaker(id: try $0.text(0), name: try $0.text(1), isOfOneArticle: try $0.value(2))
      }
    }
  }

  /// What people say of speakers besides: the names of it, in order.
  public func attributeNames() throws -> [String] {
    try connection.read {
      try $0.values("SELECT DISTINCT name FROM speaker_attribute ORDER BY name")
    }
  }

  /// The public ids of those of whom people say this, merged ones as one: of each name any of its values.
  public func ids(with attributes: [(name: String, value: String)]) throws -> [String] {
    let byName = Dictionary(grouping: attributes, by: \.name).mapValues { $0.map(\.value) }
    let conditions = byName.sorted { $0.key < $1.key }.map { name, values -> SQL in
      """
      root.id IN (
        SELECT ifnull(speaker.merged_into, speaker.id) FROM speaker_attribute AS said
        JOIN speaker ON speaker.id = said.speaker_id
        WHERE said.name = \(name) AND said.value IN \(values) AND (
          speaker.merged_into IS NULL OR NOT EXISTS (
            SELECT 1 FROM speaker_attribute AS own
            WHERE own.speaker_id = speaker.merged_into AND own.name = said.name)))
      """
    }
    return try connection.read { db in
      try db.values(
        "SELECT slug FROM speaker AS root WHERE \(conditions.conjunction) ORDER BY slug")
    }
  }

  /// Names, surnames and ids that begin so, for a shell to complete, of at most 100 speakers.
  public func completions(of beginning: String) throws -> [String] {
    let first = NameKey(beginning).text
    // What begins so comes before this.
    let end = first + "\u{10FFFF}"
    return try connection.read { db in
      try db.rows(
        """
        SELECT DISTINCT root.name, root.slug FROM alias
        JOIN speaker ON speaker.id = alias.speaker_id AND speaker.article_id IS NULL
        JOIN speaker AS root ON root.id = ifnull(speaker.merged_into, speaker.id)
        WHERE alias.key >= \(first) AND alias.key < \(end) AND alias.origin <> 'spelling'
        LIMIT 100
        """
      ).all { (try $0.text(0), try $0.text(1)) }.flatMap { name, id in
        let words = name.split(separator: " ")
        let endings = words.indices.map { words[$0...].joined(separator: " ") }
        return (endings + [id]).filter {
          $0.lowercased().hasPrefix(beginning.lowercased())
        }
      }
    }
  }
}
