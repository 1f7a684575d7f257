import ArticleReaders
import Essentials
import QuoteModel
import QuoteParser
import QuoteStore

/// What `import` was asked to do.
struct ImportSettings: Sendable {
  /// Paths, or `-`.
  var inputs: [String]
  var archive: String
  var reading: ReadingOptions
  /// Where a line for each input is written.
  var report: String?
  /// After so many articles no more are read.
  var limit: Int?
  /// Articles dated before are skipped.
  var since: CalendarDate?
  /// Whether articles that people took out are imported all the same.
  var restoresRemoved: Bool
  /// Tags of the languages that are imported; none: all are.
  var onlyLanguages: [String]
  var busyTimeout: BusyTimeout
  var progress: ProgressStyle
  var isDryRun: Bool
  var isQuiet: Bool
}

/// Reads articles, parses those that the archive lacks, and stores them a batch at a time.
///
/// Reading stands on the main thread; parsing on all cores, and storing, go on beside it.
@MainActor final class Importer {
  private let settings: ImportSettings
  private let source: RecordSource
  private let skipped: SkippedInputs
  private let store: ImportStore
  private let started = ContinuousClock.now
  private var log: ReadingLog
  private var batch = ImportBatch()
  private var read = 0
  private var tooOld = 0
  private var inOtherLanguages = 0

  init(_ settings: ImportSettings) throws {
    self.settings = settings
    let messages = Messages(isQuiet: settings.isQuiet)
    let store = try ImportStore(settings)
    let skipped = SkippedInputs { try store.note(skipped: $0, because: $1) }
    self.store = store
    self.skipped = skipped
    source = RecordSource(settings.inputs, options: settings.reading, messages: messages) { file in
      MainActor.assumeIsolated { skipped.note(file) }
    }
    log = ReadingLog(settings.inputs, messages, style: settings.progress)
  }

  /// - Returns: What was done, be it to the end or until a signal came.
  func run() async throws -> ImportSummary {
    defer { log.endProgress() }
    try store.openIfThere()
    let parser = ArticleParser()
    do {
      try await OrderedPipeline.run(
        next: { self.nextChunk() },
        work: { try $0.parsed(by: parser) },
        consume: { try await self.take($0) })
      try await store.store(batch)
    } catch {
      // What is on its way into the archive is not to be cut off.
      try? await store.finishStoring()
      throw error
    }
    return try await finish()
  }

  private var isAtLimit: Bool { settings.limit.map { read >= $0 } ?? false }

  private func nextChunk() -> ImportChunk? {
    guard !isAtLimit, let records = source.nextChunk() else { return nil }
    return ImportChunk(
      records: records, archive: store.archive, since: settings.since,
      restoresRemoved: settings.restoresRemoved, onlyLanguages: settings.onlyLanguages)
  }

  private func take(_ entries: [ImportEntry]) async throws {
    // What was read ahead of the limit is let go.
    for entry in entries where !isAtLimit { try take(entry) }
    try skipped.throwIfReportFailed()
    log.showProgress(articles: read, bytes: source.bytesRead)
    guard batch.isFull else { return }
    let full = batch
    batch = ImportBatch()
    try await store.store(full)
  }

  private func take(_ entry: ImportEntry) throws {
    switch entry.state {
    case .tooOld:
      tooOld += 1
      return try store.note(
        skipped: entry.place, because: "dated before \(settings.since?.description ?? "")")
    case .otherLanguage(let tag):
      inOtherLanguages += 1
      return try store.note(skipped: entry.place, because: "its language is \(tag)")
    case .rejected(let rejection): log.note(rejection, at: entry.place)
    case .parsed, .duplicate, .removed: break
    }
    log.note(entry.warnings, at: entry.place)
    read += 1
    batch.append(entry)
  }

  private func finish() async throws -> ImportSummary {
    log.summarize()
    try skipped.throwIfReportFailed()
    let (speakers, copies) = try await store.finish()
    return ImportSummary(
      counts: store.tally.counts, thoughts: store.tally.thoughts, speakers: speakers,
      otherLanguages: store.tally.otherLanguages, lacks: store.tally.lacks, copies: copies,
      importID: store.importID, elapsed: ContinuousClock.now - started, skipped: skipped.counts,
      skippedRecords: source.skippedRecords, otherNames: source.otherNames, tooOld: tooOld,
      inOtherLanguages: inOtherLanguages,
      isAtLimit: isAtLimit,
      lacksNamedInput: source.lacksNamedInput, signal: Interruption.signal)
  }
}

/// The files that an import passes over, counted by kind and named in its report.
@MainActor final class SkippedInputs {
  private(set) var counts: [String: Int] = [:]
  private let report: (_ place: String, _ reason: String) throws -> Void
  private var failure: (any Error)?

  init(report: @escaping (_ place: String, _ reason: String) throws -> Void) {
    self.report = report
  }

  func note(_ file: SkippedFile) {
    counts[file.kind, default: 0] += 1
    do {
      if failure == nil { try report(file.place, file.kind) }
    } catch {
      failure = error
    }
  }

  func throwIfReportFailed() throws { if let failure { throw failure } }
}

/// Work on chunks of input on all cores at once, with the results in the order of the input.
///
/// Only a window of chunks is held, however long the input is.
enum OrderedPipeline {
  /// - Parameters:
  ///   - next: Gives the next chunk; `nil` at the end. Runs, as `consume` does, on the caller's
  ///     thread.
  ///   - work: Runs anywhere.
  @MainActor static func run<Chunk: Sendable, Product: Sendable>(
    next: () throws -> Chunk?,
    work: @escaping @Sendable (Chunk) throws -> Product,
    consume: (Product) async throws -> Void
  ) async throws {
    let window = 4 * ProcessInfo.processInfo.activeProcessorCount
    try await withThrowingTaskGroup(of: (Int, Product).self) { group in
      var begun = 0
      var consumed = 0
      var products: [Int: Product] = [:]
      var isAtEnd = false
      while true {
        while !isAtEnd, begun - consumed < window {
          guard let chunk = try next() else {
            isAtEnd = true
            break
          }
          let number = begun
          group.addTask { (number, try work(chunk)) }
          begun += 1
        }
        guard let (number, product) = try await group.next() else { break }
        products[number] = product
        while let product = products.removeValue(forKey: consumed) {
          try await consume(product)
          consumed += 1
        }
      }
    }
  }
}
