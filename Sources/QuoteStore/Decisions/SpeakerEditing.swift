import GRDB
public import QuoteModel

/// What a person decides about speakers with one command. A name is a full name, an alias or a
/// public id.
public enum SpeakerEdit: Sendable {
  /// Articles that print the alias as a full name mean this speaker from now on.
  case alias(String, of: String)
  /// The quotes of all are one person's from now on, and `into` stays.
  case merge([String], into: String)
  /// Each is somebody of its own again, whether a person or a shorter form of its name joined it.
  case unmerge([String])
  /// No two of them are one, however like their names are.
  case distinct([String])
  /// The name is that of one person, whatever articles call that person.
  case single(String)
  /// The quotes of the one in these articles, given by public ids, are another person's, and stay
  /// so; without a name of that other, both have the same.
  case split(String, in: [String], as: String? = nil)
  case rename(String, to: String)
  /// Its `kind`, `wikidata`, `note` and attributes; an empty text takes one away.
  case set([Decision.Field: String], of: String)
}

/// A person or body as a list of speakers has it, known apart from any article.
public struct KnownSpeaker: Hashable, Sendable {
  public var name: String
  public var kind: SpeakerKind
  public var wikidata: String?
  public var aliases: [String]
  public var note: String?
  /// What is said of it besides, by names in lower case: `party`.
  public var attributes: [String: String]

  public init(
    name: String, kind: SpeakerKind, wikidata: String? = nil, aliases: [String] = [],
    note: String? = nil, attributes: [String: String] = [:]
  ) {
    self.attributes = attributes
    self.name = name
    self.kind = kind
    self.wikidata = wikidata
    self.aliases = aliases
    self.note = note
  }
}

/// Turns what a person asks to be changed about speakers into decisions.
struct SpeakerEditing {
  let db: Database
  private let author: Decision.Author

  init(_ db: Database, by author: Decision.Author) {
    self.db = db
    self.author = author
  }

  /// - Throws: `DecisionError`, if a name is nobody's or several people's, or it cannot be.
  func decisions(for edit: SpeakerEdit) throws -> [Decision] {
    let naming = SpeakerNaming(db: db)
    switch edit {
    case .alias(let alias, let name): return try self.alias(alias, of: naming.slug(of: name))
    case .merge(let names, let other):
      let root = try naming.slug(of: other)
      let slugs = try names.map(naming.slug)
      return Set(slugs).subtracting([root]).sorted().map { decision(.merge, of: $0, root) }
    case .unmerge(let names):
      let slugs = try names.compactMap(naming.merged)
      return Set(slugs).sorted().map { decision(.merge, of: $0, nil) }
    case .distinct(let names): return try distinct(names.map(naming.slug), names)
    case .single(let name): return [decision(.single, of: try naming.slug(of: name), nil)]
    case .split(let name, let articles, let newName):
      return try SpeakerSplitting(of: name, by: self).decisions(in: articles, as: newName)
    case .rename(let name, let newName):
      _ = try key(of: newName)
      return [decision(.name, of: try naming.slug(of: name), newName)]
    case .set(let facts, let name):
      if facts[.wikidata] != "" { try check(wikidata: facts[.wikidata]) }
      let slug = try naming.slug(of: name)
      return facts.sorted { $0.key.rawValue < $1.key.rawValue }.map { field, value in
        decision(field, of: slug, value.isEmpty ? nil : value)
      }
    }
  }

  func decision(
    _ field: Decision.Field, of speaker: String, _ value: String?, in articleHash: String? = nil
  ) -> Decision {
    Decision(
      field, of: .speaker(speaker), value: value, articleHash: articleHash, by: author)
  }

  /// Each pair once, under the id that comes first.
  private func distinct(_ slugs: [String], _ names: [String]) throws -> [Decision] {
    var decisions: [Decision] = []
    for (place, slug) in slugs.enumerated() {
      for (other, otherName) in zip(slugs, names).dropFirst(place + 1) {
        guard slug != other else {
          throw DecisionError.areOne(name: names[place], other: otherName, id: slug)
        }
        decisions.append(decision(.distinct, of: min(slug, other), max(slug, other)))
      }
    }
    return decisions
  }

