import ArgumentParser
import Foundation
import QuoteExporters
import QuoteStore

/// `quotes sql`
struct SQLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sql",
    abstract: "Answers a SELECT on the archive, which nothing that you write can change.",
    examples: """
      quotes sql "SELECT speaker, text FROM quote_view WHERE cue_lemma = 'deny'"
      quotes sql "SELECT outlet, count(*) AS articles FROM article GROUP BY 1" --csv
      quotes sql - --json < question.sql
      """,
    discussion: """
      One sentence of SQLite's SQL. The view quote_view has one flat row for each quote, under the \
      names of the CSV columns; schema.sql tells the tables. Blobs are printed in hexadecimal.
      """)

  @Argument(help: "The sentence; - reads it from standard input.")
  var sentence: String

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var format: ListFormatOptions

  func run() throws {
    let sql = try sentence == "-" ? standardInput() : sentence
    let archive = try archive.openForReading()
    let output = Output.standard()
    let format = format.chosen(for: output)
    var sheet: (any AnswerSheet)?
    try archive.query(sql) { columns in
      sheet =
        try format.rowFormat.map { try AnswerRows(columns, as: $0, to: output) }
        ?? AnswerTable(columns, to: output)
    } row: { values in
      try sheet?.print(values)
    }
    try sheet?.end()
  }

  private func standardInput() throws -> String {
    let data = try FileHandle.standardInput.readToEnd() ?? Data()
    return String(decoding: data, as: UTF8.self)
  }
}

/// The rows of an answer to SQL, as they come.
protocol AnswerSheet {
  mutating func print(_ values: [SQLValue]) throws
  mutating func end() throws
}

/// For programs.
struct AnswerRows: AnswerSheet {
  private var printer: RowPrinter

  init(_ columns: [String], as format: RowFormat, to output: Output) throws {
    printer = try RowPrinter(output, format: format, columns: distinct(columns))
  }

  mutating func print(_ values: [SQLValue]) throws { try printer.print(values.map(Cell.init)) }

  func end() throws { try printer.end() }
}

/// For a person. The first rows say how wide the columns are, so that memory does not grow with the
/// number of rows.
struct AnswerTable: AnswerSheet {
  private let output: Output
  private let columns: [String]
  private var awaited: [[SQLValue]]? = []
  private var layout: TableLayout?

  private static let measured = 500

  init(_ columns: [String], to output: Output) {
    self.columns = columns
    self.output = output
  }

  mutating func print(_ values: [SQLValue]) throws {
    if let layout { return try output.write(layout.line(values.map(\.shown)) + "\n") }
    awaited?.append(values)
    if awaited?.count ?? 0 >= Self.measured { try printAwaited() }
  }

  mutating func end() throws {
    if layout == nil { try printAwaited() }
    try output.flush()
  }

  private mutating func printAwaited() throws {
    let rows = awaited ?? []
    awaited = nil
    var table = Table(
      columns.enumerated().map { place, name in
        Table.Column(
          name: VisibleText.line(name),
          isNumber: !rows.isEmpty && rows.allSatisfy { $0[place].isNumberOrNull })
      })
    for row in rows { table.append(row.map(\.shown)) }
    layout = table.layout(width: output.isTerminal ? Terminal.width : nil)
    for line in table.lines(width: output.isTerminal ? Terminal.width : nil) {
      try output.write(line + "\n")
    }
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
