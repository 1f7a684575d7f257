import Foundation
import GRDB

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
    let last = try SQLRequest<Int64>(literal: "SELECT max(id) FROM \(index.rows)").fetchOne(db)
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
    try forms.words(of: phrase.text).prefix(Self.mostWords).reduce(0) { sum, word in
      let count = try estimatedCount(of: word.form)
      return sum + max(0.001, log((rows - count + 0.5) / (count + 0.5)))
    }
  }

  private func estimatedCount(of word: String) throws -> Double {
    let pattern = "{\(index.column)} : \(FullTextPattern.quoted(word))"
    let request: SQLRequest<Int64> = """
      SELECT rowid FROM \(index.name) WHERE \(index.name) MATCH \(pattern)
      ORDER BY rowid DESC LIMIT \(Self.sample)
      """
    var (count, last) = (0, Int64(0))
    let ids = try request.fetchCursor(db)
    while let id = try ids.next() { (count, last) = (count + 1, id) }
    guard count == Self.sample else { return Double(count) }
    let share = Double(count) / max(1, rows - Double(last) + 1)
    return min(rows, rows * share)
  }
}
