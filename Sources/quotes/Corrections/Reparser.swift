import QuoteModel
import QuoteParser
import QuoteStore

/// Extracts stored articles again, a batch at a time: reading and storing on the main thread,
/// parsing on all cores beside it.
@MainActor final class Reparser {
  private let archive: Archive
  private let isDryRun: Bool
  private let print: ([QuoteChange]) throws -> Void
  private let numbers: [Int64]
  private var read = 0
  private var batch: [ReparsedArticle] = []
  private var batchBegun = ContinuousClock.now
  private var bytes = 0
  private var progress: ProgressLine
  private(set) var summary = ReparseSummary()

  private static let chunkLength = 64

  /// - Parameters:
  ///   - numbers: Of the articles.
  ///   - print: Is handed what has changed once it is stored.
  init(
    _ numbers: [Int64], of archive: Archive, isDryRun: Bool, messages: Messages,
    print: @escaping ([QuoteChange]) throws -> Void
  ) {
    self.archive = archive
    self.isDryRun = isDryRun
    self.numbers = numbers
    self.print = print
    progress = ProgressLine(messages: messages, totalBytes: nil, totalArticles: numbers.count)
  }

  func run() async throws {
    defer { progress.end() }
    let parser = ArticleParser()
    try await OrderedPipeline.run(
      next: { try self.nextChunk() },
      work: { texts in
        texts.map {
          let attributions = parser.attributions(in: $0.body, title: $0.title)
          return (ReparsedArticle($0, attributions: attributions), $0.body.utf8.count)
        }
      },
      consume: { try self.take($0) })
    try storeBatch()
  }

  private func nextChunk() throws -> [StoredText]? {
    guard Interruption.signal == nil, read < numbers.count else { return nil }
    let chunk = numbers[read..<min(numbers.count, read + Self.chunkLength)]
    read += chunk.count
    return try archive.articles.texts(of: chunk)
  }

  private func take(_ articles: [(ReparsedArticle, bytes: Int)]) throws {
    if batch.isEmpty { batchBegun = .now }
    batch += articles.map(\.0)
    bytes += articles.reduce(0) { $0 + $1.bytes }
    progress.show(articles: summary.articles + batch.count, rejected: 0, bytes: bytes)
    // A kill must not lose much, and many small transactions take long.
    if batch.count >= 4096 || ContinuousClock.now - batchBegun > .milliseconds(500) {
      try storeBatch()
    }
  }

  private func storeBatch() throws {
    guard !batch.isEmpty else { return }
    let stored = try archive.articles.replaceQuotes(
      of: batch, parserVersion: ArticleParser.version, isDryRun: isDryRun)
    summary.add(stored, articles: batch.count)
    batch = []
    progress.end()
    try print(stored.changes)
  }
}