  private func alias(_ alias: String, of slug: String) throws -> [Decision] {
    let key = try key(of: alias)
    guard SpeakerIdentity(slug: slug)?.key != key else { return [] }
    try checkAreOne(bearers(of: key), slug, alias)
    return [decision(.alias, of: slug, alias)]
  }

  /// - Throws: `DecisionError.aliasTaken`, if one of those who bear the name is somebody else.
  func checkAreOne(_ bearers: [String], _ slug: String, _ name: String) throws {
    for other in bearers where try SpeakerGroups(db: db).root(of: other) != slug {
      throw DecisionError.aliasTaken(alias: name, id: other)
    }
  }

  func check(wikidata: String?) throws {
    guard let wikidata, wikidata.wholeMatch(of: /Q[1-9][0-9]{0,11}/) == nil else { return }
    throw DecisionError.notWikidata(wikidata)
  }

  func key(of name: String) throws -> NameKey {
    let key = NameKey(name)
    guard !key.text.isEmpty else { throw DecisionError.noName(name) }
    return key
  }

  /// Who has it for an alias; and who has it for a full name, but was merged with somebody.
  func bearers(of key: NameKey) throws -> [String] {
    let aliased: [String] = try db.values(
      """
      SELECT speaker.slug FROM alias JOIN speaker ON speaker.id = alias.speaker_id
      WHERE alias.key = \(key.text) AND alias.origin = 'person'
      """)
    let merged = try SpeakerGroups(db: db).shared(named: key).filter {
      try SpeakerGroups(db: db).root(of: $0) != $0
    }
    return aliased + merged
  }
}

/// Tells two people of one name apart: whose quotes are another's in which articles.
struct SpeakerSplitting {
  private let editing: SpeakerEditing
  private let db: Database
  /// Of whom the quotes are split off; and those merged with it, who may have some of them.
  private let root: String
  private let members: [String]

  init(of name: String, by editing: SpeakerEditing) throws {
    self.editing = editing
    db = editing.db
    root = try SpeakerNaming(db: db).slug(of: name)
    members = try db.values(
      """
      SELECT member.slug FROM speaker
      JOIN speaker AS member ON member.id = speaker.id OR member.merged_into = speaker.id
      WHERE speaker.slug = \(root) ORDER BY member.merged_into IS NOT NULL, member.slug
      """)
  }

  /// - Parameters:
  ///   - articles: Public ids.
  ///   - newName: `nil` to keep the name.
  func decisions(in articles: [String], as newName: String?) throws -> [Decision] {
    let newSpeaker = try newName.map { name in
      guard let speaker = SpeakerText.speaker(of: name) else { throw DecisionError.noName(name) }
      // As elsewhere, what stands after a name says its kind; otherwise it is as before.
      return (name: speaker.name, kind: name.contains("~") ? speaker.kind : nil)
    }
    let splits = try articles.flatMap { try self.splits(in: $0) }
    var decisions: [Decision] = []
    var newSlugs: [String: String] = [:]
    for (member, hash) in splits {
      if try isBound(member) {
        // Nobody's but this article's; it is enough that it stands for itself again.
        decisions.append(editing.decision(.merge, of: member, nil))
        newSlugs[member] = member
      } else {
        let slug = try newSlugs[member] ?? newSlug(for: member, as: newSpeaker, among: splits)
        newSlugs[member] = slug
        decisions.append(editing.decision(.split, of: member, slug, in: hash))
      }
    }
    return try decisions
      + gathering(splits.compactMap { newSlugs[$0.member] }, as: newSpeaker?.name)
  }

