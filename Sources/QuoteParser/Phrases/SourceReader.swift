/// Reads a source whole around the base noun phrase that was chosen: with *of …*, with its
/// apposition, with those it is joined with.
struct SourceReader {
  let article: TokenizedArticle
  let sentence: Sentence
  /// The base noun phrases of the sentence, in reading order.
  let phrases: [Range<Int>]
  /// Between what else the attribution is made of: elements.
  let bounds: Range<Int>
  private var names: ProperNames { ProperNames(article) }

  /// - Parameter phrase: Elements.
  /// - Parameter isSubject: Whether its verb stands behind it.
  func mention(of phrase: Range<Int>, isSubject: Bool) -> Mention {
    let phrase = body(around: isSubject ? subject(around: phrase) : phrase)
    let own = mention(phrase)
    if own.kind == .pronoun {
      return joint(phrase) ?? withComplements(own, phrase, most: 1, isSubject) ?? quantity(own)
    }
    if let officer = officer(phrase) { return officer }
    if let owned = owned(by: own, phrase) { return withApposition(owned) }
    let longer = withComplements(own, phrase, most: 4, isSubject)
    if let longer, longer.head > own.tokens.upperBound { return withApposition(longer) }
    // *the Department for Culture, Boats and Sport*
    if own.tokens.upperBound > sentence.tokens(phrase).upperBound,
      !article.isWord(own.tokens.upperBound - 1, .possessiveEnding)
    {
      return withApposition(member(of: own) ?? own)
    }
    if let joint = joint(phrase) { return joint }
    // *said Ana Reyes in Brill*: where she said it.
    return withApposition(own.kind != .name || isSubject ? longer ?? own : own)
  }

  private func mention(_ phrase: Range<Int>) -> Mention {
    let tokens = sentence.tokens(phrase)
    var mention = names.mention(tokens, head: tokens.upperBound - 1)
    if let name = mention.name, name.upperBound == tokens.upperBound,
      article.isWord(name.upperBound, .possessiveEnding), ownsNothing(phrase)
    {
      let end = tokens.upperBound + 1
      return Mention(
        tokens: tokens.lowerBound..<end, name: name.lowerBound..<end, head: mention.head,
        kind: .name)
    }
    // *Data of the ministry*: the first word has a capital whatever it is.
    let first = sentence[phrase.lowerBound]
    if phrase.count == 1, mention.kind == .name, article.word(tokens.lowerBound).count > 1,
      startsSentence(phrase.lowerBound), first.tag == .noun || first.tag == .nouns,
      first.classes.isDisjoint(with: [.givenName, .organisation, .place])
    {
      mention.kind = .commonNoun
      mention.name = nil
    }
    return mention
  }

  /// *Moody’s said*, *said Moody’s on Monday*: the ending is the name’s own; but *a friend of Vane’s*.
  private func ownsNothing(_ owner: Range<Int>) -> Bool {
    let next = owner.upperBound + 1
    let tag = sentence[next].tag
    return !article.isWord(sentence[owner.lowerBound - 1], .belonging)
      && (tag == .mark || tag == .preposition || next >= bounds.upperBound && !tag.isNoun)
  }

  /// *another, Ana Reyes, said*: named by its apposition, if it has one.
  private func quantity(_ mention: Mention) -> Mention {
    guard article.has(mention.head, [.determiner, .number]) else { return mention }
    var counted = mention
    counted.kind = .commonNoun
    let named = withApposition(counted)
    return named.kind == .name ? named : mention
  }

  private func startsSentence(_ index: Int) -> Bool {
    index == 0 || sentence[index - 1].tag == .mark && sentence[index - 1].kind != .comma
  }

  /// *the Health and Safety Office*, from either part.
  private func body(around phrase: Range<Int>) -> Range<Int> {
    var body = phrase
    while isInsideBody(body.lowerBound - 1),
      let first = phrases.last(endingAt: body.lowerBound - 1)
    {
      body = first.lowerBound..<body.upperBound
    }
    while isInsideBody(body.upperBound), let last = phrases.longest(from: body.upperBound + 1) {
      body = body.lowerBound..<last.upperBound
    }
    return body
  }

