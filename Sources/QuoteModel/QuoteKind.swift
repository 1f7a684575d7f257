/// How much of the content stands between quotation marks (Pareti, PARC 3; PolNeAR).
public enum QuoteKind: String, CaseIterable, Hashable, Sendable, Codable {
  /// All of it.
  case direct
  /// Some of it: *Ortega called the plan “reckless” and expensive.*
  case mixed
  /// None of it: *Ortega said the dam would hold.*
  case indirect
}
