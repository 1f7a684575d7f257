import ArgumentParser
import QuoteStore

/// `quotes speakers alias`
struct SpeakerAliasCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alias",
    abstract: "Says that a speaker also goes by another full name.",
    examples: """
      quotes speakers alias "Mohammed bin Salman" MBS
      """,
    discussion: """
      Articles that print the alias as a full name mean this speaker. A surname alone stays with its \
      article: 'quotes speakers merge' joins one that you have looked at.
      """)

  @Argument(help: "Who.", completion: .custom(ShellCompletion.speakers))
  var name: String

  @Argument(help: "The other name.")
  var alias: String

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var author: AuthorOptions

  func run() throws {
    try SpeakerChange(in: archive).run { try $0.addAlias(alias, to: name, by: author.author) }
  }
}
