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

  @Option(
    help: ArgumentHelp(
      """
      Its words as the article prints them, instead of --span: 'A … B' for parts with other words \
      between, 'A ... B' for all from A to B.
      """, valueName: "text"))
  var words: String?

  @Flag(help: "It is a quote, but with other words, whatever these are.")
  var wrongWords = false

  @Option(
    help: ArgumentHelp(
      "A note, which changes nothing else; an empty one removes it.", valueName: "text"))
  var note: String?

  @Flag(help: "It is correct as it is.")
  var accept = false

  private var options: [(String, isGiven: Bool)] {
    [
      ("--speaker", !speaker.isEmpty), ("--no-speaker", noSpeaker), ("--kind", kind != nil),
      ("--span", !span.isEmpty), ("--words", words != nil), ("--wrong-words", wrongWords),
      ("--accept", accept), ("--not-a-quote", notAQuote),
    ]
  }

  var isEmpty: Bool { note == nil && options.allSatisfy { !$0.isGiven } }

  /// Whether where its words stand is decided.
  var hasContent: Bool { !span.isEmpty || words != nil }

  func validate() throws {
    for (option, isGiven) in [("--accept", accept), ("--not-a-quote", notAQuote)] where isGiven {
      for (other, isGiven) in options where isGiven && other != option {
        throw ValidationError("\(option) and \(other) cannot be used together")
      }
    }
    try refuseSeveral([("--speaker", !speaker.isEmpty), ("--no-speaker", noSpeaker)])
    try refuseSeveral([
      ("--span", !span.isEmpty), ("--words", words != nil), ("--wrong-words", wrongWords),
    ])
    if !span.count.isMultiple(of: 2) {
      throw ValidationError("--span takes pairs of a start and an end")
    }
  }

  /// Where its words stand; empty if that is not decided.
  ///
  /// - Parameter id: Of the quote, or of its article.
  func content(near id: String, of archive: Archive) throws -> [TextSpan] {
    if let words { return try archive.decisions.content(of: words, near: id) }
    return stride(from: 0, to: span.count, by: 2).map { TextSpan(span[$0], span[$0 + 1]) }
  }

  /// All but where its words stand.
  ///
  /// - Parameter articleID: Of the quote's article, for names that are known there alone.
  func decisions(
    in articleID: String, of archive: Archive, messages: Messages
  ) throws -> [QuoteDecision] {
    var decisions: [QuoteDecision] = []
    if !speaker.isEmpty {
      let speakers = try speaker.map {
        try archive.decisions.speaker(named: $0, in: articleID)
      }
      for speaker in speakers { try tellNew(speaker, in: articleID, of: archive, to: messages) }
      decisions.append(.speakers(speakers))
    }
    if noSpeaker { decisions.append(.speakers([])) }
    if let kind { decisions.append(.kind(kind)) }
    if notAQuote { decisions.append(.rejected) }
    if wrongWords { decisions.append(.wrongWords) }
    if accept { decisions.append(.accepted) }
    if let note { decisions.append(.note(note.isEmpty ? nil : note)) }
    return decisions
  }
}

/// Says that a name makes a new speaker, and which names are near it: it may be a slip.
private func tellNew(
  _ speaker: AttributedSpeaker, in articleID: String, of archive: Archive, to messages: Messages
) throws {
  guard try archive.decisions.isNew(speaker, in: articleID) else { return }
  let near = try NewSpeaker(speaker.name, in: archive).near
  messages.note("a new speaker: '\(speaker.name)'" + (near.isEmpty ? "" : "; near it: \(near)"))
}

/// A name that the archive does not have yet.
struct NewSpeaker {
  /// Names that the archive has, and that are written nearly so; empty if there are none.
  let near: String

  init(_ name: String, in archive: Archive) throws {
    var query = QuoteQuery()
    query.speakers = [name]
    near = try archive.quotes.unknownNames(in: query).flatMap(\.near).joined(separator: ", ")
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
