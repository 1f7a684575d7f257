public import QuoteModel

/// The quotes, as they are searched, counted and exported.
public struct QuoteRepository: Sendable {
  /// The rows within the query's limit and offset, and how many there are in all.
  public func page(matching query: QuoteQuery) throws -> Page<Quote> { fatalError() }

  /// Every match in the query's order, each as it is read: memory does not grow with their number.
  public func forEach(matching query: QuoteQuery, _ body: (Quote) throws -> Void) throws {
    fatalError()
  }

  /// - Returns: `nil` if there is no such quote.
  public func quote(id: String) throws -> Quote? { fatalError() }

  /// How many match, limit and offset left aside.
  public func count(matching query: QuoteQuery) throws -> Int { fatalError() }

  /// How many more would match if thoughts were not left out by `query.modes`.
  public func thoughtsLeftOut(matching query: QuoteQuery) throws -> Int { fatalError() }

  /// Most frequent first, months in the order of time; a joint statement counts for each speaker.
  public func counts(by facet: Facet, matching query: QuoteQuery) throws -> [FacetCount] {
    fatalError()
  }
}
