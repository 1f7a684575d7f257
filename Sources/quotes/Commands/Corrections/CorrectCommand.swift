import ArgumentParser
import QuoteModel
import QuoteStore

/// `quotes correct`
struct CorrectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "Puts a quote right, for good: no new extraction takes a decision back.",
    examples: """
      quotes correct 0123456789abcdef.17 --speaker "Ana Ruiz" --because "see before"
      quotes correct 0123456789abcdef.17 --not-a-quote
      quotes correct 0123456789abcdef.17 --undo
      """,
    discussion: """
      Prints the id of the quote as it stands then: another span may give it another. The old id \
      goes on finding it.
      """)

  @Argument(help: "The quote's id, as searches and exports print it.")
  var quoteID: String?

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var decision: DecisionOptions

  @Flag(help: "Take back the last decision about the quote; again for the one before.")
  var undo = false

  @Option(
    help: ArgumentHelp(
      "Add a quote that the parser missed, at --span in this article.", valueName: "article-id"))
  var add: String?

  @OptionGroup var author: AuthorOptions

  func validate() throws {
    guard (quoteID == nil) != (add == nil) else {
      throw ValidationError("name a quote by its id, or an article with --add")
    }
    let decides =
      !decision.speaker.isEmpty || decision.noSpeaker || decision.notAQuote
      || decision.kind != nil || !decision.span.isEmpty || decision.accept
    if undo, decides || add != nil { throw ValidationError("--undo stands alone") }
    if !undo, !decides {
      throw ValidationError(
        "say what is right: --speaker, --no-speaker, --not-a-quote, --kind, --span or --accept")
    }
    if add != nil, decision.span.isEmpty || decision.notAQuote || decision.accept {
      throw ValidationError("--add takes --span, and may take --speaker and --kind")
    }
  }

  func run() throws {
    let archive = try archive.openForWriting()
    let outcome = try outcome(in: archive)
    try archive.close()
    let messages = self.archive.messages
    for correction in outcome.corrections {
      messages.note(CorrectionSentence(correction, isUndone: undo).text)
    }
    guard let quote = outcome.quote else { return }
    let output = Output.standard()
    try output.write(quote.id + "\n")
    try output.flush()
  }

  private func outcome(in archive: Archive) throws -> CorrectionOutcome {
    if let add {
      return try archive.corrections.add(
        decision.content, decision.decisions(in: add, of: archive), to: add, by: author.author)
    }
    let id = quoteID ?? ""
    if undo { return try archive.corrections.undo(id, at: Timestamp.exactNow()) }
    let article = String(id.prefix { $0 != "." })
    // Names are looked up in the article, which would be said to be missing.
    if !decision.speaker.isEmpty, try !archive.corrections.isKnown(id) {
      throw CorrectionError.noSuchQuote(id: id)
    }
    var decisions = try decision.decisions(in: article, of: archive)
    if !decision.content.isEmpty { decisions.append(.content(decision.content)) }
    return try archive.corrections.decide(decisions, on: id, by: author.author)
  }
}
