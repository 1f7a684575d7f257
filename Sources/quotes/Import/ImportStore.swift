import ArticleReaders
import Languages
import QuoteModel
import QuoteParser
import QuoteStore

/// The archive of one import, which stores batches while the next is gathered.
@MainActor final class ImportStore {
  private let settings: ImportSettings
  private(set) var archive: Archive?
  private(set) var importID: Int64?
  private(set) var tally: ImportTally
  private var dryRun = DryRun()
  private var storedBatches = 0
  private let started = Timestamp.now()
  /// Batches on their way into the archive, one after the other: the next is there when one is done.
  private var storing: [(batch: ImportBatch, outcomes: Task<[StoreOutcome], any Error>)] = []

  init(_ settings: ImportSettings) throws {
    self.settings = settings
    tally = try ImportTally(report: settings.report, archive: settings.archive)
  }

  /// An archive that is there tells what need not be parsed; one is made only with the first articles.
  func openIfThere() throws {
    // A killed import may leave an empty file.
    let file = FileIdentity(RawPath(argument: settings.archive))
    if let file, !file.isRegular || file.size > 0 { try open() }
  }

  /// Notes the run, once there are articles; before, no archive is made.
  private func begin() throws {
    guard importID == nil, !settings.isDryRun else { return }
    if archive == nil { try open() }
    importID = try archive?.imports.begin(
      started: started, inputs: settings.inputs, parserVersion: ArticleParser.version)
  }

  /// Returns when no more than this batch and the one before are left to be stored.
  func store(_ batch: ImportBatch) async throws {
    let articles = batch.articles
    if batch.hasArticles { try begin() }
    if settings.isDryRun || articles.isEmpty {
      try await finishStoring()
      return try tally.note(batch, dryRun.outcomes(of: articles))
    }
    while storing.count > 1 { try await finishStoringFirst() }
    guard let archive, let importID else { preconditionFailure("`begin` has run") }
    storedBatches += 1
    let expectsMuch = storedBatches == 2
    let previous = storing.last?.outcomes
    let restoringAt = settings.restoresRemoved ? started : nil
    // Parsing has to wait for it rather than the other way round.
    let outcomes = Task.detached(priority: .high) {
      _ = try await previous?.value
      if expectsMuch { try archive.imports.deferIndexes(of: importID) }
      return try archive.articles.store(
        articles, importID: importID, restoringAt: restoringAt)
    }
    storing.append((batch, outcomes))
  }

  /// Tells the report of something that was met, and not read.
  func note(skipped place: String, because reason: String) throws {
    try tally.note(skipped: place, because: reason)
  }

  func finishStoring() async throws {
    while !storing.isEmpty { try await finishStoringFirst() }
  }

  private func finishStoringFirst() async throws {
    let (batch, outcomes) = storing.removeFirst()
    try tally.note(batch, await outcomes.value)
  }

  /// - Returns: How many speakers the run's quotes have, and how many of its articles are copies.
  func finish() async throws -> (speakers: Int, copies: Int) {
    try await finishStoring()
    var counts = (speakers: dryRun.speakerCount, copies: 0)
    if let archive, let importID {
      try archive.imports.finish(importID, at: Timestamp.now(), counts: tally.counts)
      counts.speakers = try archive.imports.speakerCount(of: importID)
      counts.copies = try archive.imports.copyCount(of: importID)
    }
    try tally.closeReport()
    try archive?.close()
    return counts
  }

  private func open() throws {
    archive =
      settings.isDryRun
      ? try Archive.openForReading(at: settings.archive)
      : try Archive.openOrCreate(at: settings.archive, busyTimeout: settings.busyTimeout)
  }
}

/// Tells what an import would do, as far as that can be known without storing.
struct DryRun {
  private var met: Set<ArticleIdentity> = []
  private var speakers: Set<String> = []

  var speakerCount: Int { speakers.count }

  /// An article met twice in this run is a duplicate; a new version of a stored one counts as new.
  mutating func outcomes(of articles: [ParsedArticle]) -> [StoreOutcome] {
    articles.map { article in
      guard met.insert(article.identity).inserted else { return .duplicate }
      for attribution in article.attributions {
        speakers.formUnion(attribution.speakers.lazy.map(\.name))
      }
      return .new
    }
  }
}

