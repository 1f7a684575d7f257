import GRDB
import QuoteModel

/// Who goes by whom: by a merge, because an alias of one is the full name of another, or because the
/// full name of one is that of another with middle initials.
///
/// `merged_into` always names the last of a chain, so that searches need one step.
struct SpeakerGroups {
  let db: Database

  /// Makes `merged_into` anew for a speaker whose place has changed, and for all that go with it.
  func refresh(_ slug: String) throws {
    let group: [(row: Int64, slug: String)] = try db.rows(
      """
      SELECT member.id, member.slug FROM speaker
      JOIN speaker AS member ON member.id = speaker.id OR member.merged_into = speaker.id
        OR member.merged_into = speaker.merged_into OR member.id = speaker.merged_into
      WHERE speaker.slug = \(slug)
      """
    ).all { (try $0.value(0), try $0.text(1)) }
    for member in group {
      let root = try root(of: member.slug)
      try db.execute(
        literal: """
          UPDATE speaker SET merged_into = (
            SELECT root.id FROM speaker AS root WHERE root.slug = \(root) AND root.id <> speaker.id)
          WHERE id = \(member.row)
          """)
    }
  }

  /// Whom a speaker goes by, itself if by nobody else.
  func root(of slug: String) throws -> String {
    var root = slug
    var met: Set<String> = [slug]
    while let next = try next(after: root) {
      // A ring, which two archives may make together, though no command can: it is cut before
      // the id that comes first.
      guard met.insert(next).inserted else { return met.min() ?? root }
      root = next
    }
    return root
  }

  /// The speakers of all articles whose full name this is.
  func shared(named key: NameKey) throws -> [String] {
    let bearers: [String] = try db.values(
      """
      SELECT speaker.slug FROM alias JOIN speaker ON speaker.id = alias.speaker_id
      WHERE alias.key = \(key.text) AND alias.origin = 'name' AND speaker.article_id IS NULL
      """)
    return bearers.filter { SpeakerIdentity(slug: $0)?.articleID == nil }
  }

  private func next(after slug: String) throws -> String? {
    // Decided to stand for itself, it does so whatever its name is an alias of.
    let decided = try DecisionLog(db: db).latest(.merge, of: slug).map(\.value)
    guard let next = try decided ?? (aliased(slug) ?? plainlyNamed(slug)), try exists(next) else {
      return nil
    }
    return next
  }

  // MARK: Middle initials

  /// *Donald Trump*, of *Donald J. Trump*; nobody where others of that name have other initials, as
  /// the Bushes have, nor if somebody has decided that the plain name is this one's.
  private func plainlyNamed(_ slug: String) throws -> String? {
    guard let plain = Self.plainName(of: slug), try named(plain).count == 1 else { return nil }
    let other = SpeakerIdentity(key: plain, kind: .person, articleID: nil).slug
    let decided = try DecisionLog(db: db).latest(.merge, of: other).map(\.value)
    if try decided ?? aliased(other) == slug { return nil }
    return try DecisionLog(db: db).areDistinct(slug, other) ? nil : other
  }

  /// Whether only its middle initials keep a speaker from another, about which nobody has decided.
  func isPlainlyNamed(_ slug: String) throws -> Bool {
    guard Self.plainName(of: slug) != nil else { return false }
    return try DecisionLog(db: db).latest(.merge, of: slug) == nil && aliased(slug) == nil
  }

  /// The name of a person of all articles without middle initials; `nil` if it has none.
  static func plainName(of slug: String) -> NameKey? {
    guard slug.utf8.count(where: { $0 == UInt8(ascii: "-") }) > 1 else { return nil }
    return SpeakerIdentity(slug: slug).flatMap(plainName)
  }

  static func plainName(of identity: SpeakerIdentity) -> NameKey? {
    guard identity.kind == .person, identity.articleID == nil,
      identity.key.text.utf8.count(where: { $0 == UInt8(ascii: " ") }) > 1
    else { return nil }
    return identity.key.withoutInitials
  }

