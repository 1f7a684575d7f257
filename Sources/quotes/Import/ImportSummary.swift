import ArticleReaders
import QuoteExporters
import QuoteModel
import QuoteParser
import QuoteStore

/// Counts what became of each input, and writes it into the file of `--report`, a line of JSON each.
struct ImportTally {
  private(set) var counts = ImportCounts()
  /// How many of the quotes are thoughts, which counts of quotes leave out.
  private(set) var thoughts = 0
  /// Of the articles that were stored.
  private(set) var otherLanguages = OtherLanguages()
  /// How many of these lack something.
  private(set) var lacks: [ArticleLack: Int] = [:]
  private var report: InputReport?

  /// - Throws: `CommandError`: the report cannot be made, or would replace the archive.
  init(report path: String?, archive: String) throws {
    report = try path.map { try InputReport(replacing: $0, sparing: archive) }
  }

  /// - Parameter outcomes: One for each article of the batch.
  mutating func note(_ batch: ImportBatch, _ outcomes: [StoreOutcome]) throws {
    var outcomes = outcomes[...]
    for entry in batch.entries {
      switch entry.state {
      case .rejected(let rejection):
        counts.rejected += 1
        try writeLine(entry.place, "rejected", because: rejection.description)
      case .duplicate: try note(.duplicate, entry.place, [])
      case .removed: try note(.removed, entry.place, [])
      case .parsed(let article, let language):
        guard let outcome = outcomes.popFirst() else { preconditionFailure("one outcome each") }
        try note(outcome, entry.place, article.attributions)
        guard outcome == .new || outcome == .updated else { continue }
        otherLanguages.note(language)
        for lack in ArticleLack.all(of: article.article) { lacks[lack, default: 0] += 1 }
      case .tooOld, .otherLanguage: preconditionFailure("is skipped before")
      }
    }
  }

  private mutating func note(
    _ outcome: StoreOutcome, _ place: String, _ quotes: [Attribution]
  ) throws {
    switch outcome {
    case .new: counts.new += 1
    case .duplicate: counts.duplicate += 1
    case .updated: counts.updated += 1
    case .removed: counts.removed += 1
    }
    if outcome == .new || outcome == .updated {
      counts.quotes += quotes.count
      thoughts += quotes.count { $0.mode == .thought }
    }
    try writeLine(place, "\(outcome)")
  }

  mutating func note(skipped place: String, because reason: String) throws {
    try writeLine(place, "skipped", because: reason)
  }

  private mutating func writeLine(
    _ place: String, _ status: String, because reason: String? = nil
  ) throws {
    try report?.note(place, status, because: reason)
  }

  func closeReport() throws { try report?.close() }
}

/// The file of `--report`: what became of each input, a line of JSON each.
final class InputReport {
  private let file: OutputFile
  private var rows: RowPrinter

  /// - Parameter archive: Is not to be replaced.
  /// - Throws: `CommandError`: the file cannot be made.
  init(replacing path: String, sparing archive: String? = nil) throws {
    file = try OutputFile(replacing: path, sparing: archive)
    rows = try RowPrinter(
      file.output, format: .jsonLines, columns: ["input", "status", "reason"])
  }

  func note(_ place: String, _ status: String, because reason: String? = nil) throws {
    try rows.print([.text(place), .text(status), Cell(reason)])
  }

  /// Gives it its name, now that all is in it.
  func close() throws { try file.commit() }
}

/// What an import did.
struct ImportSummary: Sendable {
  var counts: ImportCounts
  /// Among the quotes.
  var thoughts: Int
  var speakers: Int
  var otherLanguages: OtherLanguages
  /// How many of the stored articles lack what a person must know of.
  var lacks: [ArticleLack: Int]
  /// How many of them are not counted where copies count once.
  var copies: Int
  /// `nil` if nothing was stored.
  var importID: Int64?
  var elapsed: Duration
  /// Files, by kind.
  var skipped: [String: Int]
  var skippedRecords: Int
  /// Files whose names do not fit `--name`.
  var otherNames: Int
  /// Articles that `--since` left out.
  var tooOld: Int
  /// Articles that `--only-language` left out.
  var inOtherLanguages: Int
  /// Whether `--limit` ended it.
  var isAtLimit: Bool
  var lacksNamedInput: Bool
  /// The signal that ended it early.
  var signal: Int32?

  var status: ExitStatus {
    if let signal { return ExitStatus(signal: signal) }
    if lacksNamedInput { return .noInput }
    guard counts.rejected > 0 else { return .done }
    return counts.read == counts.rejected ? .badInput : .partly
  }

