import ArgumentParser
import ArticleReaders
import Essentials
import QuoteExporters
import QuoteModel
import QuoteStore

/// A file of decisions, by which a team shares its work, a row a decision.
///
/// Its columns are those of the archive's table, with the number of the command.
struct DecisionFile {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case csv, jsonl
  }

  /// What it holds, an array for each command.
  private(set) var batches: [[Decision]] = []
  /// Lines that hold none, with why.
  private(set) var faults: [RowFile.Fault] = []

  private static let batch = "batch"
  private static let columns = Decision.Column.allCases.map(\.rawValue) + [batch]

  /// As files of earlier versions call them; there, `article_hash` has a quote's article.
  private static let formerNames = [
    "about": "subject_kind", "speaker": "subject", "inferred": "value_before", "command": batch,
  ]

  /// - Parameter path: Or `-` for standard input.
  init(_ path: String) throws {
    let file = RowFile(
      name: path, columns: Self.columns, formerNames: Self.formerNames,
      kind: "file of corrections", remedy: "'quotes corrections export' writes one")
    var lastBatch: String?
    var batches: [[Decision]] = []
    faults = try file.read { (_, fields) throws(RowFile.Problem) in
      let decision = try FiledDecision(fields: fields).decision()
      let batch = fields[Self.batch]
      if batch == nil || batch != lastBatch { batches.append([]) }
      lastBatch = batch
      batches[batches.count - 1].append(decision)
    }
    self.batches = batches
  }

  /// - Parameter commands: Hands over what each command decided.
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
}

/// The fields of a decision in a file, each held to what it must be.
private struct FiledDecision {
  var fields: [String: String]

  private subscript(column: Decision.Column) -> String? {
    get { fields[column.rawValue] }
    set { fields[column.rawValue] = newValue }
  }

  func decision() throws(RowFile.Problem) -> Decision {
    var row = self
    switch self[.subjectKind] {
    case "speaker", "outlet": break
    case "article": try row.check(hash: row[.subject])
    case "quote":
      if self[.subject] == nil { (row[.subject], row[.articleHash]) = (self[.articleHash], nil) }
      try row.checkPlace()
    case let other: throw RowFile.Problem("'\(other ?? "")' is neither quote nor speaker")
    }
    try row.check(hash: row[.articleHash])
    // SQLite's text functions end at one.
    if let column = Decision.Column.allCases.first(where: { row[$0]?.utf8.contains(0) == true }) {
      throw RowFile.Problem("\(column.rawValue) has a NUL in it")
    }
    for column in [Decision.Column.madeAt, .undoneAt] { try row.checkTime(column) }
    guard let decision = Decision({ row[$0] }) else {
      throw RowFile.Problem(
        "field '\(self[.field] ?? "")' and value '\(self[.value] ?? "")' are no decision")
    }
    if case .quote = decision.subject, decision.before != nil, decision.inferred == nil {
      throw RowFile.Problem("\(Decision.Column.before.rawValue) is no quote as JSON")
    }
    return decision
  }

  private func checkPlace() throws(RowFile.Problem) {
    guard let hash = self[.subject] else {
      throw RowFile.Problem("the hash of the article is missing")
    }
    try check(hash: hash)
    guard let start = self[.start].flatMap({ Int($0) }), let end = self[.end].flatMap({ Int($0) }),
      start >= 0, end > start, end < TextSpan.longestText
    else { throw RowFile.Problem("start and end are no span") }
  }

  private func check(hash: String?) throws(RowFile.Problem) {
    if let hash, hash.wholeMatch(of: /[0-9a-f]{64}/) == nil {
      throw RowFile.Problem("'\(hash)' is no hash of 64 digits from 0 to f")
    }
  }

  private func checkTime(_ column: Decision.Column) throws(RowFile.Problem) {
    let time = /[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9](\.[0-9]+)?Z/
    if self[column]?.wholeMatch(of: time) == nil, column == .madeAt || self[column] != nil {
      throw RowFile.Problem("\(column.rawValue) is no time such as 2026-01-22T09:30:00Z")
    }
  }
}

/// A file of rows that people write or share: CSV with a header, or JSON Lines.
struct RowFile {
  /// Why a row cannot be used.
  struct Problem: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
  }

  typealias Fault = (line: Int, reason: String)

  /// The path, or `-` for standard input; as messages call it.
  let name: String
  let columns: [String]
  /// Other names of some columns.
  var formerNames: [String: String] = [:]
  /// Whether it may have further columns, by names of their own.
  var hasOthers = false
  /// What it ought to be, and what to do where its columns are others.
  let kind: String
  let remedy: String

  /// - Parameters:
  ///   - source: `nil` for the file of that name.
  ///   - body: Handed the line and its fields that are not empty, by the names of their columns.
  /// - Returns: The rows that cannot be used.
  /// - Throws: `CommandError`, if it cannot be read, or is no such file.
  func read(
    _ source: ByteStream? = nil,
    _ body: (_ line: Int, _ fields: [String: String]) throws(Problem) -> Void
  ) throws -> [Fault] {
    do {
      let source =
        try source
        ?? (name == "-" ? .standardInput() : ByteStream(path: RawPath(argument: name).bytes))
      var faults: [Fault] = []
      func take(_ line: Int, _ fields: () throws(Problem) -> [String: String]) {
        do throws(Problem) {
          try body(line, try fields().filter { !$0.value.isEmpty })
        } catch {
          faults.append((line, error.reason))
        }
      }
      if try source.peek(1) == [UInt8(ascii: "{")] {
        try readJSON(source, take)
      } else {
        try readCSV(source, take)
      }
      return faults
    } catch let error as ReadingError {
      throw CommandError.failed(.noInput, "it \(error): \(name): check its name and permissions")
    }
  }

  private typealias Taker = (Int, () throws(Problem) -> [String: String]) -> Void

  private func readCSV(_ source: ByteStream, _ take: Taker) throws {
    var reader = try CSVReader(source)
    let header = try reader.next()?.fields.map { formerNames[$0] ?? $0 } ?? []
    let isKnown =
      hasOthers
      ? Set(columns).isSubset(of: header) && Set(header).count == header.count
      : header.sorted() == columns.sorted()
    guard isKnown else {
      throw CommandError.failed(.badInput, "this is no \(kind): \(name):1: \(remedy)")
    }
    while let row = try reader.next() {
      guard !row.fields.isEmpty else { continue }
      take(row.line) { () throws(Problem) in
        if row.isBroken { throw Problem("a quoted field has no end") }
        guard row.fields.count == header.count else {
          throw Problem("it has \(counted(row.fields.count, "field")), not \(header.count)")
        }
        return Dictionary(uniqueKeysWithValues: zip(header, row.fields))
      }
    }
  }

  private func readJSON(_ source: ByteStream, _ take: Taker) throws {
    var bytes: [UInt8] = []
    while case let chunk = try source.next(upTo: 1 << 16), !chunk.isEmpty { bytes += chunk }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() where line.contains(where: { $0 > 0x20 }) {
      take(number + 1) { () throws(Problem) in
        let values = try? JSONDecoder().decode([String: JSONText].self, from: Data(line))
        guard let values else { throw Problem("it is no JSON object of texts and numbers") }
        return values.mapValues(\.text)
      }
    }
  }
}

/// A text, a number or nothing, as text.
private struct JSONText: Decodable {
  let text: String

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    text =
      try value.decodeNil() ? "" : (try? value.decode(String.self)) ?? "\(value.decode(Int.self))"
  }
}
