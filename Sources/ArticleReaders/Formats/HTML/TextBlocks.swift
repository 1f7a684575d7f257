/// A paragraph, a heading, a list item: text that a page shows apart.
struct TextBlock {
  /// White space collapsed.
  var text: String
  /// The innermost element around it that begins and ends a paragraph.
  var node: Int
  /// Where its text begins in the page's nodes.
  var start: Int
  var isHeading: Bool
  var isListItem: Bool
  var isQuoted: Bool
  /// UTF-8 bytes of its text that are links.
  var linkLength: Int

  /// UTF-8 bytes: of scripts without spaces, a character says about as much as three letters.
  var length: Int { text.utf8.count }

  var linkDensity: Double { length == 0 ? 0 : Double(linkLength) / Double(length) }

  var endsSentence: Bool {
    guard let last = text.unicodeScalars.last(where: { !closing.contains($0) }) else {
      return false
    }
    return ".!?…。！？:;".unicodeScalars.contains(last)
  }

  /// A paragraph that only running text has: what the text of an article is found by.
  var isProse: Bool {
    guard !isHeading, linkDensity < 0.35 else { return false }
    if endsSentence { return length >= 50 }
    return length >= 80 && text.utf8.contains(UInt8(ascii: ",")) || length >= 200
  }
}

/// Cuts a page, or a part of it, into blocks.
struct TextBlocks {
  private let page: HTMLPage
  private(set) var blocks: [TextBlock] = []
  private var text = ""
  private var isBlank = true
  private var start = 0
  private var linkLength = 0
  private var breaks = 0

  /// - Parameter isDropped: Whether to leave out a node with all that is in it.
  init(_ page: HTMLPage, in part: Int, except isDropped: (Int) -> Bool) {
    self.page = page
    walk(part, except: isDropped)
  }

  /// By a stack of its own, as pages are nested deeper than the program's may be.
  private mutating func walk(_ part: Int, except isDropped: (Int) -> Bool) {
    var open: [(node: Int, end: Int)] = []
    var links = 0
    var index = part
    func isBlock(_ node: Int) -> Bool { PageWords.blocks.contains(page[node].name) }
    while index < page[part].end || !open.isEmpty {
      if let last = open.last, index >= last.end || index >= page[part].end {
        if isBlock(last.node) { flush(within: open) }
        if page[last.node].name == "a" { links -= 1 }
        open.removeLast()
        continue
      }
      let node = page[index]
      if node.name.isEmpty {
        append(node.text, at: index, isLink: links > 0, within: open)
      } else if isDropped(index) {
        if isBlock(index) { flush(within: open) }
        index = node.end
        continue
      } else if node.name == "br" {
        breaks += 1
        text += "\n"
      } else {
        if isBlock(index) { flush(within: open) }
        if node.name == "a" { links += 1 }
        open.append((index, node.end))
      }
      index += 1
    }
  }

  private mutating func append(
    _ piece: String, at index: Int, isLink: Bool, within: [(node: Int, end: Int)]
  ) {
    let isSpace = piece.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
    if !isSpace {
      // Two line breaks end a paragraph, and so does one after the end of a sentence.
      if breaks > 1 || breaks == 1 && endsSentence(text) { flush(within: within) }
      breaks = 0
      if isBlank { start = index }
      isBlank = false
      if isLink { linkLength += collapsed(piece).utf8.count }
    }
    text += isSpace ? " " : piece.replacing("\n", with: " ")
  }

  private mutating func flush(within open: [(node: Int, end: Int)]) {
    defer { (text, isBlank, linkLength, breaks) = ("", true, 0, 0) }
    let lines = text.split(separator: "\n").map { collapsed(String($0)) }.filter { !$0.isEmpty }
    guard !lines.isEmpty else { return }
    let node = open.last { PageWords.blocks.contains(page[$0.node].name) }
    let names = open.suffix(6).map { page[$0.node].name }
    blocks.append(
      TextBlock(
        text: lines.joined(separator: "\n"), node: node?.node ?? 0, start: start,
        isHeading: names.contains(where: PageWords.headings.contains),
        isListItem: names.contains("li"), isQuoted: names.contains("blockquote"),
        linkLength: linkLength))
  }
}

private func endsSentence(_ text: String) -> Bool {
  let last = text.unicodeScalars.last { !$0.properties.isWhitespace && !closing.contains($0) }
  return last.map { ".!?…:".unicodeScalars.contains($0) } ?? false
}

private let closing = Set("\"'”’»)]".unicodeScalars)
