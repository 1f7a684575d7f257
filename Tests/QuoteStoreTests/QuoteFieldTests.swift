import Foundation
import QuoteModel
import Testing

/// A part of a file of the project that is made from something else: `RECORD=1 make test` writes it.
private struct MadeBlock {
  let file: String
  /// The lines before and after it.
  let (opening, closing): (String, String)

  private var url: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent(file)
  }

  var exists: Bool { FileManager.default.fileExists(atPath: url.path) }

  func expect(_ block: String) throws {
    let text = try String(contentsOf: url, encoding: .utf8)
    let start = try #require(text.range(of: opening + "\n"), "\(file) has no line \(opening)")
    let end = try #require(text.range(of: closing, range: start.upperBound..<text.endIndex))
    let found = start.upperBound..<end.lowerBound
    guard text[found] != block else { return }
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try text.replacingCharacters(in: found, with: block)
        .write(to: url, atomically: true, encoding: .utf8)
    } else {
      Issue.record("\(file) is not what QuoteField makes: RECORD=1 make test writes it")
    }
  }
}

@Suite struct QuoteFieldTests {
  @Test func `quote_view in schema_sql has the fields that the archive has by itself`() throws {
    let columns = QuoteField.standard.compactMap { field -> String? in
      let expression: String
      switch field.origin {
      case .column(let text), .rows(let text): expression = text
      case .body: return nil
      }
      let isNamed = ["quote.\(field.name)", "article.\(field.name)"].contains(expression)
      let name = field.name == "end" ? "\"end\"" : field.name
      return (isNamed ? expression : "\(expression) AS \(name)").split(separator: "\n")
        .map { "  \($0)" }.joined(separator: "\n")
    }
    try MadeBlock(
      file: "schema.sql", opening: "CREATE VIEW quote_view AS", closing: ";"
    ).expect(
      """
      SELECT
      \(columns.joined(separator: ",\n"))
      FROM quote
      JOIN article ON article.id = quote.article_id
      LEFT JOIN speaker ON speaker.id = quote.speaker_id
      LEFT JOIN speaker AS root ON root.id = speaker.merged_into
      """)
  }

  private static let manual = MadeBlock(
    file: "docs/exporting.md", opening: "<!-- columns -->",
    closing: "<!-- /columns -->")

  @Test(.enabled(if: manual.exists))
  func `the manual has a row for each column`() throws {
    let rows = QuoteField.allCases.map { field in
      let (name, about) = (field.name, field.field)
      let values = about.values.map { "`\($0.value)`, \($0.meaning)" }.joined(separator: "; ")
      let isStandard = QuoteField.standard.contains(field)
      let details =
        (values.isEmpty ? about.derivation : values) + (isStandard ? "" : "; only if asked for")
      return "| `\(name)` | \(about.label) | \(about.kind.rawValue) | "
        + details.replacing("|", with: "\\|") + " |"
    }
    try Self.manual.expect(
      """
      | column | what it is | type | how it is derived, or what it can be |
      |---|---|---|---|
      \(rows.joined(separator: "\n"))

      """)
  }

  @Test func `no two fields have one name`() {
    #expect(Set(QuoteField.allCases.map(\.name)).count == QuoteField.allCases.count)
    for field in QuoteField.allCases { #expect(QuoteField(named: field.name) == field) }
  }
}
