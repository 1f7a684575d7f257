import ArgumentParser
import Foundation

@testable import QuoteParser

/// Times the passes one after the other.
struct Speed: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Times each pass over a corpus, in MB/s of text on one core.")
  @OptionGroup var corpus: CorpusOptions
  @Option(help: "The folder of the weights.") var weights: String
  @Option(help: "The corpus.") var name = "polnear.train"

  func run() throws {
    struct Line: Decodable { let text: String }
    let models = try WeightFolder(weights).models()
    let texts = try Data(contentsOf: corpus.file(name)).split(separator: 0x0A).map {
      try JSONDecoder().decode(Line.self, from: $0).text
    }
    let bytes = texts.reduce(0) { $0 + $1.utf8.count }
    func time(_ what: String, _ body: (String) -> Void) {
      let start = clock()
      for text in texts { body(text) }
      let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
      print(what, String(format: "%.1f MB/s", Double(bytes) / seconds / 1e6))
    }
    time("tokens and sentences") { _ = TokenizedArticle($0, lexicon: .english) }
    time("  and tags, elements") {
      _ = ArticleStructure(TokenizedArticle($0, lexicon: .english), models.tagger)
    }
    time("  and sites") { text in
      let structure = ArticleStructure(TokenizedArticle(text, lexicon: .english), models.tagger)
      for number in structure.sentences.indices { _ = CueSites(of: number, in: structure).all() }
    }
    time("  and decisions") { text in
      let structure = ArticleStructure(TokenizedArticle(text, lexicon: .english), models.tagger)
      _ = Decider(structure, models.decisions).drafts()
    }
    time("all") { _ = ArticleParser(models: models).attributions(in: $0) }
  }
}
