import Foundation
import QuoteModel
import Testing

/// The pages of `Tests/Fixtures/html`, each with what is to be read from it.
@Suite struct HTMLFixtureTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/html")

  private static var names: [String] {
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (files ?? []).filter { $0.hasSuffix(".html") }.map { String($0.dropLast(5)) }.sorted()
  }

  @Test func `there are pages in the manner of ten publishers and more`() {
    #expect(Self.names.count > 10)
  }

  @Test(arguments: names)
  func `a page gives its text and fields, and nothing around them`(name: String) throws {
    let page = try Data(contentsOf: Self.folder.appending(path: name + ".html"))
    let expected = try String(
      contentsOf: Self.folder.appending(path: name + ".txt"), encoding: .utf8)
    let all = try records(Array(page), named: "page.html")
    let article = try #require(all.first?.article)
    let fields: [(String, String?)] = [
      ("title", article.title), ("outlet", article.outlet), ("author", article.author),
      ("published", article.published.map { "\($0)" }), ("url", article.url),
      ("language", article.language),
    ]
    let head = fields.map { name, value in value.map { "\(name): \($0)\n" } ?? "" }.joined()
    #expect("\(head)\n\(article.body)\n" == expected)
    #expect(all.count == 1)
  }
}
