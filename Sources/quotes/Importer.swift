import ArticleReaders
import QuoteModel
import QuoteParser
import QuoteStore

/// Reads articles, parses those that the archive lacks, and stores them a batch at a time.
///
/// Reading and storing stand on the main thread, parsing on all cores beside it.
@MainActor final class Importer {
  private let settings: ImportSettings
  private let messages: Messages
  private let source: RecordSource
  private let report: ImportReport?
  private let clock = ContinuousClock()
  private let started: ContinuousClock.Instant
  private var progress: Progress
  private var warnings: WarningLog
  private var archive: Archive?
  private var importID: Int64?
  private var counts = ImportCounts()
  private var batch = ImportBatch()
  private var dryRun = DryRun()

  init(_ settings: ImportSettings) throws {
    self.settings = settings
    messages = Messages(isQuiet: settings.isQuiet)
    source = RecordSource(settings.inputs, options: settings.reading, messages: messages)
    report = try settings.report.map { try ImportReport(path: $0, archive: settings.archive) }
    started = clock.now
    progress = Progress(messages: messages, totalBytes: totalBytes(of: settings.inputs))
    warnings = WarningLog(messages: messages)
  }

  /// - Returns: What was done, be it to the end or until a signal came.
  func run() async throws -> ImportSummary {
    defer { progress.end() }
    if settings.archiveExists { try openArchive() }
    let parser = ArticleParser()
    try await SideBySide.run(
      next: { try self.nextChunk() },
      work: { try $0.parsed(by: parser) },
      consume: { try self.take($0) })
    try storeBatch()
    let summary = try finish()
    try report?.close()
    try archive?.close()
    return summary
  }

  /// An archive is made only once there is something to store.
  private func nextChunk() throws -> ImportChunk? {
    guard let records = source.nextChunk() else { return nil }
    let hasArticles = records.contains { if case .article = $0.outcome { true } else { false } }
    if hasArticles { try beginImport() }
    return ImportChunk(records: records, archive: archive)
  }

  private func openArchive() throws {
    archive =
      settings.isDryRun
      ? try Archive.openForReading(at: settings.archive)
      : try Archive.openOrCreate(at: settings.archive)
  }

  private func beginImport() throws {
    guard importID == nil, !settings.isDryRun else { return }
    if archive == nil { try openArchive() }
    importID = try archive?.imports.begin(
      started: Timestamp.now(), inputs: settings.inputs, parserVersion: ArticleParser.version)
  }

  private func take(_ entries: [ImportEntry]) throws {
    for entry in entries {
      warnings.note(entry.warnings, at: entry.place)
      if case .rejected(let rejection) = entry.state {
        messages.error("\(rejection.problem): \(entry.place): \(rejection.remedy)")
      }
      batch.append(entry)
    }
    progress.show(
      articles: counts.read + batch.entries.count, rejected: counts.rejected,
      bytes: source.bytesRead)
    if batch.isFull { try storeBatch() }
  }

  private func storeBatch() throws {
    let articles = batch.articles
    var outcomes: ArraySlice<StoreOutcome> = []
    if settings.isDryRun {
      outcomes = dryRun.outcomes(of: articles)[...]
    } else if let archive, let importID, !articles.isEmpty {
      outcomes = try archive.articles.store(articles, importID: importID)[...]
    }
    for entry in batch.entries {
      switch entry.state {
      case .rejected(let rejection):
        counts.rejected += 1
        try report?.note(entry.place, status: "rejected", reason: rejection.description)
      case .duplicate: try note(.duplicate, entry.place, quotes: 0)
      case .parsed(let article):
        guard let outcome = outcomes.popFirst() else { preconditionFailure("one outcome each") }
        try note(outcome, entry.place, quotes: article.attributions.count)
      }
    }
    batch = ImportBatch()
  }

  private func note(_ outcome: StoreOutcome, _ place: String, quotes: Int) throws {
    switch outcome {
    case .new: counts.new += 1
    case .duplicate: counts.duplicate += 1
    case .updated: counts.updated += 1
    }
    if outcome != .duplicate { counts.quotes += quotes }
    try report?.note(place, status: "\(outcome)", reason: nil)
  }

  private func finish() throws -> ImportSummary {
    progress.end()
    warnings.summarize()
    var speakers = dryRun.speakerCount
    if let archive, let importID {
      try archive.imports.finish(importID, at: Timestamp.now(), counts: counts)
      speakers = try archive.imports.speakerCount(of: importID)
    }
    return ImportSummary(
      counts: counts, speakers: speakers, importID: importID, elapsed: clock.now - started,
      passedOver: source.passedOver,
      passedOverRecords: source.passedOverRecords, lacksNamedInput: source.lacksNamedInput,
      signal: Interruption.signal)
  }
}