  /// *aides* of *aides to both Ortega and Reyes said*: what a preposition has is no subject.
  private func subject(around phrase: Range<Int>) -> Range<Int> {
    var subject = phrase
    while true {
      var start = subject.lowerBound
      if hasConjunction(start - 1), let other = phrases.last(endingAt: start - 1) {
        start = other.lowerBound
      }
      var link = start - 1
      if isPairMark(link) { link -= 1 }
      guard sentence.has(link, .preposition), !sentence[link].isCapital,
        let earlier = phrases.last(endingAt: link), earlier.lowerBound >= bounds.lowerBound,
        isLikeSource(earlier) || sentence[earlier.upperBound - 1].tag == .nouns,
        // *two days after Ortega said it*
        !sentence.has(earlier.upperBound - 1, .time)
      else { return subject }
      subject = earlier
    }
  }

  /// *both* of *both Ortega and Reyes*
  private func isPairMark(_ index: Int) -> Bool {
    sentence[index].tag == .conjunction
      || article.isWord(sentence[index], .definite) && sentence[index + 1].tag == .name
        && hasConjunction(index + 2)
  }

  private func isInsideBody(_ index: Int) -> Bool {
    sentence[index].tag == .conjunction && names.isInsideBody(sentence[index].tokens.lowerBound)
  }

  // MARK: Complements

  /// *residents of Brill*, *people familiar with the talks*; *one of the survivors*.
  private func withComplements(
    _ mention: Mention, _ phrase: Range<Int>, most: Int, _ isSubject: Bool
  ) -> Mention? {
    // *she in Brill* is no phrase.
    if mention.kind == .pronoun,
      !article.has(mention.head, [.determiner, .person, .group, .number])
    {
      return nil
    }
    let end = complementsEnd(after: phrase.upperBound, most: most, isSubject)
    guard end > phrase.upperBound else { return nil }
    let tokens = sentence.tokens(phrase.lowerBound..<end)
    guard mention.kind != .pronoun else {
      // *one of them* is nobody whom the text names.
      let isNamed = sentence[end - 1].tag != .pronoun
      return Mention(tokens: tokens, head: mention.head, kind: isNamed ? .commonNoun : .pronoun)
    }
    let last = sentence.tokens(end - 1..<end).lowerBound
    if let officer = officer(tokens, last, head: mention.head) { return officer }
    guard mention.kind == .name else {
      return Mention(tokens: tokens, head: mention.head, kind: mention.kind)
    }
    return names.mention(tokens, head: mention.head)
  }

  /// - Parameter isSubject: Its verb stands behind it, and so what is on Telegram is its.
  private func complementsEnd(after start: Int, most: Int, _ isSubject: Bool = true) -> Int {
    var end = start
    for _ in 0..<most {
      var at = end
      // *briefed on*, *close to*, *led by*
      if sentence[at].tag == .participle || article.isWord(sentence[at], .relational)
        || sentence[at].tag == .past && sentence.has(at + 1, .agentMarker)
      {
        at += 1
      }
      // *in both Norland and Brill*
      let start = isPairMark(at + 1) ? at + 2 : at + 1
      guard sentence.has(at, .preposition), !sentence[at].isCapital,
        let whole = phrases.longest(from: start) ?? phrases.longest(from: at + 1),
        start < bounds.upperBound,
        // *Critics of the method note that*
        case let next = whole.clamped(to: start..<bounds.upperBound),
        !sentence.has(next.upperBound - 1, .time), isSubject || !isChannel(next, after: at)
      else { break }
      end = next.upperBound
      // *the Universities and Colleges Union*, *led by Reyes and Ortega*
      while article.isWord(sentence[end], .conjoining), let other = phrases.longest(from: end + 1),
        other.upperBound == bounds.upperBound || sentence[other.upperBound].kind == .comma
          || isInsideBody(end) && other.upperBound < bounds.upperBound
      {
        end = other.upperBound
      }
    }
    return end
  }

