import Essentials
public import Languages
public import QuoteModel

/// Finds the attributions of an English news article.
///
/// Pure: no file, no clock, no state; the same text gives the same attributions everywhere.
public struct ArticleParser: Sendable {
  /// Changes whenever the same text may give other attributions.
  public static let version = "0.15.0"

  private let models: LearntModels

  public init() { models = .english }

  /// One that goes by other weights.
  init(models: LearntModels) { self.models = models }

  /// The statements of an article, in reading order of their first span.
  ///
  /// - Parameter body: Any text; there is no wrong one.
  /// - Parameter title: Tells the given names of those whom the body calls by their surname alone.
  /// - Parameter language: In one that the parser does not know there are none.
  public func attributions(
    in body: String, title: String? = nil, language: TextLanguage? = nil
  ) -> [Attribution] {
    guard language?.isParsed ?? true else { return [] }
    let (builder, drafts) = prepared(body, title: title, explains: false)
    return builder.built(from: drafts).all.map(\.attribution)
  }

  func prepared(_ body: String, title: String?, explains: Bool) -> (
    AttributionBuilder, [AttributionDraft]
  ) {
    let article = TokenizedArticle(body, lexicon: .english)
    let structure = ArticleStructure(article, models.tagger)
    let decider = Decider(structure, models.decisions, explains: explains)
    let directory = Directory(of: structure)
    if let title { directory.learnNames(from: title) }
    return (
      AttributionBuilder(
        article: article, directory: directory, speakers: models.speakers, explains: explains),
      Sourcing.drafts(decider.drafts(), in: article)
    )
  }

  /// The sentences of an article in reading order, as Unicode scalars; a quotation belongs to the
  /// sentence that it stands in, however many sentences it holds itself.
  ///
  /// - Parameter body: Any text; there is no wrong one.
  public func sentences(in body: String) -> [TextSpan] {
    let article = TokenizedArticle(body, lexicon: .english)
    let offsets = ScalarOffsets(of: article.text)
    return article.sentences.compactMap { article.bytes(of: $0).map(offsets.span) }
  }

  /// Whether a cue says that its content is not so: *deny*, *dismiss*.
  ///
  /// - Parameter cue: As `Attribution.cueLemma` has it.
  public static func denies(_ cue: String) -> Bool { denials.contains(cue) }

  private static let denials = Set(
    Lexicon.english.cues.filter { $0.frames.contains(.denial) }.map(\.lemma))

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
}
