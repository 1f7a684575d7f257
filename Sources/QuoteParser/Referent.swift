import QuoteModel

/// Whom or what a mention stands for: somebody of the directory, or somebody whom the text only
/// describes, as *a woman on the bridge*.
struct Referent: Hashable {
  /// An index into the directory; `nil` for somebody who is only described.
  var person: Int?
  /// The description, as tokens; empty for somebody of the directory.
  var tokens = 0..<0
  /// The noun of the description.
  var head = 0
  /// What is described; not looked at for somebody of the directory.
  var kind = SpeakerKind.anonymous
}
