/// Reads what a text says, beside a name, that its bearer is: *plant manager Luis Ortega*, *Luis Ortega,
/// the plant manager*, *the plant manager, Luis Ortega*.
struct RoleReader {
  let article: TokenizedArticle
  let tags: [Tag]

  /// - Parameter name: As tokens, without what stands before it.
  func role(around name: Range<Int>) -> Range<Int>? {
    var start = article.start(before: name.lowerBound) { article.has($0, .honorific) }
    if let role = role(before: start) { return role }
    // *the Bishop of Brill, the Rev. Luis Ortega, spoke*
    if start < name.lowerBound, article.isWord(start - 1, .definite) { start -= 1 }
    return role(ahead: start, of: name) ?? role(behind: name)
  }

  private func startsParagraph(_ index: Int) -> Bool { article[index].startsParagraph }

  // MARK: Before the name

  private static let longest = 14

  /// *plant manager*, *Bank of Norland governor*, *Norland’s founder and leader*.
  private func role(before end: Int) -> Range<Int>? {
    var start = end
    while start > 0, end - start < Self.longest, !startsParagraph(start) {
      if isRoleWord(start - 1), article.isQuoted(start - 1) == article.isQuoted(end),
        start == end || !isOfSentence(start - 1)
      {
        start -= 1
      } else if start < end,
        let longer = bodyStart(before: start) ?? secondStart(before: start)
          ?? acronym(before: start)
      {
        start = longer
      } else {
        break
      }
    }
    if start < end, let owner = ownerStart(before: start) { start = owner }
    // *Luis Ortega/NN Defence Minister Ana Reyes*: whose the picture is.
    if article.kind(start - 1) == .slash { start += 1 }
    // *the rival Sen. Luis Ortega*
    if end - start > 1, isTitle(end - 1), isSomebodyInLowerCase(end - 2) { start = end - 1 }
    return start < end ? office(in: start..<end) : nil
  }

  /// *cuts* of *after the cuts Norland Minister Luis Ortega spoke*: what is no part of a title in capitals.
  private func isOfSentence(_ index: Int) -> Bool {
    tags[index].isNoun && !article[index].isCapital && article[index + 1].isCapital
      && !article.has(index, [.title, .person, .place, .organisation])
  }

  private func isTitle(_ index: Int) -> Bool {
    article.has(index, .title) && article[index].isCapital
  }

  private func isSomebodyInLowerCase(_ index: Int) -> Bool {
    article.has(index, [.title, .person]) && !article[index].isCapital
  }

  /// Where *Bank* of *Bank of Norland governor* stands, *attorney* of *attorney for the District of Brill*.
  private func bodyStart(before index: Int) -> Int? {
    let link = article.isWord(index - 1, .definite) ? index - 2 : index - 1
    guard link > 0, article.isWord(link, .nameLink), !startsParagraph(link), isRoleWord(link - 1),
      article.has(link - 1, [.title, .person])
        || article[index].isCapital && article[link - 1].isCapital,
      !article.has(link - 1, .givenName), !article.has(link - 2, .givenName)
    else { return nil }
    return link - 1
  }

  /// Where *(NFB)* of *Norland Film Board (NFB) head* begins.
  private func acronym(before index: Int) -> Int? {
    guard index > 3, article.kind(index - 1) == .close, article.kind(index - 3) == .open,
      article[index - 2].isShouted, isRoleWord(index - 4)
    else { return nil }
    return index - 3
  }

  /// Where *North Brill* of *North Brill’s coach* begins.
  private func ownerStart(before index: Int) -> Int? {
    guard index > 1, isPossessive(index - 1), article[index - 2].isWord else { return nil }
    let isNamed = article[index - 2].isCapital
    return article.start(before: index - 2) { isRoleWord($0) && article[$0].isCapital == isNamed }
  }

  private func isPossessive(_ index: Int) -> Bool {
    article.isWord(index, .possessiveEnding) || article.isPluralPossessive(index)
  }

  /// Where *founder* of *founder and leader* stands, *oil* of *oil and gas worker*.
  private func secondStart(before index: Int) -> Int? {
    let first = index - 2
    guard first >= 0, article.isWord(index - 1, .conjoining), !startsParagraph(index - 1),
      !article.isQuoted(first), !article.has(first, [.givenName, .honorific]),
      article.has(first, [.title, .person]) && tags[first] != .nouns
        || bodyStart(before: first) != nil || isMaterial(first) && isMaterial(index)
    else { return nil }
    return first
  }

  private func isMaterial(_ index: Int) -> Bool {
    tags[index].isNoun && isRoleWord(index) && !article.has(index, [.title, .person])
      && !article.has(index - 1, .determiner)
      && (tags[index] != .name || article.has(index, .verb))
  }

  private func isRoleWord(_ index: Int) -> Bool {
    let token = article[index]
    guard token.kind == .word, !token.has([.time, .honorific]) else { return false }
    let named: WordClass = [.title, .person, .demonym, .organisation, .place]
    // *Boat Council president*, *Green Bay coach*; not *Meet* at the beginning of its sentence.
    if token.isCapital, token.classes.isEmpty {
      return !article.startsSentence(index) || tags[index].isNoun || tags[index] == .adjective
    }
    if token.has(named) { return true }
    let closed: WordClass = [
      .determiner, .possessive, .pronoun, .preposition, .conjunction, .auxiliary, .modal,
      .subordinator, .objectPronoun, .questionWord, .relative,
    ]
    if tags[index].isNoun || tags[index] == .adjective { return !token.has(closed) }
    // *plant*, which the tagger may take for a verb.
    return !token.isCapital && !token.has(closed.union([.adverb, .verb]))
      && tags[index] != .gerund && tags[index] != .participle && tags[index] != .past
  }

