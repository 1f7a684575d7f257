/// What stands between a pair of quotation marks, or runs from one to the end of a paragraph.
struct QuotedStretch: Hashable, Sendable {
  /// The tokens between the marks.
  var inner: Range<Int>
  /// The tokens with the marks that are there.
  var outer: Range<Int>
  /// Opened in this paragraph and not closed, because the next paragraph opens again.
  var continues = false
  /// One of its marks was lost, and its end or start was found by rule.
  var isUnbalanced = false
}
