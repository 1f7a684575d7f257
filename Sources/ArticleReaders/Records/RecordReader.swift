public import QuoteModel

/// Reads the records of one input, one after another; each format has a conformer.
protocol RecordReader {
  /// - Returns: `nil` at the end.
  /// - Throws: `ReadingError`, after which nothing more can be had.
  mutating func next() throws -> ReadRecord?

  /// As `next`, for readers that can tell where a record ends before they make sense of it.
  mutating func nextUnread() throws -> UnreadRecord?

  /// Records that are no articles and were never meant to be.
  var passedOver: Int { get }
}

extension RecordReader {
  var passedOver: Int { 0 }

  mutating func nextUnread() throws -> UnreadRecord? { try next().map { UnreadRecord($0) } }
}

/// An input of which nothing can be read but the reason why.
struct RejectedInput: RecordReader {
  private var record: ReadRecord?

  init(_ rejection: Rejection, at place: String) {
    record = ReadRecord(place: place, outcome: .rejected(rejection))
  }

  mutating func next() -> ReadRecord? {
    defer { record = nil }
    return record
  }
}

/// One record of an input: an article, or the reason why it is none.
public struct ReadRecord: Sendable {
  public enum Outcome: Sendable {
    case article(Article)
    case rejected(Rejection)
  }

  /// The input's name, with the line where a file holds several records: `a.jsonl:17`.
  public var place: String
  public var outcome: Outcome
  public var warnings: [ReadingWarning]

  public init(place: String, outcome: Outcome, warnings: [ReadingWarning] = []) {
    self.place = place
    self.outcome = outcome
    self.warnings = warnings
  }
}

/// A record whose place in its input is known, and whose content is yet to be made sense of: that
/// costs most, needs nothing else of the input, and so can be done beside reading on.
public struct UnreadRecord: Sendable {
  /// What it takes up in memory.
  public let byteCount: Int
  private let make: @Sendable () -> ReadRecord

  init(byteCount: Int, _ make: @escaping @Sendable () -> ReadRecord) {
    self.byteCount = byteCount
    self.make = make
  }

  /// One that needs no more work.
  public init(_ record: ReadRecord) {
    var byteCount = 0
    if case .article(let article) = record.outcome { byteCount = article.byteCount }
    self.init(byteCount: byteCount) { record }
  }

  public func read() -> ReadRecord { make() }
}
