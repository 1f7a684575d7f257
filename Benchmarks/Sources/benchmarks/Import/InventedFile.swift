import Foundation
import QuoteModel

/// Invented articles as JSON Lines.
struct InventedFile {
  let path: String
  let bytes: Int

  private struct Line: Encodable {
    let text: String
    let title, outlet, author, published, url, language: String?
  }

  init(path: String, inventor: Inventor, articles: Int) throws {
    self.path = path
    try Data().write(to: URL(fileURLWithPath: path))
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    var bytes = 0
    for first in stride(from: 0, to: articles, by: 1000) {
      var lines = Data()
      for article in (first..<min(articles, first + 1000)).map({ inventor.article($0).article }) {
        lines += try encoder.encode(
          Line(
            text: article.body, title: article.title, outlet: article.outlet,
            author: article.author, published: article.published?.description, url: article.url,
            language: article.language))
        lines.append(0x0A)
      }
      try file.write(contentsOf: lines)
      bytes += lines.count
    }
    try file.close()
    self.bytes = bytes
  }
}
