import ArgumentParser
import Foundation
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes sql`
struct SQLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract: "Runs a SELECT statement on the archive, which it cannot change.",
    examples: """
      quotes sql "SELECT speaker, text FROM quote_view WHERE cue_lemma = 'deny'"
      quotes sql "SELECT outlet, count(*) AS articles FROM article GROUP BY 1" --csv
      quotes sql - --json < question.sql
      """,
    discussion: """
      One SQL statement of SQLite. The view quote_view has a row for each quote, with the columns \
      of the CSV export; schema.sql describes the tables. Blobs are printed in hexadecimal.
      """)

  @Argument(help: "The statement; - reads it from standard input.")
  var statement: String

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var format: ListFormatOptions

  func run() throws {
    let sql = try statement == "-" ? standardInput() : statement
    let archive = try archive.openForReading()
    let output = Output.standard()
    let format = format.chosen(for: output)
    var printer: ResultPrinter?
    try archive.query(sql) { columns in
      printer = try ResultPrinter(columns, as: format, to: output)
    } row: { values in
      try printer?.print(values)
    }
    try printer?.end()
  }

  private func standardInput() throws -> String {
    let data = try FileHandle.standardInput.readToEnd() ?? Data()
    return String(decoding: data, as: UTF8.self)
  }
}

/// Prints the rows of a result as they come.
private struct ResultPrinter {
  private let output: Output
  private let columns: [String]
  /// `nil` for a table.
  private var rows: RowPrinter?
  /// The first rows of a table say how wide its columns are, so that memory does not grow with the
  /// number of rows.
  private var awaited: [[SQLValue]] = []
  private var layout: Table.Layout?

  private static let measured = 500

  init(_ columns: [String], as format: ListFormat, to output: Output) throws {
    self.columns = columns
    self.output = output
    rows = try format.rowFormat.map {
      try RowPrinter(output, format: $0, columns: distinct(columns))
    }
  }

  mutating func print(_ values: [SQLValue]) throws {
    if rows != nil {
      try rows?.print(values.map(Cell.init))
    } else if let layout {
      try output.write(layout.line(values.map(\.shown)) + "\n")
    } else {
      awaited.append(values)
      if awaited.count == Self.measured { try printAwaited() }
    }
  }

  mutating func end() throws {
    if let rows { return try rows.end() }
    if layout == nil { try printAwaited() }
    try output.flush()
  }

  private mutating func printAwaited() throws {
    var table = Table(
      columns.enumerated().map { place, name in
        Table.Column(
          name: VisibleText.line(name),
          isNumber: !awaited.isEmpty && awaited.allSatisfy { $0[place].isNumberOrNull })
      })
    for row in awaited { table.append(row.map(\.shown)) }
    awaited = []
    layout = table.layout(width: output.tableWidth)
    try output.write(table)
  }
}

extension SQLValue {
  /// Of one line, and safe to show.
  fileprivate var shown: String {
    switch self {
    case .null: ""
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .text(let text): VisibleText.line(text)
    case .blob(let bytes): hexadecimal(bytes)
    }
  }

  fileprivate var isNumberOrNull: Bool {
    switch self {
    case .null, .integer, .real: true
    case .text, .blob: false
    }
  }
}

extension Cell {
  fileprivate init(_ value: SQLValue) {
    self =
      switch value {
      case .null: .empty
      case .integer(let number): .integer(Int(number))
      case .real(let number): .number(number)
      case .text(let text): .text(text)
      case .blob(let bytes): .text(hexadecimal(bytes))
      }
  }
}

private func hexadecimal(_ bytes: [UInt8]) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

/// A JSON object has no name twice: *n, n_2*.
private func distinct(_ names: [String]) -> [String] {
  var met: Set<String> = []
  return names.map { name in
    var (distinct, number) = (name, 1)
    while !met.insert(distinct).inserted {
      number += 1
      distinct = "\(name)_\(number)"
    }
    return distinct
  }
}
