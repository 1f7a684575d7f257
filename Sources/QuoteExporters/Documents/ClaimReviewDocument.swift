public import Essentials
public import QuoteModel

/// Skeletons of schema.org's ClaimReview (https://schema.org/ClaimReview) as JSON-LD, one a statement and
/// who made it: what was said, by whom, and where it was printed. What the review finds is `null`, for
/// the fact-checker to fill in.
public struct ClaimReviewDocument: QuoteDocument {
  public static let name = "claimreview"
  public static let unit = QuoteGroup.Unit.statement
  /// What is denied is no claim of who denies it.
  public static let tellsPolarity = false
  private var isFirst = true

  public init() {}

  public mutating func appendOpening(to buffer: inout ByteBuffer) {
    buffer.append(#"{"@context":"https://schema.org","@graph":["#)
  }

  public mutating func append(_ group: QuoteGroup, to buffer: inout ByteBuffer) {
    for printings in claims(of: group.quotes) {
      buffer.append(isFirst ? "\n" : ",\n")
      isFirst = false
      JSONText.append(review(of: printings), to: &buffer)
    }
  }

  public mutating func appendClosing(to buffer: inout ByteBuffer) {
    buffer.append(isFirst ? "]}\n" : "\n]}\n")
  }

  /// The same words of several people are a claim of each.
  private func claims(of quotes: [Quote]) -> [[Quote]] {
    var claims: [[Quote]] = []
    for quote in quotes {
      let place = claims.firstIndex { claim in
        claim[0].speakerIDs == quote.speakerIDs
          && claim[0].attribution.polarity == quote.attribution.polarity
      }
      if let place { claims[place].append(quote) } else { claims.append([quote]) }
    }
    return claims
  }

  private func review(of printings: [Quote]) -> Cell {
    let quote = printings[0]
    return .object([
      ("@type", "ClaimReview"), ("claimReviewed", .text(claimed(quote))),
      ("itemReviewed", claim(of: printings)),
      ("author", ["@type": "Organization", "name": .empty, "url": .empty]),
      ("datePublished", .empty), ("url", .empty), ("reviewBody", .empty),
      (
        "reviewRating",
        [
          "@type": "Rating", "ratingValue": .empty, "bestRating": .empty, "worstRating": .empty,
          "alternateName": .empty,
        ]
      ),
    ])
  }

  private func claimed(_ quote: Quote) -> String {
    switch quote.attribution.polarity {
    case .affirmed: quote.attribution.text
    case .negated: "[denied, or not said] \(quote.attribution.text)"
    case .hypothetical: "[hypothetical] \(quote.attribution.text)"
    }
  }

  private func claim(of printings: [Quote]) -> Cell {
    let quote = printings[0]
    let authors = zip(quote.speakerIDs, quote.attribution.speakers).map { id, speaker in
      author(speaker, role: quote.attribution.role, wikidata: quote.wikidata[id])
    }
    let first = printings.compactMap(\.article.published).min()
    return [
      "@type": "Claim", "identifier": .text(quote.id), "text": .text(quote.attribution.text),
      "author": authors.count == 1 ? authors[0] : authors.isEmpty ? .empty : .list(authors),
      "datePublished": Cell(first?.description),
      "appearance": .list(printings.map(appearance)),
    ]
  }

  private func author(_ speaker: AttributedSpeaker, role: String?, wikidata: String?) -> Cell {
    let isPerson = speaker.kind == .person || speaker.kind == .anonymous
    var members: [(name: String, value: Cell)] = [
      ("@type", isPerson ? "Person" : speaker.kind == .document ? "CreativeWork" : "Organization"),
      ("name", .text(speaker.name)),
    ]
    if isPerson, let role { members.append(("jobTitle", .text(role))) }
    if let wikidata {
      members.append(("sameAs", .text("https://www.wikidata.org/entity/\(wikidata)")))
    }
    return .object(members)
  }

  private func appearance(_ quote: Quote) -> Cell {
    let article = quote.article
    return [
      "@type": "NewsArticle", "identifier": .text(quote.id), "headline": Cell(article.title),
      "url": Cell(article.url), "datePublished": Cell(article.published?.description),
      "publisher": article.outlet.map { ["@type": "Organization", "name": .text($0)] } ?? .empty,
    ]
  }
}
