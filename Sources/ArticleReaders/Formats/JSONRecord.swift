import Essentials

/// Makes an article of the bytes of one JSON object.
struct JSONRecordReader: Sendable {
  /// What is said of all objects of a list, for those that do not say it themselves.
  var known: FieldTexts = [:]
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
    let text = UnretainedArray(of: bytes)
    defer { text.free() }
    guard text.isUTF8 else {
      let decoded = DecodedText(bytes, isUTF8: isUTF8)
      var (record, isBroken) = read(at: place, Array(decoded.text.utf8)[...])
      if !isBroken { record.warnings = decoded.warnings + record.warnings }
      return (record, isBroken)
    }
    do throws(JSONFault) {
      return (record(of: try JSONFields(of: text, isUTF8: true, options.fields), at: place), false)
    } catch {
      return (.rejected(error.rejection(of: bytes), at: place), error.place != nil)
    }
  }

  func record(of fields: JSONFields, at place: String) -> ReadRecord {
    let warnings = fields.warnings
    guard !fields.areOfQuotes else { return .rejected(.quotes, at: place, warnings: warnings) }
    guard fields.values[.text] != nil else {
      return .rejected(fields.rejection(of: options.fields), at: place, warnings: warnings)
    }
    return ArticleBuilder(options: options).record(
      at: place, fields: fields.values.filled(from: known), warnings: warnings)
  }

  /// - Returns: `nil` if it is no JSON object.
  func fields(of bytes: ArraySlice<UInt8>) -> JSONFields? {
    let text = UnretainedArray(of: bytes)
    defer { text.free() }
    return try? JSONFields(of: text, isUTF8: false, options.fields)
  }
}

/// The fields of an article as one JSON object has them.
struct JSONFields {
  private(set) var values: FieldTexts = [:]
  /// Whether they are those of an export's quote.
  let areOfQuotes: Bool
  /// How many characters could not be kept.
  private var lostCharacters = 0
  private var texts = TextChoice()
  /// Of an object without a text, the names that it has, and those of them that could be the text and say
  /// nothing.
  private var names: [String] = []
  private var emptyTexts: [String] = []

  init(
    of text: UnretainedArray<UInt8>, isUTF8: Bool, _ known: FieldNames
  ) throws(JSONFault) {
    let outer = try JSONObject(all: text, isUTF8: isUTF8, known)
    areOfQuotes = known.areOfQuotes(outer.found.lazy.map(\.place))
    var object = outer.source(known) ?? outer
    var last: Int?
    for (place, member) in object.found where place < known.paths.count {
      let path = known.paths[place]
      defer { last = place }
      // Where there is a name with dots, what its beginning leads to is not asked.
      guard values[path.field] == nil, path.rest.isEmpty || place - 1 != last else { continue }
      if path.field == .text, texts.text != nil {
        if let text = (try? object.value(at: path, from: member))?.text(at: path) {
          texts.add(text, named: path.joined)
        }
        continue
      }
      guard let value = try object.value(at: path, from: member) else { continue }
      if path.field != .text {
        values[path.field] = value.text(for: path.field)
      } else if let text = value.text(at: path) {
        texts.add(text, named: path.joined)
      } else {
        emptyTexts.append(path.joined)
      }
    }
    values[.text] = texts.text
    lostCharacters = object.lostCharacters
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

/// An object of which a few values are asked for, by folded names; the others are stepped over.
private struct JSONObject {
  private let text: UnretainedArray<UInt8>
  private let isUTF8: Bool
  private let start: Int
  /// How many objects it is in.
  private let depth: Int
  /// What a field can have, with the names as written.
  private var members: [(name: String, value: JSONMember)] = []
  /// By their places in the field names' paths, in order, the paths that begin with a member.
  private(set) var found: [(place: Int, member: Int)] = []
  private var placeOfSource: Int?
  /// In the values that were asked for.
  private(set) var lostCharacters = 0

  /// - Parameter text: Nothing but the object.
  init(
    all text: UnretainedArray<UInt8>, isUTF8: Bool, _ known: FieldNames
  ) throws(JSONFault) {
    var parser = JSONParser(text, isUTF8: isUTF8)
    do throws(JSONFault) {
      try self.init(&parser, text, depth: 0, known)
    } catch {
      // What is no object may be broken as well.
      if error.place == nil {
        _ = try parser.value(depth: 0)
        try parser.end()
      }
      throw error
    }
    try parser.end()
  }

  private init(
    _ parser: inout JSONParser, _ text: UnretainedArray<UInt8>, depth: Int, _ known: FieldNames
  ) throws(JSONFault) {
    (self.text, isUTF8) = (text, parser.isUTF8)
    (self.depth, start) = (depth, parser.index)
    // More than most records have of them, rather than to grow again and again.
    members.reserveCapacity(16)
    found.reserveCapacity(16)
    var places: [Int] = []
    try parser.object(depth: depth) { name in
      places = known.places(of: folded(name))
      return !places.isEmpty
    } _: { name, value in
      if name == "_source", placeOfSource == nil { placeOfSource = value.place }
      guard let first = places.first else { return }
      guard let other = found.first(where: { $0.place == first })?.member else {
        for place in places { found.append((place, members.count)) }
        return members.append((name, value))
      }
      // Of several that are folded alike, the same on every machine; of equal ones the first.
      if name < members[other].name { members[other] = (name, value) }
    }
    found.sort { $0.place < $1.place }
  }

  /// Some of the names that it has, as written.
  var names: [String] {
    var names: Set<String> = []
    var parser = JSONParser(text, at: start, isUTF8: isUTF8)
    try? parser.object(depth: depth) { _ in
      false
    } _: { name, _ in
      if names.count < 1000 { names.insert(name) }
    }
    return Array(names.sorted().prefix(20))
  }

  /// Where Elasticsearch keeps the fields of a document.
  func source(_ known: FieldNames) -> JSONObject? {
    guard let placeOfSource else { return nil }
    var parser = JSONParser(text, at: placeOfSource, isUTF8: isUTF8)
    return try? JSONObject(&parser, text, depth: depth + 1, known)
  }

  /// The value of a member, or of one in the objects that it leads into.
  mutating func value(at path: FieldPath, from member: Int) throws(JSONFault) -> JSONValue? {
    let outermost: JSONValue? = try value(of: members[member].value)
    return path.rest.reduce(outermost) { $0?.member($1) }
  }

  private mutating func value(of member: JSONMember) throws(JSONFault) -> JSONValue {
    if let text = member.text {
      lostCharacters += member.lostCharacters
      return .text(text)
    }
    var parser = JSONParser(text, at: member.place, isUTF8: isUTF8)
    defer { lostCharacters += parser.lostCharacters }
    return try parser.value(depth: depth + 1)
  }
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
