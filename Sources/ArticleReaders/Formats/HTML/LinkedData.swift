/// What the JSON-LD of a page says of its article (<https://schema.org/Article>).
struct LinkedData {
  private var article: [String: JSONValue] = [:]
  /// Named things that are referred to by their `@id`.
  private var things: [String: [String: JSONValue]] = [:]

  /// Whether there is an article in it at all.
  var hasArticle: Bool { !article.isEmpty }

  /// - Parameter scripts: The contents of `<script type="application/ld+json">`, damaged or not.
  init(scripts: [String]) {
    let values = scripts.compactMap(parsed)
    for value in values { collect(value, depth: 0) }
  }

  private mutating func collect(_ value: JSONValue, depth: Int) {
    switch value {
    case .absent, .text: break
    case .list(let values): for value in values { collect(value, depth: depth) }
    case .object(let object):
      if let id = object["@id"]?.string, object.count > 1 { things[id] = object }
      if isArticle(object), isBetter(object) { article = object }
      guard depth < 4 else { return }
      for key in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement"] {
        if let inner = object[key] { collect(inner, depth: depth + 1) }
      }
    }
  }

  /// The first article is the page's own, but for those that say less than a later one: a headline
  /// and no text, a text and no headline.
  private func isBetter(_ other: [String: JSONValue]) -> Bool {
    let keys = ["headline", "datePublished", "author", "articleBody"]
    let count = { (object: [String: JSONValue]) in keys.count { object[$0] != nil } }
    return article.isEmpty || count(other) > count(article)
  }

  var headline: String? { text("headline") ?? text("name") }
  var published: String? { text("datePublished") ?? text("dateCreated") }
  var publisher: String? { names("publisher") ?? names("sourceOrganization") }
  var language: String? { text("inLanguage") }
  var section: String? { names("articleSection") }
  var keywords: String? { names("keywords") }
  var description: String? { text("description") }
  var authors: [String] {
    let authors = article["author"].map(names(of:)) ?? []
    return authors.isEmpty ? article["creator"].map(names(of:)) ?? [] : authors
  }
  var url: String? {
    let address = text("url") ?? text("mainEntityOfPage") ?? id(of: article["mainEntityOfPage"])
    return address.flatMap { $0.utf8.contains("://") ? $0 : nil }
  }

  /// The text of the article as far as it is stated: paragraphs.
  var body: [String] { writtenBody.map(paragraphs(ofStated:)) ?? [] }

  /// In UTF-8 bytes, markup and all.
  var bodyLength: Int { writtenBody?.utf8.count ?? 0 }

  private var writtenBody: String? {
    article["articleBody"]?.string ?? article["text"]?.string
  }

  private func text(_ key: String) -> String? {
    article[key]?.strings.lazy.compactMap(present).first
  }

  private func id(of value: JSONValue?) -> String? {
    guard case .object(let object)? = value else { return nil }
    return object["@id"]?.string ?? object["url"]?.string
  }

  /// The names of people or organisations, each once, joined.
  private func names(_ key: String) -> String? {
    joinedNames(article[key].map(names(of:)) ?? [])
  }

  private func names(of value: JSONValue) -> [String] {
    switch value {
    case .absent: []
    case .text(let text): [present(text)].compactMap { $0 }
    case .list(let values): values.flatMap(names(of:))
    case .object(let object):
      if let name = object["name"] {
        names(of: name)
      } else {
        object["@id"]?.string.flatMap { things[$0]?["name"] }.map(names(of:)) ?? []
      }
    }
  }

  private func present(_ text: String) -> String? {
    let clean = collapsed(plainText(text))
    return clean.isEmpty || clean == "None" || clean == "null" ? nil : clean
  }
}

/// Subtypes of `Article` end in it, but for these.
private let otherArticleTypes: Set<String> = [
  "BlogPosting", "LiveBlogPosting", "Report", "DiscussionForumPosting", "SocialMediaPosting",
]

