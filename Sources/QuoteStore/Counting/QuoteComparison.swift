import Essentials
import GRDB
public import QuoteModel

extension QuoteRepository {
  /// What two queries find, side by side.
  ///
  /// - Parameters:
  ///   - newest: Of how many quotes of each the words are read; all are counted.
  ///   - mostWords: How many words tell each side at most.
  public func comparison(
    of first: QuoteQuery, with second: QuoteQuery, newest: Int, mostWords: Int
  ) throws -> Comparison {
    try connection.read { db in
      let first = try ComparedSide(of: first, newest: newest, in: db)
      let second = try ComparedSide(of: second, newest: newest, in: db)
      return Comparison(
        first: first.side, second: second.side,
        kinds: rows(first.kinds, second.kinds), modes: rows(first.modes, second.modes),
        polarities: rows(first.polarities, second.polarities),
        cues: weighed(rows(first.cues, second.cues)),
        words: telling(first.words, second.words, most: mostWords))
    }
  }
}

/// Most frequent first.
private func rows(_ first: [FacetCount], _ second: [FacetCount]) -> [Comparison.Row] {
  let counts = [first, second].map { counts in
    Dictionary(counts.map { ($0.value, $0.count) }) { $0 + $1 }
  }
  return Set(counts[0].keys).union(counts[1].keys).map {
    Comparison.Row(value: $0, first: counts[0][$0] ?? 0, second: counts[1][$0] ?? 0)
  }.sorted {
    (-$0.first - $0.second, $0.value ?? "") < (-$1.first - $1.second, $1.value ?? "")
  }
}

/// Cues are few, and known beforehand to nobody: half a use of each (Jeffreys' prior).
private func weighed(_ rows: [Comparison.Row]) -> [Comparison.Row] {
  let named = rows.filter { $0.value != nil }
  let totals = (named.reduce(0) { $0 + $1.first }, named.reduce(0) { $0 + $1.second })
  let prior = LogOddsRatio.Share(0.5, of: 0.5 * Double(named.count))
  return rows.map { row in
    guard row.value != nil else { return row }
    var row = row
    let ratio = LogOddsRatio(
      of: .init(row.first, of: totals.0), against: .init(row.second, of: totals.1), prior: prior)
    (row.logOdds, row.z) = (ratio?.value, ratio?.z)
    return row
  }
}

/// What both say together is what is believed of either, so that words that everybody uses tell
/// nobody, and no list of stop words is needed.
private func telling(_ first: WordTally, _ second: WordTally, most: Int) -> [Comparison.Row] {
  let total = first.total + second.total
  let rows = Set(first.counts.keys).union(second.counts.keys).compactMap { word in
    let (one, other) = (first.counts[word] ?? 0, second.counts[word] ?? 0)
    return LogOddsRatio(
      of: .init(one, of: first.total), against: .init(other, of: second.total),
      prior: .init(one + other, of: total)
    ).map { Comparison.Row(value: word, first: one, second: other, logOdds: $0.value, z: $0.z) }
  }
  let sorted = rows.sorted { (-($0.z ?? 0), $0.value ?? "") < (-($1.z ?? 0), $1.value ?? "") }
  let ofFirst = sorted.prefix { ($0.z ?? 0) > 0 }.prefix(most)
  let ofSecond = sorted.reversed().prefix { ($0.z ?? 0) < 0 }.prefix(most)
  return Array(ofFirst) + Array(ofSecond)
}

/// Counts what one side of a comparison has.
private struct ComparedSide {
  let side: Comparison.Side
  let kinds: [FacetCount]
  let modes: [FacetCount]
  let polarities: [FacetCount]
  let cues: [FacetCount]
  let words: WordTally

