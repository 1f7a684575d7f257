/// What the parser's benchmark measured; speeds in megabytes (1,000,000 bytes) a second.
struct ParserFigures: Encodable {
  /// Megabytes a second that the whole parser is to reach.
  private static let goal = 10.0

  /// Of one round, as are articles, tokens and attributions.
  let bytes: Double
  let articles: Int
  let tokens: Int
  let attributions: Int
  let copying: Double
  let tokenizer: Double
  let parser: Double
  let articlesPerSecond: Double

  var text: String {
    let share = 1 / Double(max(1, articles))
    let kilobytes = bytes * share / 1e3
    var table = Table("Parser, one thread", "MB/s", "× the parser's time")
    table.add("copying the bytes", copying.short, (parser / copying).short)
    table.add("tokenizer alone", tokenizer.short, (parser / tokenizer).short)
    table.add("whole parser", parser.short, "1")
    return table.text + """


      \(parser >= Self.goal ? "PASS" : "FAIL"): the parser is to reach \(Self.goal.short) MB/s.
      The parser takes \((copying / parser).short) × the time of copying and \
      \((tokenizer / parser).short) × that of the tokenizer.
      \(articlesPerSecond.short) articles/s, of \(kilobytes.short) KB with \
      \((Double(attributions) * share).short) attributions each (\(articles) articles, \
      \(attributions) attributions).
      """
  }
}
