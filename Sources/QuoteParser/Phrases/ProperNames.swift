import Essentials

/// Which words of a text are a name.
struct ProperNames {
  let article: TokenizedArticle

  init(_ article: TokenizedArticle) { self.article = article }

  /// A phrase with its name, if it has one.
  func mention(_ range: Range<Int>, head: Int) -> Mention {
    var mention = Mention(tokens: range, head: head, kind: .commonNoun)
    if article[head].kind == .handle || isNamePart(head),
      let name = name(in: range.lowerBound..<head + 1)
    {
      mention.kind = .name
      mention.name = name.lowerBound..<(officeEnd(from: head + 1) ?? head + 1)
      mention.tokens = range.lowerBound..<max(range.upperBound, mention.name!.upperBound)
    } else if range.count == 1, article.has(head, [.pronoun, .objectPronoun, .possessive]) {
      mention.kind = .pronoun
    } else if let name = outlet(in: range, head: head) {
      mention.kind = .name
      mention.name = name
    }
    return mention
  }

  /// *Sunday Post* of *the Sunday Post newspaper*, *Norfax* of *the Norfax news agency*.
  private func outlet(in phrase: Range<Int>, head: Int) -> Range<Int>? {
    var end = head
    if article.has(head, .generic), !article.has(head, .outlet) { end -= 1 }
    guard end > phrase.lowerBound, article.has(end, .outlet), !article[end].isCapital else {
      return nil
    }
    if article.has(end - 1, .outlet), !article[end - 1].isCapital { end -= 1 }
    guard let name = name(in: phrase.lowerBound..<end),
      name.lowerBound == phrase.lowerBound || article.isWord(phrase.lowerBound, .definite)
    else { return nil }
    // *Local newspaper* at the beginning of a sentence, *the Norland newspaper*
    let isLone =
      name.count == 1
      && (name.lowerBound == phrase.lowerBound || article.has(name.lowerBound, [.place, .demonym]))
    return isLone ? nil : name
  }

  /// The proper name at the end of a phrase: the capitalised words after titles and adjectives.
  func name(in range: Range<Int>) -> Range<Int>? {
    var start = range.upperBound
    while start > range.lowerBound {
      let index = start - 1
      let token = article[index]
      let isPart =
        isNamePart(index) || (token.has([.particle, .nameSuffix]) && start < range.upperBound)
        || (token.shape.contains(.abbreviated) && token.isCapital)
        || isAmpersand(index)
        || start < range.upperBound && (isInsideBody(index) || isInsideTitle(index))
        || start < range.upperBound && !article[start].isWord && token.isCapital
      guard isPart else { break }
      // *Brill-based Ana Reyes*
      if start < range.upperBound, article.ends(index, in: .compound) { break }
      // *Russian President Vladimir Putin*: the title ends the name on the left.
      if start < range.upperBound, isTitleBeforeName(index, range) { break }
      // *Getty Images Luis Ortega*: a given name begins the name.
      if start < range.upperBound - 1, isGivenName(start), !isGivenName(index),
        !article.has(range.upperBound - 1, .organisation), !token.has(.particle)
      {
        break
      }
      start -= 1
    }
    while start < range.upperBound, !article[start].isCapital, !startsWithParticle(start, range) {
      start += 1
    }
    guard start < range.upperBound, !isOffice(start..<range.upperBound),
      !isNationality(start..<range.upperBound, in: range)
    else { return nil }
    return start..<range.upperBound
  }

  /// *Ana Reyes* of *mayor Ana Reyes*; neither *officials of Brill* nor *Mr. and Mrs. Brill* are Brill.
  func name(ofPart part: Range<Int>) -> Range<Int>? {
    name(in: part).flatMap { name in
      let before = part.lowerBound..<name.lowerBound
      return before.contains { article.has($0, [.preposition, .conjunction]) } ? nil : name
    }
  }

