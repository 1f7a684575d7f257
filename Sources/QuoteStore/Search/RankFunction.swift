import Essentials
import GRDB
import GRDBSQLite

/// The auxiliary function `quote_rank` of FTS5: how well a row matches, the best being the least.
///
/// It is BM25 with the same constants as SQLite's own, whose weights of words (inverse document
/// frequency) are its arguments: `bm25` walks every match of every word for them, which took half a
/// second for the commonest of 8 million quotes. Only the first column counts, so that the speaker's
/// name does not.
enum RankFunction {
  static func add(to db: Database) throws {
    let api = FTS5.api(db)
    let code = api.pointee.xCreateFunction(
      UnsafeMutablePointer(mutating: api), "quote_rank", nil,
      { api, match, result, count, weights in
        guard let api = api?.pointee, let match else { return sqlite3_result_null(result) }
        var instances: Int32 = 0
        var length: Int32 = 0
        guard api.xInstCount(match, &instances) == SQLITE_OK,
          api.xColumnSize(match, 0, &length) == SQLITE_OK
        else { return sqlite3_result_null(result) }
        let phrases = Int(max(1, api.xPhraseCount(match)))
        let score = withUnsafeTemporaryAllocation(of: Double.self, capacity: phrases) { counts in
          counts.initialize(repeating: 0)
          for instance in 0..<instances {
            var (phrase, column, offset): (Int32, Int32, Int32) = (0, 0, 0)
            guard api.xInst(match, instance, &phrase, &column, &offset) == SQLITE_OK else { break }
            if column == 0 { counts[Int(phrase)] += 1 }
          }
          return RankFunction.score(counts, length: Int(length)) { phrase in
            phrase < Int(count) ? sqlite3_value_double(weights?[phrase]) : 1
          }
        }
        sqlite3_result_double(result, score)
      }, nil)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  /// - Parameters:
  ///   - counts: How often each phrase stands in a text.
  ///   - length: Words of the text.
  static func score(
    _ counts: some Collection<Double>, length: Int, weight: (Int) -> Double = { _ in 1 }
  ) -> Double {
    let lengths = 1 - b + b * Double(length) / usualLength
    return -counts.enumerated().reduce(0) { sum, phrase in
      let count = phrase.element
      return sum + weight(phrase.offset) * count * (k1 + 1) / (count + k1 * lengths)
    }
  }
}

private let k1 = 1.2
private let b = 0.75
/// Words of a quote. The archive's own mean would cost a look-up a row.
private let usualLength = 20.0

/// How much each phrase of a search counts: the rarer, the more.
struct WordWeights {
  /// A word is counted until so many rows have it; how often it is in the others is inferred.
  private static let sample = 1_000
  /// More phrases all count the same: nobody types so many to have them weighed.
  private static let mostWords = 32

  private let index: WordIndexTable
  private let forms: WordForms
  private let db: Database
  private let rows: Double

  init(on index: WordIndexTable, in db: Database) throws {
    self.index = index
    self.db = db
    forms = try WordForms(in: db)
    let last: Int64? = try db.value("SELECT max(id) FROM \(index.rows)")
    rows = Double(last ?? 0)
  }

  /// What `rank` is to be computed by; phrases are numbered as the pattern has them.
  func function(for search: WordSearch) throws -> String {
    let phrases =
      search.match == nil ? search.words.sought?.allPhrases : search.words.sought?.soughtPhrases
    // Alone, the weight is the same for all; a prefix is several phrases.
    guard let phrases, phrases.count > 1, phrases.count <= Self.mostWords,
      !phrases.contains(where: \.isPrefix)
    else { return "quote_rank()" }
    return "quote_rank(\(try phrases.map { "\(try weight(of: $0))" }.joined(separator: ", ")))"
  }

  /// Of several words the sum of theirs.
  private func weight(of phrase: SearchPhrase) throws -> Double {
    try forms.words(of: phrase.text, isSought: true).prefix(Self.mostWords).reduce(0) { sum, word in
      let count = try estimatedCount(of: word.form)
      return sum + max(0.001, log((rows - count + 0.5) / (count + 0.5)))
    }
  }

  private func estimatedCount(of word: String) throws -> Double {
    let pattern = "{\(index.column)} : \(FullTextPattern.quoted(word))"
    let request: SQL = """
      SELECT rowid FROM \(index.name) WHERE \(index.name) MATCH \(pattern)
      ORDER BY rowid DESC LIMIT \(Self.sample)
      """
    var (count, last) = (0, Int64(0))
    let ids = try db.ids(request)
    while let id = try ids.next() { (count, last) = (count + 1, id) }
    guard count == Self.sample else { return Double(count) }
    let share = Double(count) / max(1, rows - Double(last) + 1)
    return min(rows, rows * share)
  }
}
