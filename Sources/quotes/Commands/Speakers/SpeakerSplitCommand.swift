import ArgumentParser
import QuoteStore

/// `quotes speakers split`
struct SpeakerSplitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Says that some articles mean another person of the same name.",
    examples: """
      quotes speakers split "Jo Smith" --article 0123456789abcdef --as "Jo Smith II"
      """,
    discussion: """
      The other gets an id of its own, made of the first article. It stays apart when the articles \
      are imported or parsed again.
      """)

  @Argument(help: "Whose quotes.", completion: .custom(ShellCompletion.speakers))
  var name: String

  @Option(
    name: [.customLong("article")], parsing: .upToNextOption,
    help: ArgumentHelp("The articles that mean the other person.", valueName: "id"))
  var articles: [String]

  @Option(name: .customLong("as"), help: ArgumentHelp("The other's name.", valueName: "new name"))
  var newName: String?

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var author: AuthorOptions

  func run() throws {
    try SpeakerChange(in: archive).run {
      try $0.split(name, in: articles, as: newName, by: author.author)
    }
  }
}