  /// *Prime Minister*, *Speaker*: an office without the name of its holder.
  private func isOffice(_ range: Range<Int>) -> Bool {
    isPlainNoun(range.upperBound - 1, of: [.title, .person, .honorific])
      && !article.has(range.upperBound - 1, [.givenName, .organisation])
      && range.dropLast().allSatisfy {
        article.has($0, [.title, .demonym, .organisation, .place, .person])
          && !article.has($0, .givenName)
      }
  }

  /// *Australian* of *the 24-year-old Australian*.
  private func isNationality(_ name: Range<Int>, in phrase: Range<Int>) -> Bool {
    name.count == 1 && isPlainNoun(name.lowerBound, of: .nationality)
      && article.has(phrase.lowerBound, .determiner)
  }

  /// Whether a capitalised word is a word of some class and names nobody by itself: *Speaker*,
  /// *Officials*; but *The Speaker* can be a paper.
  func isPlainNoun(_ index: Int, of classes: WordClass) -> Bool {
    article.has(index, classes) && !isTitleOfPress(index)
  }

  func isGivenName(_ index: Int) -> Bool {
    article.has(index, .givenName) && !article.has(index, [.place, .organisation])
  }

  // MARK: Names of bodies

  /// After *Parole Board* the end of *of Canada*, after *Department* that of *for Education and
  /// Skills*; `nil` where no such name goes on.
  func officeEnd(from index: Int) -> Int? {
    guard article.has(index - 1, .organisation), article[index - 1].isCapital,
      article.isWord(index, .nameLink), var end = namedEnd(after: index)
    else { return nil }
    while true {
      if isInnerConjunction(end, before: end + 1), let next = capitalsEnd(from: end + 1) {
        end = next
      } else if isListed(end), let next = capitalsEnd(from: end + 1) {
        end = next
      } else if article.isWord(end, .belonging), let next = namedEnd(after: end) {
        end = next
      } else if let next = regionEnd(after: end) {
        end = next
      } else {
        break
      }
    }
    return end
  }

  /// *and the Caribbean* of *Commission for Latin America and the Caribbean*; *and the Mayor* is
  /// somebody else.
  private func regionEnd(after conjunction: Int) -> Int? {
    guard article.isWord(conjunction, .conjoining), article.isWord(conjunction + 1, .definite),
      !article.has(
        conjunction + 2, [.title, .person, .group, .organisation, .givenName, .honorific]),
      let end = capitalsEnd(from: conjunction + 2), !article.has(end - 1, .organisation)
    else { return nil }
    return end
  }

  /// The end of the capitalised words after a preposition, and an article.
  private func namedEnd(after preposition: Int) -> Int? {
    let start = preposition + 1
    return capitalsEnd(from: article.isWord(start, .definite) ? start + 1 : start)
  }

  private func capitalsEnd(from start: Int) -> Int? {
    var end = start
    while isNamePart(end) || article[end].isCapital && article.has(end, .group),
      !article[end].startsParagraph, !(end > start && isGivenName(end))
    { end += 1 }
    return end > start ? end : nil
  }

  /// *Health and Safety*: common words in the name of one body; *Norland and Brill* are two.
  private func isInnerConjunction(_ index: Int, before next: Int) -> Bool {
    article.has(index, .conjunction) && !article[index].isCapital && isTopic(index - 1)
      && isTopic(next)
  }

  /// *Culture* in *Department for Culture, Media and Sport*.
  private func isListed(_ comma: Int) -> Bool {
    guard article.kind(comma) == .comma, isTopic(comma - 1), isTopic(comma + 1) else {
      return false
    }
    var index = comma + 1
    while index < comma + 8 {
      if article.has(index, .conjunction) { return isInnerConjunction(index, before: index + 1) }
      guard isTopic(index) || article.kind(index) == .comma else { return false }
      index += 1
    }
    return false
  }

  /// A capitalised word that names nobody and nothing by itself.
  private func isTopic(_ index: Int) -> Bool {
    let token = article[index]
    let named: WordClass = [
      .givenName, .place, .organisation, .honorific, .title, .time, .pronoun, .determiner,
      .auxiliary, .modal, .demonym,
    ]
    return token.kind == .word && token.isCapital && !token.startsParagraph && !token.has(named)
      && !token.isShouted
  }

