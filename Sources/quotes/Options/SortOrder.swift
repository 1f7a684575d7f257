import ArgumentParser
import QuoteModel

/// An order of rows that can be asked for.
enum SortOrder: String, CaseIterable, ExpressibleByArgument {
  case relevance, newest, oldest, speaker

  var querySort: QuoteQuery.Sort {
    switch self {
    case .relevance: .relevance
    case .newest: .newest
    case .oldest: .oldest
    case .speaker: .speaker
    }
  }
}
