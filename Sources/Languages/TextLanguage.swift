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
  /// A bit for each that is parsed.
  private var bitsOfParsed: UInt64 = 0
  /// By tags and other names.
  private var tagOfName: [String: String] = [:]
  /// For each word, by its hash, a bit for each language that has it.
  private var words = HashTable<UInt64>(slots: 8_192)
  private var scripts: [(tag: String, ranges: [ClosedRange<UInt32>])] = []
  /// What a text in none of the languages is in.
  private var unknown: String?

  /// More of a text tells no more.
  private static let mostScalars = 20_000
  /// So many bytes of so many tell the language of nearly all news: counting all words was a fiftieth of all that an
  /// article took.
  private static let (sampleLength, sampleDistance) = (80, 512)

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
    if !fields[2].isEmpty {
      parsed.insert(tag)
      bitsOfParsed |= 1 << UInt64(tags.count)
    }
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
    var text = text
    let beginning = text.withUTF8 { UnretainedArray(of: $0.beginning(scalars: Self.mostScalars)) }
    defer { beginning.free() }
    if let clear = clearLanguage(of: beginning) { return clear }
    var counts = WordCounts(words)
    counts.add(beginning, from: 0, to: beginning.count)
    if let script = scripts.first(where: { counts.isWritten(in: $0.ranges) }) { return script.tag }
    return counts.most(among: tags, parsed: bitsOfParsed, unknown: unknown)
  }

  /// The language that is parsed, where a sample of the text leaves no doubt of it.
  private func clearLanguage(of text: UnretainedArray<UInt8>) -> String? {
    var sample = WordCounts(words)
    for start in stride(from: 0, through: text.count - Self.sampleLength, by: Self.sampleDistance) {
      let end = start + Self.sampleLength
      let space = text.first(.space, from: start, to: end)
      // What has no spaces may be Chinese.
      guard space < end else { return nil }
      sample.add(text, from: space, to: end)
    }
    return sample.clear(among: tags.indices, parsed: bitsOfParsed).map { tags[$0] }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// As much of a text in UTF-8 as has so many scalars.
  fileprivate func beginning(scalars: Int) -> UnsafeBufferPointer<UInt8> {
    guard count > scalars else { return self }
    var (place, left) = (0, scalars)
    while place < count, left > 0 || self[place] & 0xC0 == 0x80 {
      if self[place] & 0xC0 != 0x80 { left -= 1 }
      place += 1
    }
    return UnsafeBufferPointer(rebasing: self[..<place])
  }
}

/// How many words of a text are among the commonest of each language.
private struct WordCounts {
  private let words: HashTable<UInt64>
  private var all = 0
  private var ofLanguage = BitCounts()
  private var letters = 0
  /// Letters that are not Latin, by their sixteens, of which scripts are made.
  private var lettersOfBlock: [UInt32: Int] = [:]

  /// - Parameter words: For each word, by its hash, a bit for each language that has it.
  init(_ words: HashTable<UInt64>) { self.words = words }

  /// Counts the words that begin in a part of a text.
  mutating func add(_ text: UnretainedArray<UInt8>, from start: Int, to end: Int) {
    var place = start
    while place < min(end, text.count) {
      var hash = WordHash()
      let start = place
      while true {
        let next = ASCIILetters(text.eight(from: place))
        if next.count > 0 { hash.add(eight: next.lowercase) }
        place += next.count
        if next.count < 8 { break }
      }
      if place < text.count, text[place] >= 0x80, isLetter(at: place, in: text) {
        (hash, place) = slowHash(from: start, in: text)
      } else {
        letters += place - start
      }
      if place > start {
        all += 1
        ofLanguage.add(words[hash.value] ?? 0)
      }
      // What ends a word in ASCII is no letter.
      if place == start || place < text.count && text[place] < 0x80 {
        place += length(at: place, in: text)
      }
    }
  }

  /// The hash of a word with letters beyond ASCII, and its end.
  private mutating func slowHash(
    from start: Int, in text: UnretainedArray<UInt8>
  ) -> (WordHash, end: Int) {
    var (hash, place) = (WordHash(), start)
    while place < text.count, isLetter(at: place, in: text) {
      let length = length(at: place, in: text)
      letters += 1
      if length > 1 {
        let value = scalar(at: place, in: text).value
        if value > 0x2AF { lettersOfBlock[value >> 4, default: 0] += 1 }
      }
      for byte in text.bytes(place..<place + length) {
        hash.add(byte < 0x80 ? byte | 0x20 : byte)
      }
      place += length
    }
    return (hash, place)
  }

