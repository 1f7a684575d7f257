import ArgumentParser
import QuoteModel
import QuoteStore

/// `quotes merge`
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Merges another archive into this one: articles and decisions, without duplicates.",
    examples: """
      quotes merge colleague.sqlite
      """,
    discussion: """
      The other archive is not changed. Quotes are copied as its parser found them; run 'quotes \
      reparse' to have all of them from one version of the parser.
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
    try Interruption.end(self.archive.path, messages)
  }

  private func report(_ summary: ArchiveMerge.Summary, to messages: Messages) {
    for decision in summary.decisions.disagreements { messages.warning(decision.disagreement) }
    messages.note(
      "\(counted(summary.articles, "article")) read: \(summary.new) new, \(summary.known) already "
        + "there, \(counted(summary.updated, "new version")); \(counted(summary.quotes, "quote")); "
        + "\(counted(summary.decisions.new, "new decision"))")
  }
}
