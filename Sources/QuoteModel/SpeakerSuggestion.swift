/// Two speakers of an archive who may be one, and why that is thought.
public struct SpeakerSuggestion: Hashable, Sendable {
  /// What brought the two together.
  public enum Likeness: String, CaseIterable, Hashable, Sendable, Codable {
    /// Two romanisations of one name.
    case spelling
    /// One has a middle name, an initial or a generation that the other lacks.
    case shorterName = "shorter name"
    /// A surname alone that only one speaker of the archive has.
    case surname
  }

  public var likeness: Likeness
  /// The less quoted, which would be merged into the other.
  public var speaker: SpeakerSummary
  public var other: SpeakerSummary
  /// Roles that articles give both, as printed with the first.
  public var roles: [String]
  /// Outlets that quote both.
  public var outlets: [String]

  public init(
    likeness: Likeness, speaker: SpeakerSummary, other: SpeakerSummary, roles: [String],
    outlets: [String]
  ) {
    self.likeness = likeness
    self.speaker = speaker
    self.other = other
    self.roles = roles
    self.outlets = outlets
  }

  /// The higher, the likelier: a like full name counts most, then a role, then an outlet.
  public var score: Int {
    let name =
      switch likeness {
      case .spelling: 5
      case .shorterName: 4
      case .surname: 1
      }
    return name + (roles.isEmpty ? 0 : 2) + (outlets.isEmpty ? 0 : 1)
  }
}
