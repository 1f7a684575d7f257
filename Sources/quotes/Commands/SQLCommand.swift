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
    try archive.answer(sql) { columns in
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
