/// What the end of a word says of it, where no lexicon lists it.
extension Reading {
  /// The hash of a lower-case word without its last letter: *Trumps* as *Trump*.
  func hashWithoutLastLetter(_ token: Int) -> UInt32 {
    let bytes = text[Int(tokens[token].start)..<Int(tokens[token].end) - 1]
    return WordHash(bytes.lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }).short
  }

  /// An unknown word in *-ing*: most likely a participle.
  func endsInING(_ token: Int) -> Bool {
    let end = Int(tokens[token].end)
    return tokens[token].classes.isEmpty && end - Int(tokens[token].start) > 4
      && text[end - 3] == 0x69 && text[end - 2] == 0x6E && text[end - 1] == 0x67
  }

  /// Whether a token ends with some bytes, in the case given.
  func ends(_ token: Int, with suffix: StaticString) -> Bool {
    let end = Int(tokens[token].end)
    let count = suffix.utf8CodeUnitCount
    guard end - Int(tokens[token].start) >= count else { return false }
    return suffix.withUTF8Buffer { bytes in
      (0..<count).allSatisfy { text[end - count + $0] == bytes[$0] }
    }
  }

  /// *percent*, *a third*, *half*: a plural, whatever its form.
  func isShare(_ token: Int) -> Bool {
    isWord(token, "percent") || isWord(token, "half") || isWord(token, "majority")
      || (isWord(token, "third") || isWord(token, "quarter")) && has(token - 1, .determiner)
      || isWord(token, "thirds") || isWord(token, "quarters")
  }

  func endsInS(_ token: Int) -> Bool { text[Int(tokens[token].end) - 1] == 0x73 }

  /// An unknown word in *-ed*: most likely a verb in the past.
  func endsInED(_ token: Int) -> Bool {
    tokens[token].kind == .word && tokens[token].classes.isEmpty && !tokens[token].isCapital
      && ends(token, 0x65, 0x64)
  }

  /// A word in *-ly*: most likely an adverb.
  func endsInLY(_ token: Int) -> Bool { tokens[token].kind == .word && ends(token, 0x6C, 0x79) }

  private func ends(_ token: Int, _ before: UInt8, _ last: UInt8) -> Bool {
    let end = Int(tokens[token].end)
    return end - Int(tokens[token].start) > 4 && text[end - 1] == last && text[end - 2] == before
  }
}
