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

private let closing = Set("\"'”’»)]".unicodeScalars)
