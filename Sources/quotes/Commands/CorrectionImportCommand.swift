import ArgumentParser
import ArticleReaders
import QuoteModel
import QuoteStore

/// `quotes corrections import`
struct CorrectionImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes over decisions from a file that 'corrections export' wrote; safe to repeat.",
    discussion: """
      quotes corrections import decisions.csv

      Of two decisions on one field of one quote, the later is in force. Decisions about articles \
      that are not here yet are kept, and take effect with their article.
      """)

  @Argument(help: "The file, or - for standard input.")
  var file: String

  @OptionGroup var archive: ArchiveOptions

  @Flag(help: "Keep the decisions even if none of their articles is here yet.")
  var keep = false

  func run() throws {
    let archive = try archive.openForWriting()
    let messages = self.archive.messages
    let (corrections, faults): ([Correction], Int)
    do {
      (corrections, faults) = try read(for: messages)
    } catch let error as ReadingError {
      throw CommandError.failed(.noInput, "it \(error): \(file): check its name and permissions")
    }
    if corrections.isEmpty, faults > 0 { throw CommandError.ended(.badInput) }
    if !keep, !corrections.isEmpty, try archive.corrections.fitting(among: corrections) == 0 {
      throw CommandError.failed(
        .badInput,
        "none of its articles is in this archive: \(file): import them first, or take over its "
          + "\(counted(corrections.count, "decision")) in advance with --keep")
    }
    let joined = try archive.corrections.join(corrections)
    try archive.close()
    for correction in joined.disagreements {
      messages.warning(CorrectionSentence.disagreement(correction))
    }
    messages.note(
      "\(counted(corrections.count, "decision")) read: \(joined.new) new, \(joined.known) already "
        + "there, \(joined.undone) of them taken back since, \(joined.waiting) waiting for their "
        + "articles, \(counted(faults, "line")) rejected")
    if faults > 0 { throw CommandError.ended(.partly) }
  }

  /// - Returns: Also how many lines were rejected, each named on stderr.
  private func read(for messages: Messages) throws -> ([Correction], faults: Int) {
    let source =
      file == "-" ? ByteStream.standardInput() : try ByteStream(path: RawPath(argument: file).bytes)
    var reader = try CSVReader(source)
    guard let header = try reader.next(), header.fields == CorrectionFile.columns else {
      throw CommandError.failed(
        .badInput,
        "this is no file of corrections: \(file):1: 'quotes corrections export' writes one")
    }
    var corrections: [Correction] = []
    var faults = 0
    while let row = try reader.next() {
      if row.fields.isEmpty { continue }
      do throws(CorrectionFile.Fault) {
        corrections.append(try correction(of: row))
      } catch {
        faults += 1
        messages.error("\(error.reason): \(file):\(row.line): correct the line and repeat")
      }
    }
    return (corrections, faults)
  }

  private func correction(of row: CSVReader.Row) throws(CorrectionFile.Fault) -> Correction {
    if row.isBroken { throw CorrectionFile.Fault("a quoted field has no end") }
    guard row.fields.count == CorrectionFile.columns.count else {
      throw CorrectionFile.Fault(
        "it has \(counted(row.fields.count, "field")), not \(CorrectionFile.columns.count)")
    }
    return try CorrectionFile.correction(of: row.fields)
  }
}
