import Essentials

/// Makes an article of the bytes of one JSON object.
struct JSONRecordReader: Sendable {
  /// What is said of all objects of a list, for those that do not say it themselves.
  var known: [ArticleField: String] = [:]
  private let options: ReadingOptions
  private let isUTF8: Bool
  private let decoder = JSONDecoder()

  init(_ input: RecordInput) {
    options = input.options
    isUTF8 = input.stream.isUTF8
    decoder.userInfo[JSONFields.namesKey] = options.fields
  }

  var names: FieldNames { options.fields }

  func record(at place: String, _ bytes: ArraySlice<UInt8>) -> ReadRecord {
    var bytes = bytes
    var warnings: [ReadingWarning] = []
    if String(validating: bytes, as: UTF8.self) == nil {
      let decoded = DecodedText(bytes, isUTF8: isUTF8)
      bytes = Array(decoded.text.utf8)[...]
      warnings = decoded.warnings
    }
    guard let (fields, lost) = fields(of: bytes) else {
      // Foundation's reasons differ between systems and are not made for readers.
      let mended = mendedJSON(bytes)?.bytes ?? Array(bytes)
      return .rejected(JSONFault(of: mended).rejection, at: place)
    }
    if lost > 0 { warnings.append(.replaced(lost)) }
    guard !fields.isOfQuotes else { return .rejected(.quotes, at: place, warnings: warnings) }
    guard fields.values[.text] != nil else {
      return .rejected(fields.rejection(of: options.fields), at: place, warnings: warnings)
    }
    return ArticleBuilder(options: options).record(
      at: place, fields: known.merging(fields.values) { $1 }, warnings: warnings)
  }

  /// The fields of an object, and how many characters of it could not be kept.
  ///
  /// - Returns: `nil` if it is no JSON object.
  func fields(of bytes: ArraySlice<UInt8>) -> (fields: JSONFields, lost: Int)? {
    if let fields = try? decoder.decode(JSONFields.self, from: Data(bytes)) { return (fields, 0) }
    guard let (mended, lost) = mendedJSON(bytes) else { return nil }
    let fields = try? decoder.decode(JSONFields.self, from: Data(mended))
    return fields.map { ($0, lost) }
  }
}

/// JSON as other programs write it, made such as RFC 8259 has it: Python's `NaN` is `null`, and half a
/// character (a lone surrogate) is U+FFFD.
///
/// - Returns: The same, and how many characters could not be kept; `nil` if there is nothing of that in it.
private func mendedJSON(_ json: ArraySlice<UInt8>) -> (bytes: [UInt8], lostCharacters: Int)? {
  guard ["NaN", "Infinity", "\\ud", "\\uD"].contains(where: { json.firstPlace(of: $0) != nil })
  else {
    return nil
  }
  var mended: [UInt8] = []
  mended.reserveCapacity(json.count)
  var lost = 0
  var nesting = JSONNesting()
  var rest = json
  while let byte = rest.first {
    var length = 1
    if nesting.isInString, byte == UInt8(ascii: "\\") {
      // An escape, which is no mark that ends a text.
      length = 2
      if let unit = utf16Unit(rest), UTF16.isSurrogate(unit) {
        let second = utf16Unit(rest.dropFirst(6))
        let isPair = UTF16.isLeadSurrogate(unit) && second.map(UTF16.isTrailSurrogate) == true
        length = isPair ? 12 : 6
        lost += isPair ? 0 : 1
        mended += isPair ? Array(rest.prefix(12)) : Array("\\uFFFD".utf8)
        rest = rest.dropFirst(length)
        continue
      }
    } else if !nesting.isInString, let word = noNumbers.first(where: { rest.starts(with: $0) }) {
      mended += Array("null".utf8)
      rest = rest.dropFirst(word.count)
      continue
    } else {
      nesting.take(byte)
    }
    mended += rest.prefix(length)
    rest = rest.dropFirst(length)
  }
  return (mended, lost)
}

private let noNumbers = ["NaN", "-Infinity", "Infinity"].map { Array($0.utf8) }

/// The UTF-16 code unit of the escape that a text begins with, such as `\u00e9`.
func utf16Unit(_ text: ArraySlice<UInt8>) -> UInt16? {
  guard text.starts(with: #"\u"#.utf8) else { return nil }
  let digits = text.dropFirst(2).prefix(4)
  guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
    return nil
  }
  return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
}

/// The fields of an article as one JSON object has them.
struct JSONFields: Decodable {
  private(set) var values: [ArticleField: String] = [:]
  /// Whether it is a quote of an export.
  let isOfQuotes: Bool
  /// The names that it has, and those of them that could be the text and say nothing.
  private var names: [String] = []
  private var emptyTexts: [String] = []

