/// The words of a name that tell people apart, by their hashes: no initials, suffixes, honorifics.
struct NameWords {
  let first: UInt32
  /// Without the *s* of a possessive that lost its apostrophe.
  var last: UInt32
  let count: Int
  /// The tokens between the first and the last word, both left out.
  let between: Range<Int>
}
