import QuoteExporters
import QuoteModel
import QuoteStore

/// A row of a file of decisions, by which a team shares its work: CSV, a row a decision.
enum FiledDecision {
  case quote(Correction)
  /// - Parameter command: Decisions of one command have one number, for they are undone together.
  case speaker(SpeakerDecision, command: String)

  static let columns = [
    "about", "article_hash", "start", "end", "speaker", "field", "value", "inferred", "reason",
    "made_by", "made_at", "undone_at", "command",
  ]

  var cells: [Cell] {
    get throws {
      switch self {
      case .quote(let correction):
        [
          .text("quote"), .text(correction.articleHash), .integer(correction.anchor.start),
          .integer(correction.anchor.end), .empty, .text(correction.decision.field.rawValue),
          Cell(correction.decision.value), Cell(try correction.inferredText),
          Cell(correction.reason), Cell(correction.madeBy), .text(correction.madeAt),
          Cell(correction.undoneAt), .empty,
        ]
      case .speaker(let decision, let command):
        [
          .text("speaker"), Cell(decision.articleHash), .empty, .empty, .text(decision.speaker),
          .text(decision.action.rawValue), Cell(decision.value), Cell(decision.inferred),
          Cell(decision.reason), Cell(decision.madeBy), .text(decision.madeAt),
          Cell(decision.undoneAt), .text(command),
        ]
      }
    }
  }

  /// Why a row is none.
  struct Fault: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
  }

  /// - Parameter fields: One for each column.
  init(_ fields: [String]) throws(Fault) {
    let row = FiledRow(fields)
    switch row["about"] {
    case "quote": self = .quote(try row.correction())
    case "speaker": self = .speaker(try row.speakerDecision(), command: row["command"] ?? "")
    case let other: throw Fault("'\(other ?? "")' is neither quote nor speaker")
    }
  }
}
