import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes correct`
struct CorrectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "Corrects a quote; later imports and parsers keep the correction.",
    examples: """
      quotes correct 0123456789abcdef.17 --speaker "Ana Ruiz" --because "see before"
      quotes correct 0123456789abcdef.17 --not-a-quote
      quotes correct 0123456789abcdef.17 --words "the dam ... this winter"
      quotes correct 0123456789abcdef.17 --undo
      """,
    discussion: """
      Prints the id of the corrected quote, which is new if its span begins elsewhere. The old id \
      still finds it.
      """)

  @Argument(help: "The id of the quote, as searches and exports print it.")
  var quoteID: String?

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var decision: DecisionOptions

  @Flag(help: "Undo the last decision about the quote; repeat it to undo the one before.")
  var undo = false

  @Option(
    help: ArgumentHelp(
      "Add a quote that the parser missed, with --words or at --span in this article.",
      valueName: "article-id"))
  var add: String?

  @OptionGroup var author: AuthorOptions

  func validate() throws {
    guard (quoteID == nil) != (add == nil) else {
      throw ValidationError("name a quote by its id, or an article with --add")
    }
    if undo, !decision.isEmpty || add != nil {
      throw ValidationError("--undo cannot be used with another decision")
    }
    if !undo, decision.isEmpty {
      throw ValidationError(
        "give a decision: --speaker, --no-speaker, --not-a-quote, --kind, --words, --span, "
          + "--wrong-words, --accept or --note")
    }
    if add != nil,
      !decision.hasContent || decision.notAQuote || decision.accept || decision.wrongWords
    {
      throw ValidationError(
        "--add needs --words or --span, and can be used with --speaker, --kind and --note")
    }
  }

  func run() throws {
    let archive = try archive.openForWriting()
    let outcome = try outcome(in: archive)
    try archive.close()
    let messages = self.archive.messages
    for decision in outcome.decisions {
      messages.note("\(decision.subject.id): \(undo ? "taken back: " : "")\(decision.sentence)")
    }
    guard let quote = outcome.quote else { return }
    let output = Output.standard()
    try output.write(quote.id + "\n")
    try output.flush()
  }

  private func outcome(in archive: Archive) throws -> QuoteOutcome {
    if let add {
      return try archive.decisions.add(
        decision.content(near: add, of: archive),
        decision.decisions(in: add, of: archive, messages: self.archive.messages), to: add,
        by: author.author)
    }
    let id = quoteID ?? ""
    if undo { return try archive.decisions.undo(id, at: Timestamp.exactNow()) }
    let article = String(id.prefix { $0 != "." })
    // Names are looked up in the article, which would be said to be missing.
    if !decision.speaker.isEmpty, try !archive.decisions.isKnown(id) {
      throw DecisionError.noSuchQuote(id: id)
    }
    var decisions = try decision.decisions(
      in: article, of: archive, messages: self.archive.messages)
    if decision.hasContent {
      decisions.append(.content(try decision.content(near: id, of: archive)))
    }
    return try archive.decisions.decide(decisions, on: id, by: author.author)
  }
}

extension Decision {
  /// That two people decided otherwise about a quote; the later holds.
  var disagreement: String {
    "another has decided otherwise, and the later holds: \(subject.id): \(sentence): "
      + "'quotes corrections --quote \(subject.id)' shows both"
  }

  // MARK: For programs

  static var fieldsAboutQuotes: [RowField<Decision>] {
    [
      .init("quote_id") { .text($0.subject.id) }, .init("field") { .text($0.field.rawValue) },
      .init("value") { Cell($0.value) }, .init("inferred") { Cell($0.replaced) },
    ] + authorFields
  }

  static var fieldsAboutOutlets: [RowField<Decision>] {
    [
      .init("action") { .text($0.field.rawValue) }, .init("outlet") { .text($0.subject.id) },
      .init("value") { Cell($0.value) }, .init("before") { Cell($0.before) },
    ] + authorFields
  }

  static var fieldsAboutSpeakers: [RowField<Decision>] {
    [
      .init("action") { .text($0.field.rawValue) }, .init("speaker_id") { .text($0.subject.id) },
      .init("value") { Cell($0.value) }, .init("article_hash") { Cell($0.articleHash) },
      .init("inferred") { Cell($0.replaced) },
    ] + authorFields
  }

  private static var authorFields: [RowField<Decision>] {
    [
      .init("reason") { Cell($0.author.reason) }, .init("made_by") { Cell($0.author.name) },
      .init("made_at") { .text($0.author.time) }, .init("undone_at") { Cell($0.undoneAt) },
    ]
  }
}

extension RowField {
  /// The same of a row that has this one as a part.
  func of<Whole>(_ part: @escaping (Whole) -> Row) -> RowField<Whole> {
    RowField<Whole>(name) { self.cell(part($0)) }
  }
}
