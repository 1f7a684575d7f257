/// A person or body as a list of speakers has it, known apart from any article.
public struct KnownSpeaker: Hashable, Sendable {
  public var name: String
  public var kind: SpeakerKind
  public var wikidata: String?
  public var aliases: [String]
  public var note: String?

  public init(
    name: String, kind: SpeakerKind, wikidata: String? = nil, aliases: [String] = [],
    note: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.wikidata = wikidata
    self.aliases = aliases
    self.note = note
  }
}
