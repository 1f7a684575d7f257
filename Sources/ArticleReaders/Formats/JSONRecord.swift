/// Makes an article of the bytes of one JSON object.
struct JSONRecordReader: Sendable {
  /// What is said of all objects of a list, for those that do not say it themselves.
  var known: [ArticleField: String] = [:]
  private let options: ReadingOptions
  private let isUTF8: Bool

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
      let fault = JSONFault(of: Array(bytes))
      return (.rejected(fault.rejection, at: place), fault.position != nil)
    }
    if fields.lostCharacters > 0 { warnings.append(.replaced(fields.lostCharacters)) }
    return (record(of: fields, at: place, warnings), false)
  }

  private func record(
    of fields: JSONFields, at place: String, _ warnings: [ReadingWarning]
  ) -> ReadRecord {
    guard !fields.areOfQuotes else { return .rejected(.quotes, at: place, warnings: warnings) }
    guard fields.values[.text] != nil else {
      return .rejected(fields.rejection(of: options.fields), at: place, warnings: warnings)
    }
    return ArticleBuilder(options: options).record(
      at: place, fields: known.merging(fields.values) { $1 }, warnings: warnings)
  }

  /// - Returns: `nil` if it is no JSON object.
  func fields(of bytes: ArraySlice<UInt8>) -> JSONFields? {
    try? JSONFields(of: bytes, names: options.fields)
  }
}

/// The fields of an article as one JSON object has them.
struct JSONFields {
  private(set) var values: [ArticleField: String] = [:]
  /// Whether they are those of an export's quote.
  let areOfQuotes: Bool
  /// How many characters could not be kept.
  private(set) var lostCharacters = 0
  /// The names that the object has, and those of them that could be the text and say nothing.
  private let names: [String]
  private var emptyTexts: [String] = []

  init(of bytes: ArraySlice<UInt8>, names known: FieldNames) throws(JSONParser.Fault) {
    let outer = try JSONObject(bytes)
    names = outer.names
    areOfQuotes = known.areOfQuotes(outer.foldedNames)
    let object = try outer.source ?? outer
    for (field, path) in known.paths(among: object.foldedNames) where values[field] == nil {
      guard let value = try object.value(at: path, &lostCharacters) else { continue }
      if field == .text { emptyTexts.append(path.joined) }
      let isHTML = path.joined.hasSuffix("html")
      values[field] =
        isHTML ? value.string.map(textOfHTML).flatMap(field.value(of:)) : value.text(for: field)
    }
  }

  /// Why it is no article, if it has no text.
  func rejection(of known: FieldNames) -> Rejection {
    guard emptyTexts.isEmpty else {
      let texts = emptyTexts.map { "'\($0)'" }.joined(separator: ", ")
      return Rejection(
        "there is no text in \(texts)", remedy: "leave it out, or see --map text=NAME")
    }
    let has =
      names.isEmpty
      ? "no fields" : Set(names.prefix(1000)).sorted().prefix(20).joined(separator: ", ")
    return Rejection(
      "it has no field for the text (\(known.list(of: .text))), but \(has)",
      remedy: "--map text=NAME names the field")
  }
}

/// An object of which a few values are asked for, by folded names.
private struct JSONObject {
  private let bytes: ArraySlice<UInt8>
  private let members: [(name: String, value: Range<Int>)]
  let foldedNames: [String]

  /// - Parameter bytes: All of it.
  init(_ bytes: ArraySlice<UInt8>) throws(JSONParser.Fault) {
    var parser = JSONParser(bytes)
    self.bytes = bytes
    members = try parser.members()
    foldedNames = members.map { folded($0.name) }
    try parser.end()
  }

  /// As written.
  var names: [String] { members.map(\.name) }

  /// Where Elasticsearch keeps the fields of a document.
  var source: JSONObject? {
    get throws(JSONParser.Fault) {
      guard let source = members.first(where: { $0.name == "_source" })?.value,
        bytes[source.lowerBound] == UInt8(ascii: "{")
      else { return nil }
      return try JSONObject(bytes[source])
    }
  }

  /// The value of a name, or of one in the objects that the names before it lead into.
  ///
  /// - Parameter lostCharacters: Grows by those of it that could not be kept.
  func value(at path: FieldPath, _ lostCharacters: inout Int) throws(JSONParser.Fault) -> JSONValue?
  {
    let whole = foldedNames.firstIndex(of: path.joined)
    guard let place = whole ?? foldedNames.firstIndex(of: path.first) else { return nil }
    var parser = JSONParser(bytes[members[place].value])
    let value = try parser.value(depth: 1)
    lostCharacters += parser.lostCharacters
    return whole == nil ? path.names.dropFirst().reduce(value) { $0?.member($1) } : value
  }
}

/// What a value says as crawlers write it: a text, a number, several texts, or an object with a name.
extension JSONValue {
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
