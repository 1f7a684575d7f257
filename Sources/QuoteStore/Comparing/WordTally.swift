/// How often each word stands in some statements.
struct WordTally {
  private(set) var counts: [String: Int] = [:]
  private(set) var total = 0
  /// News is syndicated: the same words printed again would make a speaker's words of one day.
  private var met: Set<String> = []

  /// A statement that differs from an earlier one in case and marks alone counts no more.
  mutating func add(_ statement: String) {
    let words = WordTally.words(of: statement)
    guard met.insert(words.joined(separator: " ")).inserted else { return }
    for word in words { counts[word, default: 0] += 1 }
    total += words.count
  }

  /// In lower case, without possessive *’s*; numbers are no words.
  static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    func end() {
      while word.last == "'" { word.removeLast() }
      if word.suffix(2).elementsEqual("'s".unicodeScalars) { word.removeLast(2) }
      if word.contains(where: \.properties.isAlphabetic) { words.append(String(word)) }
      word = String.UnicodeScalarView()
    }
    for scalar in text.lowercased().unicodeScalars {
      if isLetter(scalar) {
        word.append(scalar)
      } else if ["'", "’"].contains(scalar), !word.isEmpty {
        word.append("'")
      } else if !word.isEmpty {
        end()
      }
    }
    if !word.isEmpty { end() }
    return words
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) }
    let properties = scalar.properties
    return properties.isAlphabetic || properties.numericType != nil
      || properties.generalCategory == .nonspacingMark
  }
}
