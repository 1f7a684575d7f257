import ArticleReaders
import CEmbedded
import QuoteModel

/// A list of speakers as CSV: `name,kind,wikidata,aliases,note`.
struct SpeakerFile {
  /// As messages call it.
  let name: String
  private(set) var speakers: [(line: Int, speaker: KnownSpeaker)] = []
  /// Lines that cannot be read, with why.
  private(set) var faults: [(line: Int, reason: String)] = []

  static let columns = ["name", "kind", "wikidata", "aliases", "note"]

  /// - Parameter path: `-` for standard input.
  /// - Throws: `ReadingError`, or `CommandError` if it is no such list.
  init(at path: String) throws {
    let source =
      path == "-" ? ByteStream.standardInput() : try ByteStream(path: RawPath(argument: path).bytes)
    try self.init(source, name: path)
  }

  /// The list that comes with the program.
  static func wellKnown() throws -> SpeakerFile {
    let file = embedded_well_known_speakers()
    let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
    return try SpeakerFile(ByteStream(bytes: bytes), name: "well-known-speakers.csv")
  }

  private init(_ source: ByteStream, name: String) throws {
    self.name = name
    var reader = try CSVReader(source)
    guard let header = try reader.next(), header.fields == SpeakerFile.columns else {
      throw CommandError.failed(
        .badInput,
        "this is no list of speakers: \(name):1: it begins with the line "
          + "'\(SpeakerFile.columns.joined(separator: ","))'")
    }
    while let row = try reader.next() {
      if row.fields.isEmpty { continue }
      do throws(Fault) {
        speakers.append((row.line, try SpeakerFile.speaker(of: row)))
      } catch {
        faults.append((row.line, error.reason))
      }
    }
  }

  private struct Fault: Error { let reason: String }

  private static func speaker(of row: CSVReader.Row) throws(Fault) -> KnownSpeaker {
    if row.isBroken { throw Fault(reason: "a quoted field has no end: close it") }
    guard row.fields.count == columns.count else {
      throw Fault(
        reason: "it has \(counted(row.fields.count, "field")), not \(columns.count): "
          + "a comma within a field needs quotation marks around it")
    }
    let kind = row.fields[1].isEmpty ? SpeakerKind.person : SpeakerKind(rawValue: row.fields[1])
    guard let kind, kind == .person || kind == .organisation else {
      throw Fault(reason: "no such kind: '\(row.fields[1])': write person or organisation")
    }
    return KnownSpeaker(
      name: row.fields[0], kind: kind, wikidata: row.fields[2].isEmpty ? nil : row.fields[2],
      aliases: row.fields[3].split(separator: " | ").map(String.init),
      note: row.fields[4].isEmpty ? nil : row.fields[4])
  }
}
