import Essentials

/// Where a news agency says where its article was written, before its first words: *BRILL, Norland
/// (AP) —*, *Nov 5 (Reuters) -*, *KARACHI:*. Nobody and nothing that is named there says anything.
struct Datelines {
  let tokens: UnretainedArray<Token>

  /// Titles, by-lines and captions before it are no longer; nor is a dateline itself.
  private static let latest = 80
  private static let longest = 20

  /// The end of one, after its dash or colon.
  ///
  /// - Parameters:
  ///   - start: The first token of a paragraph.
  ///   - bound: Where the first quotation begins.
  func end(from start: Int, before bound: Int) -> Int? {
    guard start < Self.latest else { return nil }
    var hasAgency = false
    var index = start
    while index < min(start + Self.longest, bound), index == start || !tokens[index].startsParagraph
    {
      let token = tokens[index]
      switch token.kind {
      case .dash where index > start, .colon where index > start:
        let words = start..<index
        let isPlace = token.kind == .colon ? isPlace(labelling: words) : isPlace(words)
        return (hasAgency || isPlace) && begins(index + 1) ? index + 1 : nil
      case .open:
        // *(AP)*
        while index < min(start + Self.longest, bound), tokens[index].kind != .close { index += 1 }
        hasAgency = true
        index += 1
      case .comma, .period, .number, .slash: index += 1
      case .word where token.isCapital: index += 1
      default: return nil
      }
    }
    return nil
  }

  /// Whether the article begins there.
  private func begins(_ index: Int) -> Bool {
    guard index < tokens.count, !tokens[index].startsParagraph else { return false }
    return tokens[index].isCapital || tokens[index].kind == .number || tokens[index].kind == .mark
  }

  /// *BRILL*, *Harare*
  private func isPlace(_ words: Range<Int>) -> Bool {
    let first = tokens[words.lowerBound]
    return first.isShouted && first.end - first.start > 2
      || words.contains { tokens[$0].has(.place) }
  }

  /// *KARACHI:*, and *BRILL:* where a long paragraph follows and the article neither names a *Brill* that is
  /// no place nor labels another paragraph so; else it is who speaks.
  private func isPlace(labelling words: Range<Int>) -> Bool {
    if words.contains(where: { tokens[$0].has(.place) }) { return true }
    let rest = words.upperBound..<tokens.count
    let name = tokens[words.upperBound - 1].hash
    return words.lowerBound == 0 && rest.count > Self.fewWords
      && words.allSatisfy { tokens[$0].isShouted && !tokens[$0].has(.givenName) }
      && !rest.prefix(Self.fewWords).contains { tokens[$0].startsParagraph }
      && !rest.contains {
        tokens[$0].hash == name && !tokens[$0 - words.count].acts(as: .placeMarker)
          || tokens[$0].startsParagraph && tokens[$0].isShouted
      }
  }

  private static let fewWords = 8
}
