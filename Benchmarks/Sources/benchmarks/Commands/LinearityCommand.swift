import ArgumentParser

/// `benchmarks linearity`
struct LinearityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "linearity", abstract: "Parsing 1 and 4 MB of what no journalist would write.")

  @Option(help: ArgumentHelp("Only cases whose name has this.", valueName: "text"))
  var only: String?

  @OptionGroup var printing: Printing

  func run() throws { try printing.show(Figures(linearity: figures())) }

  func figures() throws -> LinearityFigures {
    let cases = LinearityCase.all.filter { trial in
      only.map { trial.name.contains($0) } ?? true
    }
    return try LinearityBenchmark(cases: cases).run()
  }
}
