/// Reads what a text says, beside a name, that its bearer is: *plant manager Luis Ortega*, *Luis Ortega,
/// the plant manager*, *the plant manager, Luis Ortega*.
struct RoleReader {
  let article: TokenizedArticle
  let tags: [Tag]

  /// - Parameter name: As tokens, without what stands before it.
  func role(around name: Range<Int>) -> Range<Int>? {
    // *a celebrity Ortega candidacy*
    let next = article[name.upperBound]
    if tag(name.upperBound).isNoun, next.kind == .word, !next.isCapital, !next.has(.verb) {
      return nil
    }
    var start = article.start(before: name.lowerBound) { article.has($0, .honorific) }
    if let role = role(before: start) { return role }
    // *the Bishop of Brill, the Rev. Luis Ortega, spoke*
    if start < name.lowerBound, article.isWord(start - 1, .definite) { start -= 1 }
    return role(ahead: start, of: name) ?? role(behind: name)
  }

  private func tag(_ index: Int) -> Tag { tags.indices.contains(index) ? tags[index] : .mark }

  // MARK: Before the name

  private static let longest = 14

  /// *plant manager*, *Bank of Norland governor*, *Norland’s founder and leader*.
  private func role(before end: Int) -> Range<Int>? {
    var start = end
    while start > 0, end - start < Self.longest, !article[start].startsParagraph {
      if isRoleWord(start - 1), article.isQuoted(start - 1) == article.isQuoted(end),
        start == end ? !article.isInitial(start - 1) : !isOfSentence(start - 1)
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
    // *the most able mayor*: a judgement.
    if start < end, isSuperlative(start - 1) { return nil }
    // *Luis Ortega/NN Defence Minister Ana Reyes*: whose the picture is.
    if article.kind(start - 1) == .slash { start += 1 }
    // *the rival Sen. Luis Ortega*
    if end - start > 1, article.has(end - 1, .title), article[end - 1].isCapital,
      article.has(end - 2, [.title, .person]), !article[end - 2].isCapital
    {
      start = end - 1
    }
    return start < end ? office(in: start..<end) : nil
  }

  /// *cuts* of *after the cuts Norland Minister Luis Ortega spoke*: what is no part of a title in capitals.
  private func isOfSentence(_ index: Int) -> Bool {
    (tags[index].isNoun || tags[index] == .base) && article[index + 1].isCapital
      && !article.has(index, [.title, .person, .place, .organisation])
      // *then-Senate Leader*
      && !article.hasCapital(index)
  }

  /// *most* of *the most able mayor*.
  private func isSuperlative(_ index: Int) -> Bool {
    article.has(index, .adverb) && article.has(index, .determiner)
  }

  /// Where *Bank* of *Bank of Norland governor* stands, *attorney* of *attorney for the District of Brill*.
  private func bodyStart(before index: Int) -> Int? {
    let link = article.isWord(index - 1, .definite) ? index - 2 : index - 1
    guard link > 0, article.isWord(link, .nameLink), !article[link].startsParagraph,
      isRoleWord(link - 1), !article.has(link - 1, .givenName),
      article.has(link - 1, [.title, .person])
        || article[index].isCapital && article[link - 1].isCapital,
      !article[link - 1].isCapital || !article.has(link - 2, .givenName),
      // *spokesman for Sen.*
      article.isWord(link, .belonging) || !article.has(index, .title)
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
    guard first >= 0, article.isWord(index - 1, .conjoining), !article[index - 1].startsParagraph,
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
    guard token.kind == .word, !token.has([.time, .honorific]), !isPredicate(index) else {
      return false
    }
    let named: WordClass = [.title, .person, .demonym, .organisation, .place]
    // *Boat Council president*, *Green Bay coach*; not *Meet* at the beginning of its sentence.
    if token.isCapital, token.classes.isEmpty {
      return !article.startsSentence(index) || tags[index].isNoun || tags[index] == .adjective
    }
    if token.has(named) { return true }
    if token.has(Self.closed), !isLetters(index) { return false }
    return switch tags[index] {
    case .noun, .nouns, .name, .adjective: true
    case .participle: isEpithet(index)
    // *newly elected mayor*
    case .adverb: article.ends(index + 1, in: .past) && !token.has(.adverb) && isEpithet(index)
    // *plant*, which the tagger may take for a verb.
    case .gerund, .past: false
    default: isLetters(index) || !token.isCapital && !token.has([.adverb, .verb])
    }
  }

  private static let closed = WordClass.function.union([.determiner, .possessive])

  /// *IT* of *IT director*.
  private func isLetters(_ index: Int) -> Bool {
    article[index].isShouted && !article[index + 1].isShouted
  }

  /// *retired* of *by retired engineer Luis Ortega*; not of *he had retired*.
  private func isEpithet(_ index: Int) -> Bool {
    !article[index].isCapital && !tag(index - 1).isNoun
      && !article.has(index - 1, [.auxiliary, .pronoun, .objectPronoun])
  }

  /// *favour* of *it would favour Mayor Luis Ortega*.
  private func isPredicate(_ index: Int) -> Bool {
    guard tags[index].isVerb, !article[index].isCapital else { return false }
    return tag(index - 1) == .modal || tag(index - 1) == .pronoun
      || tag(index - 1) == .to && tags[index] == .base
        && (article.has(index, .verb) || !article.has(index, [.title, .person]))
  }

  // MARK: Between commas

  /// *the plant manager, Luis Ortega, spoke*; *Norland’s coach, Luis Ortega, spoke*.
  private func role(ahead start: Int, of name: Range<Int>) -> Range<Int>? {
    let (comma, next) = (start - 1, name.upperBound)
    // *a former baker, Luis Ortega said that …*; not *a baker came, Luis Ortega said*.
    let isSubject = article.isFiniteCue(next) && article.kind(next + 1) == .word
    guard article.kind(comma) == .comma, !article[start].startsParagraph,
      article.kind(next) == .comma || article[next].endsSentence || isSubject
    else { return nil }
    var first = comma
    while first > 0, comma - first < Self.longest, !article[first].startsParagraph,
      isInDescription(first - 1)
    {
      first -= 1
      let begins =
        article.has(first, [.determiner, .possessive])
        && (article.kind(next) == .comma || !article.has(first - 1, .preposition))
        || article.startsSentence(first) && comma - first > 1
      if begins, !isSubject || article.startsSentence(first) { return office(in: first..<comma) }
    }
    return !isSubject && (first..<comma).contains(where: isPossessive)
      ? office(in: first..<comma) : nil
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
      if article[end].startsParagraph || end - first > Self.farthestEnd { return nil }
      end += 1
      if article[end - 1].endsSentence { break }
    }
    // *Ortega, author of the long poem “The Dam”*; *Ortega, the mayor “said nothing”* is a clause.
    if end < article.tokens.count, article.isQuoted(end), !article.isQuoted(name.lowerBound),
      !article[end - 1].endsSentence
    {
      end = (first..<end).last { article.has($0, .preposition) } ?? first
    }
    return office(in: first..<end)
  }

