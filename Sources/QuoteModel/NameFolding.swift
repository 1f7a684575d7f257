/// Folds a name into words of lower-case letters and digits without accents.
enum NameFolding {
  static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    let scalars = Array(name.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      if isApostrophe(scalar) {
        if isPossessive(at: place, in: scalars) { word.unicodeScalars.append(possessive) }
      } else if isPart(of: scalar) {
        append(scalar, to: &word)
      } else if scalar == ".", place + 1 < scalars.count, isPart(of: scalars[place + 1]) {
        continue  // J.D. is one word; so is bild.de
      } else if !isIgnored(scalar), !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    return words.map(withoutPossessive).filter { !$0.isEmpty }
  }

  /// Marks the place of `'s`, whose `s` goes with it.
  private static let possessive: Unicode.Scalar = "\u{1}"

  private static func withoutPossessive(_ word: String) -> String {
    word.unicodeScalars.firstIndex(of: possessive).map { String(word[..<$0]) } ?? word
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "'", "’", "‘", "ʼ", "ʻ", "`": true
    default: false
    }
  }

  /// At the apostrophe of `’s` before the end of a word.
  private static func isPossessive(at place: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard place + 1 < scalars.count, scalars[place + 1] == "s" || scalars[place + 1] == "S" else {
      return false
    }
    return place + 2 == scalars.count || !isPart(of: scalars[place + 2])
  }

  static func isPart(of scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
      : scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Combining accents, and what is not seen: soft hyphen, joiners, marks of direction.
  static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    (0x300...0x36F).contains(scalar.value) || scalar.properties.isDefaultIgnorableCodePoint
  }

  static func append(_ scalar: Unicode.Scalar, to word: inout String) {
    switch scalar {
    case "A"..."Z": word.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
    case _ where scalar.isASCII: word.unicodeScalars.append(scalar)
    default:
      for letter in scalar.properties.lowercaseMapping.unicodeScalars where !isIgnored(letter) {
        word += withoutAccent(letter)
      }
    }
  }

  /// By its name in Unicode: LATIN SMALL LETTER **O** WITH CIRCUMFLEX AND ACUTE.
  private static func withoutAccent(_ scalar: Unicode.Scalar) -> String {
    if let letters = ligatures[scalar] { return letters }
    let prefix = "LATIN SMALL LETTER "
    guard let name = scalar.properties.name, name.hasPrefix(prefix) else { return String(scalar) }
    let letter = name.dropFirst(prefix.count).prefix { $0 != " " }
    return letter.utf8.count == 1 ? letter.lowercased() : String(scalar)
  }

  private static let ligatures: [Unicode.Scalar: String] = [
    "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th", "ı": "i", "ĳ": "ij", "ŋ": "n",
    "ﬁ": "fi", "ﬂ": "fl",
  ]
}
