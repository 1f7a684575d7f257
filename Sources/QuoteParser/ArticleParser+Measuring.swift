import QuoteModel

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

  /// All matches of all rows in a text.
  @_spi(Measuring) public static func candidates(in body: String) -> [Candidate] {
    let reading = Reading(body, lexicon: .english)
    let offsets = ScalarOffsets(of: reading.text)
    func span(_ tokens: Range<Int>) -> [Int] {
      reading.bytes(of: tokens).map { [offsets.span(of: $0).start, offsets.span(of: $0).end] } ?? []
    }
    let matcher = PatternMatcher(reading)
    var result: [Candidate] = []
    for (number, cue) in Cues.cues(in: reading).enumerated() {
      let site = matcher.site(of: cue)
      for match in matcher.matches(at: site) {
        let part = match.content.last.flatMap {
          site.sentence.contains($0.lowerBound) && $0.lowerBound >= cue.tokens.upperBound ? $0 : nil
        }
        let places =
          part.map {
            matcher.ends.places(from: $0.lowerBound, in: site.sentence, row: match.row, cue: cue)
          } ?? []
        result.append(
          Candidate(
            cue: number, row: AttributionPattern.english[match.row].name,
            cueSpan: span(cue.tokens), content: match.content.map(span),
            source: match.source.map { [span($0.tokens)] } ?? [],
            features: matcher.acceptance.features(of: match, at: site),
            start: part.map { span($0)[0] },
            ends: places.map { span($0.token - 1..<$0.token)[1] },
            endFeatures: places.dropLast().map(\.features)))
      }
    }
    return result
  }
}
