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
  }

  var names: FieldNames { options.fields }

  func record(at place: String, _ bytes: ArraySlice<UInt8>) -> ReadRecord {
    read(at: place, bytes).record
  }

  /// - Returns: Also whether it is broken, so that its end may be another than its brackets tell.
  func read(at place: String, _ bytes: ArraySlice<UInt8>) -> (record: ReadRecord, isBroken: Bool) {
    var bytes = bytes
    var warnings: [ReadingWarning] = []
    if String(validating: bytes, as: UTF8.self) == nil {
      let decoded = DecodedText(bytes, isUTF8: isUTF8)
      bytes = Array(decoded.text.utf8)[...]
      warnings = decoded.warnings
    }
    guard let fields = fields(of: bytes) else {
      // Foundation's reasons differ between systems and are not made for readers.
      let fault = JSONFault(of: Array(bytes))
      return (.rejected(fault.rejection, at: place), fault.position != nil)
    }
    return (record(of: fields, at: place, warnings), false)
  }

  func record(
    of fields: JSONFields, at place: String, _ warnings: [ReadingWarning] = []
  ) -> ReadRecord {
    let warnings = warnings + fields.warnings
    guard !fields.areOfQuotes else { return .rejected(.quotes, at: place, warnings: warnings) }
    guard fields.values[.text] != nil else {
      return .rejected(fields.rejection(of: options.fields), at: place, warnings: warnings)
    }
    return ArticleBuilder(options: options).record(
      at: place, fields: fields.values.merging(known) { own, _ in own }, warnings: warnings)
  }

  /// - Returns: `nil` if it is no JSON object.
  func fields(of bytes: ArraySlice<UInt8>) -> JSONFields? {
    guard bytes.first(where: { !$0.isPlainSpace }) == UInt8(ascii: "{") else { return nil }
    if let fields = try? decoded(bytes) { return fields }
    guard let mended = MendedJSON(bytes) else { return nil }
    var fields = try? decoded(mended.bytes[...])
    fields?.lostCharacters = mended.lostCharacters
    return fields
  }

  private func decoded(_ bytes: ArraySlice<UInt8>) throws -> JSONFields {
    try decoder.decode(JSONFields.self, from: Data(bytes), configuration: options.fields)
  }
}

/// The fields of an article as one JSON object has them.
struct JSONFields: DecodableWithConfiguration {
  private(set) var values: [ArticleField: String] = [:]
  /// Whether they are those of an export's quote.
  let areOfQuotes: Bool
  /// How many characters could not be kept.
  fileprivate(set) var lostCharacters = 0
  private var texts = TextChoice()
  /// Of an object without a text, the names that it has, and those of them that could be the text and say
  /// nothing.
  private var names: [String] = []
  private var emptyTexts: [String] = []

  init(from decoder: any Decoder, configuration known: FieldNames) throws {
    let outer = JSONObject(try decoder.container(keyedBy: JSONKey.self), known)
    areOfQuotes = known.areOfQuotes(outer.keys.keys)
    let object = outer.source(known) ?? outer
    for (field, path) in known.paths(among: object.keys.keys) where values[field] == nil {
      if field == .text, texts.text != nil {
        if let text = try? object.value(at: path)?.text(at: path) {
          texts.add(text, named: path.joined)
        }
        continue
      }
      guard let value = try object.value(at: path) else { continue }
      if field == .text {
        emptyTexts.append(path.joined)
        if let text = value.text(at: path) { texts.add(text, named: path.joined) }
      } else {
        values[field] = value.text(for: field)
      }
    }
    values[.text] = texts.text
    if values[.text] == nil { names = outer.names }
  }

  /// What a person should know of it.
  var warnings: [ReadingWarning] {
    (lostCharacters > 0 ? [.replaced(lostCharacters)] : []) + (texts.warning.map { [$0] } ?? [])
  }

