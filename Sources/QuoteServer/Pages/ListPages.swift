import QuoteModel
import QuoteStore

/// All speakers of what a query finds, most quoted first.
struct SpeakersPage {
  let asked: PageQuery
  let found: Page<SpeakerSummary>

  init(of asked: PageQuery, in archive: Archive) throws {
    self.asked = asked
    var query = try asked.query(in: archive)
    if asked.values(of: .copies).isEmpty { query.copies = .once }
    found = try archive.speakers.page(matching: query)
  }

  init(allIn archive: Archive) throws {
    asked = PageQuery(Address())
    var query = QuoteQuery()
    (query.modes, query.copies) = (QuoteQuery.utteredModes, .once)
    found = try archive.speakers.page(matching: query)
  }

  var json: Cell {
    [
      "total": .integer(found.total),
      "speakers": .list(
        found.rows.map { speaker in
          [
            "speaker_id": .text(speaker.id), "speaker": .text(speaker.name),
            "kind": .text(speaker.kind.rawValue), "quotes": .integer(speaker.quoteCount),
            "articles": .integer(speaker.articleCount),
            "from": Cell(speaker.firstPublished?.description),
            "to": Cell(speaker.lastPublished?.description),
          ]
        }),
    ]
  }

  func html(in view: View) -> HTML {
    let rows = found.rows.map { speaker -> HTML in
      let days = [speaker.firstPublished, speaker.lastPublished].compactMap(\.self).map(time)
      return """
        <tr><th scope="row"><a href="\(view.links.speaker(speaker.id))">\(speaker.name)</a></th>\
        <td>\(speaker.kind.rawValue)</td><td class="number">\(grouped(speaker.quoteCount))</td>\
        <td class="number">\(grouped(speaker.articleCount))</td>\
        <td>\(days.joined(by: " – "))</td></tr>

        """
    }
    return view.page(
      "Speakers", at: .speakers,
      """
      <h1>\(groupedCount(found.total, "speaker"))</h1>
      <table class="wide"><thead><tr><th scope="col">speaker</th><th scope="col">kind</th>\
      <th scope="col">quotes</th><th scope="col">articles</th><th scope="col">when</th></tr></thead>
      <tbody>\(rows)</tbody></table>
      \(Pager(page: asked.page, total: found.total, size: max(PageQuery.pageSize, found.rows.count)).html { page in
        Address("speakers", parameters: asked.parameters(page: page)).description
      })
      """)
  }
}

/// All articles that a query finds, newest first.
struct ArticlesPage {
  let asked: PageQuery
  let found: Page<ArticleSummary>

  init(of asked: PageQuery, in archive: Archive) throws {
    self.asked = asked
    found = try archive.articles.page(matching: asked.query(in: archive))
  }

  init(allIn archive: Archive) throws {
    asked = PageQuery(Address())
    var query = QuoteQuery()
    query.modes = QuoteQuery.utteredModes
    found = try archive.articles.page(matching: query)
  }

  var json: Cell {
    [
      "total": .integer(found.total),
      "articles": .list(
        found.rows.map { article in
          .object(
            ArticlePage.fields.map { (name: $0.name, value: $0.cell(of: article)) }
              + [(name: "quotes", value: .integer(article.quoteCount))])
        }),
    ]
  }

  func html(in view: View) -> HTML {
    view.page(
      "Articles", at: .articles,
      """
      <h1>\(groupedCount(found.total, "article"))</h1>
      \(ArticleList(articles: found.rows).html(in: view))
      \(Pager(page: asked.page, total: found.total, size: max(PageQuery.pageSize, found.rows.count)).html { page in
        Address("articles", parameters: asked.parameters(page: page)).description
      })
      """)
  }
}
