public import QuoteModel

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

  static func rejected(
    _ rejection: Rejection, at place: String, warnings: [ReadingWarning] = []
  ) -> ReadRecord {
    ReadRecord(place: place, outcome: .rejected(rejection), warnings: warnings)
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

/// Reads the records of one input, one after another.
protocol RecordReader {
  /// - Returns: `nil` at the end, after which it is not asked again.
  /// - Throws: `ReadingError`, after which nothing more can be had.
  mutating func next() throws -> ReadRecord?

  /// As `next`, for readers that can tell where a record ends before they make sense of it.
  mutating func nextUnread() throws -> UnreadRecord?

  /// Why an input is rejected that has ended without a record; `nil` if that cannot be.
  var rejectionOfNothing: Rejection? { get }

  /// What concerns whole files rather than one record; complete after the last record.
  var warnings: [PlacedWarning] { get }

  /// Files in a container that are hidden or of a type that is not read.
  var skippedFiles: Int { get }

  /// Records that are no articles and were never meant to be.
  var skippedRecords: Int { get }
}

extension RecordReader {
  mutating func nextUnread() throws -> UnreadRecord? { try next().map { UnreadRecord($0) } }

  var rejectionOfNothing: Rejection? { nil }
  var warnings: [PlacedWarning] { [] }
  var skippedFiles: Int { 0 }
  var skippedRecords: Int { 0 }
}

/// The input of a reader, whose encoding and format are settled.
struct RecordInput {
  var stream: TextStream
  /// How messages and ids call it.
  let name: String
  let options: ReadingOptions
  /// The format that it is said to have, by `--format` or by its name; its content may outweigh that.
  let statedFormat: ArticleFormat?
  /// Whether its lines are not those of the file, so that places count documents.
  var countsDocuments = false

  var tooLong: Rejection { .tooLong(limit: options.recordLimit) }

  func place(ofLine line: Int) -> String { "\(name):\(line)" }
}

/// Reads an input that is one record as a whole, such as a page.
struct WholeFileReader: RecordReader {
  private let input: RecordInput
  private let record: (RecordInput) -> ReadRecord
  private var isDone = false

  /// - Parameter record: Makes the record of all that is buffered.
  init(_ input: RecordInput, record: @escaping (RecordInput) -> ReadRecord) {
    self.input = input
    self.record = record
  }

  mutating func next() throws -> ReadRecord? {
    guard !isDone else { return nil }
    isDone = true
    let fits = try input.stream.fill(upTo: input.options.recordLimit)
    return fits ? record(input) : .rejected(input.tooLong, at: input.name)
  }
}

/// An input of which nothing can be read but the reason why.
struct RejectedInput: RecordReader {
  let rejectionOfNothing: Rejection?

  init(_ rejection: Rejection) { rejectionOfNothing = rejection }

  mutating func next() -> ReadRecord? { nil }
}

/// An input that has become one record.
struct SingleRecord: RecordReader {
  private var record: ReadRecord?

  init(_ record: ReadRecord) { self.record = record }

  mutating func next() -> ReadRecord? {
    defer { record = nil }
    return record
  }
}
