public import QuoteModel

/// What a person decides; each call is one command to `undoLast`. `name` is a full name, an alias or a
/// public id, and each throws `SpeakerError` if that is nobody or several, and then changes nothing.
///
/// Each returns the decisions that were made: none if all of it was so already.
extension SpeakerRepository {
  /// Articles that print the alias as a full name mean this speaker from now on.
  @discardableResult
  public func addAlias(
    _ alias: String, to name: String, by author: CorrectionRepository.Author
  ) throws -> [SpeakerDecision] {
    try decide(author) { try $0.alias(alias, of: name) }
  }

  /// `other` stays; its quotes and those of all `names` are one person's from now on.
  @discardableResult
  public func merge(
    _ names: [String], into other: String, by author: CorrectionRepository.Author
  ) throws -> [SpeakerDecision] {
    try decide(author) { try $0.merge(names, into: other) }
  }

  /// The quotes of `name` in these articles are another person's, and stay so.
  ///
  /// - Parameters:
  ///   - articles: Public ids.
  ///   - newName: Of that other; `nil` if both have the same.
  @discardableResult
  public func split(
    _ name: String, in articles: [String], as newName: String? = nil,
    by author: CorrectionRepository.Author
  ) throws -> [SpeakerDecision] {
    try decide(author) {
      try SpeakerSplitting(of: name, by: $0).decisions(in: articles, as: newName)
    }
  }

  @discardableResult
  public func rename(
    _ name: String, to newName: String, by author: CorrectionRepository.Author
  ) throws -> [SpeakerDecision] {
    try decide(author) { try $0.rename(name, to: newName) }
  }

  /// - Parameter facts: Of `kind`, `wikidata` and `note`; an empty text takes one away.
  @discardableResult
  public func set(
    _ facts: [SpeakerDecision.Action: String], of name: String,
    by author: CorrectionRepository.Author
  ) throws -> [SpeakerDecision] {
    try decide(author) { try $0.set(facts, of: name) }
  }

  /// Takes over a list as one command; the speakers need not be there yet.
  ///
  /// - Parameter refused: Called with the place in the list of each that cannot be taken over.
  @discardableResult
  public func load(
    _ list: [KnownSpeaker], by author: CorrectionRepository.Author,
    refused: (Int, SpeakerError) -> Void
  ) throws -> [SpeakerDecision] {
    try decide(author) { editing in
      var loading = SpeakerLoading(by: editing)
      return try list.enumerated().flatMap { place, known in
        do {
          return try loading.decisions(for: known)
        } catch let error as SpeakerError {
          refused(place, error)
          return []
        }
      }
    }
  }

  private func decide(
    _ author: CorrectionRepository.Author, _ decisions: (SpeakerEditing) throws -> [SpeakerDecision]
  ) throws -> [SpeakerDecision] {
    try connection.write { db in
      let editing = SpeakerEditing(db: db, author: author)
      return try SpeakerDecisionWriter(db).make(decisions(editing))
    }
  }
}
