import GRDB
import QuoteModel

/// Finds articles by the words of their bodies, which have no index: reads them in the query's order,
/// the newest first, until there are enough.
struct BodySearch {
  /// Some megabytes of text.
  private static let batch = 256

  private let words: SearchWords
  private let language: FullTextPattern
  /// Also tells where in a body the words stand.
  let match: WordMatch
  private let query: QuoteQuery
  private let db: Database

  /// What was found, and how much was read for it.
  struct Outcome {
    var ids: [Int64] = []
    var found = 0
    var read = 0
    var total = 0
  }

  init(of query: QuoteQuery, in db: Database) throws {
    self.db = db
    self.query = query
    let forms = try WordForms(in: db)
    words = SearchWords(query.words ?? "", hasWord: forms.hasWord)
    language = try FullTextPattern(of: words, isExact: query.isExact, forms: forms)
    match = WordMatch(words, isExact: query.isExact, forms: forms)
  }

  /// - Parameter progress: Told how many of how many articles were read.
  func run(_ progress: (Int, Int) -> Void) throws -> Outcome {
    var filter = query
    (filter.words, filter.limit, filter.offset) = (nil, nil, 0)
    if filter.sort == .relevance { filter.sort = .newest }
    let selection = try ArticleSelection(of: filter, in: db)
    var outcome = Outcome()
    outcome.total = try db.value(selection.count) ?? 0
    let index = try InMemoryIndex()
    let ids = try db.ids(selection.ids)
    while !hasEnough(outcome) {
      var batch: [Int64] = []
      while batch.count < Self.batch, let id = try ids.next() { batch.append(id) }
      guard !batch.isEmpty else { break }
      for id in try matches(among: batch, index) {
        if outcome.found >= query.offset, outcome.ids.count < query.limit ?? .max {
          outcome.ids.append(id)
        }
        outcome.found += 1
      }
      outcome.read += batch.count
      progress(outcome.read, outcome.total)
    }
    return outcome
  }

  /// One more than are asked for tell that there are more.
  private func hasEnough(_ outcome: Outcome) -> Bool {
    query.limit.map { outcome.found - query.offset > $0 } ?? false
  }

  private func matches(among ids: [Int64], _ index: InMemoryIndex) throws -> [Int64] {
    let statement = try db.cachedStatement(sql: "SELECT body FROM article WHERE id = ?")
    let bodies = try ids.map { id in
      try statement.value([id]) ?? ""
    }
    let expression =
      words.sought.map { SearchExpression.all([$0], excluding: words.excluded) }
      ?? (words.excluded.isEmpty ? nil : .any(words.excluded))
    let isNegative = words.sought == nil
    let found =
      try expression.flatMap(language.text).map { try index.matches(of: $0, in: bodies) } ?? []
    return zip(ids, bodies).enumerated().filter { place, article in
      let isFound = found.contains(place)
      guard words.literals.allSatisfy(article.1.holds) else { return false }
      guard language.isWide, isFound else { return isFound != isNegative }
      return match.matches(article.1)
    }.map(\.element.0)
  }
}

extension String {
  /// Byte by byte, as SQLite compares.
  fileprivate func holds(_ other: String) -> Bool {
    let (text, sought) = (Array(utf8), Array(other.utf8))
    guard let first = sought.first, text.count >= sought.count else { return sought.isEmpty }
    return (0...text.count - sought.count).contains { start in
      text[start] == first && text[start..<start + sought.count].elementsEqual(sought)
    }
  }
}

/// A full-text index in memory of a few texts, with the same words as those of the archive.
private struct InMemoryIndex {
  private let queue: DatabaseQueue

  init() throws {
    queue = try DatabaseQueue(configuration: .inMemory)
    try queue.writeWithoutTransaction { db in
      try db.execute(
        sql: """
          CREATE VIRTUAL TABLE passing USING fts5 (
            text, content = '', tokenize = 'porter unicode61 remove_diacritics 2')
          """)
    }
  }

  /// - Parameters:
  ///   - pattern: In the language of FTS5, about the column `text`.
  ///   - texts: Forgotten afterwards.
  /// - Returns: Which of them match.
  func matches(of pattern: String, in texts: [String]) throws -> Set<Int> {
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "INSERT INTO passing (passing) VALUES ('delete-all')")
      try db.inTransaction {
        let insert = try InsertStatement(db, "INSERT INTO passing (rowid, text) VALUES (?, ?)")
        for (place, text) in texts.enumerated() {
          try insert.run {
            $0.integer(Int64(place))
            $0.text(FoldedText(text).text)
          }
        }
        return .commit
      }
      return try Set(db.values("SELECT rowid FROM passing WHERE passing MATCH \(pattern)"))
    }
  }
}
