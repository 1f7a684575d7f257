import ArgumentParser
import QuoteStore

/// `quotes merge`
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Joins another archive into this one, articles and decisions, without doubles.",
    examples: """
      quotes merge colleague.sqlite
      """,
    discussion: """
      The other archive is only read. Quotes are copied as its parser found them; 'quotes reparse' \
      brings all to one parser.
      """)

  @Argument(help: "The other archive.", completion: .file())
  var other: String

  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    Interruption.watch()
    let source = try Archive.openForReading(at: other)
    if FileIdentity(RawPath(argument: other)) == FileIdentity(RawPath(argument: archive.path)) {
      throw CommandError.failed(
        .badInput, "that is the archive itself: \(other): name another archive")
    }
    let archive = try archive.openForWriting()
    let messages = self.archive.messages
    var merge = try ArchiveMerge(of: source, into: archive)
    var progress = ProgressLine(messages)
    while Interruption.signal == nil, try merge.step() {
      progress.show(articles: merge.summary.articles, bytes: 0, of: .articles(merge.total))
    }
    progress.end()
    try archive.close()
    report(merge.summary, to: messages)
    if let signal = Interruption.signal {
      messages.error(
        "interrupted: \(self.archive.path): what was read is stored; repeat the command to go on")
      throw CommandError.ended(ExitStatus(signal: signal))
    }
  }

  private func report(_ summary: ArchiveMerge.Summary, to messages: Messages) {
    for correction in summary.corrections.disagreements {
      messages.warning(CorrectionSentence.disagreement(correction))
    }
    let decisions = summary.corrections.new + summary.speakerDecisions
    messages.note(
      "\(counted(summary.articles, "article")) read: \(summary.new) new, \(summary.known) already "
        + "there, \(counted(summary.updated, "new version")); \(counted(summary.quotes, "quote")); "
        + "\(counted(decisions, "new decision"))")
  }
}
