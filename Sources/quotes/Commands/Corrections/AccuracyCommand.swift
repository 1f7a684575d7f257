import ArgumentParser
import QuoteModel
import QuoteStore

/// `quotes accuracy`
struct AccuracyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accuracy",
    abstract: "Says how often the parser was right, from a sample that was checked by hand.",
    examples: """
      quotes accuracy
      quotes accuracy --seed 1 --n 200    # of that sample, drawn by 'quotes sample'
      """,
    discussion: """
      Without --seed and --n, the sample that was drawn last counts; --all counts all that was ever \
      looked at, which is no random sample.
      """)

  @Option(help: ArgumentHelp("Of the sample.", valueName: "number"))
  var seed: Int?

  @Option(name: .customLong("n"), help: ArgumentHelp("Of the sample.", valueName: "number"))
  var size: Int?

  @Flag(help: "All quotes that people accepted, corrected or rejected.")
  var all = false

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var format: ListFormatOptions

  func validate() throws {
    if all, seed != nil || size != nil { throw ValidationError("--all is of no sample") }
  }

  func run() throws {
    let archive = try archive.openForReading()
    let sample = all ? nil : try sample(in: archive)
    let reviewed = try archive.samples.reviewed(in: sample)
    let messages = self.archive.messages
    guard !reviewed.isEmpty else {
      return messages.note(
        "nothing is reviewed yet: 'quotes sample --n 200 --seed 1 --review' begins")
    }
    let report = AccuracyReport(Accuracy(of: reviewed), of: sample, reviewed: reviewed.count)
    try report.print(as: format.chosen(for: .standard()), to: .standard())
    for warning in report.warnings { messages.warning(warning) }
  }

  /// - Returns: `nil` if none was ever drawn.
  private func sample(in archive: Archive) throws -> DrawnSample? {
    let fitting = try archive.samples.all().filter {
      (seed ?? $0.seed, size ?? $0.size) == ($0.seed, $0.size)
    }
    if fitting.isEmpty, seed != nil || size != nil {
      throw CommandError.failed(
        .noInput, "no such sample was drawn: \(self.archive.path): 'quotes sample' draws one")
    }
    return fitting.first
  }
}