  /// Joins those who have a name with middle initials to who has it without, or parts them.
  func refresh(named plain: NameKey) throws {
    for slug in try named(plain) { try refresh(slug) }
  }

  /// Whether somebody may have a name with middle initials: asked of every new speaker.
  func mayBeShortened(_ name: NameKey) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: "SELECT 1 FROM alias WHERE key = ? AND origin = 'part' LIMIT 1")
    return try statement.hasRow([name.withoutGeneration])
  }

  /// The ids of those who have a name with middle initials.
  private func named(_ plain: NameKey) throws -> [String] {
    let surname = plain.withoutGeneration.split(separator: " ").last.map(String.init)
    let bearers: [String] = try db.values(
      """
      SELECT speaker.slug FROM alias JOIN speaker ON speaker.id = alias.speaker_id
      WHERE alias.key = \(surname) AND alias.origin = 'part' AND speaker.article_id IS NULL
      """)
    return bearers.filter { Self.plainName(of: $0) == plain }
  }

  private func exists(_ slug: String) throws -> Bool {
    let statement = try db.cachedStatement(sql: "SELECT 1 FROM speaker WHERE slug = ?")
    return try statement.hasRow([slug])
  }

  /// Whose alias this speaker's full name is; nobody if several bear it.
  ///
  /// What sort a lone word is (*MBS*) is the parser's guess; a name of several is taken at its kind.
  private func aliased(_ slug: String) throws -> String? {
    guard let identity = SpeakerIdentity(slug: slug), identity.articleID == nil else { return nil }
    let statement = try db.cachedStatement(
      sql: """
        SELECT speaker.slug FROM alias JOIN speaker ON speaker.id = alias.speaker_id
        WHERE alias.key = ? AND alias.origin = 'person' AND speaker.slug <> ?
        """)
    let key = identity.key.text
    let bearers = try (statement.values([key, slug]) as [String]).filter { bearer in
      guard let other = SpeakerIdentity(slug: bearer) else { return false }
      return other.kind == identity.kind || !key.contains(" ") && !other.key.parts.contains(key)
    }
    return bearers.count == 1 ? bearers[0] : nil
  }
}

/// The keys that a speaker is looked up by: those of its name, and of the names that people decided.
struct SpeakerAliases {
  let db: Database

  /// - Parameter kind: As it is shown.
  /// - Returns: `nil` for what is no public id.
  func names(of slug: String, kind: SpeakerKind) throws -> AliasKeys? {
    try names(of: slug, kind: kind, asItWas: false)
  }

  func refresh(_ slug: String, row: Int64) throws {
    let kind: String? = try db.value("SELECT kind FROM speaker WHERE id = \(row)")
    guard let kind = kind.flatMap({ SpeakerKind(rawValue: $0) }),
      let names = try names(of: slug, kind: kind),
      let former = try self.names(of: slug, kind: .person, asItWas: true)
    else { return }
    for key in former.origins.keys {
      try db.execute(literal: "DELETE FROM alias WHERE key = \(key) AND speaker_id = \(row)")
    }
    try SpeakerRows(db).insert(names, of: row)
  }

  /// - Parameter asItWas: With the names that were taken away again.
  private func names(of slug: String, kind: SpeakerKind, asItWas: Bool) throws -> AliasKeys? {
    guard let identity = SpeakerIdentity(slug: slug) else { return nil }
    let log = DecisionLog(db: db)
    var names = AliasKeys(identity.key, kind: kind)
    for decision in try log.all(.alias, of: slug) where asItWas || decision.undoneAt == nil {
      names.formUnion(AliasKeys(NameKey(decision.value ?? ""), kind: kind, origin: .person))
    }
    // What it is shown as is looked for, but joins nobody: that is for an alias.
    let shown = try asItWas ? log.all(.name, of: slug) : log.latest(.name, of: slug).map { [$0] }
    for decision in shown ?? [] {
      names.formUnion(AliasKeys(NameKey(decision.value ?? ""), kind: kind, origin: .spelling))
    }
    return names
  }
}
