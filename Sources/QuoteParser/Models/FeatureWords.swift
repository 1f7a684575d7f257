/// What the features of accepting a match mean, in words for those who do not know the parser.
///
/// A feature joins up to three aspects of a match; that of the rule goes without saying, as all
/// features of one match have the same.
struct FeatureWords {
  private let lexicon: Lexicon

  init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  /// *the content begins with “that”, and the cue is “say”*
  func phrase(_ feature: Feature<AcceptanceFeature>) -> String {
    let values = [feature.values.0, feature.values.1, feature.values.2]
    let phrases = zip(Self.aspects(of: feature.kind), values).compactMap { phrase($0, $1) }
    return phrases.isEmpty ? "the rule by itself" : phrases.joined(separator: ", and ")
  }

  /// What one value of a feature is about.
  private enum Aspect {
    case rule, cue, form, mode, polarity, quoted, recipient, group
    case source, name, subject, sourceLength, distance
    case beforeSource, beforeContent, beforeGroup, opening, second, next
    case length, share, finite, adjunct, gap, gapFinite, paragraph
  }

  private static func aspects(of kind: AcceptanceFeature) -> [Aspect] {
    switch kind {
    case .row: [.rule]
    case .rowQuoted: [.rule, .quoted]
    case .cue: [.cue]
    case .cueRow: [.cue, .rule]
    case .cueQuoted: [.cue, .quoted]
    case .cueForm: [.cue, .form]
    case .formRow: [.form, .rule]
    case .polarityQuoted: [.polarity, .quoted]
    case .modeQuoted: [.mode, .quoted]
    case .modeForm: [.mode, .form]
    case .source: [.source]
    case .sourceRow: [.source, .rule]
    case .sourceMode: [.source, .mode]
    case .sourceLength: [.sourceLength]
    case .beforeSource: [.beforeSource]
    case .distanceForm: [.distance, .form]
    case .lengthRow: [.length, .rule]
    case .openingRow: [.opening, .rule]
    case .openingCue: [.opening, .cue]
    case .secondRow: [.second, .rule]
    case .nextRow: [.next, .rule]
    case .finiteRow: [.finite, .rule]
    case .adjunctRow: [.adjunct, .rule]
    case .shareQuoted: [.share, .quoted]
    case .paragraph: [.paragraph]
    case .recipientCue: [.recipient]
    case .group: [.group]
    case .beforeGroupForm: [.beforeGroup, .form]
    case .beforeContentRow: [.beforeContent, .rule]
    case .beforeSourceQuoted: [.beforeSource, .quoted]
    case .nameRow: [.name, .rule]
    case .subject: [.subject, .form]
    case .subjectSource: [.subject, .source]
    case .subjectAfter: [.subject, .beforeSource]
    case .subjectBefore: [.subject, .beforeGroup, .beforeGroup]
    case .gapRow: [.gap, .rule]
    case .gapFiniteRow: [.gapFinite, .rule]
    case .gapFiniteCue: [.gapFinite, .cue]
    }
  }

  private func phrase(_ aspect: Aspect, _ value: FeatureValue) -> String? {
    let number = value.number ?? 0
    return switch aspect {
    case .rule: nil
    case .cue: "the cue is \(word(value))"
    case .form: "the cue is \(word(value))"
    case .mode: "the cue is one of \(word(value))"
    case .polarity: "the statement is \(word(value))"
    case .quoted: "\(word(value)) of the content is quoted"
    case .recipient: "the hearer of \(word(value)) is named"
    case .group: "\(word(value)) stands with the cue"
    case .source: "the source is \(word(value))"
    case .name: Self.spellings[min(number, Self.spellings.count - 1)]
    case .subject: "the source is \(number == 1 ? "the likeliest" : "another") of several subjects"
    case .sourceLength: "the source has \(Self.count(number, of: "word", most: 8))"
    case .distance: Self.distances[min(number, Self.distances.count - 1)]
    case .beforeSource: "the source comes after \(wordBefore(value))"
    case .beforeContent: "the content comes after \(wordBefore(value))"
    case .beforeGroup: "the verb comes after \(wordBefore(value))"
    case .opening: "the content begins with \(word(value))"
    case .second: "the content goes on with \(word(value))"
    case .next: "after the content comes \(word(value))"
    case .length: "the content has \(Self.lengths[min(number, Self.lengths.count - 1)])"
    case .share: "the content is \(Self.shares[min(number, Self.shares.count - 1)]) of the sentence"
    case .finite: "the content has \(number == 1 ? "a" : "no") verb of its own"
    case .adjunct: "the article \(number == 1 ? "tells" : "does not tell") when, where or how"
    case .gap: "\(Self.count(number, of: "word", most: 12)) before the content fit nothing else"
    case .gapFinite: "\(number == 1 ? "a" : "no") verb stands between cue and content"
    case .paragraph: "the sentence \(number == 1 ? "begins" : "does not begin") a paragraph"
    }
  }

  private func word(_ value: FeatureValue) -> String {
    value.label?.inWords ?? "“\(value.cueName(in: lexicon) ?? value.name(in: lexicon))”"
  }

  private func wordBefore(_ value: FeatureValue) -> String {
    value == .label(.edge) ? "the start of the sentence" : word(value)
  }

  private static let distances = [
    "the source comes right before the cue", "a word stands between source and cue",
    "two words stand between source and cue", "words stand between source and cue",
    "the source comes after the cue",
  ]

  private static let spellings = [
    "the source's name has no known given name", "the source's name has a given name",
    "the source's name is in capitals",
  ]

  private static let lengths =
    (0..<12).map { count($0, of: "word") } + [
      "12 to 19 words", "20 to 39 words", "40 or more words",
    ]

  /// In fifths.
  private static let shares = [
    "a small part", "a quarter or so", "half or less", "half or more", "most", "all",
  ]

  /// *1 word*, *8 or more words*
  private static func count(_ number: Int, of noun: String, most: Int = .max) -> String {
    number == 1 ? "one \(noun)" : "\(number)\(number == most ? " or more" : "") \(noun)s"
  }
}
