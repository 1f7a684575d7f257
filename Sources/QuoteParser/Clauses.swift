/// Where the content of an attribution begins and ends inside its sentence.
struct Clauses {
  let reading: Reading
  var tokens: Tape<Token> { reading.tokens }

  init(_ reading: Reading) { self.reading = reading }

  /// The first token of a sentence after *But*, *And* and the like.
  func opening(of sentence: Range<Int>) -> Int {
    var index = afterDateline(of: sentence)
    while index < sentence.upperBound - 1, !reading.isQuoted(index),
      tokens[index].has([.conjunction]) || tokens[index].kind == .symbol
        || tokens[index].kind == .dash
    {
      index += 1
    }
    return index
  }

  /// *BRILL (AP) —*: capitals up to a dash, at the start of a paragraph.
  func afterDateline(of sentence: Range<Int>) -> Int {
    let start = sentence.lowerBound
    guard tokens[start].startsParagraph, tokens[start].shape.contains(.allCapitals) else {
      return start
    }
    let limit = min(start + 14, sentence.upperBound)
    let dash = (start..<limit).first { tokens[$0].kind == .dash || reading.isQuoted($0) }
    guard let dash, tokens[dash].kind == .dash, dash + 1 < sentence.upperBound else { return start }
    return dash + 1
  }

  // MARK: Before the cue

  /// The clause before *, Ortega said*.
  ///
  /// - Parameter isLoose: Nothing else can be meant, as before *according to*.
  func fronted(before end: Int, in sentence: Range<Int>, isLoose: Bool = false) -> Range<Int>? {
    let start = opening(of: sentence)
    guard end - start >= 3 else { return nil }
    let words = start..<end
    guard words.contains(where: { reading.isQuoted($0) || isVerb($0) }) else { return nil }
    if isLoose { return words }
    // *After the storm, Ortega said …* fronts no content, unless a whole clause follows it.
    if tokens[start].has([.preposition, .subordinator]), !reading.isQuoted(start),
      !reading.isWord(start, "that")
    {
      guard let comma = words.first(where: { tokens[$0].kind == .comma }), end - comma > 4,
        (comma..<end).contains(where: isFinite)
      else {
        return words.contains(where: isFinite) && !tokens[start].has(.subordinator) ? words : nil
      }
    }
    return words
  }
}
