/// What a person decided about a speaker: one line of the archive's log, which is never deleted from.
///
/// It names speakers by their public ids and articles by their hashes, so that it means the same in
/// every archive.
public struct SpeakerDecision: Hashable, Sendable {
  public enum Action: String, CaseIterable, Hashable, Sendable, Codable {
    /// `value` is another name of the speaker.
    case alias
    /// `value` is the id of the speaker that this one is the same as, and goes by.
    case merge
    /// The speaker's quotes in the article of `articleHash` are those of the speaker `value`.
    case split
    /// `value` is the name to show.
    case name
    /// `value` is a `SpeakerKind`.
    case kind
    /// `value` is an id of Wikidata; `nil` takes it away.
    case wikidata
    /// `value` is a text; `nil` takes it away.
    case note
  }

  public var action: Action
  /// The public id of whom it is about.
  public var speaker: String
  public var value: String?
  /// Of a split.
  public var articleHash: String?
  /// What stood there before, as the articles or an earlier decision had it.
  public var inferred: String?
  /// Why, in the person's words.
  public var reason: String?
  /// Who, as given.
  public var madeBy: String?
  /// ISO 8601, UTC: `2026-01-22T09:30:00Z`.
  public var madeAt: String
  /// `nil` while it is in force.
  public var undoneAt: String?

  public init(
    _ action: Action, of speaker: String, value: String?, articleHash: String? = nil,
    inferred: String? = nil, reason: String? = nil, madeBy: String? = nil, madeAt: String,
    undoneAt: String? = nil
  ) {
    self.action = action
    self.speaker = speaker
    self.value = value
    self.articleHash = articleHash
    self.inferred = inferred
    self.reason = reason
    self.madeBy = madeBy
    self.madeAt = madeAt
    self.undoneAt = undoneAt
  }
}
