/// Reads the items of an RSS or Atom file, one article an item.
///
/// The text is the fullest that an item has; what feeds only announce is read too.
struct FeedReader: RecordReader {
  private let input: RecordInput
  private let events: XMLEvents
  /// The elements around the items that we are in.
  private var path: [String] = []
  /// What the feed says of all its items.
  private var channel: FieldTexts = [:]
  private var item: FeedItem?
  /// What is wrong with the XML of the item.
  private var fault: String?
  /// What was wrong last around the items.
  private var outerFault: String?
  private var hasEnded = false
  /// Whether an item begins in the text that we are in.
  private var textHasItem = false

  init(_ input: RecordInput) {
    self.input = input
    events = XMLEvents(input.stream, records: ["item", "entry"])
  }

  var rejectionOfNothing: Rejection? { .noArticles }

  var warnings: [PlacedWarning] {
    [events.warning, outerFault.map { .brokenBetween($0) }].compactMap { warning in
      warning.map { PlacedWarning(place: input.name, warning: $0) }
    }
  }

  mutating func next() throws -> ReadRecord? { try nextUnread()?.read() }

  mutating func nextUnread() throws -> UnreadRecord? {
    while true {
      if let record = try nextBeforeEnd() { return record }
      guard try events.restart() else { return cutOff().map { UnreadRecord($0) } }
      // What comes is behind the fault, which cost the item that it was in.
      fault = fault ?? "it is not closed"
      let cost = item.map { record(of: $0) }
      leave(because: outerFault)
      if let cost { return cost }
    }
  }

  /// - Returns: `nil` where the document ends, or its fault ends it.
  private mutating func nextBeforeEnd() throws -> UnreadRecord? {
    while let event = try events.next() {
      if case .text = event {} else { textHasItem = false }
      switch event {
      case .start(let name, let attributes, let line):
        if let record = start(name, attributes, line) { return record }
      case .end:
        if let record = end() { return record }
      // What is wrong outside of the items concerns none of them.
      case .fault(let reason):
        if item == nil { outerFault = reason } else { fault = fault ?? reason }
      case .text(let text):
        // What is too long is not held.
        if item?.byteCount ?? 0 <= input.options.recordLimit { item?.text(text) }
        if item == nil { note(text) }
        if isItemHeld(in: text), try events.restartWithin() {
          defer { leave(because: item == nil ? sectionFault : outerFault) }
          fault = sectionFault
          if let item { return record(of: item) }
        }
      }
    }
    return nil
  }

  /// Goes on outside of items, where the events have begun anew.
  private mutating func leave(because outer: String?) {
    (item, fault, path, textHasItem) = (nil, nil, ["rss", "channel"], false)
    outerFault = outer
  }

  /// - Returns: The item before, if another begins before it has ended.
  private mutating func start(_ name: String, _ attributes: [String: String], _ line: Int)
    -> UnreadRecord?
  {
    if name == "item" || name == "entry" {
      defer { item = FeedItem(line: line) }
      if item != nil { fault = fault ?? "the next item begins before its end" }
      return item.map { record(of: $0) }
    }
    if item != nil {
      item?.start(name, attributes: attributes)
    } else {
      path.append(name)
    }
    return nil
  }

  /// - Returns: The article, if it is an item that ends.
  private mutating func end() -> UnreadRecord? {
    guard let ended = item else {
      _ = path.popLast()
      hasEnded = path.isEmpty
      return nil
    }
    guard ended.isAtTop else {
      item?.end()
      return nil
    }
    item = nil
    return record(of: ended)
  }

  /// Whether an item begins in the text that we are in, with a section in it: sections cannot be nested, so the
  /// one that all this stands in was not closed before.
  private mutating func isItemHeld(in text: String) -> Bool {
    guard textHasItem || text.utf8.contains(UInt8(ascii: "<")) else { return false }
    let bytes = Array(text.utf8)[...]
    textHasItem =
      textHasItem
      || ["<item>", "<item ", "<entry>", "<entry "].contains { bytes.firstPlace(of: $0) != nil }
    return textHasItem && bytes.firstPlace(of: "<![CDATA[") != nil
  }

  private mutating func record(of item: FeedItem) -> UnreadRecord {
    let place = input.place(ofLine: item.line)
    if let fault {
      self.fault = nil
      return UnreadRecord(
        .rejected(Rejection("broken XML: \(fault)", remedy: "mend or remove the item"), at: place))
    }
    if item.byteCount > input.options.recordLimit {
      return UnreadRecord(.rejected(input.tooLong, at: place))
    }
    return UnreadRecord(byteCount: item.byteCount) { [channel, options = input.options] in
      let fields = item.fields.filled(from: channel)
      guard fields[.text] != nil else {
        return .rejected(
          Rejection(
            "it has no text in content, description or summary", remedy: "leave it out"), at: place)
      }
      return ArticleBuilder(options: options).record(at: place, fields: fields)
    }
  }

