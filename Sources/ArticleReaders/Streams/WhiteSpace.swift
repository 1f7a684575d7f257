/// Which characters of a text are white space, and what becomes of them when lines are made one.
enum WhiteSpace {
  /// All that Unicode calls so; soft hyphens and marks of width nothing are left out.
  case unicode
  /// What HTML collapses: spaces, tabs and line ends; all else is kept.
  case html

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x80 else {
      return self == .html
        ? UInt8(scalar.value).isPlainSpace
        : scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value)
    }
    return self == .unicode && scalar.properties.isWhitespace
  }

  /// The soft hyphen, the zero-width space, the word joiner, the byte order mark.
  fileprivate func drops(_ scalar: Unicode.Scalar) -> Bool {
    self == .unicode
      && (scalar == "\u{AD}" || scalar == "\u{200B}" || scalar == "\u{2060}"
        || scalar == "\u{FEFF}")
  }
}

/// Runs of white space as one space, and none at the start and the end.
func collapsed(_ text: String, _ space: WhiteSpace = .unicode) -> String {
  var clean = String.UnicodeScalarView()
  var isSpacePending = false
  for scalar in text.unicodeScalars {
    if space.contains(scalar) {
      isSpacePending = !clean.isEmpty
    } else if !space.drops(scalar) {
      if isSpacePending { clean.append(" ") }
      isSpacePending = false
      clean.append(scalar)
    }
  }
  return String(clean)
}

extension UInt8 {
  /// Space, tab or a line end, which are all that JSON and HTML count as white space.
  var isPlainSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}

extension StringProtocol {
  var isBlank: Bool { unicodeScalars.allSatisfy { $0.properties.isWhitespace } }

  /// Without space around it, no-break space included.
  var trimmed: String {
    let start = unicodeScalars.firstIndex { !$0.properties.isWhitespace }
    let last = unicodeScalars.lastIndex { !$0.properties.isWhitespace }
    guard let start, let last else { return "" }
    return String(self[start..<unicodeScalars.index(after: last)])
  }
}
