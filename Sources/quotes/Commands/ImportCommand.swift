import ArgumentParser
import ArticleReaders
import QuoteModel
import QuoteStore

/// `quotes import`
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Reads articles, finds their quotes and stores both; safe to repeat.",
    examples: """
      quotes import articles/ more.jsonl
      zcat crawl.jsonl.gz | quotes import - --outlet "The Example"
      """)

  @Argument(
    help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "path"),
    completion: .file())
  var paths: [String]

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var reading: ReadingArguments

  @Flag(help: "Print the summary as JSON.")
  var json = false

  @Option(help: ArgumentHelp("Write a line of JSON for each input.", valueName: "file"))
  var report: String?

  @Flag(help: "Do everything but store; a new version of a stored article counts as new.")
  var dryRun = false

  @Option(help: ArgumentHelp("Read so many articles and no more.", valueName: "n"))
  var limit: Int?

  @Option(
    help: ArgumentHelp(
      "Pass over articles dated before; those without a date are read.", valueName: "date"),
    transform: day)
  var since: CalendarDate?

  @Option(help: "How far it has come: auto is a line on a terminal, plain one every 10 s.")
  var progress = ProgressStyle.auto

  @Option(
    help: ArgumentHelp("How long to wait for another writer of the archive.", valueName: "seconds"))
  var wait = BusyTimeout.standard.seconds

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit is 1 or more") }
    if !(wait >= 0) { throw ValidationError("--wait is 0 or more") }
  }

  func run() async throws {
    Interruption.watch()
    let settings = ImportSettings(
      inputs: paths, archive: archive.path, reading: try reading.options(), report: report,
      limit: limit, since: since,
      busyTimeout: BusyTimeout(seconds: wait) { Interruption.signal != nil }, progress: progress,
      isDryRun: dryRun, isQuiet: archive.quiet)
    try tell(of: try await Importer(settings).run())
  }

  private func tell(of summary: ImportSummary) throws {
    let messages = archive.messages
    if summary.counts.read == 0, summary.tooOld == 0, summary.signal == nil {
      throw CommandError.failed(
        .badInput,
        "no articles: \(paths.joined(separator: " ")): "
          + "a folder is searched for files named \(FileName.readableEndings)")
    }
    if summary.skipped > 0 {
      messages.note(
        counted(summary.skipped, "file") + " passed over: hidden, or of a type that is not read")
    }
    if summary.skippedRecords > 0 {
      messages.note(
        counted(summary.skippedRecords, "record")
          + " passed over: requests, pictures and the like")
    }
    if let since, summary.tooOld > 0 {
      messages.note(counted(summary.tooOld, "article") + " passed over: dated before \(since)")
    }
    if let limit, summary.isAtLimit {
      messages.note("what comes after \(counted(limit, "article")) was not read: --limit")
    }
    messages.note((dryRun ? "dry run, nothing stored: " : "") + summary.sentence)
    if summary.signal != nil {
      messages.error(
        "interrupted: \(archive.path): what was read is stored; repeat the command to go on")
    }
    if json {
      let output = Output.standard()
      try output.write(summary.json + "\n")
      try output.flush()
    }
    if summary.status != .done { throw CommandError.ended(summary.status) }
  }
}

private func day(_ text: String) throws -> CalendarDate {
  guard let period = DatePeriod(iso: text) else {
    throw ValidationError("write 2026, 2026-01 or 2026-01-22, a day that exists")
  }
  return period.first
}
