import QuoteModel

/// Speakers as a decision names them: the name, then what a public id has after it, so that a name
/// says the same in every archive: `Ana Ruiz`, `NATO~organisation`, `Ortega~surname`.
enum SpeakerText {
  /// Stands after a person or an organisation that one article alone knows by this name.
  private static let partial = "surname"
  private static let separator = " | "

  /// - Returns: `nil` for nobody.
  static func text(of speakers: [AttributedSpeaker]) -> String? {
    speakers.isEmpty ? nil : speakers.map(text).joined(separator: separator)
  }

  static func text(of speaker: AttributedSpeaker) -> String {
    let name = speaker.name.replacing("~", with: " ").replacing("|", with: " ")
    let kind = speaker.kind == .person ? "" : "~\(speaker.kind.rawValue)"
    return name + kind + (speaker.isPartialName ? "~\(partial)" : "")
  }

  /// - Returns: `nil` if one of them has no letter or digit, or is of no kind that there is.
  static func speakers(of text: String?) -> [AttributedSpeaker]? {
    guard let text else { return [] }
    let speakers = text.split(separator: separator, omittingEmptySubsequences: false).map {
      speaker(of: String($0))
    }
    return speakers.contains(nil) ? nil : speakers.compactMap(\.self)
  }

  static func speaker(of text: String) -> AttributedSpeaker? {
    var parts = text.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
    let isPartial = parts.count > 1 && parts.last == partial
    if isPartial { parts.removeLast() }
    let kind = parts.count > 1 ? SpeakerKind(rawValue: parts.removeLast()) : .person
    guard parts.count == 1, let kind, !NameKey(parts[0]).text.isEmpty else { return nil }
    return AttributedSpeaker(name: parts[0], kind: kind, isPartialName: isPartial)
  }
}
