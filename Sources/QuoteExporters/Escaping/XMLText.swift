/// Text as XML 1.0 may hold it.
enum XMLText {
  /// For an element or an attribute in double quotation marks.
  ///
  /// XML has no place for control characters, not even escaped, nor for U+FFFE and U+FFFF. Each becomes
  /// one other character, so that what follows keeps its offset: a control character its picture
  /// (U+2400 to U+241F), the others U+FFFD.
  static func append(_ text: some Sequence<Unicode.Scalar>, to buffer: inout [UInt8]) {
    for scalar in text {
      switch scalar.value {
      case 0x26: buffer.append(contentsOf: "&amp;".utf8)
      case 0x3C: buffer.append(contentsOf: "&lt;".utf8)
      case 0x3E: buffer.append(contentsOf: "&gt;".utf8)
      case 0x22: buffer.append(contentsOf: "&quot;".utf8)
      // A reader would make of them a line feed, or in an attribute a space.
      case 0x09, 0x0A, 0x0D: buffer.append(contentsOf: "&#\(scalar.value);".utf8)
      case ..<0x20: append([Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"], to: &buffer)
      case 0xFFFE, 0xFFFF: append(["\u{FFFD}"], to: &buffer)
      default: buffer.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }

  static func append(_ text: String, to buffer: inout [UInt8]) {
    append(text.unicodeScalars, to: &buffer)
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
}
