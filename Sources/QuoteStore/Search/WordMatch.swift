import CSQLite
import GRDB

/// Whether a text has what a search asks for, word by word: what the full-text index cannot tell.
struct WordMatch {
  /// A word that is looked for, as what the words of a text are compared with.
  private struct Sought: Hashable {
    let bytes: [UInt8]
    /// Whether endings do not count.
    let isStem: Bool
    /// Whether it may go on.
    let isOpen: Bool

    func fits(_ word: UnsafeRawBufferPointer) -> Bool {
      guard let first = bytes.first, word.first == first,
        isOpen ? word.count >= bytes.count : word.count == bytes.count
      else { return false }
      return bytes.elementsEqual(word.prefix(bytes.count))
    }
  }

  /// Where the words that are looked for stand in a text: in its row of words, by their numbers.
  private struct Places {
    var ofWords: [[Int]]
    /// How many words the text has.
    var length = 0
  }

  private let words: SearchWords
  private let forms: WordForms
  /// Each once.
  private let sought: [Sought]
  /// The numbers of each phrase's words.
  private let phrases: [SearchPhrase: [Int]]

  init(_ words: SearchWords, isExact: Bool, forms: WordForms) {
    self.words = words
    self.forms = forms
    var numbers: [Sought: Int] = [:]
    var phrases: [SearchPhrase: [Int]] = [:]
    for phrase in ([words.sought].compactMap(\.self) + words.excluded).flatMap(\.allPhrases) {
      let found = forms.words(of: phrase.text, isSought: true)
      phrases[phrase] = found.enumerated().map { place, word in
        let isOpen = phrase.isPrefix && place == found.count - 1
        let isStem = !isOpen && !isExact
        let sought = Sought(
          bytes: Array((isStem ? word.stem : word.form).utf8), isStem: isStem, isOpen: isOpen)
        let number = numbers[sought] ?? numbers.count
        numbers[sought] = number
        return number
      }
    }
    sought = numbers.sorted { $0.value < $1.value }.map(\.key)
    self.phrases = phrases
  }

  func matches(_ text: String) -> Bool { matches(places(in: text)) }

  /// How well a text matches, as `RankFunction` has it where no phrase weighs more than another.
  ///
  /// - Returns: `nil` if it does not.
  func rank(of text: String) -> Double? {
    let places = places(in: text)
    guard matches(places) else { return nil }
    let counts = (words.sought?.soughtPhrases ?? []).map { starts(of: $0, places).count }
    return RankFunction.score(counts.map(Double.init), length: places.length)
  }

  /// Where the words that were looked for stand; UTF-8 bytes, in order, none touching another.
  func hits(in text: String) -> [Range<Int>] {
    let found = forms.words(of: text)
    let places = places(in: text)
    let ranges = (words.sought?.soughtPhrases ?? []).flatMap { phrase in
      starts(of: phrase, places).map { start in
        found[start].place.lowerBound..<found[start + length(of: phrase) - 1].place.upperBound
      }
    }
    return ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
  }

  /// No text is made of any word: with one of each, this took ten times as long.
  private func places(in text: String) -> Places {
    let folded = FoldedText(text).text
    var places = Places(ofWords: [[Int]](repeating: [], count: sought.count))
    for isStem in [false, true] where sought.contains(where: { $0.isStem == isStem }) {
      places.length = 0
      forms.forEachWord(of: folded, isStemmed: isStem) { word in
        for (number, sought) in sought.enumerated()
        where sought.isStem == isStem && sought.fits(word) {
          places.ofWords[number].append(places.length)
        }
        places.length += 1
      }
    }
    return places
  }

  private func matches(_ places: Places) -> Bool {
    (words.sought.map { holds($0, places) } ?? true)
      && !words.excluded.contains { holds($0, places) }
  }

  private func holds(_ expression: SearchExpression, _ places: Places) -> Bool {
    switch expression {
    case .phrase(let phrase): !starts(of: phrase, places).isEmpty
    case .near(let phrases, let distance): areNear(phrases, distance, places)
    case .any(let parts): parts.contains { holds($0, places) }
    case .all(let parts, let excluded):
      parts.allSatisfy { holds($0, places) } && !excluded.contains { holds($0, places) }
    }
  }

  /// As FTS5 has it: so many words at most between the end of each phrase and the start of the last.
  private func areNear(_ phrases: [SearchPhrase], _ distance: Int, _ places: Places) -> Bool {
    let found = phrases.map { (starts: starts(of: $0, places), length: length(of: $0)) }
    return found.flatMap(\.starts).contains { last in
      found.allSatisfy { phrase in
        phrase.starts.contains { $0 <= last && last - $0 - phrase.length <= distance }
      }
    }
  }

  private func length(of phrase: SearchPhrase) -> Int { phrases[phrase, default: []].count }

  /// Places in the text's row of words.
  private func starts(of phrase: SearchPhrase, _ places: Places) -> [Int] {
    let numbers = phrases[phrase, default: []]
    guard let first = numbers.first else { return [] }
    let starts = places.ofWords[first]
    guard numbers.count > 1, !starts.isEmpty else { return starts }
    return starts.filter { start in
      numbers.enumerated().allSatisfy { place, number in
        places.ofWords[number].contains(start + place)
      }
    }
  }
}

/// The function `holds_words(text, words, is_exact)`: a `WordMatch` within a statement, so that rows are
/// held to it one by one as they are found, however many there are.
enum MatchFunction {
  /// What SQLite keeps for us: one a connection, and one for each statement that is run.
  private final class Box<Value> {
    let value: Value

    init(_ value: Value) { self.value = value }

    func retained() -> UnsafeMutableRawPointer { Unmanaged.passRetained(self).toOpaque() }

    static func value(at pointer: UnsafeMutableRawPointer) -> Value {
      Unmanaged<Box<Value>>.fromOpaque(pointer).takeUnretainedValue().value
    }
  }

  static func add(to db: Database) throws {
    let code = sqlite3_create_function_v2(
      db.sqliteConnection, "holds_words", 3, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
      Box(try WordForms(in: db)).retained(),
      { context, _, values in
        guard let values, let text = sqlite3_value_text(values[0]) else {
          return sqlite3_result_int(context, 0)
        }
        let match = MatchFunction.match(context, words: values[1], isExact: values[2])
        sqlite3_result_int(context, match.matches(String(cString: text)) ? 1 : 0)
      }, nil, nil,
      { if let forms = $0 { Unmanaged<Box<WordForms>>.fromOpaque(forms).release() } })
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  /// Made for the first row alone, as the words are those of the whole statement.
  private static func match(
    _ context: OpaquePointer?, words: OpaquePointer?, isExact: OpaquePointer?
  ) -> WordMatch {
    if let known = sqlite3_get_auxdata(context, 1) { return Box<WordMatch>.value(at: known) }
    guard let forms = sqlite3_user_data(context).map(Box<WordForms>.value) else {
      preconditionFailure("the function was added with what cuts words")
    }
    let text = sqlite3_value_text(words).map { String(cString: $0) } ?? ""
    let match = WordMatch(
      SearchWords(text, hasWord: forms.hasWord), isExact: sqlite3_value_int(isExact) != 0,
      forms: forms)
    sqlite3_set_auxdata(context, 1, Box(match).retained()) {
      if let match = $0 { Unmanaged<Box<WordMatch>>.fromOpaque(match).release() }
    }
    return match
  }
}
