import ArgumentParser
import ArticleReaders
import Foundation
import QuoteExporters
import QuoteModel
import QuoteStore

/// A file of decisions, by which a team shares its work: CSV or JSON Lines, a row a decision.
///
/// Its columns are those of the archive's table, with the number of the command.
struct DecisionFile {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case csv, jsonl
  }

  private static let batch = "batch"
  private static let columns = Decision.Column.allCases.map(\.rawValue) + [batch]

  /// As files of earlier versions call them; there, `article_hash` has a quote's article.
  private static let formerNames = [
    "about": "subject_kind", "speaker": "subject", "inferred": "value_before", "command": batch,
  ]

  // MARK: Writing

  /// - Parameter body: Calls what it is handed for each command.
  /// - Returns: How many decisions were written.
  static func write(
    _ format: Format, to output: Output, _ commands: (([Decision]) throws -> Void) throws -> Void
  ) throws -> Int {
    var printer = try RowPrinter(
      output, format: format == .csv ? .csv : .jsonLines, columns: columns)
    var (count, batch) = (0, 0)
    try commands { decisions in
      batch += 1
      count += decisions.count
      for decision in decisions {
        try printer.print(
          Decision.Column.allCases.map { cell(of: decision, $0) } + [.integer(batch)])
      }
    }
    try printer.end()
    return count
  }

  private static func cell(of decision: Decision, _ column: Decision.Column) -> Cell {
    guard column == .start || column == .end else { return Cell(decision[column]) }
    return decision[column].flatMap { Int($0) }.map(Cell.integer) ?? .empty
  }

  // MARK: Reading

  /// What it holds, an array for each command.
  private(set) var batches: [[Decision]] = []
  /// How many lines hold none; each was named to the person.
  private(set) var faults = 0
  private var lastBatch: String?

  /// - Parameter path: Or `-` for standard input.
  /// - Throws: `CommandError`, if it cannot be read, or is no such file.
  init(_ path: String, messages: Messages) throws {
    do {
      let source =
        path == "-"
        ? ByteStream.standardInput() : try ByteStream(path: RawPath(argument: path).bytes)
      if try source.peek(1) == [UInt8(ascii: "{")] {
        try readJSON(source, path, messages)
      } else {
        try readCSV(source, path, messages)
      }
    } catch let error as ReadingError {
      throw CommandError.failed(.noInput, "it \(error): \(path): check its name and permissions")
    }
  }

  private mutating func readCSV(
    _ source: ByteStream, _ path: String, _ messages: Messages
  ) throws {
    var reader = try CSVReader(source)
    let header = try reader.next()?.fields.map { Self.formerNames[$0] ?? $0 } ?? []
    guard header.sorted() == Self.columns.sorted() else {
      throw CommandError.failed(
        .badInput,
        "this is no file of corrections: \(path):1: 'quotes corrections export' writes one")
    }
    while let row = try reader.next() {
      guard !row.fields.isEmpty else { continue }
      take("\(path):\(row.line)", messages) { () throws(Fault) in
        if row.isBroken { throw Fault("a quoted field has no end") }
        guard row.fields.count == header.count else {
          throw Fault("it has \(counted(row.fields.count, "field")), not \(header.count)")
        }
        return Dictionary(uniqueKeysWithValues: zip(header, row.fields))
      }
    }
  }

  private mutating func readJSON(
    _ source: ByteStream, _ path: String, _ messages: Messages
  ) throws {
    var bytes: [UInt8] = []
    while case let chunk = try source.next(upTo: 1 << 16), !chunk.isEmpty { bytes += chunk }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() where !line.allSatisfy({ $0 <= 0x20 }) {
      take("\(path):\(number + 1)", messages) { () throws(Fault) in
        guard let values = try? JSONDecoder().decode([String: JSONText].self, from: Data(line))
        else { throw Fault("it is no JSON object of a decision") }
        return values.mapValues(\.text)
      }
    }
  }

  /// - Parameter row: The fields by their names, or why there are none.
  private mutating func take(
    _ place: String, _ messages: Messages, _ row: () throws(Fault) -> [String: String]
  ) {
    do throws(Fault) {
      let fields = try row().filter { !$0.value.isEmpty }
      let decision = try FiledDecision(fields).decision()
      let batch = fields[Self.batch]
      if batch == nil || batch != lastBatch || batches.isEmpty { batches.append([]) }
      lastBatch = batch
      batches[batches.count - 1].append(decision)
    } catch {
      faults += 1
      messages.error("\(error.reason): \(place): correct the line and repeat")
    }
  }
}

/// A text, a number or nothing, as text.
private struct JSONText: Decodable {
  let text: String

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      text = ""
    } else if let number = try? value.decode(Int.self) {
      text = String(number)
    } else {
      text = try value.decode(String.self)
    }
  }
}

/// Why a row is no decision.
private struct Fault: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}

/// The fields of a row, each held to what it must be.
private struct FiledDecision {
  private var fields: [String: String]

  /// - Parameter fields: Those that are not empty.
  init(_ fields: [String: String]) { self.fields = fields }

  func decision() throws(Fault) -> Decision {
    var fields = fields
    let kind = self[.subjectKind]
    guard kind == "quote" || kind == "speaker" else {
      throw Fault("'\(kind ?? "")' is neither quote nor speaker")
    }
    if kind == "quote" {
      if self[.subject] == nil {
        fields[Decision.Column.subject.rawValue] = self[.articleHash]
        fields[Decision.Column.articleHash.rawValue] = nil
      }
      try checkPlace(fields[Decision.Column.subject.rawValue])
    }
    try checkHash(self[.articleHash])
    guard isTime(self[.madeAt]) else { throw noTime(.madeAt) }
    guard self[.undoneAt] == nil || isTime(self[.undoneAt]) else { throw noTime(.undoneAt) }
    guard let decision = Decision({ fields[$0.rawValue] }) else {
      throw Fault(
        "field '\(self[.field] ?? "")' and value '\(self[.value] ?? "")' are no decision")
    }
    if kind == "quote", decision.before != nil, decision.inferred == nil {
      throw Fault("\(Decision.Column.before.rawValue) is no quote as JSON")
    }
    return decision
  }

  private subscript(column: Decision.Column) -> String? { fields[column.rawValue] }

  private func checkPlace(_ articleHash: String?) throws(Fault) {
    guard articleHash != nil else { throw Fault("the hash of the article is missing") }
    try checkHash(articleHash)
    guard let start = self[.start].flatMap({ Int($0) }), let end = self[.end].flatMap({ Int($0) }),
      start >= 0, end > start
    else { throw Fault("start and end are no span") }
  }

  private func checkHash(_ hash: String?) throws(Fault) {
    guard let hash else { return }
    guard hash.utf8.count == 64, hash.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) })
    else { throw Fault("'\(hash)' is no hash of 64 digits from 0 to f") }
  }

  private func isTime(_ text: String?) -> Bool {
    let time = /[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9](\.[0-9]+)?Z/
    return text?.wholeMatch(of: time) != nil
  }

  private func noTime(_ column: Decision.Column) -> Fault {
    Fault("\(column.rawValue) is no time such as 2026-01-22T09:30:00Z")
  }
}