  private func isChannel(_ phrase: Range<Int>, after preposition: Int) -> Bool {
    article.isWord(sentence[preposition], .channelMarker)
      && phrase.contains { sentence.has($0, .channel) }
  }

  /// *Bank of Norland’s chief economist*: what stands after *of* has somebody, and he is the source.
  private func owned(by owner: Mention, _ phrase: Range<Int>) -> Mention? {
    let link = phrase.upperBound
    guard owner.kind == .name, article.isWord(sentence[link], .belonging),
      let whole = phrases.longest(from: link + 1, upTo: bounds.upperBound),
      whole.contains(where: { sentence[$0].tag == .possessiveEnding }),
      sentence.has(whole.upperBound - 1, [.person, .title])
    else { return nil }
    let end = complementsEnd(after: phrase.upperBound, most: 4)
    return Mention(
      tokens: sentence.tokens(phrase.lowerBound..<max(end, whole.upperBound)),
      head: sentence.tokens(whole).upperBound - 1, kind: .commonNoun)
  }

  /// *a Ministry of Boats spokesman*, *Department of Health officials*: somebody of the body that was
  /// read, not the body.
  private func member(of body: Mention) -> Mention? {
    let start = body.tokens.upperBound
    let end = sentence.tokens(bounds).upperBound
    guard start < end else { return nil }
    let noun = (start..<min(start + 4, end)).first { article.has($0, [.person, .title, .group]) }
    // *Ministry of Boats spokesman Luis Ortega* is named.
    guard let noun, !article[noun].isCapital, !names.isNamePart(noun + 1),
      (start..<noun).allSatisfy({ isNoun($0) && !article[$0].isCapital })
    else { return nil }
    return Mention(tokens: body.tokens.lowerBound..<noun + 1, head: noun, kind: .commonNoun)
  }

  /// *Secretary of State Ana Reyes*, *Bank of Norland governor Luis Ortega*: who is named last, with
  /// what they are before the name.
  private func officer(_ tokens: Range<Int>, _ last: Int, head: Int) -> Mention? {
    guard let name = names.name(in: tokens), name.upperBound == last + 1, name.lowerBound > head,
      names.isPersonal(name), !article.has(tokens.lowerBound, [.determiner, .possessive])
    else { return nil }
    let before = name.lowerBound - 1
    let isOffice =
      article.has(head, .title) && names.isGivenName(name.lowerBound)
      || !article[before].isCapital && (isNoun(before) || article.has(before, [.title, .person]))
    return isOffice ? Mention(officer: name, in: tokens) : nil
  }

  /// The same where the last phrase was chosen; *Work and pensions minister Ana Ruiz*, from either.
  private func officer(_ phrase: Range<Int>) -> Mention? {
    // *Works and transport minister Ana Ruiz*: the first word of a sentence may be read as a verb.
    let first = phrase.lowerBound == 2 && sentence[0].isCapital ? 0..<1 : nil
    if let earlier = phrases.last(endingAt: phrase.lowerBound - 1) ?? first,
      earlier.lowerBound >= bounds.lowerBound, let officer = officer(earlier, phrase)
    {
      return officer
    }
    let link = phrase.upperBound
    guard isAcronym(link) || article.isWord(sentence[link], .conjoining),
      let next = phrases.longest(from: link + (isAcronym(link) ? 3 : 1)),
      next.upperBound <= bounds.upperBound
    else { return nil }
    return officer(phrase, next)
  }

  /// *(NFB)* of *Norland Film Board (NFB) head Luis Ortega*
  private func isAcronym(_ open: Int) -> Bool {
    sentence[open].kind == .open && sentence[open + 2].kind == .close
  }

