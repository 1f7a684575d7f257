import QuoteModel

/// One search, as the archive is asked and as SQL that finds the same.
struct QueryCase {
  let name: String
  let query: QuoteQuery
  /// Counted by month instead of listed.
  var isByMonth = false
  /// Each with the values to be bound.
  let sentences: [(sql: String, values: [String])]
}
