public import ArgumentParser
public import ArticleReaders
public import QuoteExporters
public import QuoteModel

// Types of the vocabulary as values of options.

extension SchemaEngine: ExpressibleByArgument {}
extension QuoteKind: ExpressibleByArgument {}
extension QuoteMode: ExpressibleByArgument {}
extension QuoteQuery.Copies: ExpressibleByArgument {}
extension Polarity: ExpressibleByArgument {}
extension SpeakerKind: ExpressibleByArgument {}
extension Facet: ExpressibleByArgument {
  public init?(argument: String) {
    guard let name = SpeakerAttribute.name(argument) else { return nil }
    self.init(named: name)
  }

  public static var allValueStrings: [String] { general.map(\.name) }
}
extension TimeUnit: ExpressibleByArgument {}
extension CitationStyle: ExpressibleByArgument {}
extension SearchPlace: ExpressibleByArgument {}
extension DateOrder: ExpressibleByArgument {}
extension ArticleLack: ExpressibleByArgument {}

extension TextEncoding: ExpressibleByArgument {
  public init?(argument: String) { self.init(name: argument) }
}

/// An order of rows that can be asked for.
enum SortOrder: String, CaseIterable, ExpressibleByArgument {
  case relevance, newest, oldest, speaker

  var querySort: QuoteQuery.Sort {
    switch self {
    case .relevance: .relevance
    case .newest: .newest
    case .oldest: .oldest
    case .speaker: .speaker
    }
  }
}

/// - Throws: `ValidationError` for a number below zero.
func refuseNegative(_ option: String, _ number: Int?) throws {
  if let number, number < 0 { throw ValidationError("\(option) must be 0 or more") }
}

/// - Parameter options: Of which one at most may be given.
/// - Throws: `ValidationError` if several are.
func refuseSeveral(_ options: [(String, isGiven: Bool)]) throws {
  let given = options.filter(\.isGiven).map(\.0)
  if given.count > 1 {
    throw ValidationError("\(given.joined(separator: " and ")) cannot be used together")
  }
}

/// - Throws: `ValidationError` if it is no date.
func period(_ text: String) throws -> DatePeriod {
  guard let period = DatePeriod(iso: text) else {
    throw ValidationError("not a date: write 2026, 2026-01 or 2026-01-22")
  }
  return period
}
