import Essentials

/// Text as XML 1.0 may hold it, in an element or in an attribute in double quotation marks.
///
/// XML has no place for control characters, not even escaped, nor for U+FFFE and U+FFFF.
enum XMLText {
  /// Exactly, for a reader: each character that XML cannot hold becomes one other, so that what follows
  /// keeps its offset: a control character its picture (U+2400 to U+241F), the others U+FFFD.
  static func append(_ text: some Sequence<Unicode.Scalar>, to buffer: inout ByteBuffer) {
    for scalar in text {
      if let entity = entity(of: scalar) {
        buffer.append(entity)
        continue
      }
      switch scalar.value {
      // A reader would make of them a line feed, or in an attribute a space.
      case 0x09, 0x0A, 0x0D: buffer.append("&#\(scalar.value);")
      case ..<0x20: append([Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"], to: &buffer)
      case 0xFFFE, 0xFFFF: append(["\u{FFFD}"], to: &buffer)
      default: buffer.append(scalar)
      }
    }
  }

  static func append(_ text: String, to buffer: inout ByteBuffer) {
    append(text.unicodeScalars, to: &buffer)
  }

  /// For people, in a picture: line ends are spaces, and what XML cannot hold or what turns the
  /// direction of text is U+FFFD.
  static func label(_ text: String) -> String {
    var label = ""
    for scalar in text.unicodeScalars {
      if let entity = entity(of: scalar) {
        label += entity
        continue
      }
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: label += " "
      case ..<0x20, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFFFE,
        0xFFFF:
        label += "\u{FFFD}"
      default: label.unicodeScalars.append(scalar)
      }
    }
    return label
  }

  /// A name for `xml:id`, which allows fewer characters than our ids have.
  static func name(_ id: String) -> String {
    var name = ""
    for scalar in id.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-": name.unicodeScalars.append(scalar)
      // Of `nato~organisation` and `0123456789abcdef.17`.
      case "~", ".": name += "."
      default: name += "_\(String(scalar.value, radix: 16))_"
      }
    }
    return name
  }

  private static func entity(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    default: nil
    }
  }
}
