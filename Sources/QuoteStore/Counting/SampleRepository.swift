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
      let quotes = try QuoteSelection(of: query, in: db).rowsWithArticles
      let ids = try db.rows("SELECT \(QuoteSelection.publicID) \(quotes)")
      while let id = try ids.next() { sample.offer(try id.text(0)) }
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
      let reading = ReviewReader(db)
      guard let sample else { return try reading.all() }
      return try sample.quotes.compactMap { try reading.quote(of: $0.articleHash, at: $0.start) }
    }
  }

  /// What each coder answered, by the order of the sample.
  ///
  /// - Parameter sample: Only of these; `nil` for all that were ever looked at.
  public func answers(in sample: DrawnSample?) throws -> [CoderAnswer] {
    try connection.read { db in
      let reading = ReviewReader(db)
      guard let sample else { return try reading.allAnswers() }
      return try sample.quotes.flatMap { try reading.answers(on: $0.articleHash, at: $0.start) }
    }
  }

  /// A quote as the parser found it, whatever people have decided: what a coder is shown who must not
  /// know what others think.
  ///
  /// - Returns: `nil` if the parser finds none there.
  public func found(_ quoteID: String) throws -> Quote? {
    try connection.read { db in
      guard let target = try QuoteTarget(quoteID, in: db), let inferred = target.inferred else {
        return nil
      }
      var body = BodyText(target.article.body)
      return Quote(
        id: quoteID, attribution: inferred, parts: body.parts(of: inferred.content),
        speakerIDs: inferred.speakers.compactMap {
          SpeakerIdentity(of: $0, in: target.article.summary.id)?.slug
        }, isReviewed: false, contextBefore: "", contextAfter: "",
        article: target.article.summary)
    }
  }
}

/// A random sample as it was drawn.
public struct DrawnSample: Hashable, Sendable {
  /// A quote by its place as the parser found it.
  public struct Member: Hashable, Sendable {
    public var articleHash: String
    public var start: Int

    /// The public id, which finds the quote also where a person gave it another span.
    public var id: String { "\(articleHash.prefix(16)).\(start)" }
  }

  public var seed: Int
  /// How many were asked for; there are fewer where there were not so many to draw from.
  public var size: Int
  /// As typed: `--outlet 'The Example'`.
  public var filter: String
  public var drawnAt: String
  /// How many quotes there were to draw from.
  public var population: Int
  public var quotes: [Member]
}

/// How often the parser was right in quotes that people have checked, as figures and as sentences.
public struct CheckedSample: Sendable {
  public let accuracy: Accuracy
  /// `nil` if the quotes are not a random sample.
  public let sample: DrawnSample?
  /// How many were checked.
  public let reviewed: Int

  public init(_ reviewed: [ReviewedQuote], of sample: DrawnSample?) {
    accuracy = Accuracy(of: reviewed)
    self.sample = sample
    self.reviewed = reviewed.count
  }

  /// What keeps the figures from being what they seem.
  public var warnings: [String] {
    guard let sample else {
      return [
        "these quotes are not a random sample: most were reviewed because they were uncertain, so "
          + "the parser is better than these figures; 'quotes sample' draws a random sample"
      ]
    }
    let left = sample.quotes.count - reviewed
    guard left > 0 else { return [] }
    let filter = sample.filter.isEmpty ? "" : " \(sample.filter)"
    return [
      "\(left) of the sample \(left == 1 ? "is" : "are") not reviewed yet: 'quotes sample --n "
        + "\(sample.size) --seed \(sample.seed)\(filter) --review' continues"
    ]
  }

  /// *Of a random sample of 200 quotes …*
  public var sentence: String {
    let (quote, speaker) = (accuracy.overall(.quote), accuracy.overall(.speaker))
    let words = accuracy.overall(.words)
    let whence =
      sample.map {
        "a random sample of \(counted($0.quotes.count, "quote")) out of \($0.population) (seed "
          + "\($0.seed)\($0.filter.isEmpty ? "" : ", \($0.filter)")), \(reviewed)"
      } ?? "\(counted(reviewed, "quote")) that were not drawn at random, all"
    return "Of \(whence) were checked by hand: \(quote.percent) were quotes (95 % CI "
      + "\(quote.percentInterval), \(quote.right) of \(quote.all)), \(words.percent) were quotes "
      + "with the right words (95 % CI \(words.percentInterval), \(words.right) of \(words.all)), and of "
      + "those given to a speaker "
      + "\(speaker.percent) were quotes given to the right one (95 % CI "
      + "\(speaker.percentInterval), \(speaker.right) of \(speaker.all); Wilson intervals)."
  }
}

/// The tables `sample` and `sample_quote`.
private struct SampleTable {
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
    try db.rows(
      "SELECT id, seed, size, filter, drawn_at, population FROM sample \(rest)"
    ).all { row in
      DrawnSample(
        seed: Int(try row.value(1) as Int64), size: try row.value(2), filter: try row.text(3),
        drawnAt: try row.text(4), population: try row.value(5), quotes: try quotes(of: row.value(0))
      )
    }
  }

  private func quotes(of sample: Int64) throws -> [DrawnSample.Member] {
    try db.rows(
      "SELECT article_hash, start FROM sample_quote WHERE sample_id = \(sample) ORDER BY position"
    ).all { DrawnSample.Member(articleHash: try $0.text(0), start: try $0.value(1)) }
  }
}
