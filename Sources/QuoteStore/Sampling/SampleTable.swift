import GRDB
import QuoteModel

/// The tables `sample` and `sample_quote`.
struct SampleTable {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func sample(seed: Int, size: Int, filter: String) throws -> DrawnSample? {
    try samples("WHERE seed = \(seed) AND size = \(size) AND filter = \(filter)").first
  }

  func all() throws -> [DrawnSample] { try samples("ORDER BY drawn_at DESC, id DESC") }

  func insert(_ drawn: RandomSample, filter: String, at time: String) throws -> DrawnSample {
    let quotes = try drawn.ids.compactMap { id in
      try QuoteTarget(id, in: db).map {
        DrawnSample.Member(articleHash: $0.hash, start: $0.anchor.start)
      }
    }
    try db.execute(
      literal: """
        INSERT INTO sample (seed, size, filter, drawn_at, population)
        VALUES (\(drawn.seed), \(drawn.size), \(filter), \(time), \(drawn.population))
        """)
    let sample = db.lastInsertedRowID
    for (position, quote) in quotes.enumerated() {
      try db.execute(
        literal: """
          INSERT INTO sample_quote (sample_id, position, article_hash, start)
          VALUES (\(sample), \(position), \(quote.articleHash), \(quote.start))
          """)
    }
    return DrawnSample(
      seed: drawn.seed, size: drawn.size, filter: filter, drawnAt: time,
      population: drawn.population, quotes: quotes)
  }

  private func samples(_ rest: SQL) throws -> [DrawnSample] {
    let rows = try SQLRequest<Row>(
      literal: "SELECT id, seed, size, filter, drawn_at, population FROM sample \(rest)"
    ).fetchAll(db)
    return try rows.map { row in
      DrawnSample(
        seed: row[1], size: row[2], filter: row.text(3), drawnAt: row.text(4), population: row[5],
        quotes: try quotes(of: row[0]))
    }
  }

  private func quotes(of sample: Int64) throws -> [DrawnSample.Member] {
    try Array(
      SQLRequest<Row>(
        literal: """
          SELECT article_hash, start FROM sample_quote WHERE sample_id = \(sample) ORDER BY position
          """
      ).fetchCursor(db).map { DrawnSample.Member(articleHash: $0.text(0), start: $0[1]) })
  }
}
