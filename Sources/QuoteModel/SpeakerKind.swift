/// What sort of source a speaker is.
public enum SpeakerKind: String, CaseIterable, Hashable, Sendable, Codable {
  case person
  /// A company, ministry, court, newspaper or government, also by metonymy: *Kyiv*, *No 10*.
  case organisation
  /// Several people without a name: *critics*, *aides to both leaders*.
  case group
  /// A text that speaks: *the report*, *the sign*, *a poll*.
  case document
  /// One person whose name is not printed: *a spokesman for Ortega*.
  case anonymous
}
