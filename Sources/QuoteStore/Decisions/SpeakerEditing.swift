import GRDB
public import QuoteModel

/// What a person decides; each call is one command to `undoLast`. `name` is a full name, an alias or a
/// public id, and each throws `SpeakerError` if that is nobody or several, and then changes nothing.
///
/// Each returns the decisions that were made: none if all of it was so already.
extension SpeakerRepository {
  /// Articles that print the alias as a full name mean this speaker from now on.
  @discardableResult
  public func addAlias(
    _ alias: String, to name: String, by author: CorrectionRepository.Author
  ) throws -> [SpeakerDecision] {
    try decide(author) { try $0.alias(alias, of: name) }
  }

  /// `other` stays; its quotes and those of all `names` are one person's from now on.
  @discardableResult
  public func merge(
    _ names: [String], into other: String, by author: CorrectionRepository.Author
  ) throws -> [SpeakerDecision] {
    try decide(author) { try $0.merge(names, into: other) }
  }

  /// The quotes of `name` in these articles are another person's, and stay so.
  ///
  /// - Parameters:
  ///   - articles: Public ids.
  ///   - newName: Of that other; `nil` if both have the same.
  @discardableResult
  public func split(
    _ name: String, in articles: [String], as newName: String? = nil,
    by author: CorrectionRepository.Author
  ) throws -> [SpeakerDecision] {
    try decide(author) {
      try SpeakerSplitting(of: name, by: $0).decisions(in: articles, as: newName)
    }
  }

  @discardableResult
  public func rename(
    _ name: String, to newName: String, by author: CorrectionRepository.Author
  ) throws -> [SpeakerDecision] {
    try decide(author) { try $0.rename(name, to: newName) }
  }

  /// - Parameter facts: Of `kind`, `wikidata` and `note`; an empty text takes one away.
  @discardableResult
  public func set(
    _ facts: [SpeakerDecision.Action: String], of name: String,
    by author: CorrectionRepository.Author
  ) throws -> [SpeakerDecision] {
    try decide(author) { try $0.set(facts, of: name) }
  }

  /// Takes over a list as one command; the speakers need not be there yet.
  ///
  /// - Parameter refused: Called with the place in the list of each that cannot be taken over.
  @discardableResult
  public func load(
    _ list: [KnownSpeaker], by author: CorrectionRepository.Author,
    refused: (Int, SpeakerError) -> Void
  ) throws -> [SpeakerDecision] {
    try decide(author) { editing in
      var loading = SpeakerLoading(by: editing)
      return try list.enumerated().flatMap { place, known in
        do {
          return try loading.decisions(for: known)
        } catch let error as SpeakerError {
          refused(place, error)
          return []
        }
      }
    }
  }

  private func decide(
    _ author: CorrectionRepository.Author, _ decisions: (SpeakerEditing) throws -> [SpeakerDecision]
  ) throws -> [SpeakerDecision] {
    try connection.write { db in
      let editing = SpeakerEditing(db: db, author: author)
      return try SpeakerDecisionWriter(db).make(decisions(editing))
    }
  }
}

/// What a person asks to be changed about a speaker, as decisions.
struct SpeakerEditing {
  let db: Database
  let author: CorrectionRepository.Author

  func decision(
    _ action: SpeakerDecision.Action, of speaker: String, _ value: String?,
    in articleHash: String? = nil
  ) -> SpeakerDecision {
    SpeakerDecision(
      action, of: speaker, value: value, articleHash: articleHash, reason: author.reason,
      madeBy: author.name, madeAt: author.time)
  }

  func alias(_ alias: String, of name: String) throws -> [SpeakerDecision] {
    let slug = try SpeakerNaming(db).slug(of: name)
    let key = try key(of: alias)
    guard SpeakerIdentity(slug: slug)?.key != key else { return [] }
    for other in try bearers(of: key) where try SpeakerGroups(db).root(of: other) != slug {
      throw SpeakerError.aliasTaken(alias: alias, id: other)
    }
    return [decision(.alias, of: slug, alias)]
  }