  /// - Parameter newest: Of how many quotes the words are read.
  init(of query: QuoteQuery, newest: Int, in db: Database) throws {
    let counts = try FacetCounter(of: query, in: db).counts(by: [.kind, .mode, .polarity, .cue])
    (kinds, modes, polarities, cues) = (
      counts.facets[0], counts.facets[1], counts.facets[2], counts.facets[3]
    )
    let (words, read) = try ComparedSide.words(of: query, newest: newest, in: db)
    self.words = words
    let rows = try QuoteSelection(of: query, in: db).rows
    let side = try db.rows(
      """
      SELECT count(*), count(DISTINCT quote.article_id), count(*) - count(quote.published),
        min(quote.published), max(quote.published), count(DISTINCT substr(quote.published, 1, 7))
      \(rows)
      """
    ).first { row in
      Comparison.Side(
        quotes: try row.value(0), articles: try row.value(1), undated: try row.value(2),
        first: try row.date(3), last: try row.date(4), months: try row.value(5),
        quotesRead: read, words: words.total)
    }
    guard let side else { preconditionFailure("a count without groups has one row") }
    self.side = side
  }

  private static func words(
    of query: QuoteQuery, newest: Int, in db: Database
  ) throws -> (WordTally, read: Int) {
    var query = query
    (query.sort, query.limit, query.offset) = (.newest, newest, 0)
    let ids = try db.values(QuoteSelection(of: query, in: db).ids) as [Int64]
    let all = Set(ids)
    var words = WordTally()
    let text = try db.cachedStatement(sql: "SELECT text, \"inner\" FROM quote WHERE id = ?")
    for id in ids {
      let quote: (text: String, isInner: Bool)? = try text.rows([id]).first {
        (try $0.text(0), try $0.value(1))
      }
      guard let quote else { continue }
      // The words of the quote that it stands in hold its own.
      if quote.isInner, try !all.isDisjoint(with: quotes(around: id, in: db)) { continue }
      words.add(quote.text)
    }
    return (words, ids.count)
  }

  private static func quotes(around id: Int64, in db: Database) throws -> [Int64] {
    let around = try db.cachedStatement(
      sql: """
        SELECT span.quote_id FROM quote JOIN quote AS outer ON outer.article_id = quote.article_id
          JOIN span ON span.quote_id = outer.id AND span.part = 'content'
        WHERE quote.id = ? AND outer.id <> quote.id
          AND span.start <= quote.start AND span."end" > quote.start
        """)
    return try around.values([id])
  }
}

/// How much more one side uses something than the other, as a log-odds ratio with a Dirichlet prior,
/// and in standard errors.
///
/// After Monroe, Colaresi and Quinn, *Fightin' Words: Lexical Feature Selection and Evaluation for
/// Identifying the Content of Political Conflict*, Political Analysis 16 (2008). The prior keeps rare
/// things from looking telling, and common ones from looking telling by their number alone.
struct LogOddsRatio {
  let value: Double
  let z: Double

  /// Uses of one thing, among uses of all things.
  struct Share {
    let count: Double
    let total: Double

    init(_ count: Int, of total: Int) {
      self.count = Double(count)
      self.total = Double(total)
    }

    init(_ count: Double, of total: Double) {
      self.count = count
      self.total = total
    }

    fileprivate func odds(with prior: Share) -> Double {
      (count + prior.count) / (total + prior.total - count - prior.count)
    }
  }

  /// - Parameter prior: What was believed before, as so many uses among so many.
  /// - Returns: `nil` where there is nothing but this thing.
  init?(of first: Share, against second: Share, prior: Share) {
    value = log(first.odds(with: prior)) - log(second.odds(with: prior))
    guard value.isFinite, prior.count > 0 else { return nil }
    // Of the whole 2 × 2 table, what is not this thing included: where two things are all that there
    // is, one is as telling as the other. The paper leaves that out, as it is nothing for rare words.
    let rest = [first, second].map { $0.total + prior.total - $0.count - prior.count }
    let cells = [first.count + prior.count, second.count + prior.count] + rest
    z = value / cells.reduce(0) { $0 + 1 / $1 }.squareRoot()
  }
}

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
