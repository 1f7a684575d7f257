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
      let reading = QuoteReading(db)
      let row = try reading.row(of: id) ?? CorrectionTarget(id, in: db)?.quote(in: db)
      return try row.map { try PrintingReading(db).printings(of: $0) } ?? []
    }
  }
}
