import ArgumentParser

/// `quotes manual`: what `make install` makes the manual page of.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Prints the manual page, for man to show.",
    examples: "quotes manual > quotes.1",
    shouldDisplay: false)

  func run() throws {
    let output = Output.standard()
    try output.write(ManualPage(of: try ToolDescription()).text)
    try output.flush()
  }
}
