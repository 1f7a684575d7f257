import QuoteExporters
import QuoteModel

/// A comparison as rows for a program, one for each thing that was counted.
struct ComparisonRows {
  static let columns = [
    "measure", "value", "first_name", "second_name", "first", "second", "log_odds", "z",
  ]

  /// A cell for each column.
  let rows: [[Cell]]

  /// - Parameter limit: The most cues, and words of each; `nil` for all that there are.
  init(_ comparison: Comparison, names: [String], limit: Int?) {
    let (first, second) = (comparison.first, comparison.second)
    func row(
      _ measure: String, _ value: String?, _ cells: (Cell, Cell), _ logOdds: Double? = nil,
      _ z: Double? = nil
    ) -> [Cell] {
      [
        .text(measure), Cell(value), .text(names[0]), .text(names[1]), cells.0, cells.1,
        logOdds.map(Cell.number) ?? .empty, z.map(Cell.number) ?? .empty,
      ]
    }
    let facts: [(String, (Comparison.Side) -> Cell)] = [
      ("quotes", { .integer($0.quotes) }), ("articles", { .integer($0.articles) }),
      ("first_published", { Cell($0.first?.description) }),
      ("last_published", { Cell($0.last?.description) }),
      ("months_with_quotes", { .integer($0.months) }), ("undated", { .integer($0.undated) }),
      ("quotes_read", { .integer($0.quotesRead) }), ("words_read", { .integer($0.words) }),
    ]
    let counted: [(String, ArraySlice<Comparison.Row>)] = [
      ("kind", comparison.kinds[...]), ("mode", comparison.modes[...]),
      ("cue", comparison.cues.prefix(limit ?? .max)), ("word", comparison.words[...]),
    ]
    rows =
      facts.map { row($0, nil, ($1(first), $1(second))) }
      + counted.flatMap { measure, rows in
        rows.map {
          row(measure, $0.value, (.integer($0.first), .integer($0.second)), $0.logOdds, $0.z)
        }
      }
  }
}
