public import QuoteModel

/// How an article's quotes can be found again: a parser, which the archive itself does not know.
public struct Extractor: Sendable {
  /// Articles that another version extracted are not handed to it.
  let version: String
  let attributions: @Sendable (_ body: String, _ title: String?) -> [Attribution]

  public init(
    version: String,
    attributions: @escaping @Sendable (_ body: String, _ title: String?) -> [Attribution]
  ) {
    self.version = version
    self.attributions = attributions
  }
}
