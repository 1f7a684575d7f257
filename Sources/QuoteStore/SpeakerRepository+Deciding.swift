public import QuoteModel

/// What a person decides; each call is one command to `undoLast`. `name` is a full name, an alias or a
/// public id, and each throws `SpeakerError` if that is nobody or several, and then changes nothing.
///
/// Each returns the decisions that were made: none if all of it was so already.
extension SpeakerRepository {
  /// Articles that print the alias as a full name mean this speaker from now on.
  @discardableResult
  public func addAlias(
    _ alias: String, to name: String, _ rationale: Rationale
  ) throws -> [SpeakerDecision] {
    try decide(rationale) { try $0.alias(alias, of: name) }
  }

  /// `other` stays; its quotes and those of `name` are one person's from now on.
  @discardableResult
  public func merge(
    _ name: String, into other: String, _ rationale: Rationale
  ) throws -> [SpeakerDecision] {
    try decide(rationale) { try $0.merge(name, into: other) }
  }

  /// The quotes of `name` in these articles are another person's, and stay so.
  ///
  /// - Parameters:
  ///   - articles: Public ids.
  ///   - newName: Of that other; `nil` if both have the same.
  @discardableResult
  public func split(
    _ name: String, in articles: [String], as newName: String? = nil, _ rationale: Rationale
  ) throws -> [SpeakerDecision] {
    try decide(rationale) {
      try SpeakerSplitting(of: name, by: $0).decisions(in: articles, as: newName)
    }
  }

  @discardableResult
  public func rename(
    _ name: String, to newName: String, _ rationale: Rationale
  ) throws -> [SpeakerDecision] {
    try decide(rationale) { try $0.rename(name, to: newName) }
  }

  /// - Parameter facts: Of `kind`, `wikidata` and `note`; an empty text takes one away.
  @discardableResult
  public func set(
    _ facts: [SpeakerDecision.Action: String], of name: String, _ rationale: Rationale
  ) throws -> [SpeakerDecision] {
    try decide(rationale) { try $0.set(facts, of: name) }
  }

  private func decide(
    _ rationale: Rationale, _ decisions: (SpeakerEditing) throws -> [SpeakerDecision]
  ) throws -> [SpeakerDecision] {
    try connection.write { db in
      let editing = SpeakerEditing(db: db, rationale: rationale)
      return try DecisionWriter(db).make(decisions(editing))
    }
  }
}
