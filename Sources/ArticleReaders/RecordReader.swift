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
