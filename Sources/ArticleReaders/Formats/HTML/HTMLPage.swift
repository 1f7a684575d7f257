import CLibXML2
import Essentials

/// A web page as a tree: its elements and texts in reading order, each with the end of what is in it.
struct HTMLPage {
  struct Node {
    /// In lower case, as libxml2 has it; empty for a text.
    let name: String
    /// Of a text or a script of linked data.
    var text: String
    let attributes: HTMLAttributes
    /// What the element is, by its name and by what it is called.
    let traits: PageTraits
    /// -1 for the root.
    let parent: Int
    /// The index after the last node inside.
    var end: Int

    var isText: Bool { name.isEmpty }
  }

  private(set) var nodes: [Node] = []
  /// Where the page was saved from, if the browser that saved it says so.
  private(set) var savedFrom: String?

  subscript(index: Int) -> Node { nodes[index] }

  /// A part of a page as a page of its own, in the same language.
  func part(_ index: Int) -> HTMLPage {
    var part = HTMLPage()
    let html = nodes.first { $0.name == "html" } ?? nodes[0]
    part.nodes = [nodes[0], html] + nodes[index..<nodes[index].end]
    let shift = 2 - index
    for place in part.nodes.indices {
      let node = part.nodes[place]
      part.nodes[place] = Node(
        name: node.name, text: node.text, attributes: node.attributes, traits: node.traits,
        parent: place > 2 ? node.parent + shift : place - 1,
        end: place > 1 ? node.end + shift : part.nodes.count)
    }
    return part
  }

  /// The node around one; of the root, which has the text that no element is around, the root itself.
  func parent(of index: Int) -> Int { max(nodes[index].parent, 0) }

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

  /// Whether one of the nodes around one has any of these traits.
  func isInside(_ traits: PageTraits, _ index: Int) -> Bool {
    ancestors(of: index).contains { !nodes[$0].traits.isDisjoint(with: traits) }
  }
}

/// Those attributes of an element that metadata, structure or visibility can be told from.
struct HTMLAttributes {
  private var values: [(name: StaticString, value: String)] = []

  /// Addresses and descriptions stay whole; a class of a megabyte is an attack.
  private static let longestValue = 4096

  private static let useful: [StaticString] = [
    "aria-hidden", "charset", "class", "content", "data-component", "data-qa", "data-testid",
    "datetime", "dir", "hidden", "href", "http-equiv", "id", "itemprop", "itemtype", "lang", "name",
    "property", "rel", "role", "style", "title", "type", "xml:lang",
  ]
  /// By their first letter, which most others do not share.
  private static let usefulByLetter: [[StaticString]] = (0...127).map { letter in
    useful.filter { $0.utf8Start[0] == letter }
  }

  /// - Parameter list: Names and values in turn, ended by `NULL`.
  init(_ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
    guard var next = list else { return }
    while let name = next[0] {
      let candidates = name[0] < 0x80 ? Self.usefulByLetter[Int(name[0])] : []
      if let known = candidates.first(where: { isSame($0, name) }) {
        values.append((known, next[1].map(text) ?? ""))
      }
      next += 2
    }
  }

  init() {}

  subscript(name: StaticString) -> String? {
    let length = name.utf8CodeUnitCount
    return values.first {
      $0.name.utf8CodeUnitCount == length && memcmp($0.name.utf8Start, name.utf8Start, length) == 0
    }?.value
  }

  var isEmpty: Bool { values.isEmpty }

  private func text(_ value: UnsafePointer<xmlChar>) -> String {
    let count = strnlen(
      UnsafeRawPointer(value).assumingMemoryBound(to: CChar.self), Self.longestValue)
    return String(decoding: UnsafeBufferPointer(start: value, count: count), as: UTF8.self)
  }
}