  /// A text outside of the items.
  private mutating func note(_ text: String) {
    guard let parent = path.dropLast().last, ["channel", "feed"].contains(parent),
      let field = channelFields[path[path.count - 1]]
    else { return }
    channel.append(text, to: field)
  }

  /// What is wrong with the end, if it came too soon.
  private mutating func cutOff() -> ReadRecord? {
    guard let fault = item == nil && hasEnded ? nil : fault ?? outerFault else { return nil }
    (self.fault, outerFault) = (nil, nil)
    return .rejected(
      Rejection(
        "broken XML, and nothing more can be read from it: \(fault)",
        remedy: "mend it, or see --encoding"),
      at: item.map { input.place(ofLine: $0.line) } ?? input.name)
  }
}

extension FeedReader: ReadableFormat {
  static let fileExtensions = ["rss", "atom", "xml"]

  static func isShown(by beginning: FileBeginning) -> Bool {
    beginning.xmlRoot.map { ["rss", "feed", "RDF"].contains($0.name) } ?? false
  }

  static func reader(of input: RecordInput) -> any RecordReader { FeedReader(input) }
}

private let channelFields: [String: ArticleField] = [
  "title": .outlet, "language": .language, "dc:language": .language,
]

/// An item of RSS or an entry of Atom while it is read.
private struct FeedItem {
  /// The elements of each field, the fuller or surer first.
  private static let elements: [(field: ArticleField, names: [String])] = [
    (.text, ["content:encoded", "content", "description", "summary"]), (.title, ["title"]),
    (.url, ["link", "guid", "id"]), (.author, ["author/name", "dc:creator", "author"]),
    (.published, ["pubDate", "published", "dc:date", "updated"]), (.id, ["guid", "id"]),
    (.language, ["dc:language"]), (.keywords, ["category", "dc:subject"]),
  ]

  private struct Value {
    var text = ""
    /// `nil` where it is not said, as RSS does not.
    var isHTML: Bool?
  }

  /// From 1, where it begins.
  let line: Int
  private var values: [String: [Value]] = [:]
  /// The elements within the item that we are in.
  private var path: [String] = []
  private(set) var byteCount = 0

  init(line: Int) { self.line = line }

  /// Whether the next end is that of the item.
  var isAtTop: Bool { path.isEmpty }

  mutating func start(_ name: String, attributes: [String: String]) {
    path.append(name)
    guard isValue else { return append("<\(name)>") }
    var value = Value(isHTML: attributes["type"].map { $0.hasSuffix("html") })
    // Other links lead to comments, to sound, or to the feed itself.
    if name == "link", ["alternate", nil].contains(attributes["rel"]) {
      value.text = attributes["href"] ?? ""
    }
    // As Atom has it.
    if name == "category" { value.text = attributes["label"] ?? attributes["term"] ?? "" }
    values[key, default: []].append(value)
  }

  mutating func end() {
    if !isValue { append("</\(path.last ?? "")>") }
    _ = path.popLast()
  }

  /// - Parameter text: Within elements of XHTML it is written anew as HTML would have it.
  mutating func text(_ text: String) { append(isValue ? text : escaped(text)) }

  /// The fields that the item has.
  var fields: FieldTexts {
    var fields: FieldTexts = [:]
    for (field, names) in Self.elements {
      guard let found = names.lazy.map({ texts(of: $0, for: field) }).first(where: { !$0.isEmpty })
      else { continue }
      let isList = field == .author || field == .keywords
      fields[field] = isList ? found.joined(separator: "; ") : found.first
    }
    return fields
  }

  /// Whether we are in an element that is a value, and not in markup within one.
  private var isValue: Bool { path.count == 1 || path == ["author", "name"] }

  private var key: String { path == ["author", "name"] ? "author/name" : path[0] }

  private mutating func append(_ text: String) {
    guard !path.isEmpty, let last = values[key]?.indices.last else { return }
    values[key]?[last].text += text
    byteCount += text.utf8.count
  }

  private func texts(of name: String, for field: ArticleField) -> [String] {
    (values[name] ?? []).compactMap { value in
      let looksLikeHTML = value.text.utf8.contains { "<&".utf8.contains($0) }
      let isHTML = [.text, .title].contains(field) && (value.isHTML ?? looksLikeHTML)
      let text = isHTML ? textOfHTML(value.text) : value.text
      return field.value(of: field == .text ? text : text.trimmed)
    }
  }
}

private let sectionFault = "a section is not closed"

private func escaped(_ text: String) -> String {
  let replacements: [Character: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;"]
  return text.reduce(into: "") { $0 += replacements[$1] ?? String($1) }
}
