/// The bytes of a web page, and what is known of it from elsewhere.
struct WebPage {
  let bytes: ArraySlice<UInt8>
  /// What an HTTP head says, if there was one; else the page is asked. `--encoding` overrides both.
  var charset: String?
  /// `true` when the bytes are known to be meant as UTF-8.
  var isUTF8 = false
  /// Fields for what the page does not say of itself.
  var known: FieldTexts = [:]

  /// The article of a page that is one, such as a page that was fetched.
  func record(at place: String, options: ReadingOptions) -> ReadRecord {
    guard let decoded = decoded(options) else { return unreadable(at: place) }
    return record(of: HTMLArticle(HTMLPage(parsing: decoded.text)), decoded, at: place, options)
  }

  /// One, unless the page holds several articles and says of itself that it is none.
  func records(at place: String, options: ReadingOptions) -> [ReadRecord] {
    guard let decoded = decoded(options) else { return [unreadable(at: place)] }
    let page = HTMLPage(parsing: decoded.text)
    let articles = HTMLArticle.several(in: page)
    guard articles.isEmpty else {
      return articles.enumerated().map { number, article in
        record(of: article, decoded, at: "\(place):\(number + 1)", options)
      }
    }
    return [record(of: HTMLArticle(page), decoded, at: place, options)]
  }

  /// - Returns: `nil` if the encoding that it is said to have is not read.
  private func decoded(_ options: ReadingOptions) -> DecodedText? {
    HTMLEncoding.text(of: bytes, charset: statedCharset(options), isUTF8: isUTF8)
  }

  private func statedCharset(_ options: ReadingOptions) -> String? {
    options.encoding?.rawValue ?? charset ?? HTMLEncoding.charset(of: bytes)
  }

  private func unreadable(at place: String) -> ReadRecord {
    let name = charset ?? HTMLEncoding.charset(of: bytes) ?? ""
    let rejection = Rejection(
      "its encoding \(name) is not read", remedy: "make it UTF-8, as iconv does")
    return .rejected(rejection, at: place)
  }

  private func record(
    of article: HTMLArticle?, _ decoded: DecodedText, at place: String, _ options: ReadingOptions
  ) -> ReadRecord {
    guard let article else { return .rejected(.noArticle, at: place) }
    let fields = article.fields.filled(from: known)
    return ArticleBuilder(options: options).record(
      at: place, fields: fields, warnings: decoded.warnings)
  }

  /// Whether it may hold several articles, as far as that can be told without parsing it.
  var mayHoldSeveral: Bool {
    ["<article", "<ARTICLE"].map(count).reduce(0, +) > 1
  }

  /// How often a tag begins, as far as it matters.
  private func count(of tag: StaticString) -> Int {
    guard let first = bytes.firstPlace(of: tag) else { return 0 }
    return bytes.dropFirst(first + 1).firstPlace(of: tag) == nil ? 1 : 2
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
  /// Of a page that holds several articles, those that are yet to be had; the last one first.
  private var records: [ReadRecord] = []

  init(input: RecordInput) { self.input = input }

  mutating func next() throws -> ReadRecord? { try nextUnread()?.read() }

  mutating func nextUnread() throws -> UnreadRecord? {
    if let record = records.popLast() { return UnreadRecord(record) }
    guard !isDone else { return nil }
    isDone = true
    guard try input.stream.fill(upTo: input.options.recordLimit) else {
      return UnreadRecord(.rejected(input.tooLong, at: input.name))
    }
    let page = WebPage(bytes: input.stream.buffered, isUTF8: input.stream.isUTF8)
    guard !page.mayHoldSeveral else {
      records = page.records(at: input.name, options: input.options).reversed()
      return try nextUnread()
    }
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

  let fields: FieldTexts

  /// - Parameter isDeclared: Whether it is known to be one.
  /// - Returns: `nil` if the page holds no article.
  init?(_ page: HTMLPage, isDeclared: Bool = false) {
    let metadata = PageMetadata(page)
    var fields = metadata.fields
    let runs = ProseRuns(page)
    var text = MainText(page, runs: runs, metadata: metadata)
    if text.proseLength < Self.leastText {
      let lenient = MainText(page, runs: runs, metadata: metadata, isStrict: false)
      if lenient.proseLength > 2 * text.proseLength { text = lenient }
    }
    var body = text.paragraphs
    if metadata.linkedData.bodyLength >= Self.leastText {
      let stated = metadata.linkedData.body
      if isCut(body, beside: stated) { body = stated }
    }
    if let title = fields[.title], let first = body.first,
      lettersAlone(first) == lettersAlone(title)
    {
      body.removeFirst()
    }
    let length = body.reduce(0) { $0 + $1.utf8.count }
    let isArticle =
      isDeclared || metadata.saysArticle
      ? length >= Self.leastDeclaredText
      : length >= Self.leastText && text.proseLength >= Self.leastProse && !text.isIndex
    guard isArticle else { return nil }
    fields[.text] = body.joined(separator: "\n\n")
    self.fields = fields
  }
}

extension HTMLArticle {
  /// Of an article among several, in UTF-8 bytes and in paragraphs.
  private static let leastLength = 120
  private static let leastCount = 2

  /// The articles of a page that holds several whole ones, each with a heading of its own, and that
  /// says nothing of itself; none, if it does not.
  fileprivate static func several(in page: HTMLPage) -> [HTMLArticle] {
    let elements = page.nodes.indices.filter { index in
      page[index].name == "article" && !page.isInside(.article, index)
    }
    guard elements.count > 1, !PageMetadata(page).saysWhatItIs else { return [] }
    let isOfAll = { (heading: Int) in
      page[heading].name == "h1" && !elements.contains { page.inside($0).contains(heading) }
    }
    guard !page.nodes.indices.contains(where: isOfAll) else { return [] }
    let parts = elements.map(page.part).filter { part in
      let runs = ProseRuns(part)
      return runs.length >= leastLength && runs.count >= leastCount && !runs.hasLinkedHeading(0)
        && part.nodes.contains { $0.traits.contains(.heading) }
    }
    let articles = parts.compactMap { HTMLArticle($0, isDeclared: true) }
    return articles.count > 1 ? articles : []
  }
}

/// Whether a page shows only a beginning of the text that it states, or something else. What is stated
/// is often in one piece, with captions in it, and so no better than what is shown.
private func isCut(_ shown: [String], beside stated: [String]) -> Bool {
  let statedLength = stated.reduce(0) { $0 + $1.utf8.count }
  let shownLength = shown.reduce(0) { $0 + $1.utf8.count }
  guard statedLength * 2 <= shownLength * 3 else { return true }
  // A few letters from all over it are enough to tell.
  let letters = Array(lettersAlone(stated.joined()).utf8)
  let text = Array(lettersAlone(shown.joined()).utf8)
  let (length, samples) = (24, 8)
  guard letters.count >= length * samples else { return false }
  let found = (0..<samples).count { sample in
    let start = sample * (letters.count - length) / (samples - 1)
    return firstPlace(of: Array(letters[start...].prefix(length)), in: text) != nil
  }
  return found * 4 < samples
}
