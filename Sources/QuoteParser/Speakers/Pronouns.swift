import QuoteModel

/// Whom *he*, *she*, *it*, *they* and *who* mean.
extension Resolver {
  func pronoun(_ source: Mention) -> Referent? {
    let token = article.tokens[source.head]
    if token.has(.relative) { return antecedent(of: source) }
    if token.has(.masculine) { return person(.masculine, before: source.head) }
    if token.has(.feminine) { return person(.feminine, before: source.head) }
    if token.has(.neuter) { return body(within: 6, lead: Weight.lead) }
    if article.isWord(source.head, .groupPronoun) { return group(before: source.head) }
    return nil
  }

  /// The organisation or document of which the text speaks.
  ///
  /// - Parameter sentences: How far back it may have been named.
  func body(
    within sentences: Int, lead: Float, share: (Referent) -> Float = { _ in 1 }
  ) -> Referent? {
    let found = bodies.best(sentence, lead: lead) {
      (isPlace($0.referent) ? Weight.unlikely : 1) * share($0.referent)
    }
    guard let found, sentence - found.sentence <= sentences else { return nil }
    return found.referent
  }

  /// *Canada*, which says things, but less often than what is in it.
  func isPlace(_ referent: Referent) -> Bool {
    guard let person = referent.person else { return false }
    let name = directory.people[person].name
    let last = article.tokens[name.upperBound - 1]
    return last.has([.place, .landmark]) && !name.contains { article.has($0, .organisation) }
      && (name.count == 1 || last.has(.landmark) || article.has(name.lowerBound, .landmark))
  }

  func group(before token: Int) -> Referent? {
    guard let last = groups.last, last.head < token,
      article.paragraphs(from: last.head, to: token) <= 2
    else { return nil }
    return last
  }

  /// Who of one gender is on the reader's mind.
  func person(_ gender: Person.Gender, before token: Int) -> Referent? {
    onlyPerson(before: min(token, contentStart), gender).map { Referent(person: $0) }
      ?? referent(of: gender)
  }

  /// The one person whom the sentence before a quotation names, if no pronoun stands for another:
  /// *It was good news for Ana Reyes. “I am glad,” she said.*
  private func onlyPerson(before start: Int, _ gender: Person.Gender) -> Int? {
    guard start > 0, article.isQuoted(start),
      article.sentenceOf[start - 1] != article.sentenceOf[start]
    else { return nil }
    let sentence = article.sentence(around: start - 1)
    guard article.paragraphs(from: sentence.lowerBound, to: start) <= 1,
      !sentence.contains(where: {
        article.has($0, [.masculine, .feminine]) && article.has($0, .pronoun)
          && !article.isQuoted($0)
      })
    else { return nil }
    let named = Set(directory.mentions(in: sentence).filter { directory.isPerson($0) })
    guard named.count == 1, let only = named.first,
      share(of: Referent(person: only), gender) > Weight.unlikely,
      !people.entries.contains(where: { $0.hasSpoken && sentence.contains($0.at) })
    else { return nil }
    return only
  }

  /// *Ortega, who said …*: the name before the relative pronoun.
  private func antecedent(of source: Mention) -> Referent? {
    let phrases = NounPhrases(article)
    let end = article.kind(source.head - 1) == .comma ? source.head - 1 : source.head
    let floor = article.sentence(around: source.head).lowerBound
    guard let mention = phrases.mention(endingAt: end, floor: floor), mention.kind != .pronoun
    else { return nil }
    // *Nunes, the brawler who calls herself …*
    if mention.kind == .commonNoun, article.kind(mention.whole.lowerBound - 1) == .comma,
      let name = phrases.phrase(endingAt: mention.whole.lowerBound - 1, floor: floor)?.name
    {
      return named(name)
    }
    return mention.kind == .name ? named(mention.name ?? mention.tokens) : described(mention)
  }

  /// Whether a name begins its clause and a verb, a comma or *who* follows.
  func isSubject(_ name: Range<Int>) -> Bool {
    let start = phraseStart(name.lowerBound)
    let isFirst = start == 0 || article.sentenceOf[start] != article.sentenceOf[start - 1]
    guard
      isFirst || article.kind(start - 1) == .comma
        || article.has(start - 1, [.conjunction, .subordinator])
    else { return false }
    let next = name.upperBound
    if article.kind(next) == .comma || article.kind(next) == .open { return isFirst }
    return (article.tokens.indices.contains(next) && article.looksLikePast(next))
      || article.has(
        next, [.verb, .auxiliary, .modal, .adverb, .relative, .conjunction, .preposition])
      || isFirst && article.kind(next) == .word
  }

  func phraseStart(_ start: Int) -> Int {
    let other: WordClass = [
      .verb, .preposition, .conjunction, .subordinator, .auxiliary, .modal, .pronoun,
      .objectPronoun, .adverb,
    ]
    var index = start
    while index > 0, start - index < 8, !article.tokens[index].startsParagraph,
      article.kind(index - 1) == .word,
      !article.has(index - 1, other) || article.has(index - 1, .determiner)
    {
      index -= 1
    }
    return index
  }
}
