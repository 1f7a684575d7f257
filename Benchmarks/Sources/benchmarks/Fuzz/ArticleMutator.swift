import Foundation
@_spi(Measuring) import QuoteModel

/// Makes spoilt articles, the same for a number on every machine.
struct ArticleMutator {
  /// Of the file that was given, or the samples.
  private let articles: [[UInt8]]
  /// Whether every other article is an invented one.
  private let invents: Bool

  init(_ source: ArticleSource) throws {
    invents = source.articles == nil
    articles = try invents ? Self.samples() : source.read(inventing: 0).map { Array($0.body.utf8) }
  }

  func article(_ seed: Int) -> String {
    var random = SplitMix(seed: UInt64(bitPattern: Int64(seed)))
    var text = excerpt(&random)
    let other = excerpt(&random)
    for _ in 0...random.below(40) {
      let mutation = Mutation.allCases[random.below(Mutation.allCases.count)]
      mutation.spoil(&text, with: other, &random)
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func excerpt(_ random: inout SplitMix) -> [UInt8] {
    let whole =
      invents && random.below(2) == 0
      ? Array(Inventor(seed: 1).article(random.below(10_000)).body.utf8)
      : articles[random.below(articles.count)]
    let start = random.below(whole.count)
    return Array(whole[start...].prefix(50 + random.below(3000)))
  }

  private static func samples() throws -> [[UInt8]] {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<5 { root.deleteLastPathComponent() }
    let folder = root.appendingPathComponent("Tests/Fixtures/articles")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
      Array(try Data(contentsOf: folder.appendingPathComponent($0)))
    }
  }
}
