/// How many columns a text takes on a terminal (after Unicode Standard Annex 11).
enum DisplayWidth {
  static func of(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns($1) }
  }

  /// The text, cut to a width with an ellipsis where it is longer.
  static func fitted(_ text: String, to width: Int) -> String {
    guard of(text) > width else { return text }
    var cut = String.UnicodeScalarView()
    var used = 1
    for scalar in text.unicodeScalars {
      used += columns(scalar)
      guard used <= width else { break }
      cut.append(scalar)
    }
    return String(cut) + "…"
  }

  /// The text with spaces that make it so wide.
  static func padded(_ text: String, to width: Int, alignedRight: Bool = false) -> String {
    let padding = String(repeating: " ", count: max(0, width - of(text)))
    return alignedRight ? padding + text : text + padding
  }

  /// The text in lines of a width at most, broken at spaces where there are any.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      let candidate = line.isEmpty ? String(word) : line + " " + word
      if !line.isEmpty, of(candidate) > width {
        lines.append(line)
        line = String(word)
      } else {
        line = candidate
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x300: 1
    // Marks of ours: control characters of others are made visible before.
    case ..<0x20: 0
    case 0x200B...0x200D, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      2
    default: isCombining(scalar) ? 0 : 1
    }
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    let category = scalar.properties.generalCategory
    return category == .nonspacingMark || category == .enclosingMark
  }
}

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
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let number = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        visible.append(contentsOf: "<U+\(number)>".unicodeScalars)
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
}

/// The text without so many of a character as it ends with.
func trimmed(_ text: String, of ending: Character) -> String {
  String(text.reversed().drop { $0 == ending }.reversed())
}

/// Text of which parts have a style, to be laid out in lines first and styled for a terminal then.
///
/// Control characters mark the parts: text of articles has no more of them once it is visible.
enum StyledText {
  enum Style: Character, CaseIterable {
    /// Words that were looked for: bold and red, as `grep` has it.
    case hit = "\u{1}"
    case bold = "\u{2}"
    case underlined = "\u{3}"
    case italic = "\u{4}"

    /// What the terminal is sent.
    fileprivate var code: String {
      switch self {
      case .hit: "\u{1B}[1;31m"
      case .bold: "\u{1B}[1m"
      case .underlined: "\u{1B}[4m"
      case .italic: "\u{1B}[3m"
      }
    }
  }

  private static let end: Character = "\u{5}"
  private static let reset = "\u{1B}[0m"

  /// On one line, made visible and marked.
  static func marked(_ text: String, as style: Style) -> String {
    "\(style.rawValue)\(VisibleText.line(text))\(end)"
  }

  /// On one line, made visible, with its hits marked.
  ///
  /// - Parameter hits: UTF-8 bytes of the text, in order.
  static func line(_ text: String, hits: [Range<Int>]) -> String {
    let bytes = Array(text.utf8)
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    var line = ""
    var place = 0
    for hit in hits where hit.lowerBound >= place && hit.upperBound <= bytes.count {
      line += VisibleText.line(part(place..<hit.lowerBound)) + marked(part(hit), as: .hit)
      place = hit.upperBound
    }
    return line + VisibleText.line(part(place..<bytes.count))
  }

  /// Puts the terminal's codes in place of the marks, so that each line ends as it began; without
  /// styles the marks are left out.
  static func styled(_ lines: [String], for output: Output) -> [String] {
    var open: Style?
    return lines.map { line in
      var styled = output.hasStyles ? open?.code ?? "" : ""
      for character in line {
        if let style = Style(rawValue: character) {
          open = style
          styled += output.hasStyles ? style.code : ""
        } else if character == end {
          open = nil
          styled += output.hasStyles ? reset : ""
        } else {
          styled.append(character)
        }
      }
      return output.hasStyles && open != nil ? styled + reset : styled
    }
  }
}
