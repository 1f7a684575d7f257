import GRDB
public import QuoteModel

extension QuoteRepository {
  /// Whether the words of a query hold neither a word nor a symbol, but punctuation alone.
  public func isWordless(_ query: QuoteQuery) throws -> Bool {
    try connection.read { db in
      SearchWords(query.words ?? "", hasWord: try WordForms(in: db).hasWord).isWordless
    }
  }

  /// Where in texts the words stand that a query looks for.
  ///
  /// - Returns: For each text UTF-8 bytes, half-open, in order.
  public func hits(of query: QuoteQuery, in texts: [String]) throws -> [[Range<Int>]] {
    try connection.read { db in
      let forms = try WordForms(in: db)
      let words = SearchWords(query.words ?? "", hasWord: forms.hasWord)
      let match = WordMatch(words, isExact: query.isExact, forms: forms)
      return texts.map(match.hits)
    }
  }
}
