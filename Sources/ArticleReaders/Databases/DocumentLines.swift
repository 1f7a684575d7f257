/// The lines of a document, without their ends, and the text that they are of.
struct DocumentLines {
  let text: String
  let lines: [Substring]

  init(_ text: String) {
    self.text = text
    // By scalars, in which CR LF is two and not one.
    lines = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }
      .map { Substring($0.last == "\r" ? $0.dropLast() : $0) }
  }

  /// The text from one line to before another, with the lines as they are wrapped, and without
  /// blank lines around it.
  ///
  /// - Returns: `nil` if there is nothing but space.
  func text(of range: Range<Int>) -> String? {
    guard let first = range.first(where: { !lines[$0].isBlank }),
      let last = range.last(where: { !lines[$0].isBlank })
    else { return nil }
    return String(text[lines[first].startIndex..<lines[last].endIndex])
  }

  /// Runs of lines without a blank one between them.
  func blocks(in range: Range<Int>) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    for index in range where !lines[index].isBlank {
      if let last = blocks.last, last.upperBound == index {
        blocks[blocks.count - 1] = last.lowerBound..<index + 1
      } else {
        blocks.append(index..<index + 1)
      }
    }
    return blocks
  }

  /// Lines as one, for what is no article's text.
  func joined(_ range: Range<Int>) -> String {
    lines[range].map(\.trimmed).filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension Substring {
  var isBlank: Bool { unicodeScalars.allSatisfy { $0.properties.isWhitespace } }

  /// Without space around it, no-break space included.
  var trimmed: String {
    let scalars = unicodeScalars.drop { $0.properties.isWhitespace }
    let last = scalars.lastIndex { !$0.properties.isWhitespace }
    return last.map { String(Substring(scalars[...$0])) } ?? ""
  }

  /// `LENGTH` and `355 words` of `LENGTH: 355 words`; `nil` if it begins with no such label.
  var label: (name: String, value: String)? {
    guard let colon = utf8.prefix(60).firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = self[..<colon]
    guard (2...30).contains(name.count), name.first?.isLetter == true,
      name.allSatisfy({ $0.isLetter || $0 == "-" })
    else { return nil }
    return (String(name), self[index(after: colon)...].trimmed)
  }
}