  private func isLetter(at place: Int, in text: UnretainedArray<UInt8>) -> Bool {
    let byte = text[place]
    guard byte >= 0x80 else { return ByteClass(byte) == .letter }
    let scalar = scalar(at: place, in: text)
    // Dashes and curly quotation marks, of which Unicode need not be asked.
    if (0x2010...0x203F).contains(scalar.value) { return false }
    return scalar.properties.isAlphabetic || scalar.properties.isGraphemeExtend
  }

  private func length(at place: Int, in text: UnretainedArray<UInt8>) -> Int {
    let byte = text[place]
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }

  /// - Parameter place: Of a scalar beyond ASCII.
  private func scalar(at place: Int, in text: UnretainedArray<UInt8>) -> Unicode.Scalar {
    let length = length(at: place, in: text)
    let first = UInt32(text[place] & 0x7F >> UInt8(length))
    let value = text.bytes(place + 1..<place + length).reduce(first) {
      $0 << 6 | UInt32($1 & 0x3F)
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// Whether three in ten letters are of these.
  func isWritten(in ranges: [ClosedRange<UInt32>]) -> Bool {
    guard !lettersOfBlock.isEmpty else { return false }
    let count = lettersOfBlock.reduce(0) { sum, block in
      ranges.contains { $0.contains(block.key << 4) } ? sum + block.value : sum
    }
    return count >= 3 && count * 10 >= letters * 3
  }

  /// The language that is parsed, if a sample leaves no doubt of it: three in ten of its words are that language's,
  /// twice as many as any other's, and all its letters are Latin.
  func clear(among languages: Range<Int>, parsed: UInt64) -> Int? {
    guard all >= 100, lettersOfBlock.isEmpty, let own = best(languages, parsed),
      let other = best(languages, ~parsed)
    else { return nil }
    let (ownCount, otherCount) = (ofLanguage[own], ofLanguage[other])
    return ownCount * 10 >= all * 3 && ownCount >= 2 * otherCount ? own : nil
  }

  /// A fifth of the words of a language that is parsed tell it, be they its most: pages of 44 countries
  /// were told from English so without an error. Others, which bend their words where English has words of
  /// their own, are told by a tenth.
  func most(among tags: [String], parsed: UInt64, unknown: String?) -> String? {
    guard all >= 5, let own = best(tags.indices, parsed), let other = best(tags.indices, ~parsed)
    else { return nil }
    let (ownCount, otherCount) = (ofLanguage[own], ofLanguage[other])
    if ownCount >= 2, ownCount * 5 >= all, ownCount >= otherCount { return tags[own] }
    if otherCount >= 3, otherCount * 10 >= all, otherCount >= 2 * ownCount { return tags[other] }
    let isNone = all >= 40 && max(ownCount, otherCount) * 12 < all
    return isNone ? unknown : nil
  }

  /// - Parameter chosen: A bit for each.
  private func best(_ languages: Range<Int>, _ chosen: UInt64) -> Int? {
    var best: Int?
    for place in languages where chosen >> UInt64(place) & 1 == 1 {
      if best.map({ ofLanguage[$0] < ofLanguage[place] }) ?? true { best = place }
    }
    return best
  }
}

/// In how many numbers each bit is set, counted for all bits at once (Warren, *Hacker's Delight*, 8-8).
///
/// Counted bit by bit, they took half of the time, as no processor foresees how many of them are set.
private struct BitCounts {
  /// The four lowest binary digits of each bit's count, the ones first.
  private var digits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
  /// What is beyond them.
  private var sixteens = Array(repeating: 0, count: UInt64.bitWidth)

  @inline(__always)
  mutating func add(_ number: UInt64) {
    var carried = number
    (digits.0, carried) = (digits.0 ^ carried, digits.0 & carried)
    (digits.1, carried) = (digits.1 ^ carried, digits.1 & carried)
    (digits.2, carried) = (digits.2 ^ carried, digits.2 & carried)
    (digits.3, carried) = (digits.3 ^ carried, digits.3 & carried)
    while carried != 0 {
      sixteens[carried.trailingZeroBitCount] += 1
      carried &= carried - 1
    }
  }

  /// - Parameter bit: 0 for the lowest.
  subscript(bit: Int) -> Int {
    func digit(_ bits: UInt64) -> Int { Int(bits >> UInt64(bit) & 1) }
    return sixteens[bit] << 4 | digit(digits.3) << 3 | digit(digits.2) << 2 | digit(digits.1) << 1
      | digit(digits.0)
  }
}
