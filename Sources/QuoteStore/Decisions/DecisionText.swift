import Essentials
public import QuoteModel

/// Decisions as the table `decision` and files of decisions spell them.
extension Decision {
  /// The columns of both, in their order.
  public enum Column: String, CaseIterable, Sendable {
    case subjectKind = "subject_kind"
    case subject, start, end
    case articleHash = "article_hash"
    case field, value
    case before = "value_before"
    case reason
    case madeBy = "made_by"
    case madeAt = "made_at"
    case undoneAt = "undone_at"
  }

  /// - Parameter text: What a column has; `nil` for nothing.
  /// - Returns: `nil` if that is no decision.
  public init?(_ text: (Column) -> String?) {
    guard let name = text(.subject), let time = text(.madeAt),
      let field = text(.field).flatMap({ Field(rawValue: $0) })
    else { return nil }
    let subject: Subject
    switch text(.subjectKind) {
    case "quote":
      guard let start = text(.start).flatMap({ Int($0) }),
        let end = text(.end).flatMap({ Int($0) }),
        QuoteDecision(field, value: text(.value)) != nil
      else { return nil }
      subject = .quote(articleHash: name, anchor: TextSpan(start, end))
    case "speaker":
      guard field.isOfSpeakers, field != .distinct || text(.value) != nil else { return nil }
      subject = .speaker(name)
    case "article":
      guard field == .removed else { return nil }
      subject = .article(hash: name)
    case "outlet":
      guard field.isOfOutlets else { return nil }
      subject = .outlet(name)
    default: return nil
    }
    self.init(
      field, of: subject, value: text(.value), before: text(.before),
      articleHash: text(.articleHash),
      by: Author(name: text(.madeBy), reason: text(.reason), time: time),
      undoneAt: text(.undoneAt))
  }

  public subscript(column: Column) -> String? {
    switch (column, subject) {
    case (.subjectKind, .quote): "quote"
    case (.subjectKind, .speaker): "speaker"
    case (.subjectKind, .article): "article"
    case (.subjectKind, .outlet): "outlet"
    case (.subject, .article(let hash)): hash
    case (.subject, .outlet(let name)): name
    case (.subject, .quote(let articleHash, _)): articleHash
    case (.subject, .speaker(let id)): id
    case (.start, .quote(_, let anchor)): "\(anchor.start)"
    case (.end, .quote(_, let anchor)): "\(anchor.end)"
    case (.start, .speaker), (.end, .speaker), (.start, .article), (.end, .article),
      (.start, .outlet), (.end, .outlet):
      nil
    case (.articleHash, _): articleHash
    case (.field, _): field.rawValue
    case (.value, _): value
    case (.before, _): before
    case (.reason, _): author.reason
    case (.madeBy, _): author.name
    case (.madeAt, _): author.time
    case (.undoneAt, _): undoneAt
    }
  }

  /// What the parser had of a quote; `nil` for one that a person added.
  public var inferred: Attribution? {
    before.flatMap { AttributionText.value(of: $0, as: Attribution.self) }
  }

  /// What was decided, in one line for a person: *speaker Ana Ruiz (the parser: Luis Ortega)*, or
  /// *ortega~0123456789abcdef is merged into luis-ortega*.
  public var sentence: String {
    let (speaker, text) = (subject.id, value ?? "")
    return switch (field, subject) {
    case (.accepted, _): "accepted"
    case (.rejected, _): "not a quote"
    case (.words, _): "a quote, but its words are wrong"
    case (.note, .quote): value == nil ? "without a note" : "note: \(text)"
    case (.removed, _): "the article \(speaker.prefix(16)) was removed"
    case (.speaker, _), (.span, _), (.kind, .quote):
      "\(field.rawValue) \(value ?? "(none)")"
        + (before == nil ? "" : " (the parser: \(replaced ?? "none"))")
    case (.alias, _): "\(speaker) also goes by '\(text)'"
    case (.merge, _):
      value == nil ? "\(speaker) is separate" : "\(speaker) is merged into \(text)"
    case (.distinct, _): "\(speaker) is not \(text)"
    case (.single, _): "\(speaker) is one person"
    case (.split, _): "in article \(articleHash?.prefix(16) ?? ""), \(speaker) is \(text)"
    case (.name, _): "\(speaker) is shown as '\(text)'"
    case (.kind, .speaker), (.kind, .article), (.kind, .outlet), (.wikidata, _), (.note, _),
      (.attribute, _):
      value == nil
        ? "\(speaker) has no \(field.name)"
        : "the \(field.name) of \(speaker) is '\(text)'"
    }
  }

