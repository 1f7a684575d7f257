import QuoteModel
import QuoteStore

/// Where a review is: which quotes are walked, how far, and what was decided last. All of it stands in
/// the address, so that nothing is lost when the server or the browser ends.
struct ReviewState {
  /// A random sample that is walked in place of the least sure quotes.
  struct Sample: Hashable {
    let size: Int
    let seed: Int

    static let mostSize = 5_000

    /// - Returns: `nil` if none is asked for.
    init?(_ address: Address) {
      guard let size = address["sample"].flatMap({ Int($0) }), (1...Self.mostSize).contains(size)
      else { return nil }
      self.size = size
      seed = address["seed"].flatMap { Int($0) } ?? 1
    }
  }

  /// Which quotes are walked.
  let asked: PageQuery
  let sample: Sample?
  /// How many of those that are left were skipped.
  var offset: Int
  /// The quote that is asked for by its id, before the walk goes on.
  var quoteID: String?
  /// How many paragraphs before the quote's own are shown.
  var paragraphsBefore: Int
  /// The quotes that were decided last, the latest at the end.
  var decided: [String]

  private static let mostBefore = 1_000
  /// As many answers can be undone one after the other.
  private static let mostDecided = 20

  init(_ address: Address) {
    asked = PageQuery(address)
    sample = Sample(address)
    offset = min(max(0, address["skipped"].flatMap { Int($0) } ?? 0), 1_000_000_000)
    quoteID = address["quote"]
    paragraphsBefore = min(Self.mostBefore, max(0, address["before"].flatMap { Int($0) } ?? 0))
    decided = address.values(of: "decided").suffix(Self.mostDecided)
  }

  var address: Address { Address("review", parameters: parameters) }

  var parameters: [Address.Parameter] {
    var all = asked.parameters()
    if let sample {
      all += [
        .init(name: "sample", value: "\(sample.size)"),
        .init(name: "seed", value: "\(sample.seed)"),
      ]
    }
    if offset > 0 { all.append(.init(name: "skipped", value: "\(offset)")) }
    if let quoteID { all.append(.init(name: "quote", value: quoteID)) }
    if paragraphsBefore > 0 { all.append(.init(name: "before", value: "\(paragraphsBefore)")) }
    return all + decided.suffix(Self.mostDecided).map { .init(name: "decided", value: $0) }
  }

  /// The next state once a quote was decided.
  func deciding(_ id: String) -> ReviewState {
    var next = self
    (next.quoteID, next.paragraphsBefore) = (nil, 0)
    next.decided.append(id)
    return next
  }

  /// The next state once a quote was remarked on, which is yet to be decided.
  func noting(_ id: String) -> ReviewState {
    var next = deciding(id)
    next.quoteID = id
    return next
  }

  /// With one more paragraph before the quote.
  var lookingBack: ReviewState {
    var next = self
    next.paragraphsBefore += 1
    return next
  }

  /// The next state if this quote is left for later.
  var skipping: ReviewState {
    var next = self
    next.offset += quoteID == nil ? 1 : 0
    (next.quoteID, next.paragraphsBefore) = (nil, 0)
    return next
  }

  /// The quote to ask about, and how many are left with it.
  ///
  /// - Returns: No quote if all are passed.
  func question(in archive: Archive) throws -> (quote: Quote?, left: Int) {
    if let quoteID {
      guard let quote = try archive.quotes.quote(id: quoteID) else {
        throw DecisionError.noSuchQuote(id: quoteID)
      }
      return (quote, 1)
    }
    if let sample { return try question(of: sample, in: archive) }
    var query = try asked.query(in: archive)
    (query.unreviewedOnly, query.sort, query.limit, query.offset) = (true, .leastSure, 1, offset)
    let page = try archive.quotes.page(matching: query)
    return (page.rows.first, page.total)
  }

  private func question(
    of sample: Sample, in archive: Archive
  ) throws -> (quote: Quote?, left: Int) {
    let drawn = try archive.samples.all().first { ($0.size, $0.seed) == (sample.size, sample.seed) }
    guard let drawn else { throw Refusal(.notFound, "there is no such sample: draw it first") }
    let quotes = try drawn.quotes.compactMap { try archive.quotes.quote(id: $0.id) }
      .filter { !$0.isReviewed }
    return (quotes.dropFirst(offset).first, quotes.count)
  }
}
