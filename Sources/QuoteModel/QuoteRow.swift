/// A quote as an export of millions of rows has it: the same as `Quote`, by field, its texts one after
/// the other in one array of UTF-8. With a `Quote` for each and a `String` for each cell, exports took
/// 4.6 times the processor time.
///
/// One row is filled again and again; whoever keeps something of it takes a copy.
public struct QuoteRow: Sendable {
  /// The value of a field.
  public enum Value: Sendable {
    case missing
    /// Where in `utf8` it stands.
    case text(Range<Int>)
    case integer(Int)
    case number(Double)
    case flag(Bool)
    /// Those of `spans`.
    case spans
    /// The id of the article, where it stands, and the quote's start.
    case id(Range<Int>, Int)
  }

  /// All texts, in the order they were set.
  public private(set) var utf8: [UInt8] = []
  /// Of the content, in reading order.
  public var spans: [TextSpan] = []
  /// Another one for every article, so that what is made of it need not be made for every quote.
  public private(set) var articleNumber = 0

  /// What people say of its speakers besides, as far as it was asked for.
  private var attributes: [String: Value] = [:]
  private var values = Array(repeating: Value.missing, count: QuoteField.allCases.count)
  /// Where the texts of the article end, as soon as a quote of it has begun.
  private var articleEnd: Int?

  private static let ofQuote = QuoteField.allCases.filter { !$0.isOfArticle }.map(\.rawValue)

  public init() {}

  public subscript(field: QuoteField) -> Value {
    get { values[field.rawValue] }
    set { values[field.rawValue] = newValue }
  }

  public subscript(column: QuoteColumn) -> Value {
    switch column {
    case .field(let field): self[field]
    case .attribute(let name): attributes[name] ?? .missing
    }
  }

  /// The text of a field; `nil` of one that is missing or no text.
  public func string(_ field: QuoteField) -> String? { string(.field(field)) }

  public func string(_ column: QuoteColumn) -> String? {
    switch self[column] {
    case .text(let place): String(decoding: utf8[place], as: UTF8.self)
    case .id(let article, let start): "\(String(decoding: utf8[article], as: UTF8.self)).\(start)"
    case .missing, .integer, .number, .flag, .spans: nil
    }
  }

  /// Empties the row for another article, whose fields come before its first quote.
  public mutating func beginArticle() {
    utf8.removeAll(keepingCapacity: true)
    for place in values.indices { values[place] = .missing }
    articleEnd = nil
    articleNumber += 1
  }

  /// Empties what is not the article's.
  public mutating func beginQuote() {
    if let articleEnd {
      utf8.removeLast(utf8.count - articleEnd)
      values.withUnsafeMutableBufferPointer { values in
        for place in Self.ofQuote { values[place] = .missing }
      }
    } else {
      articleEnd = utf8.count
    }
    spans.removeAll(keepingCapacity: true)
    if !attributes.isEmpty { attributes.removeAll(keepingCapacity: true) }
  }

  /// - Parameter text: `nil` where the article does not tell.
  public mutating func set(_ field: QuoteField, to text: UnsafeBufferPointer<UInt8>?) {
    guard let text else {
      self[field] = .missing
      return
    }
    set(field) { $0.append(contentsOf: text) }
  }

  /// As `field.cell(of:)` gives it.
  public mutating func set(_ field: QuoteField, to cell: Cell) {
    switch cell {
    case .empty: self[field] = .missing
    case .text(var text): text.withUTF8 { set(field, to: $0) }
    case .integer(let number): self[field] = .integer(number)
    case .number(let number): self[field] = .number(number)
    case .flag(let flag): self[field] = .flag(flag)
    case .spans(let spans):
      self.spans = spans
      self[field] = .spans
    case .list, .object: preconditionFailure("no field of a quote is a list or an object")
    }
  }

  /// As above, with what `write` appends.
  public mutating func set(_ field: QuoteField, writing write: (inout [UInt8]) -> Void) {
    let start = utf8.count
    write(&utf8)
    self[field] = .text(start..<utf8.count)
  }

  public mutating func setAttribute(_ name: String, to value: String) {
    let start = utf8.count
    utf8.append(contentsOf: value.utf8)
    attributes[name] = .text(start..<utf8.count)
  }
}
