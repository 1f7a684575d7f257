/// Why a decision was not taken, with nothing changed; `description` is for the person at the
/// terminal.
public enum DecisionError: Error, Hashable, Sendable, CustomStringConvertible {
  case noSuchQuote(id: String)
  case noSuchArticle(id: String)
  /// The words, the span or the like are not as they would have to be.
  case impossible(id: String, reason: String)
  case nothingToUndo(id: String)
  case noName(String)

  // Whom a name means.
  case unknown(name: String)
  /// Some of their ids, and how many there are.
  case several(name: String, ids: [String], count: Int)
  /// Several speakers of an article go by this name, and none by it alone.
  case ambiguous(name: String, ids: [String])
  /// It is only part of the name of these.
  case partOfName(name: String, ids: [String])
  /// One of two people of a name, who has quotes in certain articles alone.
  case splitOff(name: String, id: String)

  // What is decided about a speaker.
  /// Of somebody else, or the name of one who was merged elsewhere.
  case aliasTaken(alias: String, id: String)
  case noQuotes(id: String, article: String)
  /// All its quotes are of this article, which is in its id.
  case sameArticle(id: String)
  case notWikidata(String)

  public var description: String {
    switch self {
    case .noSuchQuote(let id):
      "there is no such quote: \(id): 'quotes search' prints the ids of quotes"
    case .noSuchArticle(let id):
      "there is no such article: \(id): 'quotes articles' prints the ids of articles"
    case .impossible(let id, let reason): "this cannot be decided: \(id): \(reason)"
    case .nothingToUndo(let id): "nobody has decided anything about it: \(id): nothing to undo"
    case .noName(let name): "that is no name: '\(name)': it needs a letter or digit"
    case .unknown(let name): "nobody is called so here: \(name): 'quotes speakers' lists who is"
    case .several(let name, let ids, let count):
      "\(count) speakers are called so: \(name): name one by its id: "
        + ids.joined(separator: ", ") + (count > ids.count ? ", …" : "")
    case .ambiguous(let name, let ids):
      "several go by this name: '\(name)': give the id of one of them: "
        + ids.joined(separator: ", ")
    case .partOfName(let name, let ids):
      "that is part of a name: '\(name)': give the full name or an id, or write '\(name)~person' "
        + "for somebody new: " + ids.joined(separator: ", ")
    case .splitOff(let name, let id):
      "that one was told from another of the name by articles: '\(name)': \(id): "
        + "'quotes speakers split' gives it those of this article"
    case .aliasTaken(let alias, let id):
      "that is a name of somebody else: \(alias): \(id): 'quotes speakers merge' joins two"
    case .noQuotes(let id, let article):
      "the article has no quote of this speaker: \(article): \(id): "
        + "'quotes articles --speaker' lists those that have"
    case .sameArticle(let id):
      "this speaker is of that article already: \(id): name another article"
    case .notWikidata(let text): "that is no id of Wikidata: \(text): write it as Q42"
    }
  }
}
