import Essentials
import LearntChoices
import QuoteModel

/// Whom *she*, *who*, *the president* and *the company* mean.
extension Resolver {
  func pronoun(_ source: Mention) -> Referent? {
    let token = article[source.head]
    if token.has(.firstPerson) || token.has(.neuter) && token.has(.relative) { return nil }
    let told: WordClass = [.masculine, .feminine, .neuter, .plural, .person, .determiner, .group]
    return token.has(told) ? chosen(source) : nil
  }

  /// *the president*, *the company*, *a report by Ortega*.
  func described(_ source: Mention) -> Referent? {
    // *Guest said*, of Ana Guest.
    let head = article[source.head]
    let name = source.head..<source.head + 1
    let isName = source.tokens.allSatisfy { article[$0].isCapital }
    if isName
      ? !directory.candidates(for: name).isEmpty
      : source.tokens.count == 1 && head.classes.isEmpty
        && directory.byLastWord.first(of: head.hash) != nil
    {
      return named(name)
    }
    return chosen(source)
  }

  private func chosen(_ source: Mention) -> Referent? {
    let choice = SpeakerChoice(of: source, self)
    let options = choose(choice)
    let referent = choice.referent(of: options.chosen)
    if explains, options.options.count > 1 {
      // Nobody where two are close is less likely than either.
      let ranked = zip(options.options, options.likely).sorted {
        $0.0 == options.chosen || $1.0 != options.chosen && $0.1 > $1.1
      }
      considered = ranked.map { (choice.referent(of: $0.0), $0.1) }
    }
    // *Ortega grew. The company said …*
    if let person = referent?.person, choice.form.isBody, directory.mayBeBody(person) {
      directory.people[person].kind = .organisation
    }
    return referent
  }

  /// *State Department*, of *the department*.
  func isNamed(_ referent: Referent, by head: Int) -> Bool {
    let name = referent.person.map { directory.people[$0].name } ?? referent.tokens
    return name.contains {
      article[$0].hash == article[head].hash
        && ($0 + 1 == name.upperBound || !article[$0 + 1].isCapital)
    }
  }

  /// *Canada*, which says things, but less often than what is in it.
  func isPlace(_ referent: Referent) -> Bool {
    guard let person = referent.person else { return false }
    let name = directory.people[person].name
    let last = article[name.upperBound - 1]
    return last.has([.place, .landmark]) && !name.contains { article.has($0, .organisation) }
      && (name.count == 1 || last.has(.landmark) || article.has(name.lowerBound, .landmark))
  }

  /// What a noun describes; `nil` for a time or a number.
  func kind(ofNoun noun: Int) -> SpeakerKind? {
    let form = SpeakerChoice.Form(ofNoun: noun, in: article)
    let named: WordClass = [.group, .person, .title, .nationality, .organisation, .document]
    if !article.has(noun, named), article.has(noun, .time) || article.kind(noun) == .number {
      return nil
    }
    return switch form {
    case .group: .group
    case .body: .organisation
    case .document: .document
    default: .anonymous
    }
  }
}
