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
  /// Whether it stands inside another's content: *“Ana told me it holds,” Ortega said*.
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

/// How the words of a quote become one text.
public enum QuoteText {
  /// Stands between parts that do not follow each other: other words are between them than those that
  /// say who said it.
  public static let gap = " … "

  /// Without double quotation marks that have no second one in the text: those that a quotation of
  /// several paragraphs begins each of them with, or whose other one belongs to no quote.
  public static func withoutStrayMarks(_ text: String) -> String {
    // Of straight marks, of “ ” „ and of « ».
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0xE2 || $0 == 0xC2 }) else { return text }
    let scalars = Array(text.unicodeScalars)
    let stray = strayMarks(in: scalars)
    guard !stray.isEmpty else { return text }
    let kept = scalars.indices.filter { !stray.contains($0) }.map { scalars[$0] }
    let first = kept.firstIndex { $0 != " " } ?? kept.endIndex
    let last = kept.lastIndex { $0 != " " } ?? first
    return String(String.UnicodeScalarView(kept[first...].prefix(last + 1 - first)))
  }

  /// Whether a straight mark stands before a word, and not behind one.
  private static func opens(_ place: Int, in scalars: [Unicode.Scalar]) -> Bool {
    let isBehind = place > 0 && !scalars[place - 1].properties.isWhitespace
    return !(isBehind && !["(", "[", "“", "‘", "—", "–"].contains(scalars[place - 1]))
  }

  private static func strayMarks(in scalars: [Unicode.Scalar]) -> Set<Int> {
    var open: [Int] = []
    var stray: Set<Int> = []
    for (place, scalar) in scalars.enumerated() {
      switch scalar {
      // As in German, the mark that opens elsewhere closes what „ has opened.
      case "“" where open.last.map { scalars[$0] == "„" } ?? false: open.removeLast()
      case "“", "„", "‟", "«": open.append(place)
      case "\"" where opens(place, in: scalars): open.append(place)
      // Behind a figure it may be an inch.
      case "\"" where open.isEmpty && place > 0 && scalars[place - 1].properties.numericType != nil:
        continue
      case "”", "»", "\"":
        if open.popLast() == nil { stray.insert(place) }
      default: continue
      }
    }
    stray.formUnion(open)
    // What an accent stands on keeps it from the letter before.
    return stray.filter {
      $0 + 1 == scalars.count || !scalars[$0 + 1].properties.isGraphemeExtend
    }
  }
}
