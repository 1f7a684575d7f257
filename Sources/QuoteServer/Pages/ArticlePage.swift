import QuoteExporters
import QuoteModel
import QuoteStore

/// An article whole, with every quote marked in place.
struct ArticlePage {
  let article: ArticleSummary
  let body: String
  /// In reading order.
  let quotes: [Quote]

  /// - Throws: `DecisionError`, if there is no such article.
  init(_ id: String, in archive: Archive) throws {
    var query = QuoteQuery()
    (query.articles, query.sort) = ([id], .stable)
    guard let article = try archive.articles.page(matching: query).rows.first,
      let body = try archive.articles.body(id: article.id)
    else { throw DecisionError.noSuchArticle(id: id) }
    var quotes: [Quote] = []
    try archive.quotes.forEach(matching: query) { quotes.append($0) }
    (self.article, self.body, self.quotes) = (article, body, quotes)
  }

  /// As `quotes articles show --json` has it.
  var json: Cell {
    let ofQuotes = QuoteField.allCases.filter { !$0.isOfArticle }
    let cells = quotes.map { quote in
      Cell.object(ofQuotes.map { (name: $0.name, value: $0.cell(of: quote)) })
    }
    return .object(
      Self.fields.map { (name: $0.name, value: $0.cell(of: article)) } + [
        (name: "body", value: .text(body)), (name: "quotes", value: .list(cells)),
      ])
  }

  static let fields: [QuoteField] = [
    .articleID, .published, .outlet, .title, .author, .url, .language, .articleHash, .copyOf,
  ]

  func html(in view: View) -> HTML {
    let colours = SpeakerColours(of: quotes)
    let text = MarkedText(body, marking: quotes, speakers: colours)
    let title = article.title ?? "Untitled article"
    return view.page(
      title,
      """
      <article class="article">
      <header>
      <h1\(HTML.attribute("lang", languageTag(article.language)))>\(title)</h1>
      <p class="where">\(details(in: view))</p>
      </header>
      <div class="columns">
      <div class="text"\(HTML.attribute("lang", languageTag(article.language)))>
      \(text.html(in: view))</div>
      <aside class="speakers" aria-labelledby="speakers">
      <h2 id="speakers">Who speaks</h2>
      \(speakers(colours, in: view))
      <p class="keys"><kbd>j</kbd> next quote, <kbd>k</kbd> previous</p>
      </aside>
      </div>
      </article>
      """)
  }

  private func details(in view: View) -> HTML {
    var parts: [HTML] = []
    if let outlet = article.outlet {
      parts.append("<a href=\"\(view.links.outlet(outlet))\">\(outlet)</a>")
    }
    if let author = article.author { parts.append("\(author)") }
    if let date = article.published {
      parts.append(time(date))
    } else if let written = article.publishedAsWritten {
      parts.append("\(written)")
    }
    if let section = article.section { parts.append("\(section)") }
    parts.append("\(groupedCount(quotes.count, "quote"))")
    if let address = WebAddress(article.url) {
      parts.append("<a href=\"\(address.text)\" rel=\"noreferrer\">the outlet’s page</a>")
    } else if let url = article.url {
      parts.append("\(url)")
    }
    if let copy = article.copyOf {
      parts.append("a copy of <a href=\"\(view.links.article(copy))\">\(copy)</a>")
    }
    return parts.joined(by: " · ")
  }

  /// Each with the numbers of their quotes, in the order that they are met.
  private func speakers(_ colours: SpeakerColours, in view: View) -> HTML {
    var order: [String?] = []
    var places: [String?: [Int]] = [:]
    for (place, quote) in quotes.enumerated() {
      let id = quote.speakerIDs.first
      if places[id] == nil { order.append(id) }
      places[id, default: []].append(place)
    }
    let items = order.map { id -> HTML in
      let own = places[id] ?? []
      let name: HTML =
        id.map { id in
          let name = own.first.flatMap { quotes[$0].attribution.speakers.first?.name } ?? id
          return "<a href=\"\(view.links.speaker(id))\">\(name)</a>"
        } ?? "<i>unknown speaker</i>"
      let numbers = own.map { place -> HTML in
        """
        <a href="#q\(quotes[place].attribution.content.first?.start ?? 0)" \
        data-quotes="\(place + 1)">\(place + 1)</a>
        """
      }
      return """
        <li><span class="swatch \(colours.name(of: id))" aria-hidden="true"></span>\
        <span><b>\(name)</b> \(groupedCount(own.count, "quote"))<br>\
        <span class="numbers">\(numbers.joined(by: " "))</span></span></li>

        """
    }
    return items.isEmpty ? "<p>Nobody is quoted.</p>" : "<ol class=\"plain\">\(items)</ol>"
  }
}
