/// One value of a row, with the type that JSON gives it.
public enum Cell: Sendable {
  case empty
  case text(String)
  case integer(Int)
  case number(Double)
  case flag(Bool)
  /// `[[17,27],[43,59]]`, in CSV too, as in the view of the archive.
  case spans([TextSpan])
  /// For JSON; in CSV and TSV it is JSON text.
  case list([Cell])
  /// For JSON, as above; its members in this order.
  case object([(name: String, value: Cell)])

  public init(_ text: String?) { self = text.map(Cell.text) ?? .empty }
}
