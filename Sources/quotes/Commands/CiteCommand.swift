import ArgumentParser
import Essentials
import QuoteExporters
import QuoteModel
import QuoteParser
import QuoteStore

/// `quotes cite`
struct CiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cite",
    abstract: "Cites quotes for a paper: who said it, in which article, and where in its text.",
    examples: """
      quotes cite 0123456789abcdef.17
      quotes cite 0123456789abcdef.17 fedcba9876543210.4 --style bibtex >> quotes.bib
      """)

  @Argument(help: "The ids of the quotes, as searches and exports print them.")
  var quoteIDs: [String]

  @OptionGroup var archive: ArchiveOptions

  @Option(help: "The citation style (csl is the JSON that Zotero and pandoc read).")
  var style = CitationStyle.apa

  func run() throws {
    let archive = try archive.openForReading()
    let quotes = try quoteIDs.map { id in
      guard let quote = try archive.quotes.quote(id: id) else {
        throw DecisionError.noSuchQuote(id: id)
      }
      return quote
    }
    let output = Output.standard()
    try output.append { style.append(quotes, denies: ArticleParser.denies, to: &$0) }
    try output.flush()
  }
}
