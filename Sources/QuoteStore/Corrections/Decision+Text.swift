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