  private func officer(_ first: Range<Int>, _ last: Range<Int>) -> Mention? {
    let tokens = sentence.tokens(first.lowerBound..<last.upperBound)
    guard let name = names.name(in: sentence.tokens(last)), name.upperBound == tokens.upperBound,
      names.isPersonal(name), name.lowerBound > sentence.tokens(last).lowerBound,
      // *mayor Ana Reyes and council leader Luis Ortega* are two.
      names.name(in: sentence.tokens(first)).map({ names.isGivenName($0.lowerBound) }) != true,
      !sentence.has(last.lowerBound, [.determiner, .possessive])
    else { return nil }
    let link = first.upperBound
    if isAcronym(link) { return Mention(officer: name, in: tokens) }
    let head = sentence.tokens(first).upperBound - 1
    if sentence.has(link, .preposition) {
      return sentence[first.lowerBound].isCapital
        ? officer(tokens, name.upperBound - 1, head: head) : nil
    }
    // *Ana Reyes and Norland coach Luis Ortega* are two.
    let isRole =
      sentence[link - 1].tag != .name || !sentence[link + 1].isCapital
      || sentence.has(link - 1, [.title, .person, .place, .landmark, .organisation])
    guard article.isWord(sentence[link], .conjoining), isRole,
      !names.isGivenName(tokens.lowerBound), !article[name.lowerBound - 1].isCapital
    else { return nil }
    return Mention(officer: name, in: tokens)
  }

  // MARK: Joined sources

  private static let mostParts = 8

  /// *other experts*
  private func isOthers(_ phrase: Range<Int>) -> Bool {
    phrase.count > 1 && sentence.has(phrase.lowerBound, .determiner)
      && sentence[phrase.upperBound - 1].tag == .nouns && !isOwnedOrKnown(phrase)
  }

  /// *Ortega and Reyes*, *Ortega, Reyes and Adair*, *aides and officials*.
  private func joint(_ phrase: Range<Int>) -> Mention? {
    guard isLikeSource(phrase) else { return nil }
    let earlier = phrases.filter {
      bounds.lowerBound <= $0.lowerBound && $0.lowerBound < phrase.lowerBound && isLikeSource($0)
        && (!sentence.has($0.lowerBound - 1, .preposition) || sentence.has($0.lowerBound, .time))
    }
    let all = (earlier.suffix(2 * Self.mostParts) + [phrase]).lazy.map(parts).first {
      $0.last.map { phrase.lowerBound < $0.upperBound } ?? false
    }
    guard var parts = all else { return nil }
    let tokens = sentence.tokens(parts[0].lowerBound..<parts[parts.count - 1].upperBound)
    // *Ana Reyes, president and founder of the club, said*: what one is.
    if sentence[parts[0].upperBound].kind == .comma, isPerson(parts[0]) {
      parts.removeAll(where: isOffice)
    }
    if parts.count == 1 { return withApposition(mention(parts[0])) }
    // *the mayor, Ana Reyes, and the council*
    let isApposition = parts.count > 2 && isOffice(parts[0]) && isPerson(parts[1])
    if isApposition || namesItsMembers(parts) { parts.removeFirst() }
    // *Mr. and Mrs. Ortega*: *Mr.* by himself is nobody.
    let hasHonorific = parts.contains { sentence.has($0.upperBound - 1, .honorific) }
    let ranges = hasHonorific ? [tokens] : parts.map(sentence.tokens)
    let areNamed = ranges.allSatisfy {
      names.name(ofPart: $0) != nil || article.has($0.lowerBound, .pronoun)
    }
    return Mention(
      tokens: tokens, head: tokens.upperBound - 1, kind: areNamed ? .name : .commonNoun,
      parts: ranges)
  }

  private func isPerson(_ phrase: Range<Int>) -> Bool {
    names.name(in: sentence.tokens(phrase)).map(names.isPersonal) == true
  }

  private func isOffice(_ phrase: Range<Int>) -> Bool {
    let head = phrase.upperBound - 1
    return sentence.has(head, [.title, .person]) && sentence[head].tag != .nouns
      && names.name(in: sentence.tokens(phrase)) == nil
  }