  func merge(_ names: [String], into other: String) throws -> [SpeakerDecision] {
    let naming = SpeakerNaming(db)
    let root = try naming.slug(of: other)
    let slugs = try names.map(naming.slug)
    return Set(slugs).subtracting([root]).sorted().map { decision(.merge, of: $0, root) }
  }

  func rename(_ name: String, to new: String) throws -> [SpeakerDecision] {
    _ = try key(of: new)
    return [decision(.name, of: try SpeakerNaming(db).slug(of: name), new)]
  }

  /// - Parameter facts: By what they are; an empty text takes one away.
  func set(
    _ facts: [SpeakerDecision.Action: String], of name: String
  ) throws -> [SpeakerDecision] {
    if facts[.wikidata] != "" { try check(wikidata: facts[.wikidata]) }
    let slug = try SpeakerNaming(db).slug(of: name)
    return facts.sorted { $0.key.rawValue < $1.key.rawValue }.map { action, value in
      decision(action, of: slug, value.isEmpty ? nil : value)
    }
  }

  func check(wikidata: String?) throws {
    guard let wikidata, wikidata.wholeMatch(of: /Q[1-9][0-9]{0,11}/) == nil else { return }
    throw SpeakerError.notWikidata(wikidata)
  }

  func key(of name: String) throws -> NameKey {
    let key = NameKey(name)
    guard !key.text.isEmpty else { throw SpeakerError.noName(name) }
    return key
  }

  /// Who has it for an alias; and who has it for a full name, but was merged with somebody.
  func bearers(of key: NameKey) throws -> [String] {
    let aliased = try SQLRequest<String>(
      literal: """
        SELECT speaker.slug FROM alias JOIN speaker ON speaker.id = alias.speaker_id
        WHERE alias.key = \(key.text) AND alias.origin = 'person'
        """
    ).fetchAll(db)
    let merged = try SpeakerGroups(db).shared(named: key).filter {
      try SpeakerGroups(db).root(of: $0) != $0
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
    root = try SpeakerNaming(db).slug(of: name)
    members = try SQLRequest<String>(
      literal: """
        SELECT member.slug FROM speaker
        JOIN speaker AS member ON member.id = speaker.id OR member.merged_into = speaker.id
        WHERE speaker.slug = \(root) ORDER BY member.merged_into IS NOT NULL, member.slug
        """
    ).fetchAll(db)
  }

  /// - Parameters:
  ///   - articles: Public ids.
  ///   - newName: `nil` to keep the name.
  func decisions(in articles: [String], as newName: String?) throws -> [SpeakerDecision] {
    let splits = try articles.flatMap { try self.splits(in: $0) }
    var decisions: [SpeakerDecision] = []
    var newSlugs: [String: String] = [:]
    for (member, hash) in splits {
      if try isBound(member) {
        // Nobody's but this article's; it is enough that it stands for itself again.
        decisions.append(editing.decision(.merge, of: member, nil))
        newSlugs[member] = member
      } else {
        let slug = try newSlugs[member] ?? newSlug(for: member, as: newName, among: splits)
        newSlugs[member] = slug
        decisions.append(editing.decision(.split, of: member, slug, in: hash))
      }
    }
    return try decisions + gathering(splits.compactMap { newSlugs[$0.member] }, as: newName)
  }

  /// One speaker of all that are split off, under the one name.
  private func gathering(_ slugs: [String], as newName: String?) throws -> [SpeakerDecision] {
    guard let first = slugs.first else { return [] }
    let shown = try SQLRequest<String>(literal: "SELECT name FROM speaker WHERE slug = \(root)")
      .fetchOne(db)
    return [editing.decision(.name, of: first, newName ?? shown)]
      + Set(slugs).subtracting([first]).sorted().map { editing.decision(.merge, of: $0, first) }
  }

  private func splits(in article: String) throws -> [(member: String, hash: String)] {
    guard let row = try ArticleReading(db).row(of: article),
      let hash = try String.fetchOne(
        db, sql: "SELECT hash FROM article WHERE id = ?", arguments: [row])
    else { throw SpeakerError.noSuchArticle(id: article) }
    let quoted = try SQLRequest<String>(
      literal: """
        SELECT slug FROM speaker WHERE id IN (
          SELECT speaker_id FROM quote WHERE article_id = \(row)
          UNION SELECT joint_speaker.speaker_id FROM quote
          JOIN joint_speaker ON joint_speaker.quote_id = quote.id WHERE quote.article_id = \(row))
        """
    ).fetchSet(db)
    let splits = members.filter(quoted.contains).map { ($0, hash) }
    guard !splits.isEmpty else { throw SpeakerError.noQuotes(id: root, article: article) }
    return splits
  }

  private func isBound(_ slug: String) throws -> Bool {
    try SQLRequest<Bool>(
      literal: "SELECT article_id IS NOT NULL AND slug <> \(root) FROM speaker WHERE slug = \(slug)"
    ).fetchOne(db) ?? false
  }

  private func newSlug(
    for member: String, as newName: String?, among splits: [(member: String, hash: String)]
  ) throws -> String {
    guard let identity = SpeakerIdentity(slug: member) else { return member }
    let key = newName.map { NameKey($0) } ?? identity.key
    guard !key.text.isEmpty else { throw SpeakerError.noName(newName ?? "") }
    let slugs = splits.filter { $0.member == member }.map {
      SpeakerIdentity(key: key, kind: identity.kind, articleID: String($0.hash.prefix(16))).slug
    }
    guard let slug = slugs.first(where: { $0 != member }) else {
      throw SpeakerError.sameArticle(id: member)
    }
    return slug
  }
}

/// Turns a list of speakers into decisions.
struct SpeakerLoading {
  private let editing: SpeakerEditing
  private let db: Database
  private let log: SpeakerDecisionLog
  private let groups: SpeakerGroups
  /// Of the list so far: whose each name is.
  private var bearers: [String: String] = [:]

