import QuoteModel

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
