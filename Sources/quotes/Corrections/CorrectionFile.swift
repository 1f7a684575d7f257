import ArticleReaders
import Foundation
import QuoteExporters
import QuoteModel
import QuoteStore

/// A file of decisions, by which a team shares its work: CSV, a row a decision.
enum CorrectionFile {
  static let columns = [
    "article_hash", "start", "end", "field", "value", "inferred", "reason", "made_by", "made_at",
    "undone_at",
  ]

  static func cells(of correction: Correction) throws -> [Cell] {
    [
      .text(correction.articleHash), .integer(correction.anchor.start),
      .integer(correction.anchor.end), .text(correction.decision.field.rawValue),
      Cell(correction.decision.value), Cell(try correction.inferredText), Cell(correction.reason),
      Cell(correction.madeBy), .text(correction.madeAt), Cell(correction.undoneAt),
    ]
  }

  /// - Parameter row: Has a field for each column.
  /// - Throws: `Fault`
  static func correction(of row: [String]) throws(Fault) -> Correction {
    func text(_ column: String) -> String? {
      let text = columns.firstIndex(of: column).map { row[$0] } ?? ""
      return text.isEmpty ? nil : text
    }
    let hash = text("article_hash") ?? ""
    guard hash.utf8.count == 64, hash.utf8.allSatisfy(isHexadecimal) else {
      throw Fault("article_hash is no hash of 64 digits from 0 to f")
    }
    guard let start = text("start").flatMap({ Int($0) }),
      let end = text("end").flatMap({ Int($0) }),
      start >= 0, end > start
    else { throw Fault("start and end are no span") }
    let field = text("field") ?? ""
    guard let decision = Decision(field: field, value: text("value")) else {
      throw Fault("field '\(field)' and value '\(text("value") ?? "")' are no decision")
    }
    let inferred = text("inferred").flatMap(Correction.inferred)
    if inferred == nil, text("inferred") != nil { throw Fault("inferred is no quote as JSON") }
    guard let madeAt = text("made_at"), isTime(madeAt), text("undone_at").map(isTime) ?? true else {
      throw Fault("made_at or undone_at is no time such as 2026-01-22T09:30:00Z")
    }
    return Correction(
      articleHash: hash, anchor: TextSpan(start, end), decision: decision, inferred: inferred,
      reason: text("reason"), madeBy: text("made_by"), madeAt: madeAt, undoneAt: text("undone_at"))
  }

  /// Why a row is none.
  struct Fault: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
  }

  private static func isHexadecimal(_ digit: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(digit)
  }

  private static func isTime(_ text: String) -> Bool {
    text.wholeMatch(
      of: /[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9](\.[0-9]+)?Z/)
      != nil
  }
}
