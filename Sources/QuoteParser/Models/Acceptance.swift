import QuoteModel

/// How likely a match of a row is to be an attribution.
///
/// The rows say what an attribution can look like; how often one of them is one depends on the
/// cue, its form, who its subject is and how the content begins. Those weights were learnt from
/// annotated news (`LinearModel`), and their sum is the attribution's confidence too.
struct Acceptance {
  private let article: TokenizedArticle
  private let clauses: Clauses

  init(_ article: TokenizedArticle, _ clauses: Clauses) {
    self.article = article
    self.clauses = clauses
  }

  func logOdds(of match: PatternMatcher.Match, in context: PatternMatcher.CueContext) -> Float {
    var odds = LogOdds(article.lexicon.acceptance)
    describe(match, in: context, to: &odds)
    return odds.sum
  }

  func features(of match: PatternMatcher.Match, in context: PatternMatcher.CueContext) -> [String] {
    var names = FeatureNames<AcceptanceFeature>(article.lexicon)
    describe(match, in: context, to: &names)
    return names.names
  }

  /// The features that have a weight, for explaining.
  func weighedFeatures(
    of match: PatternMatcher.Match, in context: PatternMatcher.CueContext
  ) -> [WeighedFeatures<AcceptanceFeature>.Element] {
    var weighed = WeighedFeatures(article.lexicon.acceptance)
    describe(match, in: context, to: &weighed)
    return weighed.elements
  }

  private func describe<R: FeatureReceiver<AcceptanceFeature>>(
    _ match: PatternMatcher.Match, in context: PatternMatcher.CueContext, to features: inout R
  ) {
    guard let source = match.source, let first = match.content.first?.lowerBound,
      let last = match.content.last?.upperBound
    else { return }
    let sentence = context.sentence
    let row = FeatureValue.row(match.row)
    let cue = FeatureValue.cue(context.cue)
    let counts = article.words(in: match.content)
    let quoted = FeatureValue.label(
      counts.quoted == 0 ? .nothing : counts.quoted == counts.all ? .everything : .part)
    let form = FeatureValue.label(form(of: context.cue))
    let mode = FeatureValue.label(Self.label(of: context.cue.mode))
    let speaker = speaker(source)
    let opening = article.label(first, in: sentence)
    features.take(Feature(.row, row))
    features.take(Feature(.rowQuoted, row, quoted))
    features.take(Feature(.cue, cue))
    features.take(Feature(.cueRow, cue, row))
    features.take(Feature(.cueQuoted, cue, quoted))
    features.take(Feature(.cueForm, cue, form))
    features.take(Feature(.formRow, form, row))
    features.take(Feature(.polarityQuoted, Self.polarity(context.cue), quoted))
    features.take(Feature(.modeQuoted, mode, quoted))
    features.take(Feature(.modeForm, mode, form))
    features.take(Feature(.source, speaker))
    features.take(Feature(.sourceRow, speaker, row))
    features.take(Feature(.sourceMode, speaker, mode))
    let beforeSource = article.label(source.whole.lowerBound - 1, in: sentence)
    features.take(Feature(.beforeSource, beforeSource))
    features.take(Feature(.beforeSourceQuoted, beforeSource, quoted))
    if context.choice > 0 {
      let choice = FeatureValue.number(context.choice)
      let start = context.cue.group.lowerBound
      features.take(Feature(.subject, choice, form))
      features.take(Feature(.subjectSource, choice, speaker))
      features.take(Feature(.subjectAfter, choice, beforeSource))
      features.take(
        Feature(
          .subjectBefore, choice, article.label(start - 1, in: sentence),
          article.label(start - 2, in: sentence)))
    }
    if source.kind == .name {
      features.take(Feature(.nameRow, .number(Self.spelling(of: source, in: article)), row))
    }
    features.take(Feature(.sourceLength, .number(min(source.tokens.count, 8))))
    features.take(
      Feature(.distanceForm, .number(distance(source, context.cue)), form))
    features.take(Feature(.lengthRow, .number(Self.size(counts.all)), row))
    features.take(Feature(.openingRow, opening, row))
    features.take(Feature(.openingCue, opening, cue))
    features.take(Feature(.secondRow, article.label(first + 1, in: sentence), row))
    features.take(Feature(.nextRow, article.label(last, in: sentence), row))
    features.take(
      Feature(
        .finiteRow, .flag(match.content.contains { $0.contains(where: clauses.isFinite) }), row))
    features.take(Feature(.adjunctRow, .flag(match.hasAdjunct), row))
    features.take(
      Feature(.shareQuoted, .number(min(counts.tokens * 5 / max(1, sentence.count), 5)), quoted))
    if let gap = match.gap {
      let hasFinite = gap.contains(where: clauses.isFinite)
      features.take(Feature(.gapRow, .number(min(gap.count, 12)), row))
      features.take(Feature(.gapFiniteRow, .flag(hasFinite), row))
      features.take(Feature(.gapFiniteCue, .flag(hasFinite), cue))
    }
    features.take(Feature(.beforeContentRow, article.label(first - 1, in: sentence), row))
    features.take(
      Feature(.beforeGroupForm, article.label(context.cue.group.lowerBound - 1, in: sentence), form)
    )
    features.take(Feature(.paragraph, .flag(article.tokens[sentence.lowerBound].startsParagraph)))
    if match.recipient != nil { features.take(Feature(.recipientCue, cue)) }
    for index in context.cue.group where !context.cue.tokens.contains(index) {
      if article.has(index, [.modal, .auxiliary, .negation]) || article.isWord(index, "to") {
        features.take(Feature(.group, article.label(index, in: sentence)))
      }
    }
  }

