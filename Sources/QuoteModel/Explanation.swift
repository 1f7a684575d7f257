/// Why the parser made one attribution as it did, and what else it considered.
public struct Explanation: Hashable, Sendable {
  /// Something that holds of the attribution and that the decision looked at.
  public struct Reason: Hashable, Sendable {
    /// *the source is a name*
    public var text: String
    /// What it adds to the log odds of an attribution: above zero speaks for one.
    public var weight: Double

    public init(text: String, weight: Double) {
      self.text = text
      self.weight = weight
    }
  }

  /// Another place where the content of the same cue might have stood; or what else a quotation that
  /// no cue of its sentence has might have been.
  public struct Alternative: Hashable, Sendable {
    /// Empty if it might have been nobody's words.
    public var rule: String
    /// The content it would have had, as printed; several parts joined by an ellipsis.
    public var text: String
    public var probability: Double

    public init(rule: String, text: String, probability: Double) {
      self.rule = rule
      self.text = text
      self.probability = probability
    }
  }

  /// A place where the content might have ended.
  public struct End: Hashable, Sendable {
    /// The last part of the content up to there, as printed.
    public var text: String
    public var probability: Double

    public init(text: String, probability: Double) {
      self.text = text
      self.probability = probability
    }
  }

  /// Somebody else whom the source might have meant.
  public struct Speaker: Hashable, Sendable {
    /// Empty for nobody.
    public var name: String
    public var probability: Double

    public init(name: String, probability: Double) {
      self.name = name
      self.probability = probability
    }
  }

  public var attribution: Attribution
  /// How the parts follow each other, one by one.
  public var ruleInWords: String { RulePart.parts(of: attribution.rule).inWords }
  /// Marked text that is arranged so: `[Q …]` content, `[S …]` source, `[C …]` cue.
  public var example: String { RulePart.parts(of: attribution.rule).example }
  /// How likely the cue attributes something, by what was learnt; `nil` for a quotation without a cue
  /// of its own.
  public var probability: Double?
  /// The weightiest first.
  public var reasons: [Reason]
  /// The likeliest first, those that were too unlikely among them. One that is likelier than the
  /// attribution itself has a content that went to a likelier cue.
  public var alternatives: [Alternative]
  /// How likely the content ends where it does; `nil` where nothing was to be decided or no place
  /// before the end of the sentence was likely.
  public var endProbability: Double?
  /// The places that the content was read beyond, the likeliest first.
  public var otherEnds: [End]
  /// Why the source is this speaker, or nobody.
  public var speakerReason: String
  /// How likely the source means this speaker, or nobody, by what was learnt; `nil` where a name says
  /// so.
  public var speakerProbability: Double?
  /// The likeliest first.
  public var otherSpeakers: [Speaker]
  /// Others in the article to whom the speaker's last name fits.
  public var namesakes: [String]

  /// *in the sentence before*, by how many sentences before the source something stands.
  public static func place(_ sentencesBefore: Int) -> String {
    switch sentencesBefore {
    case 0: "in the same sentence"
    case 1: "in the sentence before"
    case -1: "in the next sentence"
    case ..<0: "\(-sentencesBefore) sentences later"
    default: "\(sentencesBefore) sentences before"
    }
  }

  public init(
    attribution: Attribution, speakerReason: String, probability: Double? = nil,
    reasons: [Reason] = [], alternatives: [Alternative] = [],
    endProbability: Double? = nil, otherEnds: [End] = [], speakerProbability: Double? = nil,
    otherSpeakers: [Speaker] = [], namesakes: [String] = []
  ) {
    self.attribution = attribution
    self.speakerReason = speakerReason
    self.speakerProbability = speakerProbability
    self.otherSpeakers = otherSpeakers
    self.probability = probability
    self.reasons = reasons
    self.alternatives = alternatives
    self.endProbability = endProbability
    self.otherEnds = otherEnds
    self.namesakes = namesakes
  }
}
