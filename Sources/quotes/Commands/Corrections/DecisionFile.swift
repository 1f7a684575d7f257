import ArticleReaders
import QuoteExporters
import QuoteModel
import QuoteStore

/// What a file of decisions holds.
struct DecisionFile {
  private(set) var corrections: [Correction] = []
  /// Decisions about speakers, an array for each command.
  private(set) var batches: [[SpeakerDecision]] = []
  /// How many lines hold none; each was named to the person.
  private(set) var faults = 0
  private var lastCommand: String?

  var count: Int { corrections.count + batches.reduce(0) { $0 + $1.count } }

  /// - Parameter path: Or `-` for standard input.
  /// - Throws: `CommandError`, if it cannot be read, or is no such file.
  init(_ path: String, messages: Messages) throws {
    do {
      let source =
        path == "-"
        ? ByteStream.standardInput() : try ByteStream(path: RawPath(argument: path).bytes)
      var reader = try CSVReader(source)
      guard let header = try reader.next(), header.fields == FiledDecision.columns else {
        throw CommandError.failed(
          .badInput,
          "this is no file of corrections: \(path):1: 'quotes corrections export' writes one")
      }
      while let row = try reader.next() {
        guard !row.fields.isEmpty else { continue }
        do throws(FiledDecision.Fault) {
          append(try DecisionFile.decision(of: row))
        } catch {
          faults += 1
          messages.error("\(error.reason): \(path):\(row.line): correct the line and repeat")
        }
      }
    } catch let error as ReadingError {
      throw CommandError.failed(.noInput, "it \(error): \(path): check its name and permissions")
    }
  }

  private static func decision(of row: CSVReader.Row) throws(FiledDecision.Fault) -> FiledDecision {
    if row.isBroken { throw FiledDecision.Fault("a quoted field has no end") }
    guard row.fields.count == FiledDecision.columns.count else {
      throw FiledDecision.Fault(
        "it has \(counted(row.fields.count, "field")), not \(FiledDecision.columns.count)")
    }
    return try FiledDecision(row.fields)
  }

  private mutating func append(_ decision: FiledDecision) {
    switch decision {
    case .quote(let correction): corrections.append(correction)
    case .speaker(let decision, let command):
      if batches.isEmpty || command != lastCommand { batches.append([]) }
      lastCommand = command
      batches[batches.count - 1].append(decision)
    }
  }
}

/// A row of a file of decisions, by which a team shares its work: CSV, a row a decision.
enum FiledDecision {
  case quote(Correction)
  /// - Parameter command: Decisions of one command have one number, for they are undone together.
  case speaker(SpeakerDecision, command: String)

  static let columns = [
    "about", "article_hash", "start", "end", "speaker", "field", "value", "inferred", "reason",
    "made_by", "made_at", "undone_at", "command",
  ]

  var cells: [Cell] {
    get throws {
      switch self {
      case .quote(let correction):
        [
          .text("quote"), .text(correction.articleHash), .integer(correction.anchor.start),
          .integer(correction.anchor.end), .empty, .text(correction.decision.field.rawValue),
          Cell(correction.decision.value), Cell(try correction.inferredText),
          Cell(correction.reason), Cell(correction.madeBy), .text(correction.madeAt),
          Cell(correction.undoneAt), .empty,
        ]
      case .speaker(let decision, let command):
        [
          .text("speaker"), Cell(decision.articleHash), .empty, .empty, .text(decision.speaker),
          .text(decision.action.rawValue), Cell(decision.value), Cell(decision.inferred),
          Cell(decision.reason), Cell(decision.madeBy), .text(decision.madeAt),
          Cell(decision.undoneAt), .text(command),
        ]
      }
    }
  }

  /// Why a row is none.
  struct Fault: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
  }

  /// - Parameter fields: One for each column.
  init(_ fields: [String]) throws(Fault) {
    let row = FiledRow(fields)
    switch row["about"] {
    case "quote": self = .quote(try row.correction())
    case "speaker": self = .speaker(try row.speakerDecision(), command: row["command"] ?? "")
    case let other: throw Fault("'\(other ?? "")' is neither quote nor speaker")
    }
  }
}

/// The fields of a row of a file of decisions, each held to what it must be.
struct FiledRow {
  private let fields: [String]

  init(_ fields: [String]) { self.fields = fields }

  /// - Returns: `nil` for an empty field.
  subscript(column: String) -> String? {
    let text = FiledDecision.columns.firstIndex(of: column).map { fields[$0] } ?? ""
    return text.isEmpty ? nil : text
  }

  func correction() throws(FiledDecision.Fault) -> Correction {
    guard let hash = try articleHash() else {
      throw FiledDecision.Fault("article_hash is empty")
    }
    guard let start = self["start"].flatMap({ Int($0) }),
      let end = self["end"].flatMap({ Int($0) }),
      start >= 0, end > start
    else { throw FiledDecision.Fault("start and end are no span") }
    guard let decision = Decision(field: self["field"] ?? "", value: self["value"]) else {
      throw noDecision
    }
    let inferred = self["inferred"].flatMap(Correction.inferred)
    if inferred == nil, self["inferred"] != nil {
      throw FiledDecision.Fault("inferred is no quote as JSON")
    }
    return Correction(
      articleHash: hash, anchor: TextSpan(start, end), decision: decision, inferred: inferred,
      reason: self["reason"], madeBy: self["made_by"], madeAt: try madeAt(),
      undoneAt: try undoneAt())
  }

  func speakerDecision() throws(FiledDecision.Fault) -> SpeakerDecision {
    guard let action = SpeakerDecision.Action(rawValue: self["field"] ?? ""),
      let speaker = self["speaker"]
    else { throw noDecision }
    return SpeakerDecision(
      action, of: speaker, value: self["value"], articleHash: try articleHash(),
      inferred: self["inferred"], reason: self["reason"], madeBy: self["made_by"],
      madeAt: try madeAt(), undoneAt: try undoneAt())
  }

  private var noDecision: FiledDecision.Fault {
    FiledDecision.Fault(
      "field '\(self["field"] ?? "")' and value '\(self["value"] ?? "")' are no decision")
  }

  private func articleHash() throws(FiledDecision.Fault) -> String? {
    guard let hash = self["article_hash"] else { return nil }
    guard hash.utf8.count == 64, hash.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) })
    else { throw FiledDecision.Fault("article_hash is no hash of 64 digits from 0 to f") }
    return hash
  }

  private func madeAt() throws(FiledDecision.Fault) -> String {
    guard let time = self["made_at"], isTime(time) else { throw noTime("made_at") }
    return time
  }

  private func undoneAt() throws(FiledDecision.Fault) -> String? {
    guard let time = self["undone_at"] else { return nil }
    guard isTime(time) else { throw noTime("undone_at") }
    return time
  }

  private func noTime(_ column: String) -> FiledDecision.Fault {
    FiledDecision.Fault("\(column) is no time such as 2026-01-22T09:30:00Z")
  }
}

private func isTime(_ text: String) -> Bool {
  text.wholeMatch(of: /[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9](\.[0-9]+)?Z/)
    != nil
}