  private func form(of cue: Cue) -> WordLabel {
    switch cue.form {
    case .finite where cue.group.lowerBound < cue.tokens.lowerBound: return .auxiliary
    case .finite:
      let token = article.tokens[cue.tokens.lowerBound]
      return token.has(.singularForm) ? .singular : token.has(.pastForm) ? .past : .base
    case .infinitive: return .infinitive
    case .gerund: return .gerund
    case .passive: return .passive
    case .nominal: return .nominal
    case .mark: return .mark
    }
  }

  private func speaker(_ source: Mention) -> FeatureValue {
    let head = article.tokens[source.head]
    switch source.kind {
    case .name: return .label(.name)
    case .pronoun: return .word(head.hash)
    case .commonNoun:
      if head.has(.person) { return .label(.person) }
      if head.has(.title) { return .label(.title) }
      if head.has(.group) { return .label(.group) }
      if head.has(.organisation) { return .label(.organisation) }
      return .label(head.has(.document) ? .document : .thing)
    }
  }

  /// Whether a name has a given name in it, or is all in capitals as *WATCH* is.
  private static func spelling(of source: Mention, in article: TokenizedArticle) -> Int {
    let name = source.name ?? source.tokens
    if name.contains(where: { article.has($0, [.givenName, .honorific]) }) { return 1 }
    return name.contains { article.tokens[$0].shape.contains(.allCapitals) } ? 2 : 0
  }

  /// How many tokens stand between source and cue; 4 if the cue comes first.
  private func distance(_ source: Mention, _ cue: Cue) -> Int {
    source.whole.upperBound <= cue.group.lowerBound
      ? min(cue.group.lowerBound - source.whole.upperBound, 3) : 4
  }

  private static func label(of mode: QuoteMode) -> WordLabel {
    switch mode {
    case .speech: .speech
    case .writing: .writing
    case .thought: .thought
    }
  }

  private static func polarity(_ cue: Cue) -> FeatureValue {
    switch cue.polarity {
    case .affirmed: .label(.affirmed)
    case .negated: .label(.negated)
    case .hypothetical: .label(.hypothetical)
    }
  }

  private static func size(_ words: Int) -> Int {
    words < 12 ? words : words < 20 ? 12 : words < 40 ? 13 : 14
  }
}

/// What is asked of a match.
enum AcceptanceFeature: UInt8, FeatureKind {
  case row, rowQuoted, cue, cueRow, cueQuoted, cueForm, formRow, polarityQuoted, modeQuoted
  case modeForm, source, sourceRow, sourceMode, sourceLength, beforeSource, distanceForm
  case lengthRow, openingRow, openingCue, secondRow, nextRow, finiteRow, adjunctRow, shareQuoted
  case paragraph, recipientCue, group, beforeGroupForm
  case nameRow, beforeSourceQuoted, subject, subjectSource, subjectAfter, subjectBefore
  case beforeContentRow, gapRow, gapFiniteRow, gapFiniteCue
}