  static let namesKey: CodingUserInfoKey = {
    guard let key = CodingUserInfoKey(rawValue: "fieldNames") else {
      preconditionFailure("any text makes a key")
    }
    return key
  }()

  init(from decoder: any Decoder) throws {
    let names = decoder.userInfo[Self.namesKey] as? FieldNames ?? FieldNames()
    let object = try JSONObject(decoder)
    isOfQuotes = names.areOfQuotes(object.keys.keys)
    for field in ArticleField.allCases {
      for path in names.paths(of: field) {
        guard let value = try object.value(at: path) else { continue }
        if field == .text { emptyTexts.append(path.joined) }
        let isHTML = path.joined.hasSuffix("html")
        values[field] =
          isHTML ? value.string.map(textOfHTML).flatMap(field.value(of:)) : value.text(for: field)
        if values[field] != nil { break }
      }
    }
    if values[.text] == nil { self.names = object.names }
  }

  /// Why it is no article, if it has no text.
  func rejection(of known: FieldNames) -> Rejection {
    guard emptyTexts.isEmpty else {
      let texts = emptyTexts.map { "'\($0)'" }.joined(separator: ", ")
      return Rejection(
        "there is no text in \(texts)", remedy: "leave it out, or see --map text=NAME")
    }
    let has = names.isEmpty ? "no fields" : names.sorted().prefix(20).joined(separator: ", ")
    return Rejection(
      "it has no field for the text (\(known.list(of: .text))), but \(has)",
      remedy: "--map text=NAME names the field")
  }
}

/// An object of which a few values are asked for, by folded names.
private struct JSONObject {
  private let container: KeyedDecodingContainer<JSONKey>
  /// By their folded names.
  private(set) var keys: [String: JSONKey] = [:]
  /// Where Elasticsearch keeps the fields of a document.
  private var source: JSONFieldValue?

  init(_ decoder: any Decoder) throws {
    container = try decoder.container(keyedBy: JSONKey.self)
    for key in container.allKeys where keys[folded(key.stringValue)] == nil {
      keys[folded(key.stringValue)] = key
    }
    let key = JSONKey(stringValue: "_source")
    if container.contains(key) { source = try container.decode(JSONFieldValue.self, forKey: key) }
  }

  /// As written.
  var names: [String] { keys.values.map(\.stringValue) }

  /// The value of a name, or of one in the objects that the names before it lead into.
  func value(at path: FieldPath) throws -> JSONFieldValue? {
    if let source { return path.names.reduce(source) { $0?.member($1) } }
    if let key = keys[path.joined] { return try value(of: key) }
    guard path.names.count > 1, let key = keys[path.names[0]] else { return nil }
    return path.names.dropFirst().reduce(try value(of: key)) { $0?.member($1) }
  }

  private func value(of key: JSONKey) throws -> JSONFieldValue? {
    try container.decode(JSONFieldValue.self, forKey: key)
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

  /// What an object has under a name, which is folded.
  func member(_ name: String) -> JSONFieldValue? {
    guard case .object(let values) = self else { return nil }
    return values.first { folded($0.key) == name }?.value
  }

  /// - Returns: `nil` if the value says nothing: null, blank, or Python's `None`.
  func text(for field: ArticleField) -> String? {
    switch self {
    case .absent: nil
    case .text(let text): field.value(ofRecord: text)
    case .list(let values):
      oneOfSeveral(values, for: field)
        ?? joined(values.compactMap { $0.text(for: field) }, by: field == .text ? "\n\n" : "; ")
    case .object(let values): text(of: values, for: field)
    }
  }

  private func text(of values: [String: JSONFieldValue], for field: ArticleField) -> String? {
    // As MongoDB writes them.
    if let value = ["$date", "$oid", "$numberLong"].lazy.compactMap({ values[$0] }).first {
      return value.text(for: field)
    }
    if values["value"] != nil { return ninjsText(values).flatMap(field.value(of:)) }
    return field == .text ? fundusBody(values) : values["name"]?.text(for: field)
  }

  /// ninjs has a text in several types and roles; the plain one is taken, or else the first.
  private func oneOfSeveral(_ values: [JSONFieldValue], for field: ArticleField) -> String? {
    let texts = values.compactMap { value -> (text: String, isPlain: Bool)? in
      guard case .object(let parts) = value, parts["value"] != nil else { return nil }
      return ninjsText(parts).map { ($0, !isHTML(parts)) }
    }
    return (texts.first(where: \.isPlain) ?? texts.first).flatMap { field.value(of: $0.text) }
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
