/// Cyrillic words in Latin letters, as the English press mostly writes them (BGN/PCGN).
enum CyrillicLetters {
  /// - Parameter name: A whole folded name, for one of its words may tell the language of all.
  static func areUkrainian(in name: String) -> Bool {
    !isASCII(name)
      && (name.unicodeScalars.contains { ["і", "ї", "є", "ґ"].contains($0) }
        || name.contains("ськ"))
  }

  /// - Returns: The word itself if it has no Cyrillic letter.
  static func romanized(_ word: String, asUkrainian: Bool) -> String {
    guard !isASCII(word) else { return word }
    let scalars = Array(word.unicodeScalars)
    guard scalars.contains(where: { (0x400...0x52F).contains($0.value) }) else { return word }
    return scalars.enumerated().map { place, scalar in
      switch scalar {
      case "г" where asUkrainian: "h"
      case "и" where asUkrainian: "y"
      // Elsewhere than after a consonant, е begins with a glide, which only some write.
      case "е" where place == 0 && !asUkrainian: "ye"
      case "е" where place > 0 && ["ь", "ъ"].contains(scalars[place - 1]): "ye"
      default: letters[scalar] ?? String(scalar)
      }
    }.joined()
  }

  /// As nearly all names of articles are.
  private static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

  private static let letters: [Unicode.Scalar: String] = [
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ye", "ё": "yo",
    "ж": "zh", "з": "z", "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e",
    "ю": "yu", "я": "ya", "ј": "y", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz",
  ]
}
