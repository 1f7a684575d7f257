import ArgumentParser

/// `make bench`
@main struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmarks",
    abstract: "Measures the speed of Quotes, beside floors measured in the same run.",
    discussion: """
      make bench
      make bench BENCH="parser --megabytes 500 --articles mine.jsonl"
      """,
    subcommands: [
      AllCommand.self, ParserCommand.self, LinearityCommand.self, LinearityTrial.self,
      HostileCommand.self, HostileTrial.self, PagesCommand.self, ArchiveCommand.self,
      ImportCommand.self,
      ExtractCommand.self, SearchCommand.self, FuzzCommand.self, FuzzTrial.self,
    ],
    defaultSubcommand: AllCommand.self)
}
