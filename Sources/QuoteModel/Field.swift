/// A column of a table that is handed on: what people, schemas and codebooks are told of it.
public struct Field: Sendable {
  /// What its values are.
  public enum Kind: String, Sendable {
    case text, integer, number, flag, date
    /// Places in a text: `[[17,27],[43,59]]`.
    case spans
  }

  public let name: String
  public let kind: Kind
  /// What it is, in a few words.
  public let label: String
  /// How it came to be.
  public let derivation: String
  /// All that it can be, each with what it means; empty if that is not a list.
  public let values: [(value: String, meaning: String)]
  /// Whether no row is without it.
  public let isRequired: Bool
  /// The least that it can be, and the most.
  public let minimum: Int?
  public let maximum: Int?

  public init(
    _ name: String, _ label: String, _ derivation: String, kind: Kind = .text,
    values: [(value: String, meaning: String)] = [], isRequired: Bool = false,
    minimum: Int? = nil, maximum: Int? = nil
  ) {
    self.name = name
    self.kind = kind
    self.label = label
    self.derivation = derivation
    self.values = values
    self.isRequired = isRequired
    self.minimum = minimum
    self.maximum = maximum
  }
}

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

  @inlinable public init(_ text: String?) { self = text.map(Cell.text) ?? .empty }
}

/// So that an object is written as it reads: `["id": .text(id), "type": "Text"]`.
extension Cell: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
  ExpressibleByStringInterpolation
{
  public init(dictionaryLiteral members: (String, Cell)...) {
    self = .object(members.map { (name: $0, value: $1) })
  }

  public init(arrayLiteral cells: Cell...) { self = .list(cells) }

  public init(stringLiteral text: String) { self = .text(text) }
}

/// A number with its noun: *1 quote*, *2 quotes*.
package func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}
