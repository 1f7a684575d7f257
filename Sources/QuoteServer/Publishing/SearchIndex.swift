import QuoteExporters
import QuoteModel

/// What a browser searches in place of an archive: the words of all quotes, with who, where and when,
/// as a script that any page may read, also from a disk.
struct SearchIndex {
  /// Texts that come again, each once.
  private struct Texts {
    private(set) var all: [String] = []
    private var places: [String: Int] = [:]

    /// - Returns: -1 for none.
    mutating func place(of text: String?) -> Int {
      guard let text else { return -1 }
      if let place = places[text] { return place }
      places[text] = all.count
      all.append(text)
      return all.count - 1
    }
  }

  private var texts = Texts()
  private var speakers: [Cell] = []
  private var places: [String: Int] = [:]
  private var articles: [Cell] = []
  private var quotes: [Cell] = []

  mutating func add(_ page: ArticlePage) {
    let article = page.article
    articles.append([
      .text(article.id), Cell(article.title), .integer(texts.place(of: article.outlet)),
      Cell(article.published?.description), .integer(texts.place(of: article.section)),
    ])
    for quote in page.quotes where quote.attribution.mode != .thought {
      let attribution = quote.attribution
      let said = zip(quote.speakerIDs, attribution.speakers).map { id, speaker in
        Cell.integer(place(of: id, speaker.name))
      }
      let kinds = [
        attribution.kind.rawValue, attribution.mode.rawValue, attribution.polarity.rawValue,
        attribution.cueLemma,
      ]
      quotes.append([
        .integer(articles.count - 1), .text(quote.id), .text(text(of: quote)), .list(said),
        .list(kinds.map { .integer(texts.place(of: $0)) }),
      ])
    }
  }

  /// As a page shows it.
  private func text(of quote: Quote) -> String {
    guard quote.attribution.kind == .direct else {
      return quote.shownParts.joined(separator: QuoteText.gap)
    }
    return quote.shownParts.map { "“\($0)”" }.joined(separator: QuoteText.gap)
  }

  private mutating func place(of id: String, _ name: String) -> Int {
    if let place = places[id] { return place }
    places[id] = speakers.count
    speakers.append([.text(id), .text(Links.fileName(id)), .text(name)])
    return speakers.count - 1
  }

  /// `index.js`
  var script: [UInt8] {
    let object: Cell = [
      "texts": .list(texts.all.map(Cell.text)),
      "files": .list(texts.all.map { .text(Links.fileName($0)) }), "speakers": .list(speakers),
      "articles": .list(articles), "quotes": .list(quotes),
    ]
    return Array("var index = ".utf8) + Response.json(object).body
  }
}
