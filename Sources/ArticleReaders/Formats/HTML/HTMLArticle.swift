/// The bytes of a web page, and what is known of it from elsewhere.
struct WebPage {
  let bytes: ArraySlice<UInt8>
  /// What an HTTP head says, if there was one; else the page is asked. `--encoding` overrides both.
  var charset: String?
  /// `true` when the bytes are known to be meant as UTF-8.
  var isUTF8 = false
  /// Fields for what the page does not say of itself.
  var known: [ArticleField: String] = [:]

  func record(at place: String, options: ReadingOptions) -> ReadRecord {
    let charset = options.encoding?.rawValue ?? charset ?? HTMLEncoding.charset(of: bytes)
    guard let decoded = HTMLEncoding.text(of: bytes, charset: charset, isUTF8: isUTF8) else {
      let rejection = Rejection(
        "its encoding \(charset ?? "") is not read", remedy: "make it UTF-8, as iconv does")
      return .rejected(rejection, at: place)
    }
    guard let article = HTMLArticle(HTMLPage(parsing: decoded.text)) else {
      return .rejected(.noArticle, at: place)
    }
    let fields = article.fields.merging(known) { own, _ in own }
    return ArticleBuilder(options: options).record(
      at: place, fields: fields, warnings: decoded.warnings)
  }
}

extension WebPage: ReadableFormat {
  static let fileExtensions = ["html", "htm"]

  static func isShown(by beginning: FileBeginning) -> Bool {
    ["<!doctype html", "<html"].contains(where: beginning.opening.hasPrefix)
      || beginning.xmlRoot.map { $0.isDeclared && $0.name == "html" } ?? false
  }

  static func reader(of input: RecordInput) -> any RecordReader {
    WebPageReader(input: input)
  }
}

/// Reads a file that is a page. To make sense of it takes far longer than to read it, and so is left
/// to whoever has time.
private struct WebPageReader: RecordReader {
  let input: RecordInput
  private var isDone = false

  init(input: RecordInput) { self.input = input }

  mutating func next() throws -> ReadRecord? { try nextUnread()?.read() }

  mutating func nextUnread() throws -> UnreadRecord? {
    guard !isDone else { return nil }
    isDone = true
    guard try input.stream.fill(upTo: input.options.recordLimit) else {
      return UnreadRecord(.rejected(input.tooLong, at: input.name))
    }
    let page = WebPage(bytes: input.stream.buffered, isUTF8: input.stream.isUTF8)
    return UnreadRecord(byteCount: page.bytes.count) {
      [name = input.name, options = input.options] in
      page.record(at: name, options: options)
    }
  }
}

/// Makes the fields of an article of a web page.
struct HTMLArticle {
  /// In UTF-8 bytes. Less is none where the page does not say that it is an article.
  private static let leastProse = 80
  private static let leastText = 250
  private static let leastDeclaredText = 60

  let fields: [ArticleField: String]

  /// - Returns: `nil` if the page holds no article.
  init?(_ page: HTMLPage) {
    let metadata = PageMetadata(page)
    var fields = metadata.fields
    let runs = ProseRuns(page)
    var text = MainText(page, runs: runs, metadata: metadata)
    if text.proseLength < Self.leastText {
      let lenient = MainText(page, runs: runs, metadata: metadata, isStrict: false)
      if lenient.proseLength > 2 * text.proseLength { text = lenient }
    }
    var body = text.paragraphs
    let stated = metadata.linkedData.body
    if isCut(body, beside: stated) { body = stated }
    if let title = fields[.title], let first = body.first,
      lettersAlone(first) == lettersAlone(title)
    {
      body.removeFirst()
    }
    let length = body.reduce(0) { $0 + $1.utf8.count }
    let isArticle =
      metadata.saysArticle
      ? length >= Self.leastDeclaredText
      : length >= Self.leastText && text.proseLength >= Self.leastProse && !text.isIndex
    guard isArticle else { return nil }
    fields[.text] = body.joined(separator: "\n\n")
    self.fields = fields
  }
}

/// Whether a page shows only a beginning of the text that it states. What is stated is often in one
/// piece, with captions in it, and so no better than what is shown.
private func isCut(_ shown: [String], beside stated: [String]) -> Bool {
  let statedLength = stated.reduce(0) { $0 + $1.utf8.count }
  let shownLength = shown.reduce(0) { $0 + $1.utf8.count }
  return statedLength * 2 > shownLength * 3
}
