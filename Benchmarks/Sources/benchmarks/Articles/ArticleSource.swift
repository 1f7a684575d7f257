import ArgumentParser
import Foundation
import QuoteModel

/// Where the articles come from that are measured: invented, or of a file.
struct ArticleSource: ParsableArguments {
  @Option(help: ArgumentHelp("Measure these: JSON Lines with id and text.", valueName: "file"))
  var articles: String?

  @Option(help: ArgumentHelp("Invent other articles.", valueName: "number"))
  var seed = 1

  private struct Line: Decodable {
    let text: String
    let title: String?
  }

  /// - Parameter count: How many to invent; a file is read to its end.
  func read(inventing count: Int) throws -> [Article] {
    try articles.map(Self.read) ?? invented(0..<count)
  }

  /// The articles of a file of JSON Lines.
  static func read(_ path: String) throws -> [Article] {
    let decoder = JSONDecoder()
    let name = URL(fileURLWithPath: path).lastPathComponent
    return try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 0x0A).enumerated()
      .map { number, line in
        let line = try decoder.decode(Line.self, from: line)
        return Article(body: line.text, title: line.title, outlet: "\(name):\(number + 1)")
      }
  }

  func invented(_ numbers: Range<Int>) -> [Article] {
    let inventor = Inventor(seed: seed)
    return numbers.map { inventor.article($0).article }
  }
}
