/// A web page with all that it needs in one file, as browsers save it: MHTML (RFC 2557), the form of a mail.
enum SavedPage: ReadableFormat {
  static let fileExtensions = ["mhtml", "mht"]

  static func areBytes(_ beginning: [UInt8]) -> Bool {
    guard let head = Mail.head(of: beginning[...]) else { return false }
    return head["snapshot-content-location"] != nil
      || head["from"]?.lowercased().contains("saved by") == true
  }

  static func isShown(by beginning: FileBeginning) -> Bool { areBytes(beginning.raw) }

  static func reader(of input: RecordInput) -> any RecordReader {
    ConvertingReader(wholeOf: input) { input in SingleRecord(record(input)) }
  }

  private static func record(_ input: RecordInput) -> ReadRecord {
    let message = MIMEPart(input.stream.buffered)
    guard let page = message.leaves().first(where: { isHTML($0.type) }) else {
      return .rejected(
        Rejection("no page is in it", remedy: "save the page again, or as .html"), at: input.name)
    }
    let bytes = page.decoded
    guard bytes.count <= input.options.recordLimit else {
      return .rejected(input.tooLong, at: input.name)
    }
    var known: FieldTexts = [:]
    let address = message.head["snapshot-content-location"] ?? page.head["content-location"]
    known[.retrieved] = message.head["date"]
    known[.url] = address.flatMap { $0.contains("://") ? $0 : nil }
    return WebPage(bytes: bytes[...], charset: page.charset, known: known)
      .record(at: input.name, options: input.options)
  }
}
