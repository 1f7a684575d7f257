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
    let reading = Reading(body, lexicon: .english)
    let drafts = Self.drafts(in: reading)
    let directory = Self.directory(of: reading, title: title)
    return AttributionBuilder(reading, directory).attributions(of: drafts)
  }

  static func drafts(in reading: Reading) -> [AttributionDraft] {
    let matched = PatternMatcher.drafts(in: reading)
    let parted = Overlaps.drafts(matched, in: reading)
    let continued = Continuations.drafts(parted, in: reading)
    return Sourcing.drafts(continued, in: reading)
  }

  static func directory(of reading: Reading, title: String?) -> Directory {
    var directory = Directory(of: reading)
    if let title { directory.learnNames(from: title) }
    return directory
  }

  /// The sentences of an article in reading order, as Unicode scalars; a quotation belongs to the
  /// sentence that it stands in, however many sentences it holds itself.
  ///
  /// - Parameter body: Any text; there is no wrong one.
  public func sentences(in body: String) -> [TextSpan] {
    let reading = Reading(body, lexicon: .english)
    let offsets = ScalarOffsets(of: reading.text)
    return reading.sentences.compactMap { sentence in
      guard let first = sentence.first, let last = sentence.last else { return nil }
      let (start, end) = (reading.tokens[first], reading.tokens[last])
      return offsets.span(of: Int(start.start)..<Int(end.end))
    }
  }

  // MARK: Measuring

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
      for (site, match) in matcher.matches(of: cue) {
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
