/// A format of XML that holds whole articles: where in it their fields and their text stand.
protocol NewsXML: ReadableFormat {
  /// The elements that are articles.
  static var articles: Set<String> { get }

  /// Of each field the first that says something is taken; several of one path are joined where a field is a
  /// list.
  static var fields: [(field: ArticleField, path: XMLPath)] { get }

  /// The elements that the text is in.
  static var bodies: [XMLPath] { get }

  /// The elements within a text that are none of it.
  static var leftOut: Set<String> { get }
}

extension NewsXML {
  static var fileExtensions: [String] { [] }

  static func reader(of input: RecordInput) -> any RecordReader { NewsXMLReader<Self>(input) }
}

/// Elements within each other, the innermost last, without prefixes; or an attribute of the last. The outer
/// ones may be left out: `docdata/date.issue@norm`.
struct XMLPath: ExpressibleByStringLiteral, CustomStringConvertible {
  let names: [Substring]
  let attribute: String?

  init(stringLiteral text: String) {
    let sides = text.split(separator: "@")
    names = sides[0].split(separator: "/")
    attribute = sides.count > 1 ? String(sides[1]) : nil
  }

  var description: String { names.joined(separator: "/") }
}

/// Reads the articles of an XML document, one after another.
struct NewsXMLReader<Format: NewsXML>: RecordReader {
  private let input: RecordInput
  private let events: XMLEvents
  private var article: NewsXMLArticle<Format>?
  private var depth = 0
  private var fault: String?

  init(_ input: RecordInput) {
    self.input = input
    events = XMLEvents(input.stream)
  }

  var rejectionOfNothing: Rejection? { .noArticles }

  var warnings: [PlacedWarning] {
    events.warning.map { [PlacedWarning(place: input.name, warning: $0)] } ?? []
  }

  mutating func next() throws -> ReadRecord? {
    while let event = try events.next() {
      switch event {
      case .start(let name, let attributes, let line):
        depth += 1
        let local = name.split(separator: ":").last.map(String.init) ?? name
        if article == nil, Format.articles.contains(local) {
          article = NewsXMLArticle(line: line, depth: depth)
          fault = nil
        }
        article?.start(local, attributes)
      case .end:
        depth -= 1
        article?.end()
        if let ended = article, depth < ended.depth {
          article = nil
          return record(of: ended)
        }
      case .text(let text): article?.text(text)
      case .fault(let reason): fault = fault ?? reason
      }
    }
    guard let cut = article ?? (depth > 0 ? NewsXMLArticle(line: 1, depth: 0) : nil) else {
      return nil
    }
    (article, depth) = (nil, 0)
    let problem = "broken XML, and nothing more can be read from it"
    return .rejected(
      Rejection(fault.map { "\(problem): \($0)" } ?? problem, remedy: "see whether it was cut off"),
      at: input.place(ofLine: cut.line))
  }

  private func record(of article: NewsXMLArticle<Format>) -> ReadRecord {
    let place = input.place(ofLine: article.line)
    if let fault {
      return .rejected(Rejection("broken XML: \(fault)", remedy: "mend or remove it"), at: place)
    }
    if article.byteCount > input.options.recordLimit { return .rejected(input.tooLong, at: place) }
    let fields = article.fields
    guard fields[.text] != nil else {
      let bodies = Format.bodies.map { "<\($0.names.last ?? "")>" }.joined(separator: ", ")
      return .rejected(Rejection("it has no text in \(bodies)", remedy: "leave it out"), at: place)
    }
    return ArticleBuilder(options: input.options).record(at: place, fields: fields)
  }
}

/// An article of an XML document while it is read.
private struct NewsXMLArticle<Format: NewsXML> {
  /// From 1, where it begins.
  let line: Int
  /// How many elements are around what is in it.
  let depth: Int
  private(set) var byteCount = 0
  /// By the index of the field's path.
  private var values: [Int: [String]] = [:]
  /// The elements that we are in, each with its text if it may be a value.
  private var path: [(name: String, text: String)] = []
  private var paragraphs: [String] = []
  private var paragraph = ""
  private var bodyDepth = 0
  private var leftOutDepth = 0

  init(line: Int, depth: Int) {
    self.line = line
    self.depth = depth
  }

  mutating func start(_ name: String, _ attributes: [String: String]) {
    path.append((name, ""))
    for (attribute, value) in attributes { note(collapsed(value), of: attribute) }
    if Format.leftOut.contains(name) { leftOutDepth += 1 }
    if Format.bodies.contains(where: isHere) { bodyDepth += 1 }
    if isInBody, blocks.contains(name) { endParagraph() }
    if isInBody, name == "lb" || name == "br" { paragraph += "\n" }
  }

  mutating func end() {
    guard let (name, text) = path.last else { return }
    if isInBody, blocks.contains(name) || Format.bodies.contains(where: isHere) { endParagraph() }
    if Format.bodies.contains(where: isHere) { bodyDepth -= 1 }
    if Format.leftOut.contains(name) { leftOutDepth -= 1 }
    note(collapsed(text), of: nil)
    path.removeLast()
    if bodyDepth == 0, let last = path.indices.last { path[last].text += " " + text }
  }

  mutating func text(_ text: String) {
    guard byteCount <= 64 << 20 else { return }
    byteCount += text.utf8.count
    if isInBody {
      // Plain text has paragraphs of its own.
      let isPlain = path.last?.name == "inlineData"
      paragraph += isPlain ? text : String(text.map { $0.isNewline ? " " : $0 })
    } else if bodyDepth == 0, let last = path.indices.last {
      path[last].text += text
    }
  }

  var fields: FieldTexts {
    var fields: FieldTexts = [:]
    for (index, (field, _)) in Format.fields.enumerated() where fields[field] == nil {
      guard let found = values[index] else { continue }
      let isList = field == .author || field == .keywords
      fields[field] = (isList ? joinedNames(found) : found.first).flatMap { text in
        let isByline = field == .author && text.lowercased().hasPrefix("by ")
        return field.value(of: isByline ? String(text.dropFirst(3)) : text)
      }
    }
    let text = paragraphs.joined(separator: "\n\n")
    fields[.text] = text.isEmpty ? nil : text
    return fields
  }

  private var isInBody: Bool { bodyDepth > 0 && leftOutDepth == 0 }

  /// Whether the innermost elements are those of a path.
  private func isHere(_ written: XMLPath) -> Bool {
    path.count >= written.names.count
      && zip(path.suffix(written.names.count), written.names).allSatisfy { $0.name == $1 }
  }

  private mutating func note(_ value: String, of attribute: String?) {
    guard !value.isEmpty else { return }
    for (index, (_, path)) in Format.fields.enumerated()
    where path.attribute == attribute && isHere(path) { values[index, default: []].append(value) }
  }

  private mutating func endParagraph() {
    for part in paragraph.replacing("\r\n", with: "\n").split(separator: "\n\n") {
      let lines = part.split(separator: "\n").map { collapsed(String($0)) }.filter { !$0.isEmpty }
      if !lines.isEmpty { paragraphs.append(lines.joined(separator: "\n")) }
    }
    paragraph = ""
  }
}

/// The elements of all these formats that part paragraphs.
private let blocks: Set<String> = [
  "p", "head", "ab", "item", "li", "div", "hl1", "hl2", "h1", "h2", "h3", "h4", "h5", "h6",
  "blockquote",
  "bq", "block", "table", "row", "cell", "tr", "td", "th", "list", "ul", "ol", "lg", "l", "section",
  "inlineData", "graphic", "figure",
]
