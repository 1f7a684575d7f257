import QuoteModel
@_spi(Measuring) import QuoteParser

/// How fast the parser is, beside copying the text and cutting it into tokens.
///
/// All on one thread. Each round does the three one after the other over the same articles, so
/// that what else the machine does meets all of them; the best round of each counts.
struct ParserBenchmark {
  private static let rounds = 10

  private let bodies: [String]
  private let bytes: Int

  /// - Parameter megabytes: Of text that is parsed in all rounds together.
  init(_ articles: [Article], megabytes: Int) {
    let wanted = max(1, megabytes * 1_000_000 / Self.rounds)
    var bodies: [String] = []
    var bytes = 0
    while bytes < wanted, !articles.isEmpty {
      let body = articles[bodies.count % articles.count].body
      bodies.append(body)
      bytes += body.utf8.count
    }
    self.bodies = bodies
    self.bytes = bytes
  }

  func run() -> ParserFigures {
    let parser = ArticleParser()
    var best = (copying: Double.infinity, tokens: Double.infinity, parsing: Double.infinity)
    var attributions = 0
    var tokens = 0
    for _ in 0..<Self.rounds {
      (attributions, tokens) = (0, 0)
      best.copying = min(best.copying, seconds { for body in bodies { copy(body) } })
      let counting = seconds {
        for body in bodies { tokens += ArticleParser.countTokens(in: body) }
      }
      best.tokens = min(best.tokens, counting)
      let parsing = seconds {
        for body in bodies { attributions += parser.attributions(in: body).count }
      }
      best.parsing = min(best.parsing, parsing)
    }
    let megabytes = Double(bytes) / 1e6
    return ParserFigures(
      bytes: Double(bytes), articles: bodies.count, tokens: tokens,
      attributions: attributions, copying: megabytes / best.copying,
      tokenizer: megabytes / best.tokens, parser: megabytes / best.parsing,
      articlesPerSecond: Double(bodies.count) / best.parsing)
  }

  /// Not inlined, so that the copy is made though nobody looks at it.
  @inline(never) @discardableResult
  private func copy(_ body: String) -> [UInt8] { Array(body.utf8) }
}