  /// *his lawyers, Ana Reyes and Luis Ortega, said*: the names are those of the first.
  private func namesItsMembers(_ parts: [Range<Int>]) -> Bool {
    let (group, close) = (parts[0], parts[parts.count - 1].upperBound)
    return parts.count > 2 && sentence[group.upperBound - 1].tag == .nouns
      && sentence.has(group.lowerBound, [.determiner, .possessive])
      && sentence[close].kind == .comma
      && parts.dropFirst().allSatisfy { names.name(in: sentence.tokens($0)) != nil }
  }

  private func hasConjunction(_ index: Int) -> Bool {
    article.isWord(sentence[index], .conjoining) || article.isWord(sentence[index], .disjoining)
  }

  /// A phrase and those up to the one after *and*, where no verb of its own follows; none without it.
  private func parts(from phrase: Range<Int>) -> [Range<Int>] {
    var parts = [phrase]
    while parts.count < Self.mostParts {
      var end = end(ofPart: parts[parts.count - 1])
      // *from inside the house, and Ortega said*: two have no comma between them.
      let hasComma = sentence[end].kind == .comma && hasConjunction(end + 1)
      if hasComma { end += 1 }
      let isLast = hasConjunction(end)
      guard isLast || sentence[end].kind == .comma, var next = phrases.longest(from: end + 1),
        next.upperBound <= bounds.upperBound, isLikeSource(next),
        // *Ana Reyes, her brother and the island’s doctor* is one.
        isLast && parts.count == 1 || !isOwnedOrKnown(next) || !isPerson(phrase),
        !hasComma || parts.count > 1 || end > phrase.upperBound + 1 || isOthers(next)
      else { return [] }
      // *Ana Reyes and two of her aides*, *Ortega and officials of the ministry*
      let last = sentence[next.upperBound - 1]
      if isLast, last.tag == .nouns || !last.classes.isDisjoint(with: [.determiner, .number]) {
        next = next.lowerBound..<complementsEnd(after: next.upperBound, most: 4)
      }
      parts.append(next)
      if isLast {
        end = next.upperBound
        return end == bounds.upperBound || !sentence[end].tag.isFinite ? parts : []
      }
    }
    return []
  }

  /// Behind what only says who one of several is: *(D-Brill)*, *of Brill University*, *, the mayor*.
  private func end(ofPart part: Range<Int>) -> Int {
    let end = part.upperBound
    if sentence[end].kind == .open {
      return (end + 1..<end + 8).first { sentence[$0].kind == .close }.map { $0 + 1 } ?? end
    }
    guard isPerson(part) else { return end }
    if sentence.has(end, .preposition), let body = phrases.longest(from: end + 1),
      hasConjunction(body.upperBound)
    {
      return body.upperBound
    }
    guard sentence[end].kind == .comma, let office = phrases.longest(from: end + 1),
      isOffice(office)
    else { return end }
    let close = complementsEnd(after: office.upperBound, most: 2)
    return sentence[close].kind == .comma && hasConjunction(close + 1) ? close : end
  }

  /// *her brother*, *the doctor*; not *other experts*.
  private func isOwnedOrKnown(_ phrase: Range<Int>) -> Bool {
    let first = sentence[phrase.lowerBound]
    return first.classes.contains(.possessive)
      || article.isWord(first, .definite) || article.isWord(first, .indefinite)
  }

  private func isLikeSource(_ phrase: Range<Int>) -> Bool {
    let head = phrase.upperBound - 1
    return sentence[head].isCapital && sentence[head].tag != .gerund && !sentence.has(head, .time)
      || sentence.has(head, [.person, .group, .organisation, .title, .pronoun])
      || sentence[head].tag == .nouns && !sentence.has(head, .time)
  }

  // MARK: Appositions

  /// *Luis Ortega, the plant manager*, *the mayor of Brill, Ana Reyes*.
  private func withApposition(_ mention: Mention) -> Mention {
    if let described = described(mention) {
      let phrase = phrases.longest(from: sentence.index(of: described.tokens.lowerBound))
      return phrase.flatMap(joint) ?? described
    }
    let comma = mention.tokens.upperBound
    let end = sentence.tokens(bounds).upperBound
    guard comma + 1 < end, article.kind(comma) == .comma, !article.isQuoted(comma) else {
      return mention
    }
    let close =
      (comma + 1..<end).first {
        article.kind($0) == .comma || article[$0].endsSentence || article.isQuoted($0)
      } ?? end
    return mention.kind == .commonNoun ? named(mention, by: comma + 1..<close) : mention
  }