  /// Why it is no article, if it has no text.
  func rejection(of known: FieldNames) -> Rejection {
    guard emptyTexts.isEmpty else {
      let texts = emptyTexts.map { "'\($0)'" }.joined(separator: ", ")
      return Rejection(
        "there is no text in \(texts)", remedy: "leave it out, or see --map text=NAME")
    }
    let has =
      names.isEmpty ? "no fields" : names.joined(separator: ", ")
    return Rejection(
      "it has no field for the text (\(known.list(of: .text))), but \(has)",
      remedy: "--map text=NAME names the field")
  }
}

/// An object of which a few values are asked for, by folded names; of the others nothing is decoded.
private struct JSONObject {
  private let container: KeyedDecodingContainer<JSONKey>
  /// Those that a field can have, by their folded names.
  private(set) var keys: [String: JSONKey] = [:]

  init(_ container: KeyedDecodingContainer<JSONKey>, _ known: FieldNames) {
    self.container = container
    for key in container.allKeys {
      let name = folded(key.stringValue)
      guard known.contains(name) else { continue }
      // Of several that are folded alike, the same on every machine.
      if let other = keys[name], other.stringValue < key.stringValue { continue }
      keys[name] = key
    }
  }

  /// Some of the names that it has, as written.
  var names: [String] {
    container.allKeys.prefix(1000).map(\.stringValue).sorted().prefix(20).map(\.self)
  }

  /// Where Elasticsearch keeps the fields of a document.
  func source(_ known: FieldNames) -> JSONObject? {
    let key = JSONKey(stringValue: "_source")
    guard container.contains(key),
      let inner = try? container.nestedContainer(keyedBy: JSONKey.self, forKey: key)
    else { return nil }
    return JSONObject(inner, known)
  }

  /// The value of a name, or of one in the objects that the names before it lead into.
  func value(at path: FieldPath) throws -> JSONValue? {
    if let key = keys[path.joined] { return try container.decode(JSONValue.self, forKey: key) }
    guard let key = keys[path.first] else { return nil }
    let value = try container.decode(JSONValue.self, forKey: key)
    return path.names.dropFirst().reduce(value) { $0?.member($1) }
  }
}

/// Any name of a JSON object.
private struct JSONKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

/// What a value says as crawlers write it: a text, a number, several texts, or an object with a name.
extension JSONValue {
  /// The article's text, if it is one, of a field with a name; or what another of the names says.
  fileprivate func text(at path: FieldPath) -> String? {
    path.joined.hasSuffix("html")
      ? string.map(textOfHTML).flatMap(ArticleField.text.value(of:)) : text(for: .text)
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

  private func text(of values: [String: JSONValue], for field: ArticleField) -> String? {
    // As MongoDB writes them.
    if let value = ["$date", "$oid", "$numberLong"].lazy.compactMap({ values[$0] }).first {
      return value.text(for: field)
    }
    if values["value"] != nil { return ninjsText(values).flatMap(field.value(of:)) }
    return field == .text ? fundusBody(values) : values["name"]?.text(for: field)
  }

  /// ninjs has a text in several types and roles; the plain one is taken, or else the first.
  private func oneOfSeveral(_ values: [JSONValue], for field: ArticleField) -> String? {
    let texts = values.compactMap { value -> (text: String, isPlain: Bool)? in
      guard case .object(let parts) = value, parts["value"] != nil else { return nil }
      return ninjsText(parts).map { ($0, !isHTML(parts)) }
    }
    return (texts.first(where: \.isPlain) ?? texts.first).flatMap { field.value(of: $0.text) }
  }

  private func ninjsText(_ parts: [String: JSONValue]) -> String? {
    parts["value"]?.string.map { isHTML(parts) ? textOfHTML($0) : $0 }
  }

  private func isHTML(_ parts: [String: JSONValue]) -> Bool {
    ["contentType", "contenttype"].contains { parts[$0]?.string?.contains("html") == true }
  }

  /// Fundus' body: a summary, then sections of headlines and paragraphs, each a paragraph here.
  private func fundusBody(_ values: [String: JSONValue]) -> String? {
    let parts = ["summary", "headline", "paragraphs", "sections"]
    return joined(parts.compactMap { values[$0]?.text(for: .text) }, by: "\n\n")
  }

  private func joined(_ texts: [String], by separator: String) -> String? {
    texts.isEmpty ? nil : texts.joined(separator: separator)
  }
}
