import ArgumentParser

/// `quotes corrections`
struct CorrectionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corrections",
    abstract: "Lists what people decided, and takes it from and to a file.",
    examples: """
      quotes corrections --status conflict
      quotes corrections export decisions.csv
      quotes corrections import decisions.csv
      """,
    discussion: """
      The list has decisions about quotes; 'quotes speakers history' has those about speakers. A \
      file has both.
      """,
    subcommands: [
      CorrectionListCommand.self, CorrectionExportCommand.self, CorrectionImportCommand.self,
    ],
    defaultSubcommand: CorrectionListCommand.self)
}
