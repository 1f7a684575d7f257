import Essentials
import GRDB
public import QuoteModel

/// The words of a query, ready to be looked up in one of the full-text indexes.
struct WordSearch {
  let words: SearchWords
  let index: WordIndexTable
  /// What `MATCH` is given; `nil` if no word is looked for, or the index has none that leads to few rows.
  let pattern: String?
  /// What rows must be held to beside the pattern; `nil` if the pattern tells all.
  let match: WordMatch?
  /// Whether words are looked for that so many begin with that the index is not asked for them.
  let isTooWide: Bool
  /// What `MATCH` is given for the words that are not to be there, where no others are looked for; `nil` if
  /// the index leads to no rows in particular.
  let excluded: String?
  private let isExact: Bool
  private let typed: String
  private let forms: WordForms
  /// Whether speakers lead to the rows, too.
  private let isOfSpeakers: Bool

  /// - Parameter widest: How many pages of the index all beginnings of words may take.
  init(
    of query: QuoteQuery, saidBy speakers: SpeakerLookup? = nil, on index: WordIndexTable,
    widest: Int = PrefixWidth.mostPages, in db: Database
  ) throws {
    let forms = try WordForms(in: db)
    self.forms = forms
    typed = query.words ?? ""
    isExact = query.isExact
    let words = SearchWords(typed, hasWord: forms.hasWord)
    self.words = words
    self.index = index
    let language = try FullTextPattern(
      of: words, isExact: isExact, forms: forms,
      tooWide: PrefixWidth(of: index, most: widest, in: db).tooWide)
    match = language.isWide ? WordMatch(words, isExact: isExact, forms: forms) : nil
    let column = index.column
    excluded = (words.excluded.isEmpty ? nil : SearchExpression.any(words.excluded))
      .flatMap(language.text).map { "{\(column)} : (\($0))" }
    let whole = words.sought.map { SearchExpression.all([$0], excluding: words.excluded) }
    let names = try speakers.flatMap { try WordSearch.names(of: $0, forms, in: db) }
    let text = whole.flatMap(language.text).map { "{\(column)} : (\($0))" }
    isOfSpeakers = names != nil
    isTooWide = !language.tooWide.isEmpty
    pattern =
      whole == nil
      ? nil : [text, names].compactMap(\.self).joined(separator: " AND ").nilIfEmpty
  }

  /// Whether words are looked for, be it in the index or row by row.
  var isSought: Bool { words.sought != nil }

  /// Whether the index leads to no rows, so that each has to be read.
  var isReadRowByRow: Bool {
    isSought ? pattern == nil && match != nil : !words.excluded.isEmpty && excluded == nil
  }

  /// What a text must have that is asked for, where it is read instead of looked up.
  var wholeMatch: WordMatch { match ?? WordMatch(words, isExact: isExact, forms: forms) }

  /// How long it takes to look all rows up that have the words, told from those stored last: in the time that
  /// the index takes to name one.
  func estimatedCost(in db: Database) throws -> Int {
    guard let pattern = isSought ? pattern : excluded,
      let last: Int = try db.value("SELECT max(id) FROM \(index.rows)")
    else { return 0 }
    let sample = min(last, Self.sample)
    let found: Int? = try db.value(
      """
      SELECT count(*) FROM \(index.name)
      WHERE \(index.name) MATCH \(pattern) AND rowid > \(last - sample)
      """)
    return (found ?? 0) * last / max(1, sample) * costOfEach
  }

  /// Rows stored last.
  private static let sample = 20_000

  /// Each word that is looked for takes its time; where words stand in a row, their places are compared, and the
  /// rows of speakers are looked at; to read a text takes longest.
  private var costOfEach: Int {
    guard match == nil else { return 100 }
    guard !isOfSpeakers else { return 10 }
    let phrases = (words.excluded + [words.sought].compactMap(\.self)).flatMap(\.allPhrases)
    return phrases.reduce(0) { $0 + (forms.words(of: $1.text, isSought: true).count > 1 ? 10 : 1) }
  }

