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
