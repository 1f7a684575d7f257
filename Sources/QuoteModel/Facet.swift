/// What quotes can be counted by.
public enum Facet: String, CaseIterable, Hashable, Sendable {
  case speaker
  case outlet
  case month
  case kind
  case cue
  case role
  case mode
}
