import ArgumentParser
import ArticleReaders
import QuoteStore

/// `quotes import`
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Reads articles, finds their quotes and stores both; safe to repeat.",
    discussion: """
      quotes import articles/ more.jsonl
      zcat crawl.jsonl.gz | quotes import - --outlet "The Example"
      """)

  @Argument(help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "path"))
  var paths: [String]

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var reading: ReadingArguments

  @Flag(help: "Print the summary as JSON.")
  var json = false

  @Option(help: ArgumentHelp("Write a line of JSON for each input.", valueName: "file"))
  var report: String?

  @Flag(help: "Do everything but store; a new version of a stored article counts as new.")
  var dryRun = false

  func run() async throws {
    Interruption.watch()
    let settings = ImportSettings(
      inputs: paths, archive: archive.path, reading: try reading.options(), report: report,
      isDryRun: dryRun, isQuiet: archive.quiet)
    let summary = try await Importer(settings).run()
    let messages = archive.messages
    if summary.counts.read == 0, summary.signal == nil {
      throw CommandError.failed(
        .badInput,
        "no articles: \(paths.joined(separator: " ")): "
          + "a folder is searched for files named \(FileName.readableEndings)")
    }
    if summary.passedOver > 0 {
      messages.note(
        counted(summary.passedOver, "file") + " passed over: hidden, or of a type that is not read")
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
