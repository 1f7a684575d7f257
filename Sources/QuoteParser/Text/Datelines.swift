import Essentials

/// Where a news agency says where its article was written, before its first words: *BRILL, Norland
/// (AP) —*, *Nov 5 (Reuters) -*, *KARACHI:*. Nobody and nothing that is named there says anything.
struct Datelines {
  let tokens: UnretainedArray<Token>

  /// Of an article's tokens, so many are no title, by-line or caption before its dateline.
  private static let latest = 80
  /// Of a dateline, in tokens.
  private static let longest = 20
  /// Of what a speaker's turn can be, in tokens; a longer paragraph after a label is news.
  private static let shortTurn = 8

  /// The end of one, after its dash or colon.
  ///
  /// - Parameters:
  ///   - start: The first token of a paragraph.
  ///   - bound: Where the first quotation begins.
  func end(from start: Int, before bound: Int) -> Int? {
    guard start < Self.latest else { return nil }
    let limit = min(start + Self.longest, bound)
    var hasAgency = false
    var index = start
    while index < limit, index == start || !tokens[index].startsParagraph {
      let token = tokens[index]
      switch token.kind {
      case .dash where index > start:
        let isOne = hasAgency || isPlace(start..<index)
        return isOne && begins(index + 1) && !goesOn(from: index + 1) ? index + 1 : nil
      case .colon where index > start && !hasAgency:
        return isLabelOfPlace(start..<index) && begins(index + 1) ? index + 1 : nil
      case .open:
        // *(AP)*
        while index < limit, tokens[index].kind != .close {
          index += 1
          if index < limit, tokens[index].startsParagraph { return nil }
        }
        hasAgency = true
        index += 1
      case .comma, .period, .number, .slash: index += 1
      case .word where mayStand(token): index += 1
      default: return nil
      }
    }
    return nil
  }

  /// No *Mayor*, no *Ana*, unless as a place.
  private func mayStand(_ token: Token) -> Bool {
    token.isCapital
      && (token.isShouted || !token.has([.title, .givenName, .honorific, .person])
        || token.has([.place, .time]))
  }

  /// Whether the article begins there.
  private func begins(_ index: Int) -> Bool {
    guard index < tokens.count, !tokens[index].startsParagraph else { return false }
    return tokens[index].isCapital || tokens[index].kind == .number || tokens[index].kind == .mark
  }

  /// *Brill — Norland’s port — held*: what stands between two dashes is said of what stands before.
  private func goesOn(from index: Int) -> Bool {
    (index..<min(index + Self.longest, tokens.count)).first {
      tokens[$0].kind == .dash || tokens[$0].endsSentence || tokens[$0].startsParagraph
    }.map { tokens[$0].kind == .dash } ?? false
  }

  /// *BRILL*, *Harare*
  private func isPlace(_ words: Range<Int>) -> Bool {
    let first = tokens[words.lowerBound]
    return first.isShouted && first.end - first.start > 2
      || words.contains { tokens[$0].has(.place) }
  }

  /// *KARACHI:*, and *BRILL:* where a long paragraph follows and the article does not name a *Brill* that is no
  /// place; where another paragraph has such a label, they say who speaks.
  private func isLabelOfPlace(_ words: Range<Int>) -> Bool {
    let rest = words.upperBound..<tokens.count
    guard rest.count > 1, tokens[rest.lowerBound + 1].kind != .mark,
      !rest.contains(where: { tokens[$0].startsParagraph && tokens[$0].isShouted })
    else { return false }
    if words.allSatisfy({ tokens[$0].has(.place) }) { return true }
    guard words.allSatisfy({ tokens[$0].isShouted && !tokens[$0].has(.givenName) }) else {
      return false
    }
    let last = tokens[words.upperBound - 1]
    if last.has(.place) { return true }
    return words.lowerBound == 0 && rest.count > Self.shortTurn
      && !rest.prefix(Self.shortTurn).contains { tokens[$0].startsParagraph }
      && !rest.contains {
        tokens[$0].hash == last.hash && !tokens[$0 - words.count].acts(as: .placeMarker)
      }
  }
}
