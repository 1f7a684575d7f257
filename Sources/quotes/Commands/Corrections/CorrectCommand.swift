import ArgumentParser
import QuoteExporters
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

/// What was decided, in one line for a person.
struct CorrectionSentence {
  /// *speaker Ana Ruiz (the parser: Luis Ortega)*
  let decided: String
  /// The same with the quote's id.
  let text: String

  init(_ correction: Correction, isUndone: Bool = false) {
    let values = CorrectionValues(correction)
    let inferred = correction.inferred == nil ? "" : " (the parser: \(values.inferred ?? "none"))"
    decided =
      switch correction.decision {
      case .accepted: "accepted"
      case .rejected: "not a quote"
      case .speakers, .kind, .content:
        "\(correction.decision.field.rawValue) \(values.value ?? "(none)")\(inferred)"
      }
    text = "\(correction.quoteID): \(isUndone ? "taken back: " : "")\(decided)"
  }

  /// That two people decided otherwise; the later holds.
  static func disagreement(_ correction: Correction) -> String {
    "another has decided otherwise, and the later holds: \(CorrectionSentence(correction).text): "
      + "'quotes corrections --quote \(correction.quoteID)' shows both"
  }
}

/// What was decided and what the parser had in its place, as text for people and programs.
struct CorrectionValues {
  let value: String?
  /// `nil` also where nothing was in its place: for what was accepted, rejected or added.
  let inferred: String?

  init(_ correction: Correction) {
    value = correction.decision.value
    guard let parsed = correction.inferred else {
      inferred = nil
      return
    }
    inferred =
      switch correction.decision {
      case .speakers: Decision.speakers(parsed.speakers).value
      case .kind: parsed.kind.rawValue
      case .content: Decision.content(parsed.content).value
      case .accepted, .rejected: nil
      }
  }
}

/// A decision about a quote as JSON, under the names of the list of corrections.
enum CorrectionObject {
  static func cell(of correction: Correction) -> Cell {
    let values = CorrectionValues(correction)
    return .object([
      ("quote_id", .text(correction.quoteID)),
      ("field", .text(correction.decision.field.rawValue)), ("value", Cell(values.value)),
      ("inferred", Cell(values.inferred)), ("reason", Cell(correction.reason)),
      ("made_by", Cell(correction.madeBy)), ("made_at", .text(correction.madeAt)),
      ("undone_at", Cell(correction.undoneAt)),
    ])
  }
}
