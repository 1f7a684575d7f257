import GRDB
import QuoteModel

/// Who goes by whom: by a merge, because an alias of one is the full name of another, or because the
/// full name of one is a longer form of another's.
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
    for owner in Set(group.map(\.slug)).union([slug]) {
      for body in try bodies(of: owner) { try refresh(body) }
    }
  }

  /// Whom a speaker goes by, itself if by nobody else.
  func root(of slug: String) throws -> String {
    var steps: [Step] = []
    var met: Set<String> = [slug]
    var last = slug
    while let step = try step(after: last) {
      steps.append(step)
      last = step.to
      guard met.insert(last).inserted else {
        return Self.end(ofRing: steps.drop { $0.from != last }) ?? met.min() ?? last
      }
    }
    return try end(of: steps) ?? slug
  }

  private struct Step {
    let from: String
    let to: String
    /// A name alone never outweighs a decision.
    let isDecided: Bool
  }

  /// Where somebody stands who goes by others: whom names alone lead to one that a person said to be another, they
  /// lead nowhere.
  private func end(of steps: [Step]) throws -> String? {
    var path: [String] = []
    for step in steps.reversed() {
      if path.isEmpty { path = [step.to] }
      let log = DecisionLog(db: db)
      if try !step.isDecided && path.contains(where: { try log.areDistinct(step.from, $0) }) {
        path = []
      }
      path.insert(step.from, at: 0)
    }
    return path.last
  }

  /// A ring is cut where a name alone closes it. Two archives may make one together of decisions, though no
  /// command can: `nil`, and it is cut before the id that comes first.
  private static func end(ofRing steps: ArraySlice<Step>) -> String? {
    steps.filter { !$0.isDecided }.map(\.from).min()
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

  private func step(after slug: String) throws -> Step? {
    // Decided to stand for itself, it does so whatever its name is an alias of.
    let decided = try DecisionLog(db: db).latest(.merge, of: slug).map(\.value)
    if let next = try decided ?? aliased(slug) {
      return try exists(next) ? Step(from: slug, to: next, isDecided: true) : nil
    }
    guard decided == nil, let shorter = try shorterForm(of: slug) else { return nil }
    return Step(from: slug, to: shorter, isDecided: false)
  }

  // MARK: Forms of a name

  /// Whether nobody has decided whom a speaker goes by, so that its name does.
  func isUndecided(_ slug: String) throws -> Bool {
    try DecisionLog(db: db).latest(.merge, of: slug) == nil && aliased(slug) == nil
  }

  private func shorterForm(of slug: String) throws -> String? {
    if let name = Self.name(of: slug) {
      return try forms(of: name).shorter(name).map { Self.slug(of: $0) }
    }
    return try Self.body(of: slug).flatMap(shorterForm(ofBody:))
  }

  /// Joins those whose name is a form of one that has come or gone, or parts them.
  func refreshForms(of identity: SpeakerIdentity) throws {
    if let body = Self.body(of: identity) {
      if try shorterForm(ofBody: body) != nil { try refresh(identity.slug) }
      return try longerForms(of: body).forEach(refresh)
    }
    guard let name = Self.name(of: identity), try mayHaveForms(name) else { return }
    let others = try names(like: name).filter { $0 != name }
    guard !others.isEmpty else { return }
    let (before, after) = (NameForms(others), NameForms(others + [name]))
    for other in others where before.shorter(other) != after.shorter(other) {
      try refresh(Self.slug(of: other))
    }
    // A *Jr.* may be joined as he was by rules before.
    if after.shorter(name) != nil || name.generation != nil { try refresh(identity.slug) }
  }

  /// Whether somebody is joined to whom the rules before joined him, until an import or `reparse` parts
  /// them: *Jerry L. Falwell Jr.* to *Jerry Falwell*.
  func wasForm(_ slug: String, of other: String) throws -> Bool {
    guard let name = Self.name(of: slug), name.generation == "jr", try isUndecided(slug) else {
      return false
    }
    let plain = NameKey(name.withoutGeneration)
    return Self.slug(of: plain.withoutInitials ?? plain) == other
  }

  /// Asked of every speaker that comes, so that the many bearers of a common surname are seldom looked at.
  private func mayHaveForms(_ name: NameKey) throws -> Bool {
    guard let words = NameWords(name) else { return false }
    if !Surnames.areCommon(words.surname) || name.withoutInitials != nil { return true }
    let statement = try db.cachedStatement(
      sql: "SELECT 1 FROM alias WHERE key = ? AND origin = 'part' LIMIT 1")
    return try statement.hasRow([name.withoutGeneration])
  }

  private func forms(of name: NameKey) throws -> NameForms { try NameForms(names(like: name)) }

  /// The names of all persons of a surname whose given names are forms of one, and of those whose names have the
  /// same words.
  private func names(like name: NameKey) throws -> [NameKey] {
    guard let words = NameWords(name) else { return [] }
    let statement = try db.cachedStatement(
      sql: """
        SELECT speaker.slug FROM alias JOIN speaker ON speaker.id = alias.speaker_id
        WHERE alias.key = ? AND speaker.article_id IS NULL
        """)
    let kin = Nicknames.kin(of: words.given)
    let slugs = (try statement.values([words.surname]) as [String]).filter { slug in
      let given = Substring(slug.utf8.prefix { $0 != UInt8(ascii: "-") })
      return kin.contains(String(given)) && !slug.utf8.contains(UInt8(ascii: "~"))
    }
    let otherOrders = try words.otherOrders.filter { try exists(Self.slug(of: $0)) }
    return slugs.compactMap { Self.name(of: $0) } + otherOrders
  }

  /// - Returns: `nil` of who is no person of all articles.
  private static func name(of slug: String) -> NameKey? {
    slug.utf8.contains(UInt8(ascii: "~")) ? nil : SpeakerIdentity(slug: slug).flatMap(name)
  }

  static func name(of identity: SpeakerIdentity) -> NameKey? {
    identity.kind == .person && identity.articleID == nil && identity.key.text.utf8.contains(0x20)
      ? identity.key : nil
  }

  private static func slug(of name: NameKey, _ kind: SpeakerKind = .person) -> String {
    SpeakerIdentity(key: name, kind: kind, articleID: nil).slug
  }

  private func exists(_ slug: String) throws -> Bool {
    let statement = try db.cachedStatement(sql: "SELECT 1 FROM speaker WHERE slug = ?")
    return try statement.hasRow([slug])
  }

  // MARK: Forms of the names of bodies

  private func shorterForm(ofBody body: NameKey) throws -> String? {
    let names = try body.shorterNamesOfBody { owner in
      let slug = Self.slug(of: owner)
      guard try exists(slug) else { return nil }
      let root = try root(of: slug)
      return root == slug ? nil : Self.name(of: root)
    }
    return try names.map { Self.slug(of: $0, .organisation) }.first(where: exists)
  }

  /// Those that may go by a body.
  private func longerForms(of body: NameKey) throws -> [String] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT member.slug FROM speaker JOIN speaker AS member ON member.merged_into = speaker.id
        WHERE speaker.slug = ?
        """)
    var names = NationalBodies.withCountry(body)
    for (owner, what) in body.asOwned {
      let members: [String] = try statement.values([Self.slug(of: owner)])
      names += members.compactMap { Self.name(of: $0) }.map { NameKey("\($0.text) \(what)") }
    }
    return try names.map { Self.slug(of: $0, .organisation) }.filter(exists)
  }

  /// What is a person's by its name: *Ana Quince campaign*, of *Ana Quince*.
  private func bodies(of slug: String) throws -> [String] {
    guard Self.name(of: slug) != nil else { return [] }
    let statement = try db.cachedStatement(
      sql: "SELECT slug FROM speaker WHERE slug > ? AND slug < ? AND article_id IS NULL")
    // The point comes next after the hyphen.
    let slugs: [String] = try statement.values([slug + "-", slug + "."])
    return slugs.filter { Self.body(of: $0) != nil }
  }

  private static func body(of slug: String) -> NameKey? {
    SpeakerIdentity(slug: slug).flatMap(body)
  }

  static func body(of identity: SpeakerIdentity) -> NameKey? {
    identity.kind == .organisation && identity.articleID == nil && identity.key.text.contains(" ")
      ? identity.key : nil
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
