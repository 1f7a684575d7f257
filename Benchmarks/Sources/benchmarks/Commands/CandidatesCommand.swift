import ArgumentParser
import Foundation
@_spi(Measuring) import QuoteParser

/// `make weights`
struct CandidatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "candidates",
    abstract: "Prints every match of every row of the parser, for learning which are attributions.",
    discussion: """
      One article a line: {"id": …, "quotes": [{"cue": …, "row": …, "features": …}]}. Offsets are \
      in Unicode scalars.
      """)

  @Option(help: ArgumentHelp("JSON Lines with id and text.", valueName: "file"))
  var articles: String

  private struct Line: Decodable {
    let id: String
    let text: String
  }

  private struct Printed: Encodable {
    let id: String
    let quotes: [Candidate]
  }

  func run() throws {
    let decoder = JSONDecoder()
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    for line in try Data(contentsOf: URL(fileURLWithPath: articles)).split(separator: 0x0A) {
      let article = try decoder.decode(Line.self, from: line)
      let printed = Printed(id: article.id, quotes: ArticleParser.candidates(in: article.text))
      FileHandle.standardOutput.write(try encoder.encode(printed) + Data([0x0A]))
    }
  }
}
