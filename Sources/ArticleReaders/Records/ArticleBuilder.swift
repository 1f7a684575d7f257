import QuoteModel

/// Makes an article of a record's fields, whatever the format they came in.
struct ArticleBuilder {
  let options: ReadingOptions

  /// - Parameters:
  ///   - fields: The values as written; a field that is absent, blank or `None` is left out.
  func record(at place: String, fields: FieldTexts, warnings: [ReadingWarning] = [])
    -> ReadRecord
  {
    let fields = fields.filled(from: options.named)
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

/// The text of a record that may have several, under several names.
struct TextChoice {
  private(set) var text: String?
  private var name = ""
  private var leftOut: [String] = []

  /// So many letters tell that two texts are one in two forms, such as a page's with and without its captions.
  private static let sameBeginning = 100

  /// What a person should know, if a text was left out that says something else.
  var warning: ReadingWarning? {
    leftOut.isEmpty ? nil : .otherTexts(taken: name, leftOut: leftOut)
  }

  /// Takes the first text, or one that goes on where it was cut off.
  mutating func add(_ other: String, named otherName: String) {
    guard let text else {
      (text, name) = (other, otherName)
      return
    }
    guard other != text else { return }
    let (own, new) = (letters(of: text), letters(of: other))
    let (short, long) = own.count < new.count ? (own, new) : (new, own)
    let isOneText =
      long.starts(with: short.prefix(Self.sameBeginning)) && short.count >= Self.sameBeginning
      || long.starts(with: short) || long.suffix(short.count).elementsEqual(short)
    guard isOneText else {
      if isProse(other, letters: new) { leftOut.append(otherName) }
      return
    }
    if new.count > own.count + own.count / 4 { (self.text, name) = (other, otherName) }
  }
}

/// The letters and digits of a text, by which it is told from others whatever its marks and its spaces are.
private func letters(of text: String) -> [UInt8] {
  var letters: [UInt8] = []
  for scalar in text.unicodeScalars where scalar.value > 0xFF || isLetter(scalar) {
    guard !(0x2000...0x206F).contains(scalar.value), let bytes = UTF8.encode(scalar) else {
      continue
    }
    letters += bytes
  }
  return letters
}

/// Whether it is more than a number or a word, which such a field may be the name of.
private func isProse(_ text: String, letters: [UInt8]) -> Bool {
  letters.contains { $0 > UInt8(ascii: "9") } && (letters.count > 40 || text.utf8.contains(0x20))
}

private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "a"..."z", "A"..."Z", "0"..."9": true
  default: scalar.value >= 0xC0
  }
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
