import GRDB
public import QuoteModel

/// Random samples of quotes, and what people found in them.
///
/// A sample is kept as it was drawn, because a quote that is then rejected can be drawn no more:
/// drawn again, a sample would leave out the parser's faults.
public struct SampleRepository: Sendable {
  let connection: Connection

  /// Draws quotes at random, or gives those that the same draw took before.
  ///
  /// - Parameters:
  ///   - filter: The query as the person typed it, by which the sample is known.
  ///   - time: UTC: `2026-01-22T09:30:00Z`.
  public func draw(
    _ size: Int, seed: Int, matching query: QuoteQuery, filter: String, at time: String
  ) throws -> DrawnSample {
    try connection.write { db in
      let table = SampleTable(db)
      if let drawn = try table.sample(seed: seed, size: size, filter: filter) { return drawn }
      var sample = RandomSample(size: size, seed: seed)
      let ids = try QuoteSelection(of: query, in: db).unorderedPublicIDs.fetchCursor(db)
      while let id = try ids.next() { sample.offer(id) }
      return try table.insert(sample, filter: filter, at: time)
    }
  }

  /// The samples that were drawn, the last first.
  public func all() throws -> [DrawnSample] {
    try connection.read { try SampleTable($0).all() }
  }

  /// What people found of quotes that the parser found.
  ///
  /// - Parameter sample: Only of these; `nil` for all that were ever looked at.
  public func reviewed(in sample: DrawnSample?) throws -> [ReviewedQuote] {
    try connection.read { db in
      let reading = ReviewReading(db)
      guard let sample else { return try reading.all() }
      return try sample.quotes.compactMap { try reading.quote(of: $0.articleHash, at: $0.start) }
    }
  }
}
