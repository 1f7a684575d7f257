import QuoteExporters
import QuoteModel
import QuoteStore

/// Finds and prints the articles whose titles or bodies have the words of a search.
struct ArticleHits {
  private let search: QuoteSearch
  private let paging: PageOptions
  private let format: ListFormatOptions

  init(_ search: QuoteSearch, page: PageOptions, format: ListFormatOptions) {
    (self.search, paging, self.format) = (search, page, format)
  }

  func print(in place: SearchPlace) throws {
    let output = Output.standard()
    let (archive, messages) = (search.archive, search.messages)
    if place == .titles {
      let found = try archive.articles.search(titles: search.query)
      try print(found.rows, in: place, to: output)
      try report(found)
    } else {
      let (found, extent) = try archive.articles.search(bodies: search.query) { read, total in
        messages.progress("\(read) of \(counted(total, "article")) searched")
      }
      messages.progress("")
      try print(found.rows, in: place, to: output)
      try report(found)
      if extent.read < extent.total {
        messages.note(
          "\(extent.read) of \(counted(extent.total, "article")) were searched, enough for this list: "
            + "a higher --limit or --offset searches more")
      }
    }
  }

  private func report(_ found: Page<ArticleHit>) throws {
    try search.explainWords(bound: found.bound, called: "article")
    if found.total == 0 { search.messages.note("no articles match") }
    paging.reportRest(
      shown: found.rows.count, of: found.total, called: "article", to: search.messages)
  }

  private func print(_ hits: [ArticleHit], in place: SearchPlace, to output: Output) throws {
    let excerpt = RowField<ArticleHit>("excerpt") { .text($0.text) }
    let layout = ListLayout<ArticleHit>(
      fields: ArticlesCommand.fields.map { field in RowField(field.name) { field.cell($0.article) } }
        + (place == .articles ? [excerpt] : []),
      text: .each { text(of: $0, in: place, for: $1) })
    try output.print(hits, layout, as: format.chosen(for: output))
  }

  /// The words that were found, and below them which article has them.
  private func text(of hit: ArticleHit, in place: SearchPlace, for output: Output) -> String {
    let width = output.layoutWidth
    let article = hit.article
    let text = StyledText.line(hit.text.isEmpty ? "(no title)" : hit.text, hits: hit.hits)
    let lines = StyledText.styled(DisplayWidth.wrapped(text, to: width), for: output)
    let title = place == .articles ? article.title : nil
    let details = [
      title, article.outlet, article.published?.description, counted(article.quoteCount, "quote"),
      article.id,
    ]
    let line = "— " + details.compactMap { $0.map(VisibleText.line) }.joined(separator: " · ")
    let source = DisplayWidth.wrapped(line, to: width - 4).map { "    " + $0 }
    return (lines + source).joined(separator: "\n") + "\n\n"
  }
}
