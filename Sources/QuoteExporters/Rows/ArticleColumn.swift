public import QuoteModel

/// A column of a list of articles: the fields of an article that do not differ between machines, and
/// how many quotes it has.
public struct ArticleColumn: Sendable {
  public let name: String
  public let cell: @Sendable (ArticleSummary) -> Cell

  public static let all: [ArticleColumn] =
    [QuoteField.articleID, .published, .outlet, .title, .author, .url, .language].map(column)
    + [ArticleColumn(name: "quotes") { .integer($0.quoteCount) }, column(.articleHash)]

  private static func column(_ field: QuoteField) -> ArticleColumn {
    ArticleColumn(name: field.name) { field.cell(of: $0) }
  }
}
