public import QuoteModel

/// A way to cite a quote in a paper; each has a writer in a file of its own.
public enum CitationStyle: String, CaseIterable, Sendable {
  case apa, chicago, bibtex
  /// CSL JSON, which Zotero and pandoc read.
  case csl

  /// The citations of quotes, in their order, with all that a reader needs to find the words: who said
  /// it, in which article, and where in its text.
  public func append(_ quotes: [Quote], to buffer: inout [UInt8]) {
    let citations = quotes.map(Citation.init)
    switch self {
    case .apa: buffer.append(contentsOf: citations.map(\.apa).joined(separator: "\n").utf8)
    case .chicago: buffer.append(contentsOf: citations.map(\.chicago).joined(separator: "\n").utf8)
    case .bibtex: buffer.append(contentsOf: citations.map(\.bibTeX).joined(separator: "\n").utf8)
    case .csl: JSONText.appendIndented(.list(citations.map(\.csl)), to: &buffer)
    }
    buffer.append(0x0A)
  }
}
