import QuoteModel
import QuoteStore

/// Tells what an import would do, as far as that can be known without storing.
struct DryRun {
  private var met: Set<ArticleIdentity> = []
  private var speakers: Set<String> = []

  var speakerCount: Int { speakers.count }

  /// An article met twice in this run is a duplicate; a new version of a stored one counts as new.
  mutating func outcomes(of articles: [ParsedArticle]) -> [StoreOutcome] {
    articles.map { article in
      guard met.insert(article.identity).inserted else { return .duplicate }
      for attribution in article.attributions {
        speakers.formUnion(attribution.speakers.lazy.map(\.name))
      }
      return .new
    }
  }
}
