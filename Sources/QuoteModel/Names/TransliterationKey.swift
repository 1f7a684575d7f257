/// A name folded further than `NameKey`, so that its romanisations meet: *Zelensky*, *Zelenskyy*,
/// *Selenskyj* and *Зеленський*; *Dmitriev* and *Dmitriyev*; *Mohammed* and *Muhammad*.
///
/// For searches and proposals only: two people may share it, so it never proves identity. It folds what
/// ISO 9, BGN/PCGN, GOST 7.79 and the habits of the English, French and German press write for the same
/// Cyrillic endings, and the common spellings of Arabic names. The letters of other words stay as they
/// are, for English surnames differ by less.
public struct TransliterationKey: Hashable, Sendable {
  /// Lower-case words with one space between; mostly the text of the `NameKey` itself.
  public let text: String

  public init(_ name: NameKey) {
    let isUkrainian = CyrillicLetters.areUkrainian(in: name.text)
    let words = name.text.split(separator: " ").map {
      CyrillicLetters.romanized(String($0), asUkrainian: isUkrainian)
    }
    text = words.enumerated().map { place, word in
      word == "el" && place + 1 < words.count ? "al" : TransliterationKey.folded(word)
    }.joined(separator: " ")
  }

  private static func folded(_ word: String) -> String {
    if let name = arabicNames[word] { return name }
    var word = word
    if let (prefix, usual) = beginnings.first(where: { word.utf8.starts(with: $0.0.utf8) }) {
      word = usual + word.dropFirst(prefix.count)
    }
    let isSlavic = slavicEndings.contains { $0.isEnd(of: word) }
    if isSlavic { word = slavicBody(of: word) }
    guard
      let ending = (isSlavic ? surnameEndings : givenNameEndings).first(where: {
        $0.isEnd(of: word)
      })
    else { return word }
    return word.dropLast(ending.letters.count) + ending.usual
  }

  /// As German and French write it: *Juschtschenko*, *Tchernenko*, *Lytvynenko*, *Selenskyj*.
  private static func slavicBody(of word: String) -> String {
    var letters = word
    for (written, usual) in slavicLetters where letters.contains(written) {
      letters = letters.replacing(written, with: usual)
    }
    var bytes = Array(letters.utf8)
    for place in bytes.indices.dropFirst().dropLast()
    where bytes[place] == UInt8(ascii: "y") && isConsonant(bytes[place - 1])
      && isConsonant(bytes[place + 1])
    {
      bytes[place] = UInt8(ascii: "i")
    }
    // *Hrytsenko*, as Ukrainian is romanised, and *Gritsenko*, as Russian is.
    if bytes.count > 1, bytes[0] == UInt8(ascii: "h"), isConsonant(bytes[1]) {
      bytes[0] = UInt8(ascii: "g")
    }
    if bytes.count > 1, bytes[0] == UInt8(ascii: "z"), !isConsonant(bytes[1]) {
      bytes[0] = UInt8(ascii: "s")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isConsonant(_ letter: UInt8) -> Bool { !vowels.contains(letter) }
}

/// The end of a word that must have so many letters in all, and what is usually written for it.
private struct Ending {
  let letters: String
  let usual: String
  let wordLength: Int

  init(_ letters: String, _ usual: String? = nil, of wordLength: Int) {
    self.letters = letters
    self.usual = usual ?? letters
    self.wordLength = wordLength
  }

  func isEnd(of word: String) -> Bool {
    word.utf8.count >= wordLength
      && word.utf8.suffix(letters.utf8.count).elementsEqual(letters.utf8)
  }
}

private let vowels = Set("aeiouy".utf8)

/// By which a surname is known to be Slavic, so that its letters may be folded; so long that *Snow*,
/// *Goff* and *Andrew* are left alone.
private let slavicEndings: [Ending] =
  ["sky", "ski", "skyy", "skiy", "skii", "skij", "skyj", "skyi"].map { Ending($0, of: 5) }
  + ["ov", "ev"].map { Ending($0, of: 5) }
  + [
    "ow", "off", "eff", "dew", "jew", "yew", "sew", "schew", "ova", "eva", "owa", "ewa", "enko",
    "chko", "chuk", "schuk", "vich", "vitch", "witsch", "witch",
  ].map { Ending($0, of: 6) }

/// In this order; *tsch* before *sch*.
private let slavicLetters = [
  ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"), ("ou", "u"), ("w", "v"), ("j", "y"), ("x", "ks"),
]

private let surnameEndings: [Ending] =
  ["skyy", "skiy", "skii", "skyi", "ski"].map { Ending($0, "sky", of: 5) }
  + [Ending("off", "ov", of: 6), Ending("eff", "ev", of: 6)]
  + ["a", "e", "i", "o", "u"].flatMap {
    [Ending($0 + "yev", $0 + "ev", of: 5), Ending($0 + "yeva", $0 + "eva", of: 6)]
  }
  + [Ending("yyev", "iev", of: 6), Ending("yev", "iev", of: 5), Ending("yeva", "ieva", of: 6)]

private let givenNameEndings: [Ending] =
  ["iy", "ii", "ij", "yi", "yy", "yj"].map { Ending($0, "y", of: 4) }
  + [Ending("ri", "ry", of: 4), Ending("gi", "gy", of: 5)]
  + [Ending("ei", "ey", of: 6), Ending("ej", "ey", of: 6)]
  + [Ending("iya", "ia", of: 5), Ending("ija", "ia", of: 5)]

/// Of given names that the standards begin differently.
private let beginnings = [
  ("aleks", "alex"), ("oleks", "olex"), ("yevg", "evg"), ("jewg", "evg"), ("yekat", "ekat"),
  ("jekat", "ekat"), ("wlad", "vlad"), ("wolod", "volod"), ("volodim", "volodym"),
]

private let arabicNames: [String: String] = {
  let spellings = [
    "mohammed muhammad mohamed muhammed mohammad mohamad muhamed muhamad",
    "ahmed ahmad", "hussein husain hussain husayn hossein", "abdullah abdallah abdulla abdalla",
    "gaddafi qaddafi kadhafi qadhafi gadhafi kaddafi qadafi", "youssef yousef yusuf yussuf yousuf",
    "khaled khalid", "faisal faysal feisal", "mahmoud mahmud mahmood", "qassem qasim qasem kassem",
  ].map { $0.split(separator: " ").map(String.init) }
  return Dictionary(
    uniqueKeysWithValues: spellings.flatMap { names in names.map { ($0, names[0]) } })
}()

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
