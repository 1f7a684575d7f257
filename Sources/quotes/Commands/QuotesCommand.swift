import ArgumentParser
import Essentials

/// Where the program begins, and the one place where it ends.
@main
enum Main {
  static func main() async {
    fillStandardDescriptors()
    // A closed pipe is met as a failed write, so that an import ends in order.
    signal(SIGPIPE, SIG_IGN)
    // So is a file that has reached the size that `ulimit -f` allows.
    signal(SIGXFSZ, SIG_IGN)
    let status: ExitStatus
    do {
      var command = try QuotesCommand.parseAsRoot(
        WordArguments.shielded(Array(CommandLine.arguments.dropFirst())))
      if var command = command as? any AsyncParsableCommand {
        // Before anything is awaited: where no thread can be had, that takes for ever.
        try MemoryLimit.ofManyThreads.check()
        try await command.run()
      } else {
        try MemoryLimit.ofOneThread.check()
        try command.run()
      }
      status = .done
    } catch {
      status = ErrorReport(of: error).print()
    }
    exit(status.rawValue)
  }

  /// Where standard input or output was closed, the next file to be opened would take its place.
  ///
  /// Opened for reading, so that writing there still fails.
  private static func fillStandardDescriptors() {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", O_RDONLY)
    }
  }
}

/// `quotes`: the list of commands.
struct QuotesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quotes",
    abstract: "An archive of who said what in the news.",
    examples: """
      quotes import articles/                      # reads a folder of articles
      quotes search "peace deal" --speaker Ruiz    # finds quotes
      quotes export quotes.csv                     # exports them
      """,
    discussion: """
      The archive is the file quotes.sqlite in the working folder, unless --archive or \
      $QUOTES_ARCHIVE names another one.
      """,
    version: version,
    subcommands: [
      ImportCommand.self, ExtractCommand.self, SearchCommand.self, ShowCommand.self,
      SpeakersCommand.self, OutletsCommand.self, ArticlesCommand.self, StatsCommand.self,
      TimelineCommand.self, CompareCommand.self, ExportCommand.self, CiteCommand.self,
      ServeCommand.self, PublishCommand.self,
      CorrectCommand.self, ReviewCommand.self,
      CorrectionsCommand.self, SampleCommand.self, AccuracyCommand.self, AgreementCommand.self,
      ReparseCommand.self,
      MergeCommand.self, RemoveCommand.self,
      VerifyCommand.self, BackupCommand.self, SQLCommand.self, SchemaCommand.self,
      ManualCommand.self,
    ])

  static let version = "0.1.0"
}

extension CommandConfiguration {
  /// A command as its help describes it: what it does, then examples, then the rest.
  ///
  /// - Parameters:
  ///   - examples: A line each, to be typed as it stands; what follows `#` explains it, as in a
  ///     shell.
  ///   - discussion: Paragraphs with a blank line between.
  init(
    commandName: String, abstract: String, examples: String, discussion: String = "",
    version: String = "", shouldDisplay: Bool = true,
    subcommands: [any ParsableCommand.Type] = [],
    defaultSubcommand: (any ParsableCommand.Type)? = nil
  ) {
    let lines = examples.split(separator: "\n").map { "  " + $0 }
    let text = (["Examples:"] + lines).joined(separator: "\n")
    self.init(
      commandName: commandName, abstract: abstract,
      discussion: discussion.isEmpty ? text : text + "\n\n" + discussion, version: version,
      shouldDisplay: shouldDisplay, subcommands: subcommands,
      defaultSubcommand: defaultSubcommand)
  }
}
