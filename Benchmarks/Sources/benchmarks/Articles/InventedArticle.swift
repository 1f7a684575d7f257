import QuoteModel

/// A news article that nobody wrote.
struct InventedArticle {
  let number: Int
  let title: String
  let body: String
  let outlet: String
  let author: String
  /// Counted in months of 28 days, so that it is one in every month.
  let day: Int

  var article: Article {
    Article(
      body: body, title: title, outlet: outlet, author: author,
      published: CalendarDate(
        year: 2014 + day / (12 * 28), month: 1 + day / 28 % 12, day: 1 + day % 28),
      url: "https://news.example/\(number)", language: "en")
  }
}
