/// A quote as an export of millions of rows has it: the same as `Quote`, its texts as UTF-8.
///
/// One row is filled again and again; whoever keeps something of it takes a copy.
public struct QuoteRow: Sendable {
  /// A text of the row; those of the article first, which stay while its quotes follow each other.
  public enum Text: Int, CaseIterable, Sendable {
    case articleHash, title, outlet, author, published, url, language, parserVersion, input,
      imported
    case kind, mode, text, speaker, speakerID, source, role, cue, cueLemma, polarity, recipient
    case channel, via, rule, contextBefore, contextAfter

    static let firstOfQuote = Text.kind
  }

  public private(set) var texts = PackedTexts(count: Text.allCases.count)
  /// Another one for every article, so that what is made of it need not be made for every quote.
  public private(set) var articleNumber = 0
  public var confidence = 0.0
  public var isReviewed = false
  /// Of the content, in reading order.
  public var spans: [TextSpan] = []

  public init() {}

  public var start: Int { spans.first?.start ?? 0 }

  /// Where a text stands in `texts.utf8`; `nil` where the article does not tell.
  public func place(of text: Text) -> Range<Int>? { texts.place(of: text.rawValue) }

  /// Empties the row for the first quote of another article.
  public mutating func beginArticle() {
    texts.removeAll(from: 0)
    articleNumber += 1
    beginQuote()
  }

  /// Empties what is not the article's.
  public mutating func beginQuote() {
    texts.removeAll(from: Text.firstOfQuote.rawValue)
    spans.removeAll(keepingCapacity: true)
  }

  public mutating func set(_ text: Text, to utf8: UnsafeBufferPointer<UInt8>?) {
    texts.set(text.rawValue, to: utf8)
  }

  public mutating func set(_ text: Text, writing write: (inout [UInt8]) -> Void) {
    texts.set(text.rawValue, writing: write)
  }
}
