import GRDB

/// A full-text index of the archive, and the rows that it indexes.
enum WordIndexTable {
  case quotes, titles

  var name: SQL {
    switch self {
    case .quotes: "quote_fts"
    case .titles: "title_fts"
    }
  }

  /// The table whose row ids it has.
  var rows: SQL {
    switch self {
    case .quotes: "quote"
    case .titles: "article"
    }
  }

  /// What it has the words of.
  var text: SQL {
    switch self {
    case .quotes: "quote.text"
    case .titles: "article.title"
    }
  }

  /// The column of the index.
  var column: String {
    switch self {
    case .quotes: "text"
    case .titles: "title"
    }
  }
}
