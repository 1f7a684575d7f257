extension ArticleParser {
  /// How many tokens a text has: the floor that `make bench` holds the whole parser to.
  @_spi(Measuring) public static func countTokens(in body: String) -> Int {
    let text = Tape(of: body)
    let tokens = Tokenizer.tokens(of: text, lexicon: .english)
    defer {
      tokens.free()
      text.free()
    }
    return tokens.count
  }
}
