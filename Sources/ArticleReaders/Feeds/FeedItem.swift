/// An item of RSS or an entry of Atom while it is read.
struct FeedItem {
  /// The elements of each field, the fuller or surer first.
  private static let elements: [(field: ArticleField, names: [String])] = [
    (.text, ["content:encoded", "content", "description", "summary"]), (.title, ["title"]),
    (.url, ["link", "guid", "id"]), (.author, ["author/name", "dc:creator", "author"]),
    (.published, ["pubDate", "published", "dc:date", "updated"]), (.id, ["guid", "id"]),
    (.language, ["dc:language"]),
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
    values[key, default: []].append(value)
  }

  mutating func end() {
    if !isValue { append("</\(path.last ?? "")>") }
    path.removeLast()
  }

  /// - Parameter text: Within elements of XHTML it is written anew as HTML would have it.
  mutating func text(_ text: String) { append(isValue ? text : escaped(text)) }

  /// The fields that the item has.
  var fields: [ArticleField: String] {
    var fields: [ArticleField: String] = [:]
    for (field, names) in Self.elements {
      let found = names.lazy.map { texts(of: $0, for: field) }.first { !$0.isEmpty } ?? []
      fields[field] = field == .author ? found.joined(separator: "; ") : found.first
    }
    return fields.filter { !$0.value.isEmpty }
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
      let text = isHTML ? HTMLText.plain(value.text) : value.text
      return field.value(of: field == .text ? text : trimmed(text))
    }
  }
}

private func escaped(_ text: String) -> String {
  let replacements: [Character: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;"]
  return text.reduce(into: "") { $0 += replacements[$1] ?? String($1) }
}

private func trimmed(_ text: String) -> String {
  let isSpace = { (character: Character) in character.isWhitespace }
  return String(text.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
}
