public import QuoteModel

/// Finds the attributions of an English news article.
///
/// Pure: no file, no clock, no state; the same text gives the same attributions everywhere.
public struct ArticleParser: Sendable {
  /// Changes whenever the same text may give other attributions.
  public static let version = "0.3.0"

  public init() {}

  /// The statements of an article, in reading order of their first span.
  ///
  /// - Parameter body: Any text; there is no wrong one.
  /// - Parameter title: Tells the given names of those whom the body calls by their surname alone.
  public func attributions(in body: String, title: String? = nil) -> [Attribution] {
    let article = TokenizedArticle(body, lexicon: .english)
    let drafts = Self.drafts(in: article)
    let directory = Self.directory(of: article, title: title)
    return AttributionBuilder(article, directory).attributions(of: drafts)
  }

  /// The statements of an article as `attributions` gives them, each with why it was made so.
  ///
  /// Parses the text and then decides each attribution anew, so it takes a few times as long.
  public func explanations(in body: String, title: String? = nil) -> [Explanation] {
    let article = TokenizedArticle(body, lexicon: .english)
    let drafts = Self.drafts(in: article)
    let directory = Self.directory(of: article, title: title)
    let attributions = AttributionBuilder(article, directory).attributions(of: drafts)
    let resolutions = Resolver.resolutions(of: drafts, in: article, directory)
    let explainer = Explainer(article, directory)
    // Attributions stand in reading order, and no two begin at one place.
    let byStart = Dictionary(grouping: drafts.indices) { drafts[$0].start }
    let starts = byStart.keys.sorted()
    return zip(attributions, starts).map { attribution, start in
      let draft = Self.maker(of: attribution, among: byStart[start, default: []], drafts)
      return explainer.explanation(of: attribution, drafts[draft], resolutions[draft].person)
    }
  }

  /// The sentences of an article in reading order, as Unicode scalars; a quotation belongs to the
  /// sentence that it stands in, however many sentences it holds itself.
  ///
  /// - Parameter body: Any text; there is no wrong one.
  public func sentences(in body: String) -> [TextSpan] {
    let article = TokenizedArticle(body, lexicon: .english)
    let offsets = ScalarOffsets(of: article.text)
    return article.sentences.compactMap { sentence in
      guard let first = sentence.first, let last = sentence.last else { return nil }
      let (start, end) = (article.tokens[first], article.tokens[last])
      return offsets.span(of: Int(start.start)..<Int(end.end))
    }
  }

  // MARK: Passes

  static func drafts(in article: TokenizedArticle) -> [AttributionDraft] {
    let matched = PatternMatcher.drafts(in: article)
    let parted = Overlaps.drafts(matched, in: article)
    let continued = Continuations.drafts(parted, in: article)
    return Sourcing.drafts(continued, in: article)
  }

  static func directory(of article: TokenizedArticle, title: String?) -> Directory {
    var directory = Directory(of: article)
    if let title { directory.learnNames(from: title) }
    return directory
  }

  /// Of the drafts that begin at one place, the one that became the attribution there.
  private static func maker(
    of attribution: Attribution, among indices: [Int], _ drafts: [AttributionDraft]
  ) -> Int {
    let made = indices.filter {
      [drafts[$0].rule, drafts[$0].rule + " ?"].contains(attribution.rule)
    }
    return made.max { (drafts[$0].logOdds ?? 0) < (drafts[$1].logOdds ?? 0) } ?? indices[0]
  }

  // MARK: Measuring

  /// How many tokens a text has: the floor that `make bench` holds the whole parser to.
  @_spi(Measuring) public static func countTokens(in body: String) -> Int {
    let text = UnretainedArray(of: body)
    let tokens = Tokenizer.tokens(of: text, lexicon: .english)
    defer {
      tokens.free()
      text.free()
    }
    return tokens.count
  }

  /// All matches of all rows in a text.
  @_spi(Measuring) public static func candidates(in body: String) -> [Candidate] {
    let article = TokenizedArticle(body, lexicon: .english)
    let offsets = ScalarOffsets(of: article.text)
    func span(_ tokens: Range<Int>) -> [Int] {
      article.bytes(of: tokens).map { [offsets.span(of: $0).start, offsets.span(of: $0).end] } ?? []
    }
    let matcher = PatternMatcher(article)
    var result: [Candidate] = []
    for (number, cue) in Cues.cues(in: article).enumerated() {
      for (context, match) in matcher.matches(of: cue) {
        let part = match.content.last.flatMap {
          context.sentence.contains($0.lowerBound) && $0.lowerBound >= cue.tokens.upperBound
            ? $0 : nil
        }
        let places =
          part.map {
            matcher.ends.places(from: $0.lowerBound, in: context.sentence, row: match.row, cue: cue)
          } ?? []
        result.append(
          Candidate(
            cue: number, row: AttributionPattern.english[match.row].name,
            cueSpan: span(cue.tokens), content: match.content.map(span),
            source: match.source.map { [span($0.tokens)] } ?? [],
            features: matcher.acceptance.features(of: match, in: context),
            start: part.map { span($0)[0] },
            ends: places.map { span($0.token - 1..<$0.token)[1] },
            endFeatures: places.dropLast().map(\.features)))
      }
    }
    return result
  }
}

/// A match of a row before anybody decided whether it is an attribution, for learning the weights.
@_spi(Measuring) public struct Candidate: Encodable, Sendable {
  /// The number of its cue in the article.
  public var cue: Int
  public var row: String
  public var cueSpan: [Int]
  /// Offsets in scalars, `[start, end]`.
  public var content: [[Int]]
  public var source: [[Int]]
  public var features: [String]
  /// Where the last part of its content begins, if that runs to the right of the cue.
  public var start: Int?
  /// Where that part may end, the sentence's end last.
  public var ends: [Int]
  /// The features of each end but the last.
  public var endFeatures: [[String]]
}