  static var fields: [RowField<ImportSummary>] {
    [
      .init("articles") {
        .object([
          ("read", .integer($0.counts.read)), ("new", .integer($0.counts.new)),
          ("duplicate", .integer($0.counts.duplicate)), ("updated", .integer($0.counts.updated)),
          ("rejected", .integer($0.counts.rejected)),
        ])
      },
      .init("quotes") { .integer($0.counts.quotes) }, .init("thoughts") { .integer($0.thoughts) },
      .init("speakers") { .integer($0.speakers) },
      .init("seconds") { .number($0.seconds) },
      .init("import") { $0.importID.map { .integer(Int($0)) } ?? .empty },
      .init("removed") { .integer($0.counts.removed) },
      .init("other_languages") { $0.otherLanguages.cell },
      .init("without") { summary in
        .object(Self.told.map { ($0.rawValue, .integer(summary.lacks[$0, default: 0])) })
      },
      .init("copies") { .integer($0.copies) },
      .init("skipped") { summary in
        .object(summary.skippedKinds.map { ($0.key, .integer($0.value)) })
      },
      .init("other_names") { .integer($0.otherNames) },
    ]
  }

  /// *5 articles read: 5 new, 0 already there, …*
  var line: String {
    let kinds = [
      "\(counts.new) new", "\(counts.duplicate) already there",
      counted(counts.updated, "new version"),
      "\(counts.rejected) rejected",
    ]
    return counted(counts.read, "article") + " read: " + kinds.joined(separator: ", ") + "; "
      + counted(counts.quotes - thoughts, "quote")
      + (thoughts == 0 ? "" : " and " + counted(thoughts, "thought"))
      + " of " + counted(speakers, "speaker") + ", \(seconds) s"
  }

  /// What was not read, and why, a line each.
  ///
  /// - Parameters:
  ///   - since: As asked for, like `limit`.
  func linesOnSkipped(since: CalendarDate?, limit: Int?) -> [String] {
    var lines: [String] = []
    if !skipped.isEmpty {
      let kinds = skippedKinds.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
      let files = counted(skipped.values.reduce(0, +), "file")
      lines.append("\(files) skipped: \(kinds): --report names each")
    }
    if skippedRecords > 0 {
      lines.append("\(counted(skippedRecords, "record")) skipped: requests, pictures and the like")
    }
    if let line = RecordSource.line(onOtherNames: otherNames) { lines.append(line) }
    if let since, tooOld > 0 {
      lines.append("\(counted(tooOld, "article")) skipped: dated before \(since)")
    }
    if inOtherLanguages > 0 {
      lines.append(
        "\(counted(inOtherLanguages, "article")) skipped: in other languages than --only-language")
    }
    if counts.removed > 0 {
      lines.append(
        "\(counted(counts.removed, "article")) passed over, which people removed: --restore imports "
          + "them all the same")
    }
    if let limit, isAtLimit {
      lines.append("stopped after \(counted(limit, "article")): --limit")
    }
    return lines
  }

  /// What a person must know of what was stored, a line each, with the command that shows it.
  func linesOnStored() -> [String] {
    var lines = Self.told.compactMap { lack in
      lacks[lack].map { count in
        let articles = counted(count, "article")
        let line =
          switch lack {
          case .date: "\(articles) without a date, which --from and --to leave out"
          case .outlet: "\(articles) without an outlet"
          case .text:
            "\(articles) with hardly any text (fewer than \(ArticleLack.leastText) characters)"
          case .author, .title, .url, .language: "\(articles) without \(lack.rawValue)"
          }
        return showing(line, "--without \(lack.rawValue)")
      }
    }
    if let line = otherLanguages.line { lines.append(showing(line, otherLanguages.filter)) }
    if counts.updated > 0 {
      let versions = counted(counts.updated, "new version") + " of articles that were there"
      lines.append(showing(versions, "--updated"))
    }
    if copies > 0 {
      let line =
        copies == 1
        ? "1 article says what another one says" : "\(copies) articles say what others say"
      lines.append(
        showing("\(line), as older versions or near copies; counts leave them out", "--copies only")
      )
    }
    return lines
  }

  /// What is told of where it is missing.
  private static let told: [ArticleLack] = [.date, .outlet, .text]

  /// The most frequent first.
  private var skippedKinds: [(key: String, value: Int)] {
    skipped.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
  }

  /// - Parameter filter: Of the articles that the line is about.
  private func showing(_ line: String, _ filter: String) -> String {
    importID.map { "\(line): 'quotes articles --import \($0) \(filter)'" } ?? line
  }

  private var seconds: Double {
    let parts = elapsed.components
    let milliseconds = parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000
    return Double(milliseconds) / 1000
  }
}
