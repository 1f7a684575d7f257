/// Text of articles and file names as a terminal may show it: control characters become visible.
enum VisibleText {
  /// For one line: line ends and tabs become spaces.
  static func line(_ text: String) -> String { replacing(text, keepsLines: false) }

  /// For several lines: line ends and tabs are kept.
  static func lines(_ text: String) -> String { replacing(text, keepsLines: true) }

  private static func replacing(_ text: String, keepsLines: Bool) -> String {
    guard text.utf8.contains(where: mayBeHazard) else { return text }
    var visible = String.UnicodeScalarView()
    let scalars = text.unicodeScalars
    for index in scalars.indices {
      let scalar = scalars[index]
      switch scalar.value {
      case 0x0A, 0x09: visible.append(keepsLines ? scalar : " ")
      case 0x0D where keepsLines && isLineFeed(after: index, in: scalars): visible.append(scalar)
      case 0x0D where !keepsLines: visible.append(" ")
      // Unicode has pictures of these: ␛.
      case ..<0x20: visible.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case 0x7F: visible.append("\u{2421}")
      case 0x80...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
        visible.append(contentsOf: "<U+\(hexadecimal(scalar.value))>".unicodeScalars)
      default: visible.append(scalar)
      }
    }
    return String(visible)
  }

  /// The first UTF-8 bytes of what is replaced.
  private static func mayBeHazard(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2
  }

  private static func isLineFeed(
    after index: String.UnicodeScalarView.Index, in scalars: String.UnicodeScalarView
  ) -> Bool {
    let next = scalars.index(after: index)
    return next < scalars.endIndex && scalars[next] == "\n"
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
