import QuoteParser
import QuoteStore

/// The archive of one import, which stores a batch while the next is gathered.
@MainActor final class ImportStore {
  private let settings: ImportSettings
  private(set) var archive: Archive?
  private(set) var importID: Int64?
  private(set) var tally: ImportTally
  private var dryRun = DryRun()
  private var storedBatches = 0
  private let started = Timestamp.now()
  private var storing: (batch: ImportBatch, outcomes: Task<[StoreOutcome], any Error>)?

  init(_ settings: ImportSettings) throws {
    self.settings = settings
    tally = ImportTally(
      report: try settings.report.map { try ImportReport(path: $0, archive: settings.archive) })
  }

  /// An archive that is there tells what need not be parsed; one is made only with the first articles.
  func openIfThere() throws {
    if settings.archiveExists { try open() }
  }

  /// Notes the run, once there are articles; before, no archive is made.
  private func begin() throws {
    guard importID == nil, !settings.isDryRun else { return }
    if archive == nil { try open() }
    importID = try archive?.imports.begin(
      started: started, inputs: settings.inputs, parserVersion: ArticleParser.version)
  }

  /// Returns when the batch before is stored: two are held at most.
  func store(_ batch: ImportBatch) async throws {
    try await finishStoring()
    let articles = batch.articles
    if batch.hasArticles { try begin() }
    if settings.isDryRun || articles.isEmpty {
      return try tally.note(batch, dryRun.outcomes(of: articles))
    }
    guard let archive, let importID else { preconditionFailure("`begin` has run") }
    storedBatches += 1
    if storedBatches == 2 { try archive.imports.expectMuch(of: importID) }
    storing = (batch, Task { try await archive.articles.store(articles, importID: importID) })
  }

  func finishStoring() async throws {
    guard let (batch, outcomes) = storing else { return }
    storing = nil
    try tally.note(batch, await outcomes.value)
  }

  /// - Returns: How many speakers the run's quotes have.
  func finish() async throws -> Int {
    try await finishStoring()
    var speakers = dryRun.speakerCount
    if let archive, let importID {
      try archive.imports.finish(importID, at: Timestamp.now(), counts: tally.counts)
      speakers = try archive.imports.speakerCount(of: importID)
    }
    try tally.closeReport()
    try archive?.close()
    return speakers
  }

  private func open() throws {
    archive =
      settings.isDryRun
      ? try Archive.openForReading(at: settings.archive)
      : try Archive.openOrCreate(at: settings.archive, waiting: settings.patience)
  }
}
