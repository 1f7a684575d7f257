import QuoteModel
import QuoteStore

/// How long searches take, beside the same SQL through SQLite's C interface.
struct QueryBenchmark {
  /// Of each, the median counts; dear ones are repeated less often.
  private static let most = 51
  private static let enough = 3.0

  /// The archive's path.
  let archive: String

  func run() throws -> [QueryFigures] {
    let database = try SQLite(archive)
    try database.execute("PRAGMA query_only = ON; PRAGMA cache_size = -65536")
    let archive = try Archive.openForReading(at: archive)
    let figures = try cases(in: database).map { try measure($0, archive, database) }
    try archive.close()
    return figures
  }

  private func measure(_ asked: QueryCase, _ archive: Archive, _ database: SQLite) throws
    -> QueryFigures
  {
    let statements = try asked.sentences.map { try SQLiteStatement(database, $0.sql) }
    for (statement, sentence) in zip(statements, asked.sentences) {
      for (place, value) in sentence.values.enumerated() { statement.bind(value, at: place + 1) }
    }
    var times: (archive: [Double], floor: [Double]) = ([], [])
    var rows = (archive: 0, floor: 0)
    repeat {
      times.archive.append(try seconds { rows.archive = try ask(asked, archive) })
      times.floor.append(try seconds { rows.floor = try statements.map(Self.read)[0] })
    } while times.archive.count < Self.most
      && (times.archive + times.floor).reduce(0, +) < Self.enough
    return QueryFigures(
      name: asked.name, rows: rows.archive, floorRows: rows.floor,
      archive: Self.median(times.archive) * 1e3, floor: Self.median(times.floor) * 1e3)
  }

  /// - Returns: How many rows there were.
  private func ask(_ asked: QueryCase, _ archive: Archive) throws -> Int {
    asked.isByMonth
      ? try archive.quotes.counts(by: .month, matching: asked.query).count
      : try archive.quotes.page(matching: asked.query).rows.count
  }

  private static func read(_ statement: SQLiteStatement) throws -> Int {
    var rows = 0
    var bytes = 0
    while try statement.step() {
      bytes += statement.readRow()
      rows += 1
    }
    return rows
  }

  private static func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] }

  private func cases(in database: SQLite) throws -> [QueryCase] {
    guard let speaker = try SpeakerNames(mostQuotedIn: database) else { return [] }
    let words = try CommonWords(of: database)
    return QueryCase.all(speaker: speaker, phrase: words.phrase, word: words.word)
  }
}