  /// One speaker of all that are split off, under the one name.
  private func gathering(_ slugs: [String], as newName: String?) throws -> [Decision] {
    guard let first = slugs.first else { return [] }
    let shown: String? = try db.value("SELECT name FROM speaker WHERE slug = \(root)")
    return [editing.decision(.name, of: first, newName ?? shown)]
      + Set(slugs).subtracting([first]).sorted().map { editing.decision(.merge, of: $0, first) }
  }

  private func splits(in article: String) throws -> [(member: String, hash: String)] {
    guard let row = try ArticleRows(db).row(of: article),
      let hash: String = try db.value("SELECT hash FROM article WHERE id = \(row)")
    else { throw DecisionError.noSuchArticle(id: article) }
    let quoted: [String] = try db.values(
      """
      SELECT slug FROM speaker WHERE id IN (
        SELECT speaker_id FROM quote WHERE article_id = \(row)
        UNION SELECT joint_speaker.speaker_id FROM quote
        JOIN joint_speaker ON joint_speaker.quote_id = quote.id WHERE quote.article_id = \(row))
      """)
    let splits = members.filter(quoted.contains).map { ($0, hash) }
    guard !splits.isEmpty else { throw DecisionError.noQuotes(id: root, article: article) }
    return splits
  }

  private func isBound(_ slug: String) throws -> Bool {
    try db.value(
      "SELECT article_id IS NOT NULL AND slug <> \(root) FROM speaker WHERE slug = \(slug)")
      ?? false
  }

  private func newSlug(
    for member: String, as newSpeaker: (name: String, kind: SpeakerKind?)?,
    among splits: [(member: String, hash: String)]
  ) throws -> String {
    guard let identity = SpeakerIdentity(slug: member) else { return member }
    let key = newSpeaker.map { NameKey($0.name) } ?? identity.key
    let kind = newSpeaker?.kind ?? identity.kind
    let slugs = splits.filter { $0.member == member }.map {
      SpeakerIdentity(key: key, kind: kind, articleID: String($0.hash.prefix(16))).slug
    }
    guard let slug = slugs.first(where: { $0 != member }) else {
      throw DecisionError.sameArticle(id: member)
    }
    return slug
  }
}

/// Turns a list of speakers into decisions.
struct SpeakerLoading {
  let editing: SpeakerEditing
  /// Of the list so far: whose each name is.
  private var bearers: [String: String] = [:]

  init(by editing: SpeakerEditing) { self.editing = editing }

  /// - Throws: `DecisionError`, if a name is nobody's, or somebody else's; nothing of it counts then.
  mutating func decisions(for known: KnownSpeaker) throws -> [Decision] {
    let key = try editing.key(of: known.name)
    let slug = try SpeakerGroups(db: editing.db).root(
      of: SpeakerIdentity(key: key, kind: known.kind, articleID: nil).slug)
    try editing.check(wikidata: known.wikidata)
    // A person's surname is found anyway, and must never join.
    let aliases = known.aliases.filter { !key.parts.contains(NameKey($0).text) }
    for name in aliases + [known.name] { try claim(name, for: slug) }
    // What somebody has decided to show is not for a list to change.
    let isNamed = try DecisionLog(db: editing.db).latest(.name, of: slug) != nil
    let facts: [(Decision.Field, String?)] =
      [
        (.name, isNamed ? nil : known.name), (.wikidata, known.wikidata), (.note, known.note),
      ] + known.attributes.sorted { $0.key < $1.key }.map { (.attribute($0.key), $0.value) }
    return aliases.filter { NameKey($0) != key }.map { editing.decision(.alias, of: slug, $0) }
      + facts.compactMap { field, value in
        value.map { editing.decision(field, of: slug, $0) }
      }
  }

  private mutating func claim(_ name: String, for slug: String) throws {
    let key = try editing.key(of: name)
    let bearers = try [bearers[key.text]].compactMap(\.self) + editing.bearers(of: key)
    try editing.checkAreOne(bearers, slug, name)
    self.bearers[key.text] = slug
  }
}