private func isArticle(_ object: [String: JSONValue]) -> Bool {
  (object["@type"]?.strings ?? []).contains { name in
    let last = name.split { $0 == "/" || $0 == ":" || $0 == "#" }.last.map(String.init) ?? name
    return last.hasSuffix("Article") || otherArticleTypes.contains(last)
  }
}

private func parsed(_ script: String) -> JSONValue? {
  let json = withoutWrapping(script)
  return JSONValue(json) ?? JSONValue(repaired(json))
}

/// Leaves out what stands around the JSON: a comment, CDATA, a semicolon.
private func withoutWrapping(_ script: String) -> ArraySlice<UInt8> {
  var text = Array(script.utf8)[...]
  if text.firstPlace(of: "]]>") != nil {
    text = Array(script.replacing("<![CDATA[", with: "").replacing("]]>", with: "").utf8)[...]
  }
  guard let start = text.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }),
    let end = text.lastIndex(where: { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]") }),
    start <= end
  else { return text }
  return text[start...end]
}

/// What publishers' templates do wrong: line ends inside of strings, commas before a closing bracket.
private func repaired(_ json: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var output: [UInt8] = []
  output.reserveCapacity(json.count)
  var nesting = JSONNesting()
  var comma: Int?
  for byte in json {
    let isInString = nesting.isInString
    nesting.take(byte)
    guard !isInString else {
      output.append(byte < 0x20 ? 0x20 : byte)
      continue
    }
    if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]"), let found = comma {
      output.remove(at: found)
    }
    if !byte.isPlainSpace { comma = nil }
    if byte == UInt8(ascii: ",") { comma = output.count }
    output.append(byte)
  }
  return output[...]
}

/// The paragraphs of a text in JSON-LD, which may be plain text with line ends, HTML or Markdown.
private func paragraphs(ofStated body: String) -> [String] {
  let clean = withoutMarkdown(body)
  guard clean.contains("<p") || clean.contains("<br") || clean.contains("&lt;p") else {
    return plainText(clean).split(whereSeparator: \.isNewline)
      .map { collapsed(String($0)) }.filter { !$0.isEmpty }
  }
  let page = HTMLPage(parsingFragment: clean.contains("<p") ? clean : plainText(clean))
  return TextBlocks(page) { !page[$0].traits.isDisjoint(with: [.neverText, .noText]) }
    .blocks.map(\.text)
}

/// Without the marks of Markdown and of templates: `[Luis Brandt](https://example.com/b)`,
/// `+++dropcap`, `{{image}}`, `## Heading`.
private func withoutMarkdown(_ text: String) -> String {
  guard
    text.utf8.contains(where: { $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "{") })
      || text.contains("+++") || text.contains("##") || text.contains("**")
  else { return text }
  let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  return lines.compactMap { line -> String? in
    let bare = line.drop { $0 == "#" }.trimmed
    if bare.hasPrefix("+++") || bare.hasPrefix("![") { return nil }
    return withoutTemplates(withoutLinks(bare)).replacing("**", with: "")
  }.joined(separator: "\n")
}

private func withoutLinks(_ line: String) -> String {
  var output = ""
  var rest = line[...]
  while let middle = rest.firstRange(of: "]("),
    let end = rest[middle.upperBound...].firstIndex(of: ")"),
    let start = rest[..<middle.lowerBound].lastIndex(of: "[")
  {
    output += rest[..<start] + rest[rest.index(after: start)..<middle.lowerBound]
    rest = rest[rest.index(after: end)...]
  }
  return output + rest
}

private func withoutTemplates(_ line: String) -> String {
  var output = ""
  var rest = line[...]
  while let start = rest.firstRange(of: "{{"),
    let end = rest[start.upperBound...].firstRange(of: "}}")
  {
    output += rest[..<start.lowerBound]
    rest = rest[end.upperBound...]
  }
  return output + rest
}
