import Essentials
import GRDB
public import QuoteModel

/// The words of a query, ready to be looked up in one of the full-text indexes.
struct WordSearch {
  let words: SearchWords
  let index: WordIndexTable
  /// What `MATCH` is given; `nil` if no word is looked for.
  let pattern: String?
  /// What rows must be held to beside the pattern; `nil` if the pattern tells all.
  let match: WordMatch?
  private let excluded: String?

  init(
    of query: QuoteQuery, saidBy speakers: SpeakerLookup? = nil, on index: WordIndexTable,
    in db: Database
  ) throws {
    let forms = try WordForms(in: db)
    let words = SearchWords(query.words ?? "", hasWord: forms.hasWord)
    self.words = words
    self.index = index
    let language = FullTextPattern(of: words, isExact: query.isExact, forms: forms)
    match = language.isWide ? WordMatch(words, isExact: query.isExact, forms: forms) : nil
    let excluded = words.excluded.isEmpty ? nil : SearchExpression.any(words.excluded)
    let column = index.column
    self.excluded = excluded.map { "{\(column)} : (\(language.text(of: $0)))" }
    let whole = words.sought.map { SearchExpression.all([$0], excluding: words.excluded) }
    let names = try speakers.flatMap { try WordSearch.names(of: $0, forms, in: db) }
    pattern = whole.map { "{\(column)} : (\(language.text(of: $0)))" + (names ?? "") }
  }

  /// What rows must fulfil beside the pattern and the match, whether or not they are joined with the
  /// index.
  func conditions(in db: Database) throws -> [SQL] {
    var conditions: [SQL] = []
    if !words.literals.isEmpty {
      // One condition however many there are: SQLite allows no thousand of them.
      let list = String(decoding: try JSONEncoder().encode(words.literals), as: UTF8.self)
      conditions.append(
        """
        NOT EXISTS (
          SELECT 1 FROM json_each(\(list)) WHERE ifnull(instr(\(index.text), value), 0) = 0)
        """)
    }
    if words.sought == nil, let excluded {
      if let match {
        let ids = try ids(matching: excluded, in: db, where: match.hasExcluded)
        conditions.append("\(index.rows).id NOT IN (SELECT value FROM json_each(\(ids.jsonArray)))")
      } else {
        conditions.append(
          """
          \(index.rows).id NOT IN (SELECT rowid FROM \(index.name)
            WHERE \(index.name) MATCH \(excluded))
          """)
      }
    }
    return conditions
  }

  /// That a row joined with the index has the words: all of them are held to the match at once.
  func matchConditions(in db: Database) throws -> [SQL] {
    guard let pattern else { return [] }
    let matching: SQL = "\(index.name) MATCH \(pattern)"
    guard let match else { return [matching] }
    let ids = try ids(matching: pattern, in: db, where: match.matches)
    return [matching, "\(index.rows).id IN (SELECT value FROM json_each(\(ids.jsonArray)))"]
  }

  private func ids(
    matching pattern: String, in db: Database, where isMatch: (String) -> Bool
  ) throws -> [Int64] {
    let request: SQL = """
      SELECT \(index.rows).id, \(index.text)
      FROM \(index.name) CROSS JOIN \(index.rows) ON \(index.rows).id = \(index.name).rowid
      WHERE \(index.name) MATCH \(pattern)
      """
    var ids: [Int64] = []
    let rows = try db.rows(request)
    while let row = try rows.next() {
      if isMatch(try row.optionalText(1) ?? "") { ids.append(try row.value(0)) }
    }
    return ids
  }

  /// The speakers' names, so that a common word and a rare speaker meet in the index; the rows
  /// found are then held to the speakers themselves.
  private static func names(
    of speakers: SpeakerLookup, _ forms: WordForms, in db: Database
  ) throws -> String? {
    guard let keys = try speakers.keys(in: db), !keys.isEmpty, keys.allSatisfy(forms.hasWord)
    else { return nil }
    return " AND {speaker} : (\(keys.map(FullTextPattern.quoted).joined(separator: " OR ")))"
  }
}

/// Says what a search asks for in the language of FTS5.
///
/// What was typed stands in it only between double quotes, where nothing is an operator.
struct FullTextPattern {
  /// Whether all that it finds must be held to a `WordMatch`, for it finds more than is asked for.
  let isWide: Bool
  private let forms: WordForms

  /// - Parameter isExact: Whether other forms of the words are to be left out.
  init(of words: SearchWords, isExact: Bool, forms: WordForms) {
    self.forms = forms
    let all = words.excluded + [words.sought].compactMap(\.self)
    isWide = isExact || all.contains(where: \.hasPrefix)
  }

  func text(of expression: SearchExpression) -> String {
    switch expression {
    case .phrase(let phrase): return text(of: phrase)
    case .near(let phrases, _) where isWide: return joined(phrases.map(text), by: " AND ")
    case .near(let phrases, let distance):
      return "NEAR(\(phrases.map { FullTextPattern.quoted($0.text) }.joined(separator: " ")), "
        + "\(distance))"
    case .any(let parts): return joined(parts.map(text), by: " OR ")
    case .all(let parts, let excluded):
      let sought = joined(parts.map(text), by: " AND ")
      // A wide pattern would exclude too much.
      guard !excluded.isEmpty, !isWide else { return sought }
      return "(\(sought) NOT \(joined(excluded.map(text), by: " OR ")))"
    }
  }

  private func text(of phrase: SearchPhrase) -> String {
    guard phrase.isPrefix else { return FullTextPattern.quoted(phrase.text) }
    let longer = forms.continuations(of: phrase.text).map(FullTextPattern.quoted)
    return joined([FullTextPattern.quoted(phrase.text) + "*"] + longer, by: " OR ")
  }

  private func joined(_ parts: [String], by word: String) -> String {
    parts.count == 1 ? parts[0] : "(\(parts.joined(separator: word)))"
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
