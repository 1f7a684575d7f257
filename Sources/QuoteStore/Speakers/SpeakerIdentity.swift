import QuoteModel

/// Which speaker of the archive a name in one article is.
///
/// Full names of persons and organisations are the same speaker in every article; a surname alone,
/// a group, a document and an anonymous source are one speaker in their article only.
struct SpeakerIdentity {
  let key: NameKey
  let kind: SpeakerKind
  /// `nil` for one that is shared by all articles.
  let articleID: String?
  /// The public id: distinct for distinct identities, since a key has no `-` and no `~`.
  let slug: String

  init(key: NameKey, kind: SpeakerKind, articleID: String?) {
    self.key = key
    self.kind = kind
    self.articleID = articleID
    var slug: [UInt8] = []
    slug.reserveCapacity(key.text.utf8.count + 32)
    slug.append(contentsOf: key.text.utf8)
    for place in slug.indices where slug[place] == 0x20 { slug[place] = UInt8(ascii: "-") }
    for ending in [kind == .person ? nil : kind.rawValue, articleID] {
      guard let ending else { continue }
      slug.append(UInt8(ascii: "~"))
      slug.append(contentsOf: ending.utf8)
    }
    self.slug = String(decoding: slug, as: UTF8.self)
  }

  /// - Returns: `nil` for a name without letters and digits.
  init?(of speaker: AttributedSpeaker, in articleID: String) {
    let key = NameKey(speaker.name)
    guard !key.text.isEmpty else { return nil }
    self.init(
      key: key, kind: speaker.kind,
      articleID: SpeakerIdentity.isShared(speaker) ? nil : articleID)
  }

  /// - Returns: `nil` for what is not a public id of a speaker.
  init?(slug: String) {
    var parts = slug.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
    let key = NameKey(parts.removeFirst().split(separator: "-").joined(separator: " "))
    let kind = parts.first.flatMap { SpeakerKind(rawValue: $0) }
    if kind != nil { parts.removeFirst() }
    self.init(key: key, kind: kind ?? .person, articleID: parts.first)
    guard self.slug == slug, !key.text.isEmpty, articleID.map(isArticleID) ?? true else {
      return nil
    }
  }

  private static func isShared(_ speaker: AttributedSpeaker) -> Bool {
    switch speaker.kind {
    case .person, .organisation: !speaker.isPartialName
    case .group, .document, .anonymous: false
    }
  }
}

private func isArticleID(_ text: String) -> Bool {
  text.utf8.count == 16 && text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
}
