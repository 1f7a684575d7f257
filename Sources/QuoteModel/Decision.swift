/// What a person decided about a quote.
public enum Decision: Hashable, Sendable {
  /// Who said it; nobody for *the article does not tell*, several for a joint statement.
  case speakers([AttributedSpeaker])
  case kind(QuoteKind)
  /// Where its words stand, in reading order.
  case content([TextSpan])
  /// It is right as it stands.
  case accepted
  /// It is no quote.
  case rejected

  /// What of a quote is decided: of two decisions on one field, the later wins.
  public enum Field: String, CaseIterable, Hashable, Sendable {
    case speaker, kind, span, accepted, rejected
  }

  public var field: Field {
    switch self {
    case .speakers: .speaker
    case .kind: .kind
    case .content: .span
    case .accepted: .accepted
    case .rejected: .rejected
    }
  }
}
