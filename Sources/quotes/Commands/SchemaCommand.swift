import ArgumentParser
import Essentials
import QuoteExporters
import QuoteModel

/// `quotes schema`
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract:
      "Prints the columns of quotes and articles, their types and meaning, for a program that reads them.",
    examples: """
      quotes schema --engine duckdb > quotes.sql
      quotes schema --engine spark --table articles
      quotes schema                                # JSON Schema of a line of JSON Lines
      """)

  @Option(help: "For which program: SQL for DuckDB, JSON for Spark and Arrow, or JSON Schema.")
  var engine = SchemaEngine.json

  @Option(help: "The rows of quotes, or those of 'quotes extract --articles'.")
  var table = SchemaTable.quotes

  @OptionGroup var columns: ColumnOptions

  func validate() throws {
    if table == .articles, columns.columns != nil {
      throw ValidationError("--columns can only be used with --table quotes")
    }
  }

  func run() throws {
    let fields =
      switch table {
      case .quotes: try columns.fields().map(\.field)
      case .articles: PackageTable.readArticles.fields
      }
    let output = Output.standard()
    let schema = engine.schema(of: fields, named: table.rawValue)
    try output.append { $0.append(contentsOf: schema) }
    try output.flush()
  }
}

/// Rows that `quotes extract` writes.
enum SchemaTable: String, CaseIterable, ExpressibleByArgument {
  case quotes, articles
}
