import QuoteModel
import QuoteStore

private let archive = SampleArchive.made()

/// Any text is words to search for: no error, and the same in quotes and titles.
func findQuotes(_ bytes: [UInt8]) {
  var query = QuoteQuery()
  let words = String(decoding: bytes, as: UTF8.self)
  query.words = words
  do {
    let page = try archive.quotes.page(matching: query)
    precondition(page.total == page.rows.count, "it counts others than it shows")
    _ = try archive.quotes.hits(of: query, in: page.rows.map(\.attribution.text))
    _ = try archive.articles.search(titles: query)
    // Where words must be absent, fewer forms of them are found to be there.
    guard !["-", "\u{2212}", "NOT"].contains(where: words.contains) else { return }
    query.isExact = true
    let exact = try archive.quotes.count(matching: query)
    precondition(exact <= page.total, "typed words find more than their forms do too")
  } catch { preconditionFailure("\(error)") }
}
