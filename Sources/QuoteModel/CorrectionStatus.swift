/// What a decision does at present.
public enum CorrectionStatus: Hashable, Sendable {
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
