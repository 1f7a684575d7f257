/// A name folded so that its spellings meet: case, accents, punctuation, honorifics, possessives.
public struct NameKey: Hashable, Sendable {
  /// Lower-case words with one space between; empty for a name without letters or digits.
  public let text: String

  public init(_ name: String) {
    if let plain = PlainName.key(of: name) {
      text = plain
      return
    }
    var words = NameFolding.words(of: name)
    while words.count > 1, honorifics.contains(words[0]) { words.removeFirst() }
    text = joiningInitials(words).joined(separator: " ")
  }

  /// The shorter names that a search may use: every ending (*von der leyen*, *leyen*), and the
  /// name without middle initials or generation (*robert kennedy*). They never prove identity.
  public var parts: Set<String> {
    let plain = generation == nil ? words : Array(words.dropLast())
    guard let first = plain.first, plain.count > 1 || generation != nil else { return [] }
    let middle = plain.dropFirst().filter { $0.unicodeScalars.count > 1 }
    var parts = Set(plain.indices.dropFirst().map { plain[$0...].joined(separator: " ") })
    parts.insert(plain.joined(separator: " "))
    parts.insert(([first] + middle).joined(separator: " "))
    parts.remove(text)
    return parts
  }
}

extension NameKey {
  /// By bytes, as by characters it takes five times as long.
  package var words: [String] { text.utf8.split(separator: 0x20).map { String(Substring($0)) } }

  /// *jr*, *iii*.
  public static let generations: Set = ["jr", "sr", "ii", "iii", "iv"]

  /// *jr*, *iii*; `nil` of a name without.
  public var generation: String? { Self.generation(of: words) }

  /// - Parameter words: Of a key.
  package static func generation(of words: [String]) -> String? {
    words.last.flatMap { generations.contains($0) ? $0 : nil }
  }

  /// The name without middle initials: *donald trump*, of *donald j trump*; `nil` if it has none.
  ///
  /// One of a whole generation stays what it is: *robert kennedy jr*.
  public var withoutInitials: NameKey? {
    let words = words
    let initials = initialPlaces(in: words)
    return initials.isEmpty
      ? nil
      : NameKey(
        words.indices.filter { !initials.contains($0) }.map { words[$0] }.joined(separator: " "))
  }

  /// *g*, of *edward g rendell*.
  public var middleInitials: [String] {
    let words = words
    return initialPlaces(in: words).map { words[$0] }
  }

  private func initialPlaces(in words: [String]) -> [Int] {
    let last = words.count - (generation == nil ? 1 : 2)
    return last > 1 ? (1..<last).filter { isInitials(words[$0]) } : []
  }

  /// *robert kennedy*, of *robert kennedy jr*.
  public var withoutGeneration: String {
    let words = words
    return generation == nil || words.count < 2 ? text : words.dropLast().joined(separator: " ")
  }
}

/// *j*, *hw*; no *de*, and no *st*.
private func isInitials(_ word: String) -> Bool {
  let letters = word.unicodeScalars
  return letters.count == 1
    || letters.count < 4 && word != "st"
      && letters.allSatisfy { $0.isASCII && !"aeiouy".unicodeScalars.contains($0) }
}

/// Only what cannot be the first word of a name itself: *General* Motors, *Lady* Gaga.
private let honorifics: Set = [
  "the", "mr", "mrs", "ms", "mx", "dr", "prof", "professor", "sir", "dame", "rev", "hon", "sen",
  "gov", "rep", "lt", "col", "sgt", "capt", "cpl", "maj",
]

/// *j d vance* (from J. D. Vance) → *jd vance* (as from J.D. Vance and JD Vance).
private func joiningInitials(_ words: [String]) -> [String] {
  var joined: [String] = []
  var lastIsInitials = false
  for word in words {
    let isInitial = word.unicodeScalars.count == 1
    if isInitial, lastIsInitials {
      joined[joined.count - 1] += word
    } else {
      joined.append(word)
    }
    lastIsInitials = isInitial
  }
  return joined
}

/// The key of a name in ASCII without apostrophes, as nearly all are, folded in one pass: a crawl has millions.
private struct PlainName {
  private var length = 0
  private var wordStart = 0
  private var isBehindHonorific = false
  private var isBehindInitials = false
  private var isBehindWord = false

  /// - Returns: `nil` of other names.
  static func key(of name: String) -> String? {
    var name = name
    return name.withUTF8 { name in
      guard name.allSatisfy({ $0 < 0x80 && $0 != 0x27 && $0 != 0x60 }) else { return nil }
      return String(unsafeUninitializedCapacity: name.count) { key in
        var plain = PlainName()
        for place in name.indices { plain.take(name, at: place, into: key) }
        plain.endWord(in: key)
        return plain.length
      }
    }
  }

  private mutating func take(
    _ name: UnsafeBufferPointer<UInt8>, at place: Int, into key: UnsafeMutableBufferPointer<UInt8>
  ) {
    if NameFolding.isPart(name[place]) {
      beginWord(in: key)
      // Digits have the bit of small letters too.
      key.initializeElement(at: length, to: name[place] | 0x20)
      length += 1
    } else if name[place] != UInt8(ascii: ".") || place + 1 == name.count
      || !NameFolding.isPart(name[place + 1])
    {
      endWord(in: key)
    }
  }

  private mutating func beginWord(in key: UnsafeMutableBufferPointer<UInt8>) {
    if isBehindHonorific {
      length = 0
    } else if isBehindWord {
      key.initializeElement(at: length, to: 0x20)
      length += 1
      wordStart = length
    }
    (isBehindHonorific, isBehindWord) = (false, false)
  }

  private mutating func endWord(in key: UnsafeMutableBufferPointer<UInt8>) {
    guard !isBehindWord, length > wordStart else { return }
    isBehindWord = true
    let isInitial = length == wordStart + 1
    if isInitial, isBehindInitials {
      key[wordStart - 1] = key[wordStart]
      length = wordStart
    } else if wordStart == 0 {
      isBehindHonorific = honorifics.contains(
        String(decoding: UnsafeBufferPointer(rebasing: key[..<length]), as: UTF8.self))
    }
    isBehindInitials = isInitial && !isBehindHonorific
  }
}

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
      ? isPart(UInt8(scalar.value))
      : scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// - Parameter byte: Of ASCII.
  static func isPart(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
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
