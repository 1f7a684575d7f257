/// Which characters of a text are white space, and what becomes of them when lines are made one.
enum WhiteSpace {
  /// All that Unicode calls so; soft hyphens and marks of width nothing are left out.
  case unicode
  /// What HTML collapses: spaces, tabs and line ends; all else is kept.
  case html

  /// By their numbers, as asking Unicode for each character of a text takes far longer.
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x09, 0x0A, 0x0D: true
    case 0x0B, 0x0C, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      self == .unicode
    default: false
    }
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
  var clean: [UInt8] = []
  clean.reserveCapacity(text.utf8.count)
  var isSpacePending = false
  for scalar in text.unicodeScalars {
    if space.contains(scalar) {
      isSpacePending = !clean.isEmpty
    } else if !space.drops(scalar) {
      if isSpacePending { clean.append(0x20) }
      isSpacePending = false
      if scalar.isASCII {
        clean.append(UInt8(scalar.value))
      } else if let bytes = UTF8.encode(scalar) {
        clean.append(contentsOf: bytes)
      }
    }
  }
  return String(decoding: clean, as: UTF8.self)
}

extension UInt8 {
  /// Space, tab or a line end, which are all that JSON and HTML count as white space.
  var isPlainSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}

extension StringProtocol {
  var isBlank: Bool { unicodeScalars.allSatisfy { WhiteSpace.unicode.contains($0) } }

  /// Without space around it, no-break space included.
  var trimmed: String {
    let start = unicodeScalars.firstIndex { !WhiteSpace.unicode.contains($0) }
    let last = unicodeScalars.lastIndex { !WhiteSpace.unicode.contains($0) }
    guard let start, let last else { return "" }
    return String(self[start..<unicodeScalars.index(after: last)])
  }
}
