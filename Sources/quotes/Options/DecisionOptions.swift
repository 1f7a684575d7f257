import ArgumentParser
import QuoteModel
import QuoteStore

/// What is decided about a quote.
struct DecisionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Who said it: an id, a full name or an alias; a new name makes a new speaker. Given again: \
      said jointly.
      """, valueName: "name"))
  var speaker: [String] = []

  @Flag(help: "The article does not tell who said it.")
  var noSpeaker = false

  @Flag(help: "It is no quote: it is hidden, and counts no more.")
  var notAQuote = false

  @Option(help: "How much stands between quotation marks.")
  var kind: QuoteKind?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Where its words begin and end in the article's body; several pairs for several parts.",
      valueName: "start end"))
  var span: [Int] = []

  @Flag(help: "It is right as it stands.")
  var accept = false

  func validate() throws {
    let alone = [("--accept", accept), ("--not-a-quote", notAQuote)].filter(\.1).map(\.0)
    let others = [
      ("--speaker", !speaker.isEmpty), ("--no-speaker", noSpeaker), ("--kind", kind != nil),
      ("--span", !span.isEmpty),
    ].filter(\.1).map(\.0)
    let given = alone + others
    if let first = alone.first, given.count > 1 {
      throw ValidationError("\(first) and \(given.last { $0 != first } ?? "") exclude each other")
    }
    if !speaker.isEmpty, noSpeaker {
      throw ValidationError("--speaker and --no-speaker exclude each other")
    }
    if !span.count.isMultiple(of: 2) { throw ValidationError("--span takes a start and an end") }
  }

  var content: [TextSpan] {
    stride(from: 0, to: span.count, by: 2).map { TextSpan(span[$0], span[$0 + 1]) }
  }

  /// All but where its words stand.
  ///
  /// - Parameter articleID: Of the quote's article, for names that are known there alone.
  func decisions(in articleID: String, of archive: Archive) throws -> [Decision] {
    var decisions: [Decision] = []
    if !speaker.isEmpty {
      let speakers = try speaker.map {
        try archive.corrections.speaker(named: $0, in: articleID)
      }
      decisions.append(.speakers(speakers))
    }
    if noSpeaker { decisions.append(.speakers([])) }
    if let kind { decisions.append(.kind(kind)) }
    if notAQuote { decisions.append(.rejected) }
    if accept { decisions.append(.accepted) }
    return decisions
  }
}

/// Who decides something, and why.
struct AuthorOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Why, kept with the decision.", valueName: "text"))
  var because: String?

  @Option(help: ArgumentHelp("Who decides, kept with the decision.", valueName: "name"))
  var by: String?

  /// Now.
  var author: CorrectionRepository.Author {
    CorrectionRepository.Author(name: by, reason: because, time: Timestamp.exactNow())
  }
}