  init(by editing: SpeakerEditing) {
    self.editing = editing
    db = editing.db
    log = SpeakerDecisionLog(db)
    groups = SpeakerGroups(db)
  }

  /// - Throws: `SpeakerError`, if a name is nobody's, or somebody else's; nothing of it counts then.
  mutating func decisions(for known: KnownSpeaker) throws -> [SpeakerDecision] {
    let key = try editing.key(of: known.name)
    let slug = try groups.root(
      of: SpeakerIdentity(key: key, kind: known.kind, articleID: nil).slug)
    try editing.check(wikidata: known.wikidata)
    // A person's surname is found anyway, and must never join.
    let aliases = known.aliases.filter { !key.parts.contains(NameKey($0).text) }
    for name in aliases + [known.name] { try claim(name, for: slug, among: known) }
    var decisions = aliases.filter { NameKey($0) != key }.map {
      editing.decision(.alias, of: slug, $0)
    }
    // What somebody has decided to show is not for a list to change.
    if try log.decision(.name, of: slug) == nil {
      decisions.append(editing.decision(.name, of: slug, known.name))
    }
    if let wikidata = known.wikidata {
      decisions.append(editing.decision(.wikidata, of: slug, wikidata))
    }
    if let note = known.note { decisions.append(editing.decision(.note, of: slug, note)) }
    return decisions
  }

  private mutating func claim(_ name: String, for slug: String, among known: KnownSpeaker) throws {
    let key = try editing.key(of: name)
    for bearer in [bearers[key.text]].compactMap(\.self) + (try editing.bearers(of: key))
    where try groups.root(of: bearer) != slug {
      throw SpeakerError.aliasTaken(alias: name, id: bearer)
    }
    bearers[key.text] = slug
  }
}
