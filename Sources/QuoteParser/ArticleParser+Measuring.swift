extension ArticleParser {
  /// How many tokens a text has: the floor that `make bench` holds the whole parser to.
  @_spi(Measuring) public static func countTokens(in body: String) -> Int {
    Tokenizer.tokens(of: Array(body.utf8), lexicon: .english).count
  }
}
