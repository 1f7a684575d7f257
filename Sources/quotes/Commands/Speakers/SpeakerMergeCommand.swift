import ArgumentParser
import QuoteStore

/// `quotes speakers merge`
struct SpeakerMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Says that speakers are one and the same; the last one named stays.",
    examples: """
      quotes speakers merge "L. Ortega" "Luis Ortega"
      quotes speakers merge ortega~0123456789abcdef "Luis Ortega" --because "read it"
      """,
    discussion: """
      Searches for any of the names find the quotes of all, under the name of the last.
      """)

  @Argument(
    help: ArgumentHelp("Who, and as the last one who stays.", valueName: "name"),
    completion: .custom(ShellCompletion.speakers))
  var names: [String]

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var author: AuthorOptions

  func validate() throws {
    if names.count < 2 { throw ValidationError("merge takes two names or more") }
  }

  func run() throws {
    try SpeakerChange(in: archive).run {
      try $0.merge(Array(names.dropLast()), into: names[names.count - 1], by: author.author)
    }
  }
}
