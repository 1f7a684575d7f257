/// Makes an article of the bytes of one web page.
struct HTMLRecordReader {
  let options: ReadingOptions

  /// - Parameters:
  ///   - charset: What an HTTP head says, if there was one; else the page is asked. `--encoding`
  ///     overrides both.
  ///   - isUTF8: `true` when the bytes are known to be meant as UTF-8.
  ///   - known: Fields for what the page does not say of itself.
  func record(
    at place: String, _ page: ArraySlice<UInt8>, charset: String?, isUTF8: Bool = false,
    known: [ArticleField: String] = [:]
  ) -> ReadRecord {
    let charset = options.encoding?.rawValue ?? charset ?? HTMLEncoding.charset(of: page)
    guard let decoded = HTMLEncoding.text(of: page, charset: charset, isUTF8: isUTF8) else {
      let rejection = Rejection(
        "its encoding \(charset ?? "") is not read", remedy: "make it UTF-8, as iconv does")
      return ReadRecord(place: place, outcome: .rejected(rejection))
    }
    let tree = HTMLPage(parsing: HTMLTags.bounded(Array(decoded.text.utf8)))
    guard let article = HTMLArticle(tree) else {
      return ReadRecord(place: place, outcome: .rejected(.noArticle))
    }
    let fields = article.fields.merging(known) { own, _ in own }
    return ArticleBuilder(options: options).record(
      at: place, fields: fields, warnings: decoded.warnings)
  }
}
