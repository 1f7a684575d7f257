import ArgumentParser

/// `benchmarks all`
struct AllCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "all", abstract: "All of them, as they are without options.")

  @OptionGroup var printing: Printing

  func run() throws {
    var figures = Figures()
    figures.parser = try ParserCommand.parse([]).figures()
    figures.linearity = try LinearityCommand.parse([]).figures()
    figures.hostile = try HostileCommand.parse(["--readers"]).figures()
    figures.pages = try PagesCommand.parse([]).figures()
    figures.archive = try ArchiveCommand.parse([]).figures()
    figures.imported = try ImportCommand.parse([]).figures()
    figures.extracted = try ExtractCommand.parse([]).figures()
    figures.search = try SearchCommand.parse([]).figures()
    try printing.show(figures)
  }
}
