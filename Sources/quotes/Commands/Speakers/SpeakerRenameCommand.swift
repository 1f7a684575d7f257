import ArgumentParser
import QuoteStore

/// `quotes speakers rename`
struct SpeakerRenameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename",
    abstract: "Shows a speaker under another name; the id stays.",
    examples: "quotes speakers rename \"LUIS ORTEGA\" \"Luis Ortega\"")

  @Argument(help: "Who.", completion: .custom(ShellCompletion.speakers))
  var name: String

  @Argument(help: "The name to show.")
  var newName: String

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var author: AuthorOptions

  func run() throws {
    try SpeakerChange(in: archive).run { try $0.rename(name, to: newName, by: author.author) }
  }
}
