/// Whom one article gives a statement to: the fullest name that it prints for the source.
public struct AttributedSpeaker: Hashable, Sendable, Codable {
  public var name: String
  public var kind: SpeakerKind
  /// `true` if the article prints only a surname (or another part of a name) for this person,
  /// which never joins people across articles.
  public var isPartialName: Bool

  public init(name: String, kind: SpeakerKind, isPartialName: Bool = false) {
    self.name = name
    self.kind = kind
    self.isPartialName = isPartialName
  }
}
