public import Essentials
public import QuoteModel

/// The shape of GDELT's Global Quotation Graph: a JSON object a line for each article,
/// `date, url, title, lang, quotes[]{pre, quote, post}`.
///
/// It has no speakers. The date is a day, as an article tells no more; what an article does not
/// tell is `null`.
public struct GQGDocument: QuoteDocument {
  public static let name = "gqg"
  public static let holdsIndirect = false
  public static let tellsPolarity = false

  public init() {}

  public mutating func append(_ group: QuoteGroup, to buffer: inout ByteBuffer) {
    guard let article = group.quotes.first?.article else { return }
    let quotes = group.quotes.map { quote -> Cell in
      [
        "pre": .text(quote.contextBefore), "quote": .text(quote.attribution.text),
        "post": .text(quote.contextAfter),
      ]
    }
    JSONText.append(
      [
        "date": Cell(article.published?.description), "url": Cell(article.url),
        "title": Cell(article.title), "lang": Cell(article.language), "quotes": .list(quotes),
      ], to: &buffer)
    buffer.append(0x0A)
  }
}
