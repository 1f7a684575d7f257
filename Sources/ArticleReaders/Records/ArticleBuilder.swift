import QuoteModel

/// Makes an article of a record's fields, whatever the format they came in.
struct ArticleBuilder {
  let options: ReadingOptions

  /// - Parameters:
  ///   - fields: The values as written; a field that is absent, blank or `None` is left out.
  func record(at place: String, fields: [ArticleField: String], warnings: [ReadingWarning] = [])
    -> ReadRecord
  {
    let fields = fields.merging(options.named) { own, _ in own }
    guard let body = fields[.text] else {
      return .rejected(Rejection("it has no text", remedy: "leave it out"), at: place)
    }
    var warnings = warnings
    let (cleanBody, zeros) = withoutZeros(body)
    if zeros > 0 { warnings.append(.replaced(zeros)) }
    var article = Article(body: cleanBody)
    article.title = single(fields[.title])
    article.url = single(fields[.url])
    article.outlet = single(fields[.outlet]) ?? options.outlet
    article.author = single(fields[.author]) ?? options.author
    article.language = single(fields[.language]) ?? options.language
    article.recordID = single(fields[.id])
    article.section = single(fields[.section])
    article.retrieved = single(fields[.retrieved])
    article.keywords = single(fields[.keywords]).flatMap(keywordList)
    if let written = single(fields[.published]) {
      article.publishedAsWritten = written
      article.published = CalendarDate(written: written, order: options.dateOrder)
      if article.published == nil {
        let isAmbiguous = CalendarDate.isAmbiguous(written)
        warnings.append(isAmbiguous ? .ambiguousDate(written) : .unreadableDate(written))
      }
    } else if let day = options.published {
      article.published = day
    }
    return ReadRecord(place: place, outcome: .article(article), warnings: warnings)
  }

  private func single(_ value: String?) -> String? { value.map { withoutZeros($0).text } }
}

/// *dam; water; Brill*, however they are parted, each once.
///
/// - Returns: `nil` if there is none.
private func keywordList(_ written: String) -> String? {
  // Only where nothing else parts them does a comma.
  let separators: [Character] =
    [";", "|", "\n"].filter(written.contains).isEmpty ? [","] : [";", "|", "\n"]
  let words = written.split(whereSeparator: separators.contains).map { $0.trimmed }
  return joinedNames(words.filter { !$0.isEmpty })
}

/// SQLite's text functions end at a NUL; U+FFFD in its place keeps every offset.
private func withoutZeros(_ text: String) -> (text: String, count: Int) {
  guard text.utf8.contains("\0") else { return (text, 0) }
  var count = 0
  var clean = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if scalar == "\0" { count += 1 }
    clean.append(scalar == "\0" ? "\u{FFFD}" : scalar)
  }
  return (String(clean), count)
}
