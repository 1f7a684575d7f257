import Essentials

/// Makes an article of the bytes of one JSON object.
struct JSONRecordReader: Sendable {
  private let options: ReadingOptions
  private let isUTF8: Bool
  private let decoder = JSONDecoder()

  init(_ input: RecordInput) {
    options = input.options
    isUTF8 = input.stream.isUTF8
    decoder.userInfo[JSONFields.namesKey] = options.fields
  }

  func record(at place: String, _ bytes: ArraySlice<UInt8>) -> ReadRecord {
    var data = Data(bytes)
    var warnings: [ReadingWarning] = []
    if String(validating: bytes, as: UTF8.self) == nil {
      let decoded = DecodedText(bytes, isUTF8: isUTF8)
      data = Data(decoded.text.utf8)
      warnings = decoded.warnings
    }
    do {
      let fields = try decoder.decode(JSONFields.self, from: data)
      return ArticleBuilder(options: options).record(
        at: place, fields: fields.values, warnings: warnings)
    } catch {
      // Foundation's reasons differ between systems and are not made for readers.
      return .rejected(JSONFault(of: Array(data)).rejection, at: place)
    }
  }
}

/// The fields of an article as one JSON object has them.
struct JSONFields: Decodable {
  var values: [ArticleField: String] = [:]

  static let namesKey: CodingUserInfoKey = {
    guard let key = CodingUserInfoKey(rawValue: "fieldNames") else {
      preconditionFailure("any text makes a key")
    }
    return key
  }()

  init(from decoder: any Decoder) throws {
    let names = decoder.userInfo[Self.namesKey] as? FieldNames ?? FieldNames()
    let object = try decoder.container(keyedBy: JSONKey.self)
    for field in ArticleField.allCases {
      for name in names[field] {
        if let text = try value(named: name, in: object)?.text(for: field) {
          values[field] = name.hasSuffix("_xhtml") ? textOfHTML(text) : text
          break
        }
      }
    }
  }

  /// The value of a name, or of one in an object where the name has a dot.
  private func value(named name: String, in object: KeyedDecodingContainer<JSONKey>) throws
    -> JSONFieldValue?
  {
    let key = JSONKey(stringValue: name)
    if object.contains(key) { return try object.decode(JSONFieldValue.self, forKey: key) }
    let steps = name.split(separator: ".", maxSplits: 1).map(String.init)
    guard steps.count == 2, object.contains(JSONKey(stringValue: steps[0])) else { return nil }
    let outer = try object.decode(JSONFieldValue.self, forKey: JSONKey(stringValue: steps[0]))
    guard case .object(let values) = outer else { return nil }
    return values[steps[1]]
  }
}

/// Any name of a JSON object.
struct JSONKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

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

  /// The text, if it is one.
  var string: String? { if case .text(let text) = self { text } else { nil } }

  /// The text, or the texts of a list.
  var strings: [String] {
    if case .list(let values) = self {
      values.compactMap(\.string)
    } else {
      string.map { [$0] } ?? []
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
    parts["value"]?.string.map { isHTML(parts) ? textOfHTML($0) : $0 }
  }

  private func isHTML(_ parts: [String: JSONFieldValue]) -> Bool {
    ["contentType", "contenttype"].contains { parts[$0]?.string?.contains("html") == true }
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
