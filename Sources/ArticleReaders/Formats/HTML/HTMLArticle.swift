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
    WholeFileReader(input) { input in
      WebPage(bytes: input.stream.buffered, isUTF8: input.stream.isUTF8)
        .record(at: input.name, options: input.options)
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
    var text = MainText(page, title: fields[.title])
    if text.proseLength < Self.leastText {
      let lenient = MainText(page, title: fields[.title], isStrict: false)
      if lenient.proseLength > 2 * text.proseLength { text = lenient }
    }
    var body = text.paragraphs
    if let stated = metadata.linkedData.body.map(paragraphs(ofStated:)),
      isWhole(stated, beside: body)
    {
      body = stated
    }
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

/// Whether the text that the page states is all of it, and better cut than what was found.
private func isWhole(_ stated: [String], beside found: [String]) -> Bool {
  let statedLength = stated.reduce(0) { $0 + $1.utf8.count }
  let foundLength = found.reduce(0) { $0 + $1.utf8.count }
  if stated.count > 1, stated.count * 3 >= found.count {
    return statedLength * 10 >= foundLength * 9
  }
  // In one piece, it is better than nothing, or than the beginning that a paywall leaves.
  return statedLength > foundLength * 2
}

/// The paragraphs of a text in JSON-LD, which may be plain text with line ends or HTML.
private func paragraphs(ofStated body: String) -> [String] {
  guard body.contains("<p") || body.contains("<br") || body.contains("&lt;p") else {
    return plainText(body).split(whereSeparator: \.isNewline)
      .map { collapsed(String($0)) }.filter { !$0.isEmpty }
  }
  let page = HTMLPage(parsingFragment: body.contains("<p") ? body : plainText(body))
  return TextBlocks(page) { PageWords.dropped.contains(page[$0].name) }.blocks.map(\.text)
}
