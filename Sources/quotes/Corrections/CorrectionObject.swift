import QuoteExporters
import QuoteModel

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