  // MARK: Between commas

  /// *the plant manager, Luis Ortega, spoke*; *Norland’s coach, Luis Ortega, spoke*.
  private func role(ahead start: Int, of name: Range<Int>) -> Range<Int>? {
    let (comma, next) = (start - 1, name.upperBound)
    guard article.kind(comma) == .comma, !startsParagraph(start),
      article.kind(next) == .comma || article.isFiniteCue(next) || article[next].endsSentence
    else { return nil }
    var first = comma
    while first > 0, comma - first < Self.longest, !startsParagraph(first),
      isInDescription(first - 1)
    {
      first -= 1
      let begins =
        article.has(first, [.determiner, .possessive])
        && (article.kind(next) == .comma || !article.has(first - 1, .preposition))
        || article.startsSentence(first)
      if begins { return office(in: first..<comma) }
    }
    return (first..<comma).contains(where: isPossessive) ? office(in: first..<comma) : nil
  }

  private func isInDescription(_ index: Int) -> Bool {
    tags[index].isNoun || tags[index] == .adjective || isPossessive(index)
      || article.has(index, [.determiner, .possessive, .preposition, .title, .person])
  }

  private static let farthestEnd = 24

  /// *Luis Ortega, 61, a painter at the mill who …*
  private func role(behind name: Range<Int>) -> Range<Int>? {
    guard article.kind(name.upperBound) == .comma else { return nil }
    var first = name.upperBound + 1
    if article.kind(first) == .number, article.kind(first + 1) == .comma { first += 2 }
    var end = first
    while end < article.tokens.count, !closes(end) {
      if startsParagraph(end) || end - first > Self.farthestEnd { return nil }
      end += 1
      if article[end - 1].endsSentence { break }
    }
    return office(in: first..<end)
  }

  private func closes(_ index: Int) -> Bool {
    switch article.kind(index) {
    case .comma, .open, .dash, .colon, .semicolon: true
    default: article.has(index, .relative) || article.isQuoted(index)
    }
  }

  // MARK: Offices

  /// The words of a phrase that name an office, a trade or a relation; `nil` for any other phrase, such
  /// as a clause, or somebody else: *Ortega, Senator Ana Reyes and …*
  private func office(in phrase: Range<Int>) -> Range<Int>? {
    let before: WordClass = [.determiner, .possessive, .honorific, .number]
    var start = phrase.lowerBound
    while start < phrase.upperBound, article.has(start, before), !article.has(start, .title) {
      start += 1
    }
    guard start < phrase.upperBound, opensRole(start) else { return nil }
    var end = phrase.upperBound
    if let verb = (start + 1..<end).first(where: isFinite) {
      // *a painter at the mill told the Post*
      guard article.isFiniteCue(verb) else { return nil }
      end = verb
    }
    end = (start..<end).first { article.has($0, .pronoun) } ?? end
    // *author of “The Dam”*
    while end > start, !article[end - 1].isWord || article.has(end - 1, Self.neverLast) {
      end -= 1
    }
    return end > start && namesRole(start..<end) ? start..<end : nil
  }

  private static let neverLast: WordClass = [
    .honorific, .preposition, .conjunction, .determiner, .possessive, .time, .adverb,
  ]

  private func opensRole(_ index: Int) -> Bool {
    let other: WordClass = [
      .conjunction, .subordinator, .pronoun, .objectPronoun, .preposition, .relative, .questionWord,
      .adverb, .auxiliary, .modal,
    ]
    if article.has(index, .title) { return true }
    let isVerb = tags[index] == .gerund || tags[index] == .participle
    return !article.has(index, other) && article[index].kind == .word
      && !(isVerb && !article.has(index + 1, [.title, .person]))
  }

  private func isFinite(_ index: Int) -> Bool {
    tags[index].isFinite && !article[index].isCapital && !article.has(index, [.title, .person])
  }

  /// Whether it is somebody's by its noun, behind whose it is: the last before *of*, or the last of all.
  private func namesRole(_ words: Range<Int>) -> Bool {
    // *Republican*, *Australian* is no role.
    func isSomebody(_ index: Int) -> Bool {
      article.has(index, [.title, .person]) && !article.has(index, [.demonym, .nationality])
        && (tags[index] != .adjective || article[index].isCapital)
    }
    let owner = words.last { article.isWord($0, .possessiveEnding) }
    let own = (owner.map { $0 + 1 } ?? words.lowerBound)..<words.upperBound
    let nouns = own.prefix { !article.has($0, .preposition) }
    if nouns.dropLast().contains(where: isSomebodyElse) { return false }
    // *other officials, Ortega wrote*: he is one of them, or none.
    if let last = nouns.last, tags[last] == .nouns, isSomebody(last) { return false }
    return nouns.contains(where: isSomebody) || isSomebody(words.upperBound - 1)
  }

  /// *Senator* of *Senator Ana Reyes*.
  private func isSomebodyElse(_ title: Int) -> Bool {
    article.has(title, [.title, .honorific]) && article.has(title + 1, .givenName)
      && article[title + 1].isCapital && !article.has(title + 1, .place)
  }
}
