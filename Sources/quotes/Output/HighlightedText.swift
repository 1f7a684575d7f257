/// Text in which the words that were looked for are marked, to be laid out and then coloured.
///
/// The marks are control characters, which text of articles has no more by then.
enum HighlightedText {
  private static let start: Character = "\u{2}"
  private static let end: Character = "\u{3}"

  /// On one line, made visible.
  ///
  /// - Parameter hits: UTF-8 bytes of the text, in order.
  static func line(_ text: String, _ hits: [Range<Int>]) -> String {
    let bytes = Array(text.utf8)
    var line = ""
    var place = 0
    for hit in hits where hit.lowerBound >= place && hit.upperBound <= bytes.count {
      line += visible(bytes[place..<hit.lowerBound])
      line += "\(start)\(visible(bytes[hit]))\(end)"
      place = hit.upperBound
    }
    return line + visible(bytes[place...])
  }

  /// Puts the terminal's codes in place of the marks, so that each line ends as it began; without
  /// styles the marks are left out.
  static func coloured(_ lines: [String], for output: Output) -> [String] {
    var isOpen = false
    return lines.map { line in
      guard output.hasStyles else { return line.filter { $0 != start && $0 != end } }
      var coloured = isOpen ? code : ""
      for character in line {
        switch character {
        case start: (isOpen, coloured) = (true, coloured + code)
        case end: (isOpen, coloured) = (false, coloured + reset)
        default: coloured.append(character)
        }
      }
      return isOpen ? coloured + reset : coloured
    }
  }

  /// Bold and red, as `grep` has it.
  private static let code = "\u{1B}[1;31m"
  private static let reset = "\u{1B}[0m"

  private static func visible(_ bytes: ArraySlice<UInt8>) -> String {
    VisibleText.line(String(decoding: bytes, as: UTF8.self))
  }
}
