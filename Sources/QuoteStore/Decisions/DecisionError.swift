/// Why a decision was not taken, with nothing changed; `description` is for the person at the
/// terminal.
public enum DecisionError: Error, Hashable, Sendable, CustomStringConvertible {
  case noSuchQuote(id: String)
  case noSuchArticle(id: String)
  case noSuchOutlet(name: String)
  /// The words, the span or the like are not as they would have to be.
  case impossible(id: String, reason: String)
  case nothingToUndo(id: String)
  case noSuchImport(id: Int64)
  /// People have decided something about what an import stored.
  case decidedSince(id: Int64)
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
  /// It is the one that others are merged into.
  case notMerged(id: String, members: [String])
  /// What is to be told apart goes by one id, or one name of an outlet.
  case areOne(name: String, other: String, id: String)
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
    case .noSuchOutlet(let name): "there is no outlet '\(name)': 'quotes outlets' lists all"
    case .impossible(let id, let reason): "this cannot be decided: \(id): \(reason)"
    case .nothingToUndo(let id): "nothing to undo: nobody has decided anything about \(id)"
    case .noSuchImport(let id):
      "there is no import \(id): 'quotes sql \"SELECT * FROM import\"' lists them"
    case .decidedSince(let id):
      "import \(id) cannot be undone: something was decided about its articles since: 'quotes remove "
        + "--import \(id) --because …' removes them"
    case .noName(let name): "not a name: '\(name)': it needs a letter or digit"
    case .unknown(let name): "there is no speaker '\(name)': 'quotes speakers' lists all"
    case .several(let name, let ids, let count):
      "\(count) speakers are named '\(name)': give the id of one of them: "
        + ids.joined(separator: ", ") + (count > ids.count ? ", …" : "")
    case .ambiguous(let name, let ids):
      "several speakers are named '\(name)': give the id of one of them: "
        + ids.joined(separator: ", ")
    case .partOfName(let name, let ids):
      "'\(name)' is only part of a name: give the full name or an id, or write '\(name)~person' "
        + "for somebody new: " + ids.joined(separator: ", ")
    case .splitOff(let name, let id):
      "'\(name)' (\(id)) has quotes only in articles that were given to 'quotes speakers split': "
        + "use that command for this article as well"
    case .aliasTaken(let alias, let id):
      "'\(alias)' is a name of another speaker, \(id): 'quotes speakers merge' merges the two"
    case .notMerged(let id, let members):
      "\(id) itself is merged into nobody: name one that is merged into it: "
        + members.joined(separator: ", ")
    case .areOne(let name, let other, let id):
      name == other
        ? "'\(name)' is one: name two"
        : "'\(name)' and '\(other)' are both \(id) so far: 'unmerge' of speakers, or 'undo' of the "
          + "decision, parts them"
    case .noQuotes(let id, let article):
      "article \(article) has no quote of \(id): 'quotes articles --speaker' lists those that have"
    case .sameArticle(let id):
      "\(id) has quotes in that article only: name another article"
    case .notWikidata(let text): "not a Wikidata id: '\(text)': write it like Q42"
    }
  }
}
