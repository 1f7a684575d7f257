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
          let lengths = 1 - b + b * Double(length) / usualLength
          return counts.indices.reduce(0) { sum, phrase in
            let weight = phrase < Int(count) ? sqlite3_value_double(weights?[phrase]) : 1
            return sum + weight * counts[phrase] * (k1 + 1) / (counts[phrase] + k1 * lengths)
          }
        }
        sqlite3_result_double(result, -score)
      }, nil)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }
}

private let k1 = 1.2
private let b = 0.75
/// Words of a quote. The archive's own mean would cost a look-up a row.
private let usualLength = 20.0
