/// A value as crawlers write it: a text, a number, several texts, or an object with a name.
enum JSONFieldValue: Decodable {
  case absent
  case text(String)
  case list([JSONFieldValue])
  case object([String: JSONFieldValue])

  /// Deeper than any known record, and far from the end of a small stack.
  private static let deepest = 12

  init(from decoder: any Decoder) throws {
    guard decoder.codingPath.count <= Self.deepest else {
      self = .absent
      return
    }
    let single = try decoder.singleValueContainer()
    if let text = try decode(String.self, from: single) {
      self = .text(text)
    } else if single.decodeNil() {
      self = .absent
    } else if let list = try decode([JSONFieldValue].self, from: single) {
      self = .list(list)
    } else if let object = try decode([String: JSONFieldValue].self, from: single) {
      self = .object(object)
    } else if let number = try decode(Int64.self, from: single) {
      self = .text(String(number))
    } else if let number = try decode(Double.self, from: single) {
      self = .text(String(number))
    } else {
      self = .absent
    }
  }

  /// - Returns: `nil` if the value says nothing: null, blank, or Python's `None`.
  func text(for field: ArticleField) -> String? {
    written(for: field).flatMap(field.value)
  }

  private func written(for field: ArticleField) -> String? {
    switch self {
    case .absent: nil
    case .text(let text): text
    case .list(let values):
      oneOfSeveral(values, for: field)
        ?? joined(values.compactMap { $0.text(for: field) }, by: field == .text ? "\n\n" : "; ")
    case .object(let values):
      if values["value"] != nil {
        ninjsText(values)
      } else {
        field == .text ? fundusBody(values) : values["name"]?.text(for: field)
      }
    }
  }

  /// ninjs has a text in several types and roles; the plain one is taken, or else the first.
  private func oneOfSeveral(_ values: [JSONFieldValue], for field: ArticleField) -> String? {
    let texts = values.compactMap { value -> (text: String, isPlain: Bool)? in
      guard case .object(let parts) = value, parts["value"] != nil else { return nil }
      return ninjsText(parts).map { ($0, !isHTML(parts)) }
    }
    return (texts.first(where: \.isPlain) ?? texts.first)?.text
  }

  private func ninjsText(_ parts: [String: JSONFieldValue]) -> String? {
    guard case .text(let text) = parts["value"] else { return nil }
    return isHTML(parts) ? HTMLText.plain(text) : text
  }

  private func isHTML(_ parts: [String: JSONFieldValue]) -> Bool {
    ["contentType", "contenttype"].contains { name in
      if case .text(let type) = parts[name] { type.contains("html") } else { false }
    }
  }

  /// Fundus' body: a summary, then sections of headlines and paragraphs, each a paragraph here.
  private func fundusBody(_ values: [String: JSONFieldValue]) -> String? {
    let parts = ["summary", "headline", "paragraphs", "sections"]
    return joined(parts.compactMap { values[$0]?.text(for: .text) }, by: "\n\n")
  }

  private func joined(_ texts: [String], by separator: String) -> String? {
    texts.isEmpty ? nil : texts.joined(separator: separator)
  }
}

/// - Returns: `nil` when the value is of another type; other faults are thrown.
private func decode<Value: Decodable>(
  _ type: Value.Type, from container: any SingleValueDecodingContainer
) throws -> Value? {
  do {
    return try container.decode(type)
  } catch DecodingError.typeMismatch, DecodingError.valueNotFound {
    return nil
  }
}
