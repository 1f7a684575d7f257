import Essentials
import QuoteExporters
import QuoteModel
import Testing

/// The row that a quote is, as the archive would fill it.
private func row(of quote: Quote) -> QuoteRow {
  var row = QuoteRow()
  row.beginArticle()
  let (ofArticle, ofQuote) = (
    QuoteField.allCases.filter(\.isOfArticle), QuoteField.allCases.filter { !$0.isOfArticle }
  )
  for field in ofArticle { row.set(field, to: field.cell(of: quote)) }
  row.beginQuote()
  for field in ofQuote { row.set(field, to: field.cell(of: quote)) }
  if case .text(let article) = row[.articleID] { row[.quoteID] = .id(article, 17) }
  row.spans = quote.attribution.content
  return row
}

extension QuoteRow {
  fileprivate mutating func set(_ field: QuoteField, to cell: Cell) {
    switch cell {
    case .empty, .list, .object: self[field] = .missing
    case .text(let text): set(field) { $0.append(contentsOf: text.utf8) }
    case .integer(let number): self[field] = .integer(number)
    case .number(let number): self[field] = .number(number)
    case .flag(let flag): self[field] = .flag(flag)
    case .spans: self[field] = .spans
    }
  }
}

private func written(
  _ quotes: [Quote], as format: RowFormat, fields: [QuoteField] = QuoteField.allCases,
  forSpreadsheets: Bool = false
) -> (text: String, altered: Int) {
  var writer = RowWriter(
    format: format, columns: fields.map(QuoteColumn.field), forSpreadsheets: forSpreadsheets)
  var bytes = ByteBuffer()
  writer.appendOpening(to: &bytes)
  for quote in quotes { writer.append(row(of: quote), to: &bytes) }
  writer.appendClosing(to: &bytes)
  return (bytes.text, writer.alteredCells)
}

@Suite struct QuoteRowTests {
  @Test(arguments: RowFormat.allCases, hostileTexts)
  func `rows without strings are the same bytes as rows of cells`(format: RowFormat, text: String) {
    var quote = jointQuote
    quote.attribution.text = text
    quote.attribution.role = text
    quote.article.title = text
    let fields = QuoteField.allCases
    var writer = RowWriter(format: format, columns: fields.map(QuoteColumn.field))
    var bytes = ByteBuffer()
    writer.appendOpening(to: &bytes)
    for _ in 0..<2 { writer.append(fields.map { $0.cell(of: quote) }, to: &bytes) }
    writer.appendClosing(to: &bytes)
    let byCells = Array(bytes.bytes)
    #expect(written([quote, quote], as: format).text.utf8.elementsEqual(byCells))
  }

  @Test(arguments: RowFormat.allCases, hostileTexts)
  func `what an attribution has is written from it as from a row`(format: RowFormat, text: String) {
    var quote = jointQuote
    quote.attribution.text = text
    quote.attribution.cueText = text
    quote.attribution.via = nil
    var writer = RowWriter(format: format, columns: QuoteColumn.standard)
    // Of a byte, so that it has to grow.
    var bytes = ByteBuffer(capacity: 1)
    writer.appendOpening(to: &bytes)
    var besides = row(of: quote)
    for field in QuoteField.allCases where field.isOfAttribution { besides[field] = .missing }
    for _ in 0..<2 { writer.append(quote.attribution, besides: besides, to: &bytes) }
    writer.appendClosing(to: &bytes)
    let expected = written([quote, quote], as: format, fields: QuoteField.standard).text
    let direct = Array(bytes.bytes)
    #expect(expected.utf8.elementsEqual(direct))
  }

  @Test func `any order of columns is kept, and a lone empty cell is a row`() {
    let fields: [QuoteField] = [.outlet, .start, .articleID, .quoteID, .end]
    #expect(
      written([jointQuote], as: .csv, fields: fields).text
        == "outlet,start,article_id,quote_id,end\r\n"
        + "The Example,17,0123456789abcdef,0123456789abcdef.17,59\r\n")
    #expect(written([jointQuote], as: .csv, fields: [.via]).text == "via\r\n\"\"\r\n")
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
      [quote, quote], as: .csv, fields: [.text, .outlet], forSpreadsheets: true)
    let line = "\(cell),\(cell)\r\n"
    #expect(outcome.text == "\u{FEFF}text,outlet\r\n\(line)\(line)")
    #expect(outcome.altered == (text == cell ? 0 : 4))
  }
}
