import Foundation
public import QuoteModel

/// Decisions as the table `correction` and files of corrections spell them.
extension Decision {
  /// - Parameters:
  ///   - field: Of `Decision.Field`.
  ///   - value: `nil` for none, such as no speaker.
  /// - Returns: `nil` if that is no decision.
  public init?(field: String, value: String?) {
    switch (Field(rawValue: field), value) {
    case (.speaker, let names):
      guard let speakers = SpeakerText.speakers(of: names) else { return nil }
      self = .speakers(speakers)
    case (.kind, let name?):
      guard let kind = QuoteKind(rawValue: name) else { return nil }
      self = .kind(kind)
    case (.span, let spans?):
      guard let spans = try? JSONDecoder().decode([TextSpan].self, from: Data(spans.utf8)),
        !spans.isEmpty
      else { return nil }
      self = .content(spans)
    case (.accepted, nil): self = .accepted
    case (.rejected, nil): self = .rejected
    case (.kind, nil), (.span, nil), (.accepted, _?), (.rejected, _?), (nil, _): return nil
    }
  }

  /// - Returns: `nil` for none.
  public var value: String? {
    switch self {
    case .speakers(let speakers): SpeakerText.text(of: speakers)
    case .kind(let kind): kind.rawValue
    case .content(let spans):
      "[" + spans.map { "[\($0.start),\($0.end)]" }.joined(separator: ",") + "]"
    case .accepted, .rejected: nil
    }
  }
}

/// What the parser had, as files of corrections spell it.
extension Correction {
  /// JSON; `nil` for a quote that a person added.
  public var inferredText: String? {
    get throws { try inferred.map(AttributionText.text) }
  }

  /// - Returns: `nil` if the text is no attribution.
  public static func inferred(of text: String) -> Attribution? {
    AttributionText.value(of: text, as: Attribution.self)
  }
}

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

/// Attributions as JSON, the same text for the same attribution everywhere.
enum AttributionText {
  static func text(of attribution: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(attribution), as: UTF8.self)
  }

  /// - Returns: `nil` if the text is none.
  static func value<Value: Decodable>(of text: String, as type: Value.Type) -> Value? {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try? decoder.decode(type, from: Data(text.utf8))
  }
}
