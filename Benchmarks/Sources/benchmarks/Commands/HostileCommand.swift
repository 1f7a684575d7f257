import ArgumentParser

/// `benchmarks hostile`
struct HostileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hostile", abstract: "Reading and parsing 1 and 4 MB of what nobody would write.",
    discussion: "Each beside a file of its format as people have it, a byte for a byte.")

  @Option(help: "Only files of this format, and no texts for the parser.")
  var format: HostileFile.Format?

  @Flag(help: "Files for the readers alone; `linearity` has the texts for the parser.")
  var readers = false

  @OptionGroup var printing: Printing

  func run() throws { try printing.show(Figures(hostile: figures())) }

  func figures() throws -> HostileFigures {
    let parser =
      readers || format != nil ? nil : try LinearityBenchmark(cases: LinearityCase.all).run()
    let formats = format.map { [$0] } ?? HostileFile.Format.allCases
    return HostileFigures(parser: parser, readers: try HostileBenchmark(formats: formats).run())
  }
}