private func isSame(_ name: StaticString, _ other: UnsafePointer<xmlChar>) -> Bool {
  strcmp(
    UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self),
    UnsafeRawPointer(other).assumingMemoryBound(to: CChar.self)) == 0
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
    let source = HTMLSource(page)
    _ = Self.isLibraryReady
    // An element has two tags or one, and a text around each.
    let tags = source.bytes.count { $0 == UInt8(ascii: "<") }
    let builder = Builder(keepsBareText: !isComplete, nodes: min(tags + 1, Self.mostNodes))
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
      source.bytes.withUnsafeBytes { bytes in
        let document = htmlCtxtReadMemory(
          context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count),
          nil, "UTF-8", options.reduce(0) { $0 | Int32($1.rawValue) })
        xmlFreeDoc(document)
      }
    }
    nodes = builder.finished()
    savedFrom = source.savedFrom
  }

  /// A piece of HTML as the page that holds nothing else.
  init(parsingFragment text: String) {
    self.init(parsing: "<html><body><div>\(text)</div></body></html>")
  }

  /// Takes libxml2's events.
  fileprivate final class Builder {
    var context: htmlParserCtxtPtr?
    private var nodes: [Node] = []
    private var names = PageNames()
    /// Broken pages have several elements that nothing is around; the first node is around all.
    private var open = [0]

    /// Whether text counts that no element is around.
    private let keepsBareText: Bool

    /// - Parameter count: About how many nodes there will be.
    init(keepsBareText: Bool, nodes count: Int) {
      self.keepsBareText = keepsBareText
      nodes.reserveCapacity(count)
      append("page", text: "", HTMLAttributes(), in: -1)
    }

    private func append(_ name: String, text: String, _ attributes: HTMLAttributes, in parent: Int)
    {
      let traits = name.isEmpty ? [] : names.traits(of: name, attributes)
      nodes.append(
        Node(
          name: name, text: text, attributes: attributes, traits: traits, parent: parent,
          end: nodes.count + 1))
    }

    func start(_ name: String, _ attributes: HTMLAttributes) {
      guard nodes.count < mostNodes, open.count < deepest else { return xmlStopParser(context) }
      append(name, text: "", attributes, in: open.last ?? 0)
      open.append(nodes.count - 1)
    }

    func end(_ name: UnsafePointer<xmlChar>) {
      // libxml2 reports one end for each start, and ends of empty elements at once.
      guard open.count > 1, let last = open.last,
        nodes[last].name == String(cString: name)
      else { return }
      nodes[last].end = nodes.count
      open.removeLast()
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard let last = open.last, nodes.count < mostNodes, last > 0 || keepsBareText else { return }
      switch nodes[last].name {
      case "style": return
      case "script":
        if nodes[last].attributes["type"]?.lowercased().contains("ld+json") == true {
          nodes[last].text += String(decoding: bytes, as: UTF8.self)
        }
      default:
        let isSpace = bytes.allSatisfy(\.isPlainSpace)
        let text = isSpace ? " " : String(decoding: bytes, as: UTF8.self)
        // Long texts come in pieces.
        let previous = nodes.count - 1
        if nodes[previous].isText, nodes[previous].parent == last {
          nodes[previous].text += text
        } else {
          append("", text: text, HTMLAttributes(), in: last)
        }
      }
    }

    func finished() -> [Node] {
      for index in open.reversed() { nodes[index].end = nodes.count }
      return nodes
    }
  }
}

private func saxHandler() -> xmlSAXHandler {
  var handler = xmlSAXHandler()
  handler.startElement = { builder, name, attributes in
    guard let name, let builder = builder.map(receiver) else { return }
    builder.start(String(cString: name), HTMLAttributes(attributes))
  }
  handler.endElement = { builder, name in
    guard let name, let builder = builder.map(receiver) else { return }
    builder.end(name)
  }
  let characters: charactersSAXFunc = { builder, bytes, count in
    guard let bytes, let builder = builder.map(receiver) else { return }
    builder.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
  }
  handler.characters = characters
  handler.cdataBlock = characters
  handler.ignorableWhitespace = characters
  return handler
}

private func receiver(_ pointer: UnsafeMutableRawPointer) -> HTMLPage.Builder {
  Unmanaged<HTMLPage.Builder>.fromOpaque(pointer).takeUnretainedValue()
}

/// A text that may hold entities or tags, as JSON-LD's and `content` attributes' do, without them.
func plainText(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "&")) || text.utf8.contains(UInt8(ascii: "<")) else {
    return text
  }
  return HTMLPage(parsingFragment: text).nodes.lazy.map(\.text).joined()
}

/// What libxml2 does with a page alone, to measure reading beside it: a tree, which is let go.
@_spi(Measuring) public func parseByLibXML2(_ page: [UInt8]) {
  page.withUnsafeBytes { bytes in
    let options = [HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NONET]
    let document = htmlReadMemory(
      bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), nil, "UTF-8",
      options.reduce(0) { $0 | Int32($1.rawValue) })
    xmlFreeDoc(document)
  }
}
