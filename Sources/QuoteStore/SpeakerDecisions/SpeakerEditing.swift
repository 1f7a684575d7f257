import GRDB
import QuoteModel

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
