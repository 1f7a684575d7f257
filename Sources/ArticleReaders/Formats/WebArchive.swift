import Essentials

/// A web page with all that it needs in one file, as Safari saves it: a property list.
enum WebArchive: ReadableFormat {
  static let fileExtensions = ["webarchive"]

  private static let mark = Array("bplist00".utf8)

  static func areBytes(_ beginning: [UInt8]) -> Bool { beginning.starts(with: mark) }

  static func isShown(by beginning: FileBeginning) -> Bool {
    areBytes(beginning.raw) || beginning.xmlRoot?.name == "plist"
  }

  static func reader(of input: RecordInput) -> any RecordReader {
    ConvertingReader(wholeOf: input) { input in SingleRecord(record(input)) }
  }

  private static func record(_ input: RecordInput) -> ReadRecord {
    let contents = try? PropertyListDecoder().decode(
      Contents.self, from: Data(input.stream.buffered))
    guard let page = contents?.page, isHTML(page.type.lowercased()) else {
      return .rejected(
        Rejection("it is a property list without a web page", remedy: "leave it out"),
        at: input.name)
    }
    guard page.bytes.count <= input.options.recordLimit else {
      return .rejected(input.tooLong, at: input.name)
    }
    var known: FieldTexts = [:]
    known[.url] = page.url.contains("://") ? page.url : nil
    return WebPage(bytes: Array(page.bytes)[...], charset: page.charset, known: known)
      .record(at: input.name, options: input.options)
  }

  /// As WebKit names them.
  private struct Contents: Decodable {
    struct Page: Decodable {
      let bytes: Data
      let url: String
      let type: String
      let charset: String?

      enum CodingKeys: String, CodingKey {
        case bytes = "WebResourceData"
        case url = "WebResourceURL"
        case type = "WebResourceMIMEType"
        case charset = "WebResourceTextEncodingName"
      }
    }

    let page: Page

    enum CodingKeys: String, CodingKey { case page = "WebMainResource" }
  }
}
