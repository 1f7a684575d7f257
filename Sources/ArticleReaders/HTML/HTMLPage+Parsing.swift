import CLibXML2

extension HTMLPage {
  /// What a page may have before the rest of it is left out: some hundred times what pages do have.
  private static let mostNodes = 400_000
  /// libxml2 looks through all open elements for what an end tag closes, so this bounds its time too.
  private static let deepest = 500

  private static let isLibraryReady: Void = xmlInitParser()

  /// Reads a page, whatever is wrong with it. No tree of libxml2's own is built, and nothing outside
  /// of the page is loaded.
  ///
  /// - Parameter text: UTF-8, its tags bounded by `HTMLTags`.
  init(parsing text: [UInt8]) {
    _ = Self.isLibraryReady
    let builder = Builder()
    guard let context = htmlNewParserCtxt() else { return }
    defer { htmlFreeParserCtxt(context) }
    context.pointee.sax.pointee = saxHandler()
    context.pointee.userData = Unmanaged.passUnretained(builder).toOpaque()
    builder.context = context
    let options = [
      HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NONET,
      HTML_PARSE_NOIMPLIED,
    ]
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

  /// Takes libxml2's events.
  fileprivate final class Builder {
    var context: htmlParserCtxtPtr?
    private var page = HTMLPage()
    /// Broken pages have several elements that nothing is around; the first node is around all.
    private var open = [0]

    init() { page.append("page", text: "", attributes: [:], in: -1) }

    func start(_ name: String, _ attributes: [String: String]) {
      guard page.nodes.count < mostNodes, open.count < deepest else { return stop() }
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
      guard let last = open.last, page.nodes.count < mostNodes else { return }
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

    private func stop() {
      page.isCut = true
      xmlStopParser(context)
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
