/// A paragraph, a heading, a list item: text that a page shows apart.
struct TextBlock {
  /// White space collapsed.
  var text: String
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

/// Cuts a page into blocks: the one walk through its nodes by which its text is read.
struct TextBlocks {
  /// How a page's line breaks and white space are read.
  enum Style {
    /// A web page: space is tidied, and a line break after the end of a sentence parts paragraphs.
    case page
    /// A piece of HTML that is all article, whose characters are kept as they are.
    case content

    fileprivate var space: WhiteSpace { self == .page ? .unicode : .html }
    fileprivate var blocks: Set<String> {
      self == .page ? PageWords.blocks : PageWords.contentBlocks
    }
  }

  private(set) var blocks: [TextBlock] = []
  private let page: HTMLPage
  private let style: Style
  /// The elements that we are in, the innermost last.
  private var open: [Int] = []
  /// Of the block at hand, one more for each break.
  private var lines = [""]
  private var isBlank = true
  private var start = 0
  private var linkLength = 0
  private var breaks = 0

  /// - Parameter isDropped: Whether to leave out a node with all that is in it.
  init(_ page: HTMLPage, style: Style = .page, except isDropped: (Int) -> Bool) {
    self.page = page
    self.style = style
    walk(except: isDropped)
    // Behind the body of a web page stands none of its text.
    if style == .content { flush() }
  }

  /// By a stack of its own, as pages are nested deeper than the program's may be.
  private mutating func walk(except isDropped: (Int) -> Bool) {
    var links = 0
    var index = 0
    while index < page.nodes.count || !open.isEmpty {
      if let last = open.last, index >= page[last].end {
        if isBlock(last) { flush() }
        if page[last].name == "a" { links -= 1 }
        open.removeLast()
        continue
      }
      let node = page[index]
      if !node.name.isEmpty, isBlock(index) { flush() }
      if node.name.isEmpty {
        append(node.text, at: index, isLink: links > 0)
      } else if isDropped(index) {
        index = node.end
        continue
      } else if node.name == "br" {
        breaks += 1
        lines.append("")
      } else {
        if node.name == "a" { links += 1 }
        open.append(index)
      }
      index += 1
    }
  }

  private func isBlock(_ node: Int) -> Bool { style.blocks.contains(page[node].name) }

  private mutating func append(_ piece: String, at index: Int, isLink: Bool) {
    let isSpace = piece.unicodeScalars.allSatisfy(style.space.contains)
    if !isSpace {
      // Two line breaks end a paragraph.
      if breaks > 1 || breaks == 1 && style == .page && endsSentence { flush() }
      breaks = 0
      if isBlank { start = index }
      isBlank = false
      if isLink { linkLength += collapsed(piece, style.space).utf8.count }
    }
    lines[lines.count - 1] += piece
  }

  private var endsSentence: Bool {
    for line in lines.reversed() {
      let last = line.unicodeScalars.last { !$0.properties.isWhitespace && !closing.contains($0) }
      if let last { return ".!?…:".unicodeScalars.contains(last) }
    }
    return false
  }

  private mutating func flush() {
    defer { (lines, isBlank, linkLength, breaks) = ([""], true, 0, 0) }
    guard !isBlank else { return }
    let lines = lines.map { collapsed($0, style.space) }.filter { !$0.isEmpty }
    guard !lines.isEmpty else { return }
    let names = open.suffix(6).map { page[$0].name }
    blocks.append(
      TextBlock(
        text: lines.joined(separator: "\n"), start: start,
        isHeading: names.contains(where: PageWords.headings.contains),
        isListItem: names.contains("li"), isQuoted: names.contains("blockquote"),
        linkLength: linkLength))
  }
}

/// The text of a piece of HTML that is all article, such as a feed's item: its paragraphs, parted by
/// blank lines.
func textOfHTML(_ html: String) -> String {
  let page = HTMLPage(parsing: html, isComplete: true)
  return TextBlocks(page, style: .content) { PageWords.neverContent.contains(page[$0].name) }
    .blocks.map(\.text).joined(separator: "\n\n")
}

private let closing = Set("\"'”’»)]".unicodeScalars)
