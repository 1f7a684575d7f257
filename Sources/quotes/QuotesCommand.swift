import ArgumentParser

/// `quotes`: the list of commands.
struct QuotesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quotes",
    abstract: "An archive of who said what in the news.",
    examples: """
      quotes import articles/                      # reads a folder of articles
      quotes search "peace deal" --speaker Ruiz    # finds quotes
      quotes export quotes.csv                     # takes them away
      """,
    discussion: """
      The archive is quotes.sqlite in the working folder, unless --archive or \
      $QUOTES_ARCHIVE names another.
      """,
    version: version,
    subcommands: [
      ImportCommand.self, ExtractCommand.self, SearchCommand.self, ShowCommand.self,
      SpeakersCommand.self, ArticlesCommand.self, StatsCommand.self, TimelineCommand.self,
      CompareCommand.self, ExportCommand.self, CiteCommand.self,
      CorrectCommand.self, ReviewCommand.self,
      CorrectionsCommand.self, SampleCommand.self, AccuracyCommand.self, ReparseCommand.self,
      MergeCommand.self,
      VerifyCommand.self, BackupCommand.self, SQLCommand.self, ManualCommand.self,
    ])

  static let version = "0.1.0"
}
