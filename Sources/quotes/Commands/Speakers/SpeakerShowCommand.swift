import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes speakers show`
struct SpeakerShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows one speaker: names, roles, counts, company, and what was decided.",
    examples: """
      quotes speakers show Ortega
      quotes speakers show luis-ortega --json
      """)

  @Argument(
    help: "A full name, alias, surname or id.", completion: .custom(ShellCompletion.speakers))
  var name: String

  @OptionGroup var archive: ArchiveOptions

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() throws {
    let profile = try archive.openForReading().speakers.profile(of: name)
    let output = Output.standard()
    guard json else {
      try output.write(SpeakerSheet(profile, for: output).text)
      return try output.flush()
    }
    let members = SpeakerObject(profile).members
    var printer = try RowPrinter(output, format: .jsonLines, columns: members.map(\.name))
    try printer.print(members.map(\.value))
    try printer.end()
  }
}