  /// The two in the other order: the chosen phrase is what stands behind the comma.
  ///
  /// - Parameter most: How many descriptions of one are read, one before the other.
  private func described(_ mention: Mention, most: Int = 3) -> Mention? {
    let comma = mention.tokens.lowerBound - 1
    let start = sentence.tokens(bounds).lowerBound
    guard most > 0, comma > start, article.kind(comma) == .comma, !article.isQuoted(comma),
      article.kind(mention.tokens.upperBound) == .comma, let earlier = earlierPhrase(before: comma)
    else { return nil }
    let before = names.mention(earlier.tokens, head: earlier.head)
    // *at last, Ana Reyes, …*: no description.
    let isDescription =
      article.has(before.tokens.lowerBound, [.determiner, .possessive])
      || article.has(before.head, [.person, .title, .group, .organisation, .honorific])
    if mention.kind == .name, before.kind == .commonNoun, isDescription {
      // *a fellow at the clinic in Brill, Norland, said*
      if isPlace(mention.tokens) { return described(before, most: most - 1) ?? before }
      let both = named(before, by: mention.tokens)
      return both.kind == .name ? both : nil
    }
    guard mention.kind == .commonNoun else { return nil }
    // *Ana Reyes, the founder of Norfax, a company in Brill, said*
    if before.kind == .commonNoun, isDescription { return described(before, most: most - 1) }
    // *Ana Reyes, the mayor, said*
    let isSomebody = article.has(mention.head, [.title, .person, .organisation])
    return isSomebody && before.name.map(names.isPersonal) == true ? before : nil
  }

  /// A phrase with its complements that ends at a token.
  private func earlierPhrase(before end: Int) -> (tokens: Range<Int>, head: Int)? {
    func ending(at end: Int) -> Range<Int>? {
      phrases.last { $0.lowerBound >= bounds.lowerBound && sentence.tokens($0).upperBound == end }
    }
    guard var first = ending(at: end) else { return nil }
    while sentence.has(first.lowerBound - 1, .preposition),
      let earlier = phrases.last(endingAt: first.lowerBound - 1),
      earlier.lowerBound >= bounds.lowerBound
    {
      first = earlier
    }
    let tokens = sentence.tokens(first)
    return (tokens.lowerBound..<end, tokens.upperBound - 1)
  }

  /// *the mayor of Brill, Ana Reyes, said*: a description with the name as its apposition; in *residents
  /// of Brill, Norland, said* it is that of the place.
  private func named(_ mention: Mention, by apposition: Range<Int>) -> Mention {
    guard let name = names.name(in: apposition), name.upperBound == apposition.upperBound,
      name.count < 6, !isPlace(name),
      name == apposition
        ? mention.head + 1 == mention.tokens.upperBound
          && article.has(mention.head, [.person, .title, .group, .organisation, .determiner])
          || names.isPersonal(name)
        : names.isPersonal(name) && names.isRole(apposition.lowerBound..<name.lowerBound)
    else { return mention }
    return Mention(
      tokens: mention.tokens.lowerBound..<apposition.upperBound, name: name, head: mention.head,
      kind: .name)
  }

  private func isPlace(_ name: Range<Int>) -> Bool { name.allSatisfy { article.has($0, .place) } }

  private func isNoun(_ token: Int) -> Bool { sentence[sentence.index(of: token)].tag.isNoun }
}

extension Mention {
  /// *Bank of Norland governor Luis Ortega*: who is named last, with what he is before the name.
  fileprivate init(officer name: Range<Int>, in tokens: Range<Int>) {
    self.init(tokens: tokens, name: name, head: name.upperBound - 1, kind: .name)
  }
}
