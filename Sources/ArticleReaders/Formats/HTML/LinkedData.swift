/// What the JSON-LD of a page says of its article (<https://schema.org/Article>).
struct LinkedData {
  private var article: LinkedThing.Values = [:]
  /// Named things that are referred to by their `@id`.
  private var things: [String: LinkedThing.Values] = [:]

  /// Whether there is an article in it at all.
  var hasArticle: Bool { !article.isEmpty }

  /// - Parameter scripts: The contents of `<script type="application/ld+json">`, damaged or not.
  init(scripts: [String]) {
    for thing in scripts.flatMap(linkedThings) {
      if let id = thing[.id]?.string, thing.count > 1 { things[id] = thing }
      if isArticle(thing), isBetter(thing) { article = thing }
    }
  }

  /// The first article is the page's own, but for those that say less than a later one: a headline
  /// and no text, a text and no headline.
  private func isBetter(_ other: LinkedThing.Values) -> Bool {
    let keys: [LinkedThing.Key] = [.headline, .datePublished, .author, .articleBody]
    let count = { (thing: LinkedThing.Values) in keys.count { thing[$0] != nil } }
    return article.isEmpty || count(other) > count(article)
  }

  var headline: String? { text(.headline) ?? text(.name) }
  var published: String? { text(.datePublished) ?? text(.dateCreated) }
  var publisher: String? { names(.publisher) ?? names(.sourceOrganization) }
  var language: String? { text(.inLanguage) }
  var section: String? { names(.articleSection) }
  var keywords: String? { names(.keywords) }
  var description: String? { text(.description) }
  var authors: [String] {
    let authors = article[.author].map(names(of:)) ?? []
    return authors.isEmpty ? article[.creator].map(names(of:)) ?? [] : authors
  }
  var url: String? {
    let address = text(.url) ?? text(.mainEntityOfPage) ?? id(of: article[.mainEntityOfPage])
    return address.flatMap { $0.utf8.contains("://") ? $0 : nil }
  }

  /// The text of the article as far as it is stated: paragraphs.
  var body: [String] { writtenBody.map(paragraphs(ofStated:)) ?? [] }

  /// In UTF-8 bytes, markup and all.
  var bodyLength: Int { writtenBody?.utf8.count ?? 0 }

  private var writtenBody: String? {
    article[.articleBody]?.string ?? article[.text]?.string
  }

  private func text(_ key: LinkedThing.Key) -> String? {
    article[key]?.strings.lazy.compactMap(present).first
  }

  private func id(of value: JSONValue?) -> String? {
    guard case .object(let object)? = value else { return nil }
    return object["@id"]?.string ?? object["url"]?.string
  }

  /// The names of people or organisations, each once, joined.
  private func names(_ key: LinkedThing.Key) -> String? {
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
        object["@id"]?.string.flatMap { things[$0]?[.name] }.map(names(of:)) ?? []
      }
    }
  }

  private func present(_ text: String) -> String? {
    let clean = collapsed(plainText(text))
    return clean.isEmpty || clean == "None" || clean == "null" ? nil : clean
  }
}

/// A thing of JSON-LD, or a list of some, with those that stand in it: of each what can be asked for.
private struct LinkedThing {
  enum Key: String {
    case id = "@id"
    case type = "@type"
    case graph = "@graph"
    case mainEntity, mainEntityOfPage, itemListElement
    case headline, name, datePublished, dateCreated, publisher, sourceOrganization, inLanguage
    case articleSection, keywords, description, author, creator, url, articleBody, text
  }

  typealias Values = [Key: JSONValue]

  /// The outer ones before those in them.
  private(set) var things: [Values] = []

  /// Of a list. The article of a page is never behind more; what lists thousands has other things in it.
  private static let mostInList = 1000

  init(_ value: JSONValue) {
    switch value {
    case .absent, .text: return
    case .list(let values): things = values.prefix(Self.mostInList).flatMap { Self($0).things }
    case .object(let members):
      var values: Values = [:]
      for (name, value) in members { if let key = Key(rawValue: name) { values[key] = value } }
      let inner: [Key] = [.graph, .mainEntity, .mainEntityOfPage, .itemListElement]
      let innerThings = inner.compactMap { values[$0] }.flatMap { Self($0).things }
      (values[.graph], values[.itemListElement]) = (nil, nil)
      things = [values] + innerThings
    }
  }
}

/// Subtypes of `Article` end in it, but for these.
private let otherArticleTypes: Set<String> = [
  "BlogPosting", "LiveBlogPosting", "Report", "DiscussionForumPosting", "SocialMediaPosting",
]

private func isArticle(_ thing: LinkedThing.Values) -> Bool {
  (thing[.type]?.strings ?? []).contains { name in
    let last = name.split { $0 == "/" || $0 == ":" || $0 == "#" }.last.map(String.init) ?? name
    return last.hasSuffix("Article") || otherArticleTypes.contains(last)
  }
}

private func linkedThings(_ script: String) -> [LinkedThing.Values] {
  let json = withoutWrapping(script)
  return (JSONValue(json) ?? JSONValue(repaired(json))).map { LinkedThing($0).things } ?? []
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
