import CEmbedded
import Essentials

/// The language of an article: as its words tell or, where they are too few or might be of two, as its
/// record states. Names of languages in full letters (*German*) become tags.
public struct TextLanguage: Hashable, Sendable {
  /// As BCP 47 has it: `en`, `en-GB` where the record states that and the words agree; of what is
  /// neither told nor known, what is stated. `nil` where nothing tells it.
  public let tag: String?
  /// Whether the parser takes quotes from it: it does where nothing says that it is another language.
  public let isParsed: Bool

  public init(of text: String, stated: String?) {
    let table = LanguageTable.shared
    let stated = stated.map(StatedLanguage.init)
    if let told = table.language(of: text) {
      tag = stated?.tag(agreeingWith: told) ?? told
      isParsed = table.parsed.contains(told)
    } else {
      let known = stated.flatMap { table.tag(of: $0) }
      tag = known.flatMap { stated?.tag(agreeingWith: $0) ?? $0 } ?? stated?.text
      isParsed = known.map(table.parsed.contains) ?? true
    }
  }
}

/// A language as a record has it: `en_GB`, `GERMAN; DEUTSCH`.
private struct StatedLanguage {
  let text: String
  /// Its first word, in lower case.
  let language: String

  init(_ text: String) {
    self.text = text
    language = String(text.prefix { $0.isLetter }).lowercased()
  }

  /// As stated where that is this language, and says more of it.
  func tag(agreeingWith tag: String) -> String? {
    guard language == tag else { return nil }
    let rest = text.dropFirst(tag.count)
    let region = rest.dropFirst()
    let isTag =
      rest.isEmpty
      || !region.isEmpty && (rest.first == "-" || rest.first == "_")
        && region.utf8.allSatisfy {
          (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D
        }
    return isTag ? rest.isEmpty ? tag : tag + "-" + region : nil
  }
}

/// What `languages.txt` says.
private struct LanguageTable: Sendable {
  static let shared = LanguageTable()

  private var tags: [String] = []
  private(set) var parsed: Set<String> = []
  /// By tags and other names.
  private var tagOfName: [String: String] = [:]
  /// For each word, by its hash, a bit for each language that has it.
  private var words = HashTable<UInt64>(slots: 8_192)
  private var scripts: [(tag: String, ranges: [ClosedRange<UInt32>])] = []
  /// What a text in none of the languages is in.
  private var unknown: String?

  /// More of a text tells no more.
  private static let mostScalars = 20_000

  private init() {
    for line in embedded_languages().lines {
      let fields = line.parts(at: "|")
      if fields.count > 4 { addLanguage(fields) } else { addScript(fields) }
    }
  }

  private mutating func addLanguage(_ fields: [Substring]) {
    let tag = String(fields[1])
    let listed = fields[4].split(separator: " ")
    guard !listed.isEmpty else {
      unknown = tag
      return
    }
    precondition(tags.count < UInt64.bitWidth, "more languages than bits")
    if !fields[2].isEmpty { parsed.insert(tag) }
    for name in fields[3].split(separator: " ").map(String.init) + [tag] { tagOfName[name] = tag }
    for word in listed {
      words[WordHash(word.utf8).value, default: 0] |= 1 << UInt64(tags.count)
    }
    tags.append(tag)
  }

  private mutating func addScript(_ fields: [Substring]) {
    let ranges = fields[2].split(separator: " ").compactMap { range -> ClosedRange<UInt32>? in
      let ends = range.parts(at: "-").compactMap { UInt32($0, radix: 16) }
      return ends.count == 2 ? ends[0]...ends[1] : nil
    }
    let tag = String(fields[1])
    tagOfName[tag] = tag
    scripts.append((tag, ranges))
  }

  /// - Returns: `nil` of a name that is none of a language. A tag of a language that is not listed is
  ///   one all the same.
  func tag(of stated: StatedLanguage) -> String? {
    tagOfName[stated.language] ?? (stated.language.utf8.count == 2 ? stated.language : nil)
  }

  /// - Returns: `nil` where the words are too few, or might be of two.
  func language(of text: String) -> String? {
    let counts = WordCounts(of: text, most: Self.mostScalars, words: words, languages: tags.count)
    if let script = scripts.first(where: { counts.isWritten(in: $0.ranges) }) { return script.tag }
    return counts.most(among: tags, parsed: parsed, unknown: unknown)
  }
}

/// How many words of a text are among the commonest of each language.
private struct WordCounts {
  private var all = 0
  private var ofLanguage: [Int]
  private var letters = 0
  /// Letters that are not Latin, by their sixteens, of which scripts are made.
  private var lettersOfBlock: [UInt32: Int] = [:]

  init(of text: String, most: Int, words: HashTable<UInt64>, languages: Int) {
    ofLanguage = Array(repeating: 0, count: languages)
    var hash = WordHash()
    var isInWord = false
    for scalar in text.unicodeScalars.prefix(most) {
      var value = scalar.value
      if value < 0x80 {
        if (0x41...0x5A).contains(value) { value |= 0x20 }
        guard (0x61...0x7A).contains(value) else {
          if isInWord { end(&hash, words, &isInWord) }
          continue
        }
      } else if !scalar.properties.isAlphabetic, !scalar.properties.isGraphemeExtend {
        if isInWord { end(&hash, words, &isInWord) }
        continue
      }
      letters += 1
      if value > 0x2AF { lettersOfBlock[value >> 4, default: 0] += 1 }
      if value < 0x80 {
        hash.add(UInt8(value))
      } else {
        for byte in scalar.utf8 { hash.add(byte) }
      }
      isInWord = true
    }
    if isInWord { end(&hash, words, &isInWord) }
  }

  private mutating func end(
    _ hash: inout WordHash, _ words: HashTable<UInt64>, _ isInWord: inout Bool
  ) {
    all += 1
    var languages = words[hash.value] ?? 0
    while languages != 0 {
      ofLanguage[languages.trailingZeroBitCount] += 1
      languages &= languages - 1
    }
    hash = WordHash()
    isInWord = false
  }

  /// Whether three in ten letters are of these.
  func isWritten(in ranges: [ClosedRange<UInt32>]) -> Bool {
    guard !lettersOfBlock.isEmpty else { return false }
    let count = lettersOfBlock.reduce(0) { sum, block in
      ranges.contains { $0.contains(block.key << 4) } ? sum + block.value : sum
    }
    return count >= 3 && count * 10 >= letters * 3
  }

  /// A fifth of the words of a language that is parsed tell it, be they its most: pages of 44 countries
  /// were told from English so without an error. Others, which bend their words where English has words of
  /// their own, are told by a tenth.
  func most(among tags: [String], parsed: Set<String>, unknown: String?) -> String? {
    guard all >= 5 else { return nil }
    func best(_ isIncluded: (String) -> Bool) -> (tag: String, count: Int)? {
      zip(tags, ofLanguage).filter { isIncluded($0.0) }.max { $0.1 < $1.1 }
        .map { (tag: $0.0, count: $0.1) }
    }
    guard let own = best(parsed.contains), let other = best({ !parsed.contains($0) }) else {
      return nil
    }
    if own.count >= 2, own.count * 5 >= all, own.count >= other.count { return own.tag }
    if other.count >= 3, other.count * 10 >= all, other.count >= 2 * own.count { return other.tag }
    let isNone = all >= 40 && max(own.count, other.count) * 12 < all
    return isNone ? unknown : nil
  }
}
