public import QuoteModel

/// A column of an export of quotes, by its name there.
public enum QuoteColumn: String, CaseIterable, Sendable {
  case quoteID = "quote_id"
  case kind, mode, text, speaker
  case speakerID = "speaker_id"
  case source, role, cue
  case cueLemma = "cue_lemma"
  case polarity, recipient, channel, via, confidence, rule, reviewed
  case contextBefore = "context_before"
  case contextAfter = "context_after"
  case start, end, spans
  case articleID = "article_id"
  case title, outlet, author, published, url, language
  case articleHash = "article_hash"
  case parserVersion = "parser_version"
  /// Where and when the article was read: only on request, as they differ between machines.
  case input, imported

  /// The columns of an export that asks for none, in the contract's order.
  public static let standard = allCases.filter { $0 != .input && $0 != .imported }

  /// The value of this column for a quote.
  public func cell(of quote: Quote) -> Cell {
    let attribution = quote.attribution
    let article = quote.article
    return switch self {
    case .quoteID: .text(quote.id)
    case .kind: .text(attribution.kind.rawValue)
    case .mode: .text(attribution.mode.rawValue)
    case .text: .text(attribution.text)
    case .speaker: Cell(joinedNames(attribution.speakers.lazy.map(\.name)))
    case .speakerID: Cell(joinedNames(quote.speakerIDs))
    case .source: Cell(attribution.sourceText)
    case .role: Cell(attribution.role)
    case .cue: Cell(attribution.cueText)
    case .cueLemma: Cell(attribution.cueLemma)
    case .polarity: .text(attribution.polarity.rawValue)
    case .recipient: Cell(attribution.recipient)
    case .channel: Cell(attribution.channel)
    case .via: Cell(attribution.via)
    case .confidence: .number(attribution.confidence)
    case .rule: .text(attribution.rule)
    case .reviewed: .flag(quote.isReviewed)
    case .contextBefore: .text(quote.contextBefore)
    case .contextAfter: .text(quote.contextAfter)
    case .start: attribution.content.first.map { .integer($0.start) } ?? .empty
    case .end: attribution.content.last.map { .integer($0.end) } ?? .empty
    case .spans: .spans(attribution.content)
    case .articleID: .text(article.id)
    case .title: Cell(article.title)
    case .outlet: Cell(article.outlet)
    case .author: Cell(article.author)
    case .published: Cell(article.published?.description)
    case .url: Cell(article.url)
    case .language: Cell(article.language)
    case .articleHash: .text(article.hash)
    case .parserVersion: .text(quote.parserVersion)
    case .input: .text(article.input)
    case .imported: .text(article.imported)
    }
  }
}

/// Several names in one cell: `Ana Ruiz | Luis Ortega`; `nil` for none.
func joinedNames(_ names: some Collection<String>) -> String? {
  guard names.count != 1 else { return names.first }
  return names.isEmpty ? nil : names.joined(separator: " | ")
}
