import GRDB
public import QuoteModel

extension QuoteRepository {
  /// How many quotes that match stand in articles of each day, and in articles without one.
  ///
  /// Limit and offset of the query do not matter.
  public func days(matching query: QuoteQuery) throws -> (days: [CalendarDate: Int], undated: Int) {
    try connection.read { db in
      let rows = try QuoteSelection(of: query, in: db).rows
      let counts = try SQLRequest<Row>(
        literal: "SELECT quote.published, count(*) \(rows) GROUP BY 1"
      ).fetchCursor(db)
      var (days, undated): ([CalendarDate: Int], Int) = ([:], 0)
      while let row = try counts.next() {
        if let day = row.optionalText(0).flatMap({ CalendarDate(iso: $0) }) {
          days[day] = row[1]
        } else {
          undated += row[1] as Int
        }
      }
      return (days, undated)
    }
  }
}