  private func closes(_ index: Int) -> Bool {
    switch article.kind(index) {
    case .comma, .open, .dash, .colon, .semicolon: true
    default:
      article.has(index, .questionWord) && !article[index].isCapital
        || article.isWord(index, .contentOpener) || article.isQuoted(index)
    }
  }

  // MARK: Offices

  /// The words of a phrase that name an office, a trade or a relation; `nil` for any other phrase, such
  /// as a clause, or somebody else: *Ortega, Senator Ana Reyes and …*
  private func office(in phrase: Range<Int>) -> Range<Int>? {
    var start = phrase.lowerBound
    // *Brill’s 36-year-old mayor*
    if let age = phrase.first(where: { article.ends($0, in: .person) }) { start = age + 1 }
    // *Brill’s new mayor*; not *former top aide*, of which *former* must not be left off.
    for index in phrase.dropLast() where index >= start {
      if isAside(index) || index == start && standsBefore(index) {
        if isSuperlative(index) { return nil }
        start = index + 1
      } else if !article[index].isCapital, !isPossessive(index), !isPossessive(index + 1) {
        break
      }
    }
    let isParty = article.isWord(start, .merePerson) && article.isWord(start + 1, .conjoining)
    // *Democrat and former mayor*
    if isParty, article[start].isCapital { start += 2 }
    guard start < phrase.upperBound, opensRole(start) else { return nil }
    var end = phrase.upperBound
    if let verb = (start + 1..<end).first(where: isFinite) {
      // *a painter at the mill told the Post*
      guard article.isFiniteCue(verb) else { return nil }
      end = verb
    }
    end = (start + 1..<end).first(where: goesBeyond) ?? end
    // *author of “The Dam”*; *owner of Brill’s*
    while end > start,
      !article[end - 1].isWord && !article.isWord(end - 1, .possessiveEnding)
        || article.has(end - 1, Self.neverLast)
    {
      // *a friend for forty years*
      let isTime = article.has(end - 1, .time) && !article[end - 1].isCapital
      end = (start + 1..<end).last { isTime && article.has($0, .preposition) } ?? end - 1
    }
    // *baker and a Brill supporter*
    if let and = (start..<end).last(where: { article.isWord($0, .conjoining) }),
      article.has(and + 1, .determiner),
      let other = (and + 1..<end).prefix(while: { !article.has($0, .preposition) }).last,
      article.isWord(other, .merePerson)
    {
      end = and
    }
    return end > start && namesRole(start..<end) ? start..<end : nil
  }

