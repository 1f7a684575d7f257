import CLibXML2

/// The paragraphs of a piece of HTML that is all article, such as the content of a feed's item.
struct HTMLText {
  private var paragraphs: [String] = []
  private var paragraph = ""
  private var isAfterSpace = false

  /// - Returns: The text, its paragraphs parted by blank lines.
  static func plain(_ html: String) -> String {
    var text = HTMLText()
    text.read(html)
    text.endParagraph()
    return text.paragraphs.joined(separator: "\n\n")
  }

  private mutating func read(_ html: String) {
    var bytes = Array(html.utf8)
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue
    let document = bytes.withUnsafeMutableBytes { buffer in
      htmlReadMemory(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: buffer.count), nil,
        "UTF-8", Int32(options))
    }
    guard let document else { return }
    defer { xmlFreeDoc(document) }
    walk(from: xmlDocGetRootElement(document))
  }

  /// Without recursion, so that no depth exhausts the stack.
  private mutating func walk(from root: xmlNodePtr?) {
    var node = root
    while let current = node {
      let isSkipped = enter(current)
      if let child = current.pointee.children, !isSkipped {
        node = child
        continue
      }
      var left = current
      leave(left)
      while left.pointee.next == nil, let parent = left.pointee.parent, left != root {
        left = parent
        leave(left)
      }
      node = left == root ? nil : left.pointee.next
    }
  }

  /// - Returns: Whether what is in it is no text.
  private mutating func enter(_ node: xmlNodePtr) -> Bool {
    switch node.pointee.type {
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
      if let content = node.pointee.content { append(String(cString: content)) }
      return true
    case XML_ELEMENT_NODE:
      let name = String(cString: node.pointee.name)
      if name == "br" { breakLine() }
      if blocks.contains(name) { endParagraph() }
      return unread.contains(name)
    default: return node.pointee.type != XML_ENTITY_REF_NODE
    }
  }

  private mutating func leave(_ node: xmlNodePtr) {
    guard node.pointee.type == XML_ELEMENT_NODE else { return }
    if blocks.contains(String(cString: node.pointee.name)) { endParagraph() }
  }

  private mutating func append(_ text: String) {
    for scalar in text.unicodeScalars {
      guard ![" ", "\n", "\r", "\t"].contains(scalar) else {
        isAfterSpace = true
        continue
      }
      if isAfterSpace, !paragraph.isEmpty, paragraph.last != "\n" { paragraph += " " }
      isAfterSpace = false
      paragraph.unicodeScalars.append(scalar)
    }
  }

  /// One break is a line, two are a paragraph.
  private mutating func breakLine() {
    if paragraph.last == "\n" { return endParagraph() }
    if !paragraph.isEmpty { paragraph += "\n" }
  }

  private mutating func endParagraph() {
    if paragraph.last == "\n" { paragraph.removeLast() }
    if !paragraph.isEmpty { paragraphs.append(paragraph) }
    paragraph = ""
    isAfterSpace = false
  }
}

private let blocks: Set<String> = [
  "address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "figcaption",
  "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
  "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
]

private let unread: Set<String> = [
  "head", "iframe", "noscript", "script", "style", "svg", "template",
]