  /// The conjunction of *the Health and Safety Office*.
  func isInsideBody(_ index: Int) -> Bool {
    guard isInnerConjunction(index, before: index + 1),
      article.has(index - 2, .determiner) || article[index - 2].isCapital && isNamePart(index - 2)
    else { return false }
    // *the Universities and Colleges Employers’ Association*
    return (index + 2...index + 4).contains {
      article.has($0, .organisation) && !article.has($0, .corporate) && article[$0].isCapital
        && !article.ends($0, in: .plural)
        && ($0 < index + 4 && article.kind($0 - 1) == .word || isInsideTitle($0 - 1))
    }
  }

  /// The mark of *Bankers' Association*, *Sheriff's Office*: who is none by himself.
  func isInsideTitle(_ index: Int) -> Bool {
    let (before, next) = (article[index - 1], article[index + 1])
    return before.isCapital && before.has([.title, .person, .group]) && !before.has(.givenName)
      && next.isCapital && next.has(.organisation)
      && (article[index].kind == .clitic || article.isPluralPossessive(index))
  }

  func startsWithParticle(_ index: Int, _ range: Range<Int>) -> Bool {
    // *von der Leyen*
    article.has(index, .particle) && !article.has(index, .determiner)
      && index + 1 < range.upperBound
      && (article[index + 1].isCapital || startsWithParticle(index + 1, range))
  }

  private func isTitleBeforeName(_ index: Int, _ range: Range<Int>) -> Bool {
    // *Attorney General*, *Prime Minister* alone are no titles before a name.
    article.has(index, [.title, .honorific, .person, .group]) && !article.has(index, .givenName)
      && index + 1 < range.upperBound
      && (article[index + 1].isCapital || article.has(index + 1, .particle))
      && !article.has(range.upperBound - 1, [.organisation])
  }

  /// *Rear Admiral*, *the Rt. Rev.*, *board member*: what stands before the name of a person.
  func isRole(_ words: Range<Int>) -> Bool {
    article.has(words.upperBound - 1, [.title, .person, .honorific])
      && words.allSatisfy {
        article.has($0, [.determiner, .title, .honorific]) || !article.has($0, Self.functionWords)
      }
  }

  /// A name of two words or more that does not end as bodies do.
  func isPersonal(_ name: Range<Int>) -> Bool {
    name.count > 1 && !article.has(name.upperBound - 1, [.organisation, .place])
  }

  // MARK: Words

  static let functionWords = WordClass.function.union([.adverb, .determiner, .possessive])

  /// Whether a capitalised word is a name rather than the first word of a sentence.
  func isNamePart(_ index: Int) -> Bool {
    let token = article[index]
    guard token.isWord else { return false }
    guard token.isCapital else { return isArticledSurname(index) }
    if isTitleOfPress(index) { return true }
    let (before, next) = (article[index - 1], article[index + 1])
    // *Will Doyle runs it*, *April said*
    if token.has([.modal, .time]), token.has(.givenName), isSubject(index) { return true }
    // *said Will Doyle*, *said May*, *mayor April Stone*; not *next May*
    if token.has([.modal, .time]), token.has(.givenName) || token.has(.modal),
      !token.startsParagraph,
      article.isFiniteCue(index - 1) || before.has([.title, .person])
        || !token.has(.time) && before.kind == .word && !before.isCapital
    {
      return true
    }
    // *Charles A Hollis*
    if token.end - token.start == 1, before.isCapital, before.has(.givenName), next.isCapital,
      !next.has(Self.functionWords)
    {
      return true
    }
    // *Theresa May*, *Mrs. May*, *Michael Every*, *Ana Long said*; not *Ana Under Fire*
    let isFunction = token.has(Self.functionWords)
    if token.has([.time, .modal])
      || (isFunction || token.has(.determiner)) && !token.isShouted && !next.isCapital,
      before.isCapital, before.has([.givenName, .honorific]),
      !before.has([.preposition, .time, .modal]), !token.has([.pronoun, .possessive]),
      !article.isWord(index, .definite)
    {
      return true
    }
    if isFunction {
      return isEndOfPaper(index) || isCountryInCapitals(index)
        || token.has([.givenName, .organisation, .particle])
          && !token.has([.pronoun, .determiner, .modal])
    }
    guard !token.has(.time) else { return isInsideOutlet(index) }
    // *Officials*, *Democrats*: capitals of a sentence or of a party, no names; but *Farmers
    // Federation*.
    guard token.has(.group), !token.has(.organisation) else { return true }
    return next.isCapital && next.has(.organisation) || isInsideTitle(index + 1)
  }

