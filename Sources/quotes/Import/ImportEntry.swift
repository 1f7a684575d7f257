import ArticleReaders
import QuoteStore

/// One record on its way into the archive.
struct ImportEntry: Sendable {
  enum State: Sendable {
    case parsed(ParsedArticle)
    /// The archive has it already.
    case duplicate
    case rejected(Rejection)
    /// Dated before the day that was asked for.
    case tooOld
  }

  var place: String
  var warnings: [ReadingWarning]
  var state: State
}
