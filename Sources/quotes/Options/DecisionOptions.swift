import ArgumentParser
import Essentials
import QuoteModel
import QuoteStore

/// What is decided about a quote.
struct DecisionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Who said it: an id, a full name or an alias; a new name adds a speaker. Repeat it for a \
      joint statement.
      """, valueName: "name"))
  var speaker: [String] = []

  @Flag(help: "The article does not say who said it.")
  var noSpeaker = false

  @Flag(help: "It is not a quote: hide it, and leave it out of all counts.")
  var notAQuote = false

  @Option(
    help: "All of its words are in quotation marks (direct), some (mixed) or none (indirect).")
  var kind: QuoteKind?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Where its words begin and end in the article; a pair for each part.",
      valueName: "start end"))
  var span: [Int] = []

  @Flag(help: "It is correct as it is.")
  var accept = false

  private var options: [(String, isGiven: Bool)] {
    [
      ("--speaker", !speaker.isEmpty), ("--no-speaker", noSpeaker), ("--kind", kind != nil),
      ("--span", !span.isEmpty), ("--accept", accept), ("--not-a-quote", notAQuote),
    ]
  }

  var isEmpty: Bool { options.allSatisfy { !$0.isGiven } }

  func validate() throws {
    for (option, isGiven) in [("--accept", accept), ("--not-a-quote", notAQuote)] where isGiven {
      for (other, isGiven) in options where isGiven && other != option {
        throw ValidationError("\(option) and \(other) cannot be used together")
      }
    }
    try refuseSeveral([("--speaker", !speaker.isEmpty), ("--no-speaker", noSpeaker)])
    if !span.count.isMultiple(of: 2) {
      throw ValidationError("--span takes pairs of a start and an end")
    }
  }

  var content: [TextSpan] {
    stride(from: 0, to: span.count, by: 2).map { TextSpan(span[$0], span[$0 + 1]) }
  }

  /// All but where its words stand.
  ///
  /// - Parameter articleID: Of the quote's article, for names that are known there alone.
  func decisions(in articleID: String, of archive: Archive) throws -> [QuoteDecision] {
    var decisions: [QuoteDecision] = []
    if !speaker.isEmpty {
      let speakers = try speaker.map {
        try archive.decisions.speaker(named: $0, in: articleID)
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
  @Option(help: ArgumentHelp("Why; stored with the decision.", valueName: "text"))
  var because: String?

  @Option(help: ArgumentHelp("Who decides; stored with the decision.", valueName: "name"))
  var by: String?

  /// Now.
  var author: Decision.Author {
    Decision.Author(name: by, reason: because, time: Timestamp.exactNow())
  }
}

/// The time of day in UTC.
enum Timestamp {
  /// `2026-01-22T09:30:00Z`
  static func now() -> String { Date.now.formatted(.iso8601) }

  /// To the millisecond, so that decisions of one second keep their order: `…T09:30:00.125Z`.
  static func exactNow() -> String {
    Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }
}
