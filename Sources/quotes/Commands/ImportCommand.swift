import ArgumentParser
import ArticleReaders
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes import`
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Reads articles, extracts their quotes and stores both; safe to repeat.",
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

  @Option(help: ArgumentHelp("Write a line of JSON about each input to a file.", valueName: "file"))
  var report: String?

  @Flag(help: "Store nothing; a new version of a stored article is counted as new.")
  var dryRun = false

  @Flag(help: "Also import articles that people removed, and note that they are back.")
  var restore = false

  @Option(help: ArgumentHelp("Stop after n articles.", valueName: "n"))
  var limit: Int?

  @Option(
    help: ArgumentHelp(
      "Skip articles dated before; those without a date are read.", valueName: "date"),
    transform: { try period($0).first })
  var since: CalendarDate?

  @Option(
    help: ArgumentHelp(
      "Skip articles in other languages, as their words tell; repeatable.", valueName: "tag"))
  var onlyLanguage: [String] = []

  @Option(help: "How to show progress: auto is a line on a terminal, plain is a line every 10 s.")
  var progress = ProgressStyle.auto

  @Option(
    help: ArgumentHelp(
      "How long to wait while another program writes to the archive.", valueName: "seconds"))
  var wait = BusyTimeout.standard.seconds

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit must be 1 or more") }
    if !(wait >= 0) { throw ValidationError("--wait must be 0 or more") }
  }

  func run() async throws {
    Interruption.watch()
    let settings = ImportSettings(
      inputs: paths, archive: archive.path, reading: try reading.options(), report: report,
      limit: limit, since: since, restoresRemoved: restore, onlyLanguages: onlyLanguage,
      busyTimeout: BusyTimeout(seconds: wait) { Interruption.signal != nil }, progress: progress,
      isDryRun: dryRun, isQuiet: archive.quiet)
    try report(try await Importer(settings).run())
  }

  private func report(_ summary: ImportSummary) throws {
    let messages = archive.messages
    let isNoneLeftOut = summary.tooOld + summary.inOtherLanguages == 0
    if summary.counts.read == 0, isNoneLeftOut, summary.signal == nil {
      throw CommandError.failed(
        .badInput,
        "no articles found: \(paths.joined(separator: " ")): "
          + "files in folders are read if they are named \(FileName.readableEndings)")
    }
    for line in summary.linesOnSkipped(since: since, limit: limit) { messages.note(line) }
    messages.note((dryRun ? "dry run, nothing stored: " : "") + summary.line)
    for line in summary.linesOnStored() { messages.note(line) }
    if summary.counts.new + summary.counts.updated > 0, !dryRun, summary.signal == nil {
      try SpeakerHints(archive: archive.openForReading()).tell(to: messages)
    }
    if summary.signal != nil {
      messages.error(
        "interrupted: \(archive.path): what was done is stored; repeat the command to continue")
    }
    if json { try Output.standard().print([summary], ImportSummary.fields, as: .jsonLines) }
    if summary.status != .done { throw CommandError.ended(summary.status) }
  }
}
