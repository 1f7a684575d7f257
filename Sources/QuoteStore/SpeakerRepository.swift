public import QuoteModel

/// The speakers: who said it, across articles as far as that is sure.
public struct SpeakerRepository: Sendable {
  /// The speakers of the quotes that match, most quoted first, within the query's limit.
  ///
  /// With `query.speakers`, only those that are so named.
  public func page(matching query: QuoteQuery) throws -> Page<SpeakerSummary> { fatalError() }

  /// As `page`, without limit unless the query has one, each row as it is read.
  public func forEach(
    matching query: QuoteQuery, _ body: (SpeakerSummary) throws -> Void
  ) throws { fatalError() }

  /// Whether anybody goes by this full name, surname, alias or id: what `--speaker` looks up.
  public func isKnown(_ name: String) throws -> Bool { fatalError() }
}