  /// *USA Today*; neither *Says Luis Vane Today*, as headlines have it, nor *Brill Police Today*.
  private func isEndOfPaper(_ index: Int) -> Bool {
    let (token, before) = (article[index], article[index - 1])
    return token.has(.time) && token.has(.adverb) && !token.startsParagraph
      && before.isCapital && before.isWord && !before.has([.title, .person, .group, .organisation])
      && !article[index - 2].isCapital && !article[index + 1].isCapital
  }

  /// *US*, of which *us* is another word, but not where all around it is in capitals.
  private func isCountryInCapitals(_ index: Int) -> Bool {
    article[index].isShouted && article.has(index, [.place, .demonym])
      && (index == 0 || !article[index - 1].isShouted)
  }

  /// *told The Star*, *The Economist reported on Monday*: where *The* has a capital that is not its
  /// sentence's, the name of a paper begins.
  private func isTitleOfPress(_ index: Int) -> Bool {
    let (start, before) = (index - 1, index - 2)
    guard article.isWord(start, .definite), article[start].isCapital, article[index].isCapital,
      !article.has(index, .group), !article.has(index, .title) || article.has(index, .person),
      !article[start].startsParagraph, before >= 0
    else { return false }
    // *Why The Star Fell*
    guard !article[before].isCapital || article.startsSentence(before) else { return false }
    return !article.startsSentence(start)
      || article.isQuoted(before) && !article.isQuoted(start)
        && article.sentenceOf[before] == article.sentenceOf[start]
  }

  /// *the Sunday Post*
  private func isInsideOutlet(_ index: Int) -> Bool {
    let next = article[index + 1]
    return article.isWord(index - 1, .definite) && next.isCapital && next.kind == .word
      && !next.has(Self.functionWords.union(.time)) && !next.startsParagraph
  }

  /// Whether a word, or that and a surname, has no preposition before it and its verb behind it: *Will
  /// Doyle runs it*; or whether a month begins its sentence as a name: *April Stone, the mayor, knows*.
  private func isSubject(_ index: Int) -> Bool {
    guard !article.has(index - 1, [.preposition, .adverb]) else { return false }
    let next = article[index + 1]
    // Whether that is a name in its turn is not asked: *May May May* has no end.
    guard next.isCapital, next.isWord, !next.startsParagraph,
      !next.has(Self.functionWords.union(.time))
    else { return next.has([.singularForm, .pastForm]) }
    return article.has(index + 2, [.singularForm, .pastForm])
      || article.startsSentence(index) && !article.has(index, .modal)
        && (article.kind(index + 2) == .comma || article.has(index + 2, .auxiliary))
  }

  /// *al-Khatib* of *Omar al-Khatib*, *Abdul Rahman al-Khatib*; *deWitt* of *Ana deWitt*.
  private func isArticledSurname(_ index: Int) -> Bool {
    let before = (max(0, index - 3)..<index).reversed().prefix { article[$0].isCapital }
    guard before.contains(where: { article.has($0, .givenName) }) else { return false }
    return article.hasCapital(index)
  }

  /// *Reyes & Sons*
  func isAmpersand(_ index: Int) -> Bool {
    article.kind(index) == .symbol && article.text[Int(article[index].start)] == 0x26
  }
}
