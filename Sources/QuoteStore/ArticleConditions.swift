import GRDB
import QuoteModel

/// What the article must fulfil, of quotes or when articles themselves are looked for.
struct ArticleConditions {
  /// Whose copy of the date and of the article's row id to use, and so whose index.
  enum Table { case quote, article }

  let all: [SQL]

  init(of query: QuoteQuery, on table: Table) {
    var all: [SQL] = []
    let published: SQL = table == .quote ? "quote.published" : "article.published"
    let id: SQL = table == .quote ? "quote.article_id" : "article.id"
    if !query.outlets.isEmpty { all.append("article.outlet IN \(query.outlets)") }
    if !query.authors.isEmpty {
      let keys = query.authors.map { NameKey($0).text }
      all.append("\(id) IN (SELECT article_id FROM article_author WHERE key IN \(keys))")
    }
    if let from = query.from { all.append("\(published) >= \(from.description)") }
    if let to = query.to { all.append("\(published) <= \(to.description)") }
    if let importID = query.importID { all.append("article.import_id = \(importID)") }
    self.all = all
  }
}
