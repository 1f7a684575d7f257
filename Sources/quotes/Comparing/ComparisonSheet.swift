import Foundation
import QuoteModel

/// A comparison for a person.
struct ComparisonSheet {
  let text: String

  /// - Parameters:
  ///   - names: Of the two.
  ///   - limit: The most cues, and words of each.
  init(_ comparison: Comparison, names: [String], limit: Int, for output: Output) {
    let width = output.layoutWidth
    let sides = [comparison.first, comparison.second]
    var facts = Table(
      [.init(name: "")] + names.map { .init(name: VisibleText.line($0), isNumber: true) })
    for (name, value) in ComparisonSheet.facts { facts.append([name] + sides.map(value)) }
    let telling = [
      comparison.words.filter { ($0.z ?? 0) >= ComparisonSheet.leastZ },
      comparison.words.filter { ($0.z ?? 0) <= -ComparisonSheet.leastZ },
    ]
    var blocks = [
      facts.lines(width: width),
      table("kind", comparison.kinds, totals: sides.map(\.quotes), names, width),
      table("mode", comparison.modes, totals: sides.map(\.quotes), names, width),
      table("cue", comparison.cues.prefix(limit), totals: sides.map(\.quotes), names, width),
    ]
    let restOfCues = comparison.cues.count - limit
    if restOfCues > 0 { blocks[3].append("… \(restOfCues) more") }
    for (name, words) in zip(names, telling) {
      let heading = output.bold("words that tell \(VisibleText.line(name))")
      blocks.append(
        words.isEmpty
          ? [heading, "none: no word is \(ComparisonSheet.leastZ) standard errors off"]
          : [heading]
            + table("word", words.prefix(limit), totals: sides.map(\.words), names, width))
    }
    text = blocks.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  /// What stands out less is left to chance.
  private static let leastZ = 1.96

  private static let facts: [(String, @Sendable (Comparison.Side) -> String)] = [
    ("quotes", { "\($0.quotes)" }),
    ("articles", { "\($0.articles)" }),
    ("first", { $0.first?.description ?? "" }),
    ("last", { $0.last?.description ?? "" }),
    ("months with quotes", { "\($0.months)" }),
    ("undated", { "\($0.undated)" }),
    ("words read", { "\($0.words)" }),
  ]
}

private func table(
  _ heading: String, _ rows: some Sequence<Comparison.Row>, totals: [Int], _ names: [String],
  _ width: Int
) -> [String] {
  let isWeighed = rows.contains { $0.z != nil }
  var table = Table(
    [.init(name: heading)]
      + names.flatMap {
        [
          Table.Column(name: VisibleText.line($0), isNumber: true),
          Table.Column(name: "%", isNumber: true),
        ]
      }
      + (isWeighed
        ? [.init(name: "log odds", isNumber: true), .init(name: "z", isNumber: true)] : []))
  for row in rows {
    table.append(
      [
        row.value ?? "(none)", "\(row.first)", share(row.first, of: totals[0]), "\(row.second)",
        share(row.second, of: totals[1]),
      ] + (isWeighed ? [signed(row.logOdds), signed(row.z)] : []))
  }
  return table.lines(width: width)
}

private func share(_ count: Int, of total: Int) -> String {
  total == 0 ? "" : String(format: "%.1f", 100 * Double(count) / Double(total))
}

private func signed(_ number: Double?) -> String {
  number.map { String(format: "%+.2f", $0) } ?? ""
}