  /// What rows must have that is no word.
  var literalConditions: [SQL] {
    get throws {
      guard !words.literals.isEmpty else { return [] }
      // One condition however many there are: SQLite allows no thousand of them.
      let list = String(decoding: try JSONEncoder().encode(words.literals), as: UTF8.self)
      return [
        """
        NOT EXISTS (
          SELECT 1 FROM json_each(\(list)) WHERE ifnull(instr(\(index.text), value), 0) = 0)
        """
      ]
    }
  }

  /// What rows must fulfil beside the pattern and the match, whether or not they are joined with the
  /// index.
  func conditions(in db: Database) throws -> [SQL] {
    let conditions = try literalConditions
    guard !isSought, let excluded else { return conditions }
    let rows: SQL =
      match == nil
      ? "SELECT rowid FROM \(index.name) WHERE \(index.name) MATCH \(excluded)"
      : """
      SELECT \(index.rows).id
      FROM \(index.name) CROSS JOIN \(index.rows) ON \(index.rows).id = \(index.name).rowid
      WHERE \(index.name) MATCH \(excluded) AND NOT \(isMatch)
      """
    return conditions + ["\(index.rows).id NOT IN (\(rows))"]
  }

  /// That a row has the words; joined with the index where there is a pattern.
  var matchConditions: [SQL] {
    guard isSought else { return isReadRowByRow ? [isMatch] : [] }
    let matching: SQL? = pattern.map { "\(index.name) MATCH \($0)" }
    return [matching, match.map { _ in isMatch }].compactMap(\.self)
  }

  /// `match`, within a statement.
  private var isMatch: SQL { "holds_words(ifnull(\(index.text), ''), \(typed), \(isExact))" }

  /// The speakers' names, so that a common word and a rare speaker meet in the index; the rows
  /// found are then held to the speakers themselves.
  private static func names(
    of speakers: SpeakerLookup, _ forms: WordForms, in db: Database
  ) throws -> String? {
    guard let keys = try speakers.keys(in: db), !keys.isEmpty, keys.allSatisfy(forms.hasWord)
    else { return nil }
    return "{speaker} : (\(keys.map(FullTextPattern.quoted).joined(separator: " OR ")))"
  }
}

extension String {
  fileprivate var nilIfEmpty: String? { isEmpty ? nil : self }
}

/// How much of a full-text index is about the words that begin so.
///
/// FTS5 puts all of it together in memory before it gives a row: 20 MB for *e\** in 8 million quotes, 150 for
/// *e\* OR a\* OR t\**. The index of its own pages tells beforehand, in no time, how many they are.
struct PrefixWidth {
  /// Of all beginnings of one search; 4 MB.
  static let mostPages = 1_000

  private let db: Database
  private let pages: SQL
  private let most: Int

  init(of index: WordIndexTable, most: Int, in db: Database) {
    self.db = db
    self.most = most
    pages = SQL(sql: index.rawValue + "_idx")
  }

  /// - Parameter phrases: Each with the stem that its last word begins with.
  /// - Returns: Those that the index is not to be asked for.
  func tooWide(among phrases: [(phrase: SearchPhrase, stem: String)]) throws -> Set<SearchPhrase> {
    var all = 0
    let widths = try phrases.map { ($0.phrase, try count(of: $0.stem)) }.sorted { $0.1 < $1.1 }
    return Set(
      widths.filter { _, width in
        all += width
        return all > most
      }.map(\.0))
  }

  /// Pages from the first that begins with such a word to the last, in all segments: never more than there
  /// are, so that what is rare is not walked for. Terms of the index stand behind a `0` there (SQLite's
  /// `fts5_index.c`), and the last bit of `pgno` is another matter.
  func count(of stem: String) throws -> Int {
    let first = Data("0\(stem)".utf8)
    let last = first + [0xFF]
    return try db.value(
      """
      WITH RECURSIVE segment (id) AS (
        SELECT min(segid) FROM \(pages)
        UNION ALL
        SELECT (SELECT min(segid) FROM \(pages) WHERE segid > segment.id)
        FROM segment WHERE segment.id IS NOT NULL)
      SELECT sum(
        (SELECT max(pgno) / 2 - min(pgno) / 2 FROM \(pages)
        WHERE segid = segment.id AND term >= \(first) AND term <= \(last)))
      FROM segment WHERE id IS NOT NULL
      """) ?? 0
  }
}