/// The records that one task takes on.
struct ImportChunk: Sendable {
  let records: [UnreadRecord]
  /// `nil` where there is none to hold duplicates.
  let archive: Archive?
  /// What is dated before is skipped.
  let since: CalendarDate?
  /// Whether articles that people took out are imported all the same.
  let restoresRemoved: Bool
  /// Tags of the languages that are imported; none: all are.
  let onlyLanguages: [String]

  /// Parses the articles that the archive does not have yet.
  func parsed(by parser: ArticleParser) throws -> [ImportEntry] {
    let records = records.map { $0.read() }
    let identities = records.map { record -> ArticleIdentity? in
      guard case .article(let article) = record.outcome else { return nil }
      return ArticleIdentity(of: article)
    }
    let removed =
      try restoresRemoved
      ? [] : archive?.articles.removed(among: identities.compactMap(\.self)) ?? []
    let stored = try archive?.articles.stored(among: identities.compactMap(\.self)) ?? []
    return zip(records, identities).map { record, identity in
      var entry = ImportEntry(place: record.place, warnings: record.warnings, state: .duplicate)
      switch record.outcome {
      case .rejected(let rejection): entry.state = .rejected(rejection)
      case .article(let article) where isTooOld(article): entry.state = .tooOld
      case .article(var article):
        guard let identity, !stored.contains(identity) else { return entry }
        guard !removed.contains(identity) else {
          entry.state = .removed
          return entry
        }
        let language = TextLanguage(of: article.body, stated: article.language)
        guard isWanted(language) else {
          entry.state = .otherLanguage(language.tag ?? "")
          return entry
        }
        (article.language, article.languageAsWritten) = (language.tag, article.language)
        let attributions = parser.attributions(
          in: article.body, title: article.title, language: language)
        let parsed = ParsedArticle(
          article, identity: identity, input: record.place, attributions: attributions)
        entry.state = .parsed(parsed, language)
      }
      return entry
    }
  }

  /// Where nothing tells the language, nothing says that it is another.
  private func isWanted(_ language: TextLanguage) -> Bool {
    guard !onlyLanguages.isEmpty, let tag = language.tag?.lowercased() else { return true }
    return onlyLanguages.contains { tag == $0.lowercased() || tag.hasPrefix($0.lowercased() + "-") }
  }

  /// Without a date, nothing says that it is old.
  private func isTooOld(_ article: Article) -> Bool {
    guard let since, let day = article.published else { return false }
    return day < since
  }
}

/// One record on its way into the archive.
struct ImportEntry: Sendable {
  enum State: Sendable {
    case parsed(ParsedArticle, TextLanguage)
    /// The archive has it already.
    case duplicate
    /// A person took it out of the archive.
    case removed
    case rejected(Rejection)
    /// Dated before the day that was asked for.
    case tooOld
    /// In a language that was not asked for.
    case otherLanguage(String)
  }

  var place: String
  var warnings: [ReadingWarning]
  var state: State
}

/// What goes into the archive in one transaction.
struct ImportBatch {
  private(set) var entries: [ImportEntry] = []
  private(set) var articles: [ParsedArticle] = []
  /// Whether any input was an article, be it that all are there already.
  private(set) var hasArticles = false
  private var bytes = 0
  private let begun = ContinuousClock.now

  mutating func append(_ entry: ImportEntry) {
    entries.append(entry)
    switch entry.state {
    case .parsed(let article, _):
      hasArticles = true
      articles.append(article)
      bytes += article.article.byteCount
    case .duplicate, .removed: hasArticles = true
    case .rejected, .tooOld, .otherLanguage: break
    }
  }

  /// Enough for a fast transaction, of which three are held at a time, with some ten times as many
  /// bytes as their texts have; or so long that a kill would lose much: one import that is killed
  /// every two seconds must get to its end too.
  var isFull: Bool {
    entries.count >= 4096 || bytes >= 4 << 20 || ContinuousClock.now - begun > .milliseconds(500)
  }
}
