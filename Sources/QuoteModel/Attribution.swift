/// One statement that the parser found in an article: content, cue, source, and who that is.
///
/// The three parts are those of Pareti (2015), *Attribution: a computational approach*.
public struct Attribution: Hashable, Sendable, Codable {
  public var kind: QuoteKind
  public var mode: QuoteMode
  /// The words, outer quotation marks left off; several parts joined by one space.
  public var text: String
  /// One span or more, in reading order; the first start is unique within an article.
  public var content: [TextSpan]
  /// Nobody when the article does not tell; several for a joint statement.
  public var speakers: [AttributedSpeaker]
  /// The mention as printed, empty when there is none.
  public var source: [TextSpan]
  public var sourceText: String?
  public var cue: [TextSpan]
  public var cueText: String?
  /// The cue's dictionary form, in lower case: `say`, `according to`, `:`.
  public var cueLemma: String?
  /// What the article says the speaker is: *U.S. special envoy*.
  public var role: String?
  /// To whom it was said: *reporters*, *CNBC*.
  public var recipient: String?
  /// Where it was said or written: *X*, *a statement*.
  public var channel: String?
  /// The outlet or document that this article has it from: *according to Reuters*.
  public var via: String?
  public var polarity: Polarity
  /// How cue, source and content are arranged: `Q , S C`.
  public var rule: String
  /// How likely it is right, as learnt from annotated news: 0…1.
  public var confidence: Double
  /// Absent in attributions that were stored before there were inner ones.
  private var inner: Bool?
  /// Whether it stands inside another's quotation: *“Ana told me it holds,” Ortega said*.
  public var isInner: Bool {
    get { inner ?? false }
    set { inner = newValue ? true : nil }
  }

  public init(
    kind: QuoteKind, mode: QuoteMode, text: String, content: [TextSpan],
    speakers: [AttributedSpeaker] = [], source: [TextSpan] = [], sourceText: String? = nil,
    cue: [TextSpan] = [], cueText: String? = nil, cueLemma: String? = nil, role: String? = nil,
    recipient: String? = nil, channel: String? = nil, via: String? = nil,
    polarity: Polarity = .affirmed, rule: String, confidence: Double
  ) {
    self.kind = kind
    self.mode = mode
    self.text = text
    self.content = content
    self.speakers = speakers
    self.source = source
    self.sourceText = sourceText
    self.cue = cue
    self.cueText = cueText
    self.cueLemma = cueLemma
    self.role = role
    self.recipient = recipient
    self.channel = channel
    self.via = via
    self.polarity = polarity
    self.rule = rule
    self.confidence = confidence
  }
}

extension Attribution {
  /// How a quote that is not affirmed is told to people, so that nobody takes it for what its speaker
  /// said: *denied*, *did not say*, *hypothetical (say)*; `nil` of what is affirmed.
  ///
  /// - Parameter denies: Whether a cue, as `cueLemma` has it, says that its content is not so.
  public func reservation(denies: (String) -> Bool) -> String? {
    switch polarity {
    case .affirmed: return nil
    case .negated:
      guard let cueLemma else { return "not said" }
      return denies(cueLemma) ? cueText ?? cueLemma : "did not \(cueLemma)"
    case .hypothetical: return "hypothetical" + (cueLemma.map { " (\($0))" } ?? "")
    }
  }
}

/// Whom one article gives a statement to: the fullest name that it prints for the source.
public struct AttributedSpeaker: Hashable, Sendable, Codable {
  public var name: String
  public var kind: SpeakerKind
  /// `true` if the article prints only a surname (or another part of a name) for this person,
  /// which never joins people across articles.
  public var isPartialName: Bool

  public init(name: String, kind: SpeakerKind, isPartialName: Bool = false) {
    self.name = name
    self.kind = kind
    self.isPartialName = isPartialName
  }
}

/// How much of the content stands between quotation marks (Pareti, PARC 3; PolNeAR).
public enum QuoteKind: String, CaseIterable, Hashable, Sendable, Codable {
  /// All of it.
  case direct
  /// Some of it: *Ortega called the plan “reckless” and expensive.*
  case mixed
  /// None of it: *Ortega said the dam would hold.*
  case indirect
}

/// Whether the content was said aloud, written, or only thought.
public enum QuoteMode: String, CaseIterable, Hashable, Sendable, Codable {
  case speech
  /// Wrote, posted, tweeted, said in a statement.
  case writing
  /// Thinks, hopes, wants, plans: reported, but not as words that were uttered.
  case thought
}

/// Whether the article says that the words were uttered.
public enum Polarity: String, CaseIterable, Hashable, Sendable, Codable {
  case affirmed
  /// *Ortega did not say the dam would hold.*
  case negated
  /// *If Ortega says “go”, we go.*
  case hypothetical
}
