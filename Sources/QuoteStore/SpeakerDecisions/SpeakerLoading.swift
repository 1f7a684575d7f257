import GRDB
import QuoteModel

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
