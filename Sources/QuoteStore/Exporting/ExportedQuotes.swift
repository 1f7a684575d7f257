import GRDB
import QuoteModel

/// Which quotes an export holds: those of a query within its limit and offset.
struct ExportedQuotes {
  /// `SELECT` of their row ids, in any order.
  let ids: SQL

  init(of query: QuoteQuery, in db: Database) throws {
    let selection = try QuoteSelection(of: query, in: db)
    // Sorted only if that decides which they are.
    ids =
      query.limit == nil && query.offset == 0
      ? "SELECT quote.id \(selection.rows)" : selection.idStatement
  }
}
