/// A paragraph, a heading, a list item: text that a page shows apart.
struct TextBlock {
  /// White space collapsed.
  var text: String
  /// Where its text begins in the page's nodes.
  var start: Int
  /// The innermost element around it that begins and ends a paragraph.
  var element: Int
  var isHeading: Bool
  var isListItem: Bool
  /// The outermost quotation or pull quote around it.
  var quotation: Int?
  /// UTF-8 bytes of its text that are links.
  var linkLength: Int
  /// The same of emphasis: italics, bold.
  var emphasisLength: Int
  /// Whether a link is around all of it, and of more: a card that leads to another page.
  var isInLink: Bool

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

  /// A sentence that is a link as a whole, in a paragraph of its own: text, where a headline would
  /// have no full stop.
  var isLinkedSentence: Bool {
    guard !isInLink, !isHeading, !isListItem, length >= 40 else { return false }
    let last = text.unicodeScalars.last { !closing.contains($0) }
    return last == "." && text.utf8.count(where: { $0 == 0x20 }) >= 5
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
    fileprivate var block: PageTraits { self == .page ? .block : .contentBlock }
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
  private var emphasisLength = 0
  private var breaks = 0
  private var links = 0
  private var emphases = 0
  /// How many of the links are around a block.
  private var linksAround = 0
  private var quotations: [Int] = []
  private var marks: QuotationMarks
  /// A mark before text that is yet to come.
  private var pendingMark = ""

  /// - Parameters:
  ///   - range: The nodes to read; all, if there are none.
  ///   - isDropped: Whether to leave out a node with all that is in it.
  init(
    _ page: HTMLPage, style: Style = .page, range: Range<Int>? = nil,
    except isDropped: (Int) -> Bool
  ) {
    self.page = page
    self.style = style
    let language = page.nodes.prefix(16).lazy.compactMap { $0.attributes["lang"] }.first
    marks = QuotationMarks(language: language)
    walk(range ?? page.nodes.indices, except: isDropped)
    // Behind the body of a web page stands none of its text.
    if style == .content || range != nil { flush() }
  }

  /// By a stack of its own, as pages are nested deeper than the program's may be.
  private mutating func walk(_ range: Range<Int>, except isDropped: (Int) -> Bool) {
    var index = range.lowerBound
    while index < range.upperBound || !open.isEmpty {
      if let last = open.last, index >= page[last].end || index >= range.upperBound {
        close(last)
        open.removeLast()
        continue
      }
      let node = page[index]
      if node.isText {
        append(node.text, at: index)
      } else if isDropped(index) {
        if node.traits.contains(style.block) { flush() }
        index = node.end
        continue
      } else {
        self.open(index)
      }
      index += 1
    }
  }

  private mutating func open(_ index: Int) {
    let node = page[index]
    if node.traits.contains(style.block) {
      flush()
      if links > 0 { linksAround += 1 }
    }
    switch node.name {
    case "br":
      breaks += 1
      lines.append("")
      // Empty, but for pages that close it.
      if node.end == index + 1 { return }
    case "a": links += 1
    case "em", "i", "strong", "b": emphases += 1
    case "q": pendingMark += marks.open(isMarked: isMarked(index))
    default:
      if node.traits.contains(.lineBreak), node.end == index + 1 {
        breaks += 1
        lines.append("")
      }
    }
    if !node.traits.isDisjoint(with: [.quotation, .pullQuote]) { quotations.append(index) }
    open.append(index)
  }

  private mutating func close(_ index: Int) {
    let node = page[index]
    if node.traits.contains(style.block) {
      flush()
      if links > 0 { linksAround -= 1 }
    }
    switch node.name {
    case "a": links -= 1
    case "em", "i", "strong", "b": emphases -= 1
    case "q":
      let mark = marks.close()
      if pendingMark.isEmpty { lines[lines.count - 1] += mark }
      pendingMark = ""
    default: break
    }
    if quotations.last == index { quotations.removeLast() }
  }

  private mutating func append(_ piece: String, at index: Int) {
    if !piece.unicodeScalars.allSatisfy(style.space.contains) {
      // Two line breaks end a paragraph.
      if breaks > 1 || breaks == 1 && style == .page && endsSentence { flush() }
      breaks = 0
      if isBlank { start = index }
      isBlank = false
      if links > 0 { linkLength += collapsed(piece, style.space).utf8.count }
      if emphases > 0 { emphasisLength += collapsed(piece, style.space).utf8.count }
    }
    lines[lines.count - 1] += pendingMark + piece
    pendingMark = ""
  }

  /// Whether the text of a `<q>` has marks of its own.
  private func isMarked(_ index: Int) -> Bool {
    let text = page.inside(index).lazy.map { page[$0].text }.first { !$0.isBlank }
    return text?.trimmed.unicodeScalars.first.map { "\"“„«»‘'”".unicodeScalars.contains($0) }
      ?? false
  }

  private var endsSentence: Bool {
    for line in lines.reversed() {
      let last = line.unicodeScalars.last { !$0.properties.isWhitespace && !closing.contains($0) }
      if let last { return ".!?…:".unicodeScalars.contains(last) }
    }
    return false
  }

  private mutating func flush() {
    defer { (lines, isBlank, linkLength, emphasisLength, breaks) = ([""], true, 0, 0, 0) }
    guard !isBlank else { return }
    let lines = lines.map { collapsed($0, style.space) }.filter { !$0.isEmpty }
    guard !lines.isEmpty else { return }
    let near = open.suffix(6)
    blocks.append(
      TextBlock(
        text: lines.joined(separator: "\n"), start: start,
        element: open.last { page[$0].traits.contains(style.block) } ?? 0,
        isHeading: near.contains { page[$0].traits.contains(.heading) },
        isListItem: near.contains { page[$0].name == "li" }, quotation: quotations.first,
        linkLength: linkLength, emphasisLength: emphasisLength, isInLink: linksAround > 0))
  }
}

/// The marks that a browser shows around `<q>`.
private struct QuotationMarks {
  private let levels: [(open: String, close: String)]
  /// Of the quotations that are open, their closing marks.
  private var closing: [String] = []

  /// - Parameter language: As the page has it: `de-AT`.
  init(language: String?) {
    levels =
      switch language?.prefix(2).lowercased() {
      case "de": [("„", "“"), ("‚", "‘")]
      case "fr", "it", "es", "pt", "ru", "no", "nb": [("«", "»"), ("“", "”")]
      case "sv", "fi": [("”", "”"), ("’", "’")]
      default: [("“", "”"), ("‘", "’")]
      }
  }

  /// - Parameter isMarked: Whether the text has marks of its own.
  mutating func open(isMarked: Bool) -> String {
    let level = isMarked ? ("", "") : levels[closing.count % levels.count]
    closing.append(level.1)
    return level.0
  }

  mutating func close() -> String { closing.popLast() ?? "" }
}

/// The text of a piece of HTML that is all article, such as a feed's item: its paragraphs, parted by
/// blank lines.
func textOfHTML(_ html: String) -> String {
  let page = HTMLPage(parsing: html, isComplete: true)
  return TextBlocks(page, style: .content) { PageWords.neverContent.contains(page[$0].name) }
    .blocks.map(\.text).joined(separator: "\n\n")
}

private let closing = Set("\"'”’»)]".unicodeScalars)
