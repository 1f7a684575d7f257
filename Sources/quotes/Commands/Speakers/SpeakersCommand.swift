import ArgumentParser

/// `quotes speakers`
struct SpeakersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speakers",
    abstract: "Lists who is quoted, shows one of them, and keeps what you decide about them.",
    examples: """
      quotes speakers --outlet "The Example" --limit 20
      quotes speakers show Ortega
      quotes speakers merge "L. Ortega" "Luis Ortega" --because "the same photo"
      quotes speakers undo
      """,
    discussion: """
      NAME is a full name, an alias, or an id as the list prints it. Nothing that you decide is \
      overwritten by an import, and all of it can be undone.
      """,
    subcommands: [
      SpeakerListCommand.self, SpeakerShowCommand.self, SpeakerSuggestCommand.self,
      SpeakerAliasCommand.self, SpeakerMergeCommand.self, SpeakerSplitCommand.self,
      SpeakerRenameCommand.self, SpeakerSetCommand.self, SpeakerLoadCommand.self,
      SpeakerUndoCommand.self, SpeakerHistoryCommand.self,
    ],
    defaultSubcommand: SpeakerListCommand.self)
}