  private static let neverLast = closed.union([.honorific, .time, .adverb])

  /// What is no part of an office in front of it: *a*, *Mr.*
  private func standsBefore(_ index: Int) -> Bool {
    article.has(index, [.determiner, .possessive, .honorific, .number])
      && !article.has(index, .title)
  }

  /// What is no part of one inside either: *outspoken*, *30-year*; not *Top* of *Top Gear host*.
  private func isAside(_ index: Int) -> Bool {
    guard article.kind(index + 1) != nil else { return false }
    let next = article[index + 1]
    let isNamed = !article.startsSentence(index) || next.isCapital && !next.has(.demonym)
    return !next.has(.preposition) && !article.isWord(index + 1, .conjoining)
      && (article.ends(index, in: .aside)
        || article.isWord(index, .judging) && !(article[index].isCapital && isNamed))
  }

  /// What is no part of it any more: *broker based in Brill*, *aide since May*, *close to Reyes*.
  private func goesBeyond(_ index: Int) -> Bool {
    // *the mayor I know*
    if article[index].isCapital { return article.isWord(index, .letterWord) }
    if article.has(index, [.pronoun, .objectPronoun]) || article.isWord(index, .periodMarker) {
      return true
    }
    return switch tags[index] {
    case .participle where tags[index - 1].isNoun && !article[index - 1].isCapital: true
    case .participle, .gerund:
      article.has(index - 1, [.title, .person]) || [.to, .determiner].contains(tag(index + 1))
    case .adverb: tags[index - 1].isNoun
    case .adjective: article.isWord(index, .relational) && article.has(index + 1, .preposition)
    // *in an email*, *with a beard*
    case .preposition:
      article.isWord(index, .channelMarker) && article.has(index + 2, .channel)
        || article.isWord(index, .having) && article.isWord(index + 1, .indefinite)
    case .conjunction:
      tag(index + 1) == .adverb || article.has(index + 1, [.adverb, .time]) || isAside(index + 1)
    default: false
    }
  }

  private func opensRole(_ index: Int) -> Bool {
    if article.has(index, [.title, .person]) { return true }
    guard article[index].kind == .word,
      !article.has(index, WordClass.function.union(.adverb)) || isLetters(index)
    else { return false }
    if article[index].isCapital || !tags[index].isVerb { return true }
    // *retired army engineer*, *plant manager*
    return tags[index] != .past && tags[index] != .singular
      && (tag(index + 1).isNoun || tag(index + 1) == .adjective)
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
    let front = words.prefix { !article.has($0, .preposition) }
    let owner = front.last { article.isWord($0, .possessiveEnding) }
    let nouns = front.suffix(from: owner.map { $0 + 1 } ?? words.lowerBound)
    guard let last = nouns.last, !nouns.dropLast().contains(where: isSomebodyElse) else {
      return false
    }
    // *governor* of *Bank of Norland governor*, *attorney* of *attorney general*
    let head =
      article[last].isCapital && !isSomebody(last) && isSomebody(words.upperBound - 1)
      ? words.upperBound - 1
      : nouns.last { tags[$0] != .adjective || isSomebody($0) } ?? last
    // *other officials, Ortega wrote*: he is one of them, or none.
    return isSomebody(head) && tags[head] != .nouns && !article.isWord(head, .merePerson)
  }

  /// *Senator* of *Senator Ana Reyes*.
  private func isSomebodyElse(_ title: Int) -> Bool {
    article.has(title, [.title, .honorific]) && article.has(title + 1, .givenName)
      && article[title + 1].isCapital && !article.has(title + 1, .place)
  }
}
