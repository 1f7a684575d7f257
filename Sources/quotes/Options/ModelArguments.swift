public import ArgumentParser
public import ArticleReaders
public import QuoteExporters
public import QuoteModel

// Types of the vocabulary as values of options.

extension QuoteKind: ExpressibleByArgument {}
extension QuoteMode: ExpressibleByArgument {}
extension SpeakerKind: ExpressibleByArgument {}
extension Facet: ExpressibleByArgument {}
extension TimeUnit: ExpressibleByArgument {}
extension CitationStyle: ExpressibleByArgument {}
extension SearchPlace: ExpressibleByArgument {}

extension TextEncoding: ExpressibleByArgument {
  public init?(argument: String) { self.init(name: argument) }
}
