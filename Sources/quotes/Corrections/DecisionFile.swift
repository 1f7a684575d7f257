import ArticleReaders
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
