import CLibXML2

/// A web page as a tree: its elements and texts in reading order, each with the end of what is in it.
struct HTMLPage {
  struct Node {
    /// In lower case; empty for a text.
    let name: String
    /// Of a text or a script of linked data.
    var text: String
    /// Of an element, those that are ever asked for.
    let attributes: [String: String]
    /// -1 for the root.
    let parent: Int
    /// The index after the last node inside.
    var end: Int
  }

  private(set) var nodes: [Node] = []

  mutating func append(_ name: String, text: String, attributes: [String: String], in parent: Int) {
    nodes.append(
      Node(
        name: name, text: text, attributes: attributes, parent: parent, end: nodes.count + 1))
  }

  mutating func append(text: String, to index: Int) { nodes[index].text += text }

  mutating func close(_ index: Int) { nodes[index].end = nodes.count }

  subscript(index: Int) -> Node { nodes[index] }

  /// The nodes inside of one, at any depth.
  func inside(_ index: Int) -> Range<Int> { index + 1..<nodes[index].end }

  func children(of index: Int) -> some Sequence<Int> {
    sequence(state: index + 1) { next -> Int? in
      guard next < nodes[index].end else { return nil }
      defer { next = nodes[next].end }
      return next
    }
  }

  func elements(named name: String) -> [Int] { nodes.indices.filter { nodes[$0].name == name } }

  /// All text inside, white space collapsed.
  func text(of index: Int) -> String {
    collapsed(inside(index).lazy.map { nodes[$0].text }.joined(separator: " "))
  }

  /// The nodes around one, the innermost first.
  func ancestors(of index: Int) -> some Sequence<Int> {
    sequence(state: nodes[index].parent) { next -> Int? in
      guard next >= 0 else { return nil }
      defer { next = nodes[next].parent }
      return next
    }
  }
}

extension HTMLPage {
  /// What a page may have before the rest of it is left out: some hundred times what pages do have.
  private static let mostNodes = 400_000
  /// libxml2 looks through all open elements for what an end tag closes, so this bounds its time too.
  private static let deepest = 500

  private static let isLibraryReady: Void = xmlInitParser()

  /// Reads a page, whatever is wrong with it. No tree of libxml2's own is built, and nothing outside
  /// of the page is loaded.
  ///
  /// - Parameter isComplete: Whether elements that nothing opens, such as the body, are to be thought
  ///   in, as HTML has it. What stands before the first is then no text.
  init(parsing page: String, isComplete: Bool = false) {
    let text = HTMLTags.bounded(Array(page.utf8))
    _ = Self.isLibraryReady
    let builder = Builder(keepsBareText: !isComplete)
    guard let context = htmlNewParserCtxt() else { return }
    defer { htmlFreeParserCtxt(context) }
    context.pointee.sax.pointee = saxHandler()
    context.pointee.userData = Unmanaged.passUnretained(builder).toOpaque()
    builder.context = context
    var options = [
      HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NONET,
    ]
    if !isComplete { options.append(HTML_PARSE_NOIMPLIED) }
    withExtendedLifetime(builder) {
      text.withUnsafeBytes { bytes in
        let document = htmlCtxtReadMemory(
          context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count),
          nil, "UTF-8", options.reduce(0) { $0 | Int32($1.rawValue) })
        xmlFreeDoc(document)
      }
    }
    self = builder.finished()
  }

  /// A piece of HTML as the page that holds nothing else.
  init(parsingFragment text: String) {
    self.init(parsing: "<html><body><div>\(text)</div></body></html>")
  }

  /// Takes libxml2's events.
  fileprivate final class Builder {
    var context: htmlParserCtxtPtr?
    private var page = HTMLPage()
    /// Broken pages have several elements that nothing is around; the first node is around all.
    private var open = [0]

    /// Whether text counts that no element is around.
    private let keepsBareText: Bool

    init(keepsBareText: Bool) {
      self.keepsBareText = keepsBareText
      page.append("page", text: "", attributes: [:], in: -1)
    }

    func start(_ name: String, _ attributes: [String: String]) {
      guard page.nodes.count < mostNodes, open.count < deepest else {
        return xmlStopParser(context)
      }
      page.append(name, text: "", attributes: attributes, in: open.last ?? 0)
      open.append(page.nodes.count - 1)
    }

    func end(_ name: String) {
      // libxml2 reports one end for each start, and ends of empty elements at once.
      guard open.count > 1, let last = open.last, page[last].name == name else { return }
      page.close(last)
      open.removeLast()
    }

    func text(_ text: String) {
      guard let last = open.last, page.nodes.count < mostNodes, last > 0 || keepsBareText else {
        return
      }
      switch page[last].name {
      case "style": return
      case "script":
        if page[last].attributes["type"]?.lowercased().contains("ld+json") == true {
          page.append(text: text, to: last)
        }
      default:
        // Long texts come in pieces.
        let previous = page.nodes.count - 1
        if page[previous].name.isEmpty, page[previous].parent == last {
          page.append(text: text, to: previous)
        } else {
          page.append("", text: text, attributes: [:], in: last)
        }
      }
    }

    func finished() -> HTMLPage {
      for index in open.reversed() { page.close(index) }
      return page
    }
  }
}

/// Addresses and descriptions stay whole; a class of a megabyte is an attack.
private let longestValue = 4096

/// Attributes that metadata, structure or visibility can be told from.
private let usefulAttributes: Set<String> = [
  "aria-hidden", "charset", "class", "content", "data-component", "data-testid", "datetime", "dir",
  "hidden", "href", "http-equiv", "id", "itemprop", "itemtype", "lang", "name", "property", "rel",
  "role", "style", "title", "type", "xml:lang",
]

private func saxHandler() -> xmlSAXHandler {
  var handler = xmlSAXHandler()
  handler.startElement = { builder, name, attributes in
    guard let name, let builder = builder.map(receiver) else { return }
    builder.start(String(cString: name).lowercased(), useful(attributes))
  }
  handler.endElement = { builder, name in
    guard let name, let builder = builder.map(receiver) else { return }
    builder.end(String(cString: name).lowercased())
  }
  let characters: charactersSAXFunc = { builder, bytes, count in
    guard let bytes, let builder = builder.map(receiver) else { return }
    builder.text(
      String(decoding: UnsafeBufferPointer(start: bytes, count: Int(count)), as: UTF8.self))
  }
  handler.characters = characters
  handler.cdataBlock = characters
  handler.ignorableWhitespace = characters
  return handler
}

private func receiver(_ pointer: UnsafeMutableRawPointer) -> HTMLPage.Builder {
  Unmanaged<HTMLPage.Builder>.fromOpaque(pointer).takeUnretainedValue()
}

/// - Parameter list: Names and values in turn, ended by `NULL`.
private func useful(_ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) -> [String: String] {
  guard var next = list else { return [:] }
  var attributes: [String: String] = [:]
  while let name = next[0] {
    let key = String(cString: name).lowercased()
    if usefulAttributes.contains(key) {
      attributes[key] = next[1].map { String(String(cString: $0).prefix(longestValue)) } ?? ""
    }
    next += 2
  }
  return attributes
}

/// A text that may hold entities or tags, as JSON-LD's and `content` attributes' do, without them.
func plainText(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "&")) || text.utf8.contains(UInt8(ascii: "<")) else {
    return text
  }
  return HTMLPage(parsingFragment: text).nodes.lazy.map(\.text).joined()
}