  /// What stood in the place of `value`; `nil` also for what was accepted, rejected or added.
  public var replaced: String? {
    guard case .quote = subject else { return before }
    return switch field {
    case .speaker: inferred.flatMap { QuoteDecision.speakers($0.speakers).value }
    case .kind: inferred?.kind.rawValue
    case .span: inferred.flatMap { QuoteDecision.content($0.content).value }
    case .accepted, .rejected, .words, .alias, .merge, .distinct, .single, .split, .name, .wikidata,
      .note, .removed, .attribute:
      nil
    }
  }
}

extension Decision.Field {
  fileprivate var isOfSpeakers: Bool {
    switch self {
    case .alias, .merge, .distinct, .single, .split, .name, .kind, .wikidata, .note, .attribute:
      true
    case .speaker, .span, .words, .accepted, .rejected, .removed: false
    }
  }

  fileprivate var isOfOutlets: Bool {
    self == .alias || self == .merge || self == .distinct || self == .name
  }
}

extension QuoteDecision {
  /// - Parameter value: `nil` for none, such as no speaker.
  /// - Returns: `nil` if that is no decision about a quote.
  init?(_ field: Decision.Field, value: String?) {
    switch (field, value) {
    case (.speaker, let names):
      guard let speakers = SpeakerText.speakers(of: names) else { return nil }
      self = .speakers(speakers)
    case (.kind, let name?):
      guard let kind = QuoteKind(rawValue: name) else { return nil }
      self = .kind(kind)
    case (.span, let text?):
      guard let spans = AttributionText.value(of: text, as: [TextSpan].self), !spans.isEmpty
      else { return nil }
      self = .content(spans)
    case (.accepted, nil): self = .accepted
    case (.rejected, nil): self = .rejected
    case (.words, nil): self = .wrongWords
    case (.note, let text): self = .note(text)
    case (.kind, nil), (.span, nil), (.accepted, _?), (.rejected, _?), (.words, _?), (.alias, _),
      (.merge, _), (.distinct, _), (.single, _), (.split, _), (.name, _), (.wikidata, _),
      (.removed, _), (.attribute, _):
      return nil
    }
  }

  /// - Returns: `nil` for none.
  var value: String? {
    switch self {
    case .speakers(let speakers): SpeakerText.text(of: speakers)
    case .kind(let kind): kind.rawValue
    case .content(let spans):
      "[" + spans.map { "[\($0.start),\($0.end)]" }.joined(separator: ",") + "]"
    case .note(let text): text
    case .accepted, .rejected, .wrongWords: nil
    }
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

/// Speakers as a decision names them: the name, then what a public id has after it, so that a name
/// says the same in every archive: `Ana Ruiz`, `NATO~organisation`, `Ortega~surname`.
enum SpeakerText {
  /// Stands after a person or an organisation that one article alone knows by this name.
  private static let partial = "surname"
  private static let separator = " | "

  /// - Returns: `nil` for nobody.
  static func text(of speakers: [AttributedSpeaker]) -> String? {
    let names = speakers.map { speaker in
      speaker.name.replacing("~", with: " ").replacing("|", with: " ")
        + (speaker.kind == .person ? "" : "~\(speaker.kind.rawValue)")
        + (speaker.isPartialName ? "~\(partial)" : "")
    }
    return names.isEmpty ? nil : names.joined(separator: separator)
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
