import QuoteModel

/// Which speaker of the archive a name in one article is.
///
/// Full names of persons and organisations are the same speaker in every article; a surname alone,
/// a group, a document and an anonymous source are one in their article only.
struct SpeakerIdentity: Hashable {
  let key: NameKey
  let kind: SpeakerKind
  /// `nil` for one that is shared by all articles.
  let articleID: String?

  /// - Returns: `nil` for a name without letters and digits, which is nobody's.
  init?(of speaker: AttributedSpeaker, in articleID: String) {
    key = NameKey(speaker.name)
    guard !key.text.isEmpty else { return nil }
    kind = speaker.kind
    self.articleID = SpeakerIdentity.isShared(speaker) ? nil : articleID
  }

  /// The public id: distinct for distinct identities, since a key has no `-` and no `~`.
  var slug: String {
    var parts = [key.text.split(separator: " ").joined(separator: "-")]
    if kind != .person { parts.append(kind.rawValue) }
    if let articleID { parts.append(articleID) }
    return parts.joined(separator: "~")
  }

  /// What searches may call this speaker.
  var names: SpeakerNames { SpeakerNames(key, kind: kind) }

  private static func isShared(_ speaker: AttributedSpeaker) -> Bool {
    switch speaker.kind {
    case .person, .organisation: !speaker.isPartialName
    case .group, .document, .anonymous: false
    }
  }
}
