import QuoteExporters
import QuoteModel
import Testing

/// The row that a quote is, as the archive would fill it.
private func row(of quote: Quote) -> QuoteRow {
  var row = QuoteRow()
  row.beginArticle()
  func set(_ text: QuoteRow.Text, _ value: String?) {
    guard let value else { return }
    Array(value.utf8).withUnsafeBufferPointer { row.set(text, to: $0) }
  }
  let (article, attribution) = (quote.article, quote.attribution)
  set(.articleHash, article.hash)
  set(.title, article.title)
  set(.outlet, article.outlet)
  set(.published, article.published?.description)
  set(.parserVersion, quote.parserVersion)
  set(.input, article.input)
  set(.imported, article.imported)
  set(.kind, attribution.kind.rawValue)
  set(.mode, attribution.mode.rawValue)
  set(.text, attribution.text)
  set(.speaker, attribution.speakers.map(\.name).joined(separator: " | "))
  set(.speakerID, quote.speakerIDs.joined(separator: " | "))
  set(.source, attribution.sourceText)
  set(.role, attribution.role)
  set(.cue, attribution.cueText)
  set(.cueLemma, attribution.cueLemma)
  set(.polarity, attribution.polarity.rawValue)
  set(.rule, attribution.rule)
  set(.contextBefore, quote.contextBefore)
  set(.contextAfter, quote.contextAfter)
  row.confidence = attribution.confidence
  row.isReviewed = quote.isReviewed
  row.spans = attribution.content
  return row
}

private func written(
  _ quotes: [Quote], as format: RowFormat, columns: [QuoteColumn] = QuoteColumn.allCases,
  forSpreadsheets: Bool = false
) -> (text: String, altered: Int) {
  var writer = QuoteRowWriter(format: format, columns: columns, forSpreadsheets: forSpreadsheets)
  var bytes: [UInt8] = []
  writer.appendOpening(to: &bytes)
  for quote in quotes { writer.append(row(of: quote), to: &bytes) }
  writer.appendClosing(to: &bytes)
  return (String(decoding: bytes, as: UTF8.self), writer.alteredCells)
}

@Suite struct QuoteRowWriterTests {
  @Test(arguments: RowFormat.allCases, hostileTexts)
  func `rows without strings are the same bytes as rows of cells`(format: RowFormat, text: String) {
    var quote = jointQuote
    quote.attribution.text = text
    quote.attribution.role = text
    quote.article.title = text
    let columns = QuoteColumn.allCases
    var writer = RowWriter(format: format, columns: columns.map(\.rawValue))
    var bytes: [UInt8] = []
    writer.appendOpening(to: &bytes)
    for _ in 0..<2 { writer.append(columns.map { $0.cell(of: quote) }, to: &bytes) }
    writer.appendClosing(to: &bytes)
    #expect(written([quote, quote], as: format).text.utf8.elementsEqual(bytes))
  }

  @Test func `any order of columns is kept, and a lone empty cell is a row`() {
    let columns: [QuoteColumn] = [.outlet, .start, .articleID, .quoteID, .end]
    #expect(
      written([jointQuote], as: .csv, columns: columns).text
        == "outlet,start,article_id,quote_id,end\r\n"
        + "The Example,17,0123456789abcdef,0123456789abcdef.17,59\r\n")
    #expect(written([jointQuote], as: .csv, columns: [.via]).text == "via\r\n\"\"\r\n")
    #expect(written([], as: .json).text == "[]\n")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-5 degrees", "'-5 degrees"), ("@mayor", "'@mayor"),
    ("\tx", "'\tx"), ("\rx", "\"'\rx\""), ("=1,2", "\"'=1,2\""), ("a=1", "a=1"), ("", ""),
    ("’tis", "’tis"),
  ])
  func `a spreadsheet is kept from running a cell`(text: String, cell: String) {
    var quote = jointQuote
    quote.attribution.text = text
    quote.article.outlet = text
    let outcome = written(
      [quote, quote], as: .csv, columns: [.text, .outlet], forSpreadsheets: true)
    let line = "\(cell),\(cell)\r\n"
    #expect(outcome.text == "\u{FEFF}text,outlet\r\n\(line)\(line)")
    #expect(outcome.altered == (text == cell ? 0 : 4))
  }
}