/// Says what a search asks for in the language of FTS5.
///
/// What was typed stands in it only between double quotes, where nothing is an operator.
struct FullTextPattern {
  /// Whether all that it finds must be held to a `WordMatch`, for it finds more than is asked for.
  let isWide: Bool
  /// What is left out, as it would take too much memory: for this, too, what is found is held to the match.
  let tooWide: Set<SearchPhrase>
  private let forms: WordForms

  /// - Parameters:
  ///   - isExact: Whether other forms of the words are to be left out.
  ///   - tooWide: Which of some phrases the index is not to be asked for, each given with the stem of its
  ///     last word.
  init(
    of words: SearchWords, isExact: Bool, forms: WordForms,
    tooWide: ([(phrase: SearchPhrase, stem: String)]) throws -> Set<SearchPhrase> = { _ in [] }
  ) throws {
    self.forms = forms
    let all = words.excluded + [words.sought].compactMap(\.self)
    isWide = isExact || all.contains(where: \.hasPrefix)
    let open = Set(all.flatMap(\.allPhrases)).filter(\.isPrefix).sorted { $0.text < $1.text }
    self.tooWide =
      try open.isEmpty ? [] : tooWide(open.map { ($0, forms.last(of: $0.text)?.stem ?? "") })
  }

  /// - Returns: `nil` if it leads to no rows in particular.
  func text(of expression: SearchExpression) -> String? {
    switch expression {
    case .phrase(let phrase): return text(of: phrase)
    case .near(let phrases, _) where isWide:
      return joined(phrases.compactMap(text), by: " AND ")
    case .near(let phrases, let distance):
      return "NEAR(\(phrases.map { FullTextPattern.quoted($0.text) }.joined(separator: " ")), "
        + "\(distance))"
    case .any(let parts):
      let found = parts.compactMap(text)
      return found.count == parts.count ? joined(found, by: " OR ") : nil
    case .all(let parts, let excluded):
      let sought = joined(parts.compactMap(text), by: " AND ")
      // A wide pattern would exclude too much.
      guard !excluded.isEmpty, !isWide, let sought else { return sought }
      return joined(excluded.compactMap(text), by: " OR ").map { "(\(sought) NOT \($0))" }
    }
  }

  private func text(of phrase: SearchPhrase) -> String? {
    guard phrase.isPrefix else { return FullTextPattern.quoted(phrase.text) }
    guard !tooWide.contains(phrase) else {
      let before = forms.last(of: phrase.text)?.before ?? ""
      return forms.hasWord(before) ? FullTextPattern.quoted(before) : nil
    }
    let longer = forms.continuations(of: phrase.text).map(FullTextPattern.quoted)
    return joined([FullTextPattern.quoted(phrase.text) + "*"] + longer, by: " OR ")
  }

  /// - Returns: `nil` of nothing.
  private func joined(_ parts: [String], by word: String) -> String? {
    parts.count > 1 ? "(\(parts.joined(separator: word)))" : parts.first
  }

  static func quoted(_ phrase: String) -> String {
    let phrase = FoldedText(phrase, isSought: true).text
    return "\""
      + phrase.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}

extension QuoteRepository {
  /// Whether the words of a query hold neither a word nor a symbol, but punctuation alone.
  public func isWordless(_ query: QuoteQuery) throws -> Bool {
    try connection.read { db in
      SearchWords(query.words ?? "", hasWord: try WordForms(in: db).hasWord).isWordless
    }
  }

  /// Where in texts the words stand that a query looks for.
  ///
  /// - Returns: For each text UTF-8 bytes, half-open, in order.
  public func hits(of query: QuoteQuery, in texts: [String]) throws -> [[Range<Int>]] {
    try connection.read { db in
      let forms = try WordForms(in: db)
      let words = SearchWords(query.words ?? "", hasWord: forms.hasWord)
      let match = WordMatch(words, isExact: query.isExact, forms: forms)
      return texts.map(match.hits)
    }
  }
}
