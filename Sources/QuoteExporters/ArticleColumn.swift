public import QuoteModel

/// A column of a list of articles, by its name there.
public enum ArticleColumn: String, CaseIterable, Sendable {
  case articleID = "article_id"
  case published, outlet, title, author, url, language, quotes
  case articleHash = "article_hash"
  case input, imported

  /// The value of this column for an article.
  public func cell(of article: ArticleSummary) -> Cell {
    switch self {
    case .articleID: .text(article.id)
    case .published: Cell(article.published?.description)
    case .outlet: Cell(article.outlet)
    case .title: Cell(article.title)
    case .author: Cell(article.author)
    case .url: Cell(article.url)
    case .language: Cell(article.language)
    case .quotes: .integer(article.quoteCount)
    case .articleHash: .text(article.hash)
    case .input: .text(article.input)
    case .imported: .text(article.imported)
    }
  }
}
