import GRDB
public import QuoteModel

extension QuoteRepository {
  /// Where else the archive has the same statement: the same words, or nine tenths of their runs of
  /// five (`PrintedStatement.isPrinting`); in an article itself too, if it prints it twice.
  ///
  /// - Parameter id: Of a quote, as `quote(id:)` takes it.
  /// - Returns: Without that quote, by date, the undated last; empty if there is no such quote. Of
  ///   what shares words with it, 5,000 quotes are compared at most.
  /// - Throws: `ArchiveError`.
  public func printings(of id: String) throws -> [Printing] {
    try connection.read { db in
      let row = try QuoteReader.row(of: id, in: db) ?? QuoteTarget(id, in: db)?.quote(in: db)
      return try row.map { try PrintingReading(db).printings(of: $0) } ?? []
    }
  }
}

extension QuoteRepository {
  /// How many quotes of a search are put together at most.
  public static let mostGrouped = 5_000

  /// The quotes that match, printings of one statement as one row; limit and offset count these.
  ///
  /// The first `mostGrouped` in the query's order are put together.
  /// - Returns: The page, whose `total` is the number of groups, and how many quotes there are: as
  ///   `page(matching:)` tells it.
  /// - Throws: `ArchiveError`.
  public func groups(
    matching query: QuoteQuery
  ) throws -> (page: Page<FoundStatement>, quotes: Int) {
    try connection.read { db in
      var all = query
      (all.limit, all.offset) = (Self.mostGrouped, 0)
      let paging = try QuotePaging(of: all, in: db)
      let groups = try GroupReading(of: paging.ids, in: db)
      let page = Page(
        rows: try groups.page(limit: query.limit, offset: query.offset), total: groups.count,
        bound: paging.bound, thoughtsLeftOut: paging.thoughtsLeftOut)
      return (page, paging.total)
    }
  }
}
