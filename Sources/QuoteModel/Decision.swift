/// One decision of a person, as the archive's log has it; the log is never deleted from.
///
/// It names texts and public ids, not rows: so it means the same in every archive, may come before
/// the article that it is about, and outlives every new extraction.
public struct Decision: Hashable, Sendable {
  /// What it is about.
  public enum Subject: Hashable, Sendable {
    /// A quote, by its first content span as the parser found it or as a person added it.
    case quote(articleHash: String, anchor: TextSpan)
    /// A speaker, by the public id.
    case speaker(String)
    /// An article, by its hash.
    case article(hash: String)
    /// An outlet, by a name that articles have.
    case outlet(String)

    /// The public id; a quote is also found by it when a new span gave it another.
    public var id: String {
      switch self {
      case .quote(let hash, let anchor): "\(hash.prefix(16)).\(anchor.start)"
      case .speaker(let id): id
      case .article(let hash): hash
      case .outlet(let name): name
      }
    }
  }

  /// What of the subject is decided. Of two decisions on one field the later holds.
  public enum Field: Hashable, Sendable {
    // Of a quote: see `QuoteDecision`.
    case speaker, span, accepted, rejected
    /// It is a quote, but not with these words; which ones it has is another decision.
    case words
    /// A `QuoteKind` or a `SpeakerKind`.
    case kind
    // Of a speaker, the first three and the name of an outlet as well.
    /// Another name, beside those decided before.
    case alias
    /// The id of the speaker that this one is the same as, and goes by; `nil`: of nobody else.
    case merge
    /// The id, or the outlet, that this one is not, whatever they have in common: an outlet as well.
    case distinct
    /// The name is one person's, whatever articles call that person; it has no value.
    case single
    /// The speaker's quotes in the article of `articleHash` are those of the speaker `value`.
    case split
    /// The name to show.
    case name
    /// An id of Wikidata; `nil` takes it away.
    case wikidata
    /// A text, of a quote too; `nil` takes it away.
    case note
    /// What people say of a speaker besides, by its name: *party*; `nil` takes it away.
    case attribute(String)
    // Of an article.
    /// It was taken out, and no import brings it back.
    case removed
  }

  /// Whose decision it is, why, and when it was made.
  public struct Author: Hashable, Sendable {
    /// As given.
    public var name: String?
    /// In the person's words.
    public var reason: String?
    /// UTC: `2026-01-22T09:30:00.125Z`. The archive has no clock of its own.
    public var time: String

    public init(name: String? = nil, reason: String? = nil, time: String) {
      self.name = name
      self.reason = reason
      self.time = time
    }
  }

  public var subject: Subject
  public var field: Field
  public var value: String?
  /// What stood there before: of a quote, all that the parser had, as JSON; `nil` where it had none.
  public var before: String?
  /// Of a split.
  public var articleHash: String?
  public var author: Author
  /// `nil` unless it was taken back.
  public var undoneAt: String?

  public init(
    _ field: Field, of subject: Subject, value: String?, before: String? = nil,
    articleHash: String? = nil, by author: Author, undoneAt: String? = nil
  ) {
    self.subject = subject
    self.field = field
    self.value = value
    self.before = before
    self.articleHash = articleHash
    self.author = author
    self.undoneAt = undoneAt
  }

  /// What a decision does at present.
  public enum Status: Hashable, Sendable {
    case inForce
    /// A later one on the same field is in force.
    case replaced
    case undone
    /// Its article is not in this archive yet.
    case waiting
    /// It cannot take effect; says why.
    case conflict(String)

    /// One word for lists.
    public var name: String {
      switch self {
      case .inForce: "in force"
      case .replaced: "replaced"
      case .undone: "undone"
      case .waiting: "waiting"
      case .conflict: "conflict"
      }
    }
  }
}

extension Decision.Field: RawRepresentable {
  private static let attributePrefix = "attribute:"

  /// All but attributes.
  private static let plain: [Decision.Field] = [
    .speaker, .span, .accepted, .rejected, .words, .kind, .alias, .merge, .distinct, .single,
    .split,
    .name, .wikidata, .note, .removed,
  ]

  public init?(rawValue: String) {
    if rawValue.hasPrefix(Self.attributePrefix) {
      self = .attribute(String(rawValue.dropFirst(Self.attributePrefix.count)))
    } else if let field = Self.plain.first(where: { $0.rawValue == rawValue }) {
      self = field
    } else {
      return nil
    }
  }

  /// As the log spells it.
  public var rawValue: String {
    switch self {
    case .speaker: "speaker"
    case .span: "span"
    case .accepted: "accepted"
    case .rejected: "rejected"
    case .words: "words"
    case .kind: "kind"
    case .alias: "alias"
    case .merge: "merge"
    case .distinct: "distinct"
    case .single: "single"
    case .split: "split"
    case .name: "name"
    case .wikidata: "wikidata"
    case .note: "note"
    case .removed: "removed"
    case .attribute(let name): Self.attributePrefix + name
    }
  }

  /// For messages: *party*, *note*.
  public var name: String { if case .attribute(let name) = self { name } else { rawValue } }
}

/// What a person decides about a quote.
public enum QuoteDecision: Hashable, Sendable {
  /// Who said it; nobody for *the article does not tell*, several for a joint statement.
  case speakers([AttributedSpeaker])
  case kind(QuoteKind)
  /// Where its words stand, in reading order.
  case content([TextSpan])
  /// It is right as it stands.
  case accepted
  /// It is no quote.
  case rejected
  /// It is a quote, but begins or ends elsewhere; nobody has said where.
  case wrongWords
  /// What a person remarks on it, which changes nothing; `nil` takes it away.
  case note(String?)

  public var field: Decision.Field {
    switch self {
    case .speakers: .speaker
    case .kind: .kind
    case .content: .span
    case .accepted: .accepted
    case .rejected: .rejected
    case .wrongWords: .words
    case .note: .note
    }
  }
}
