import ArticleReaders
import QuoteModel
import Testing

private let noTexts: [(String, String)] = [
  ("", "is empty"), (" \n\n", "is empty"), ("\u{FEFF}", "is empty"),
  ("PK\u{3}\u{4}aaa", "damaged"), ("%PDF-1.4", "PDF"), ("<!DOCTYPE html><p>A</p>", "no article"),
  ("The dam\0held.", "binary"),
]

@Suite struct TextFileTests {
  @Test func `a headline is a short first line before a blank one, and stays in the body`() throws {
    let text = "The Dam Holds\r\n\r\nThe dam held on Monday.\r\n"
    let article = try #require(try records(text).first?.article)
    #expect(article.title == "The Dam Holds")
    #expect(Array(article.body.utf8) == Array(text.utf8))
  }

  @Test(arguments: [
    "The dam held on Monday.\nIt was tested.", "One line alone", "One line alone\n\n",
    String(repeating: "long ", count: 50) + "\n\nThe dam held.",
  ])
  func `other first lines are no headline`(text: String) throws {
    #expect(try records(text).map { $0.article?.title } == [nil])
  }

  @Test(arguments: noTexts)
  func `what is no text is one rejection that says so`(text: String, word: String) throws {
    let all = try records(text)
    #expect(all.count == 1)
    #expect(all.first?.place == "a.txt")
    #expect(all.first?.rejection?.contains(word) == true)
  }

  @Test func `a stray NUL makes no text a binary file, but becomes U+FFFD, and is counted`() throws
  {
    let text = String(repeating: "The dam held. ", count: 10_000)
    let all = try records(text + "\0" + text)
    #expect(all.map { $0.article?.body } == [text + "\u{FFFD}" + text])
    #expect(all.map(\.warnings) == [[.replaced(1)]])
  }

  @Test func `a file over the limit is rejected`() throws {
    let text = String(repeating: "The dam held. ", count: 10_000)
    let all = try records(text) { $0.recordLimit = 1000 }
    #expect(all.map { $0.rejection?.contains("1000 bytes") } == [true])
  }

  @Test func `options fill what a text file cannot say`() throws {
    let article = try records("The dam held.") {
      $0.outlet = "The Example"
      $0.author = "Ana Ruiz"
      $0.language = "en"
      $0.published = .init(year: 2026, month: 1, day: 22)
    }.first?.article
    #expect(article?.outlet == "The Example")
    #expect(article?.author == "Ana Ruiz")
    #expect(article?.language == "en")
    #expect(article?.published?.description == "2026-01-22")
    #expect(article?.publishedAsWritten == nil)
  }

  @Test(arguments: [
    ("TY  - NEWS\nTI  - Ferry stopped\nER  - \n", "references (RIS)"),
    ("\n@article{holm2021,\n  title = {Ferry stopped}\n}\n", "references (BibTeX)"),
    (
      "# Read\n\n- [One](https://a.b/1)\n- [Two](https://a.b/2)\n* [Three](https://a.b/3)\n",
      "links (Markdown)"
    ),
    (#"{\rtf1\ansi }"#, "no text in it"), ("%PDF-1.7\n", "it is a PDF"),
  ])
  func `what lists texts, or is no text, is named for what it is`(text: String, reason: String)
    throws
  {
    for name in ["a.txt", "a"] {
      #expect(try records(text, named: name).map { $0.rejection?.contains(reason) } == [true])
    }
  }

  @Test(arguments: [
    "@holm said so.\n\nIt rained.",
    "The list:\n\n- [One](https://a.b/1)\n\nIt rained.\nIt stopped.",
  ])
  func `prose with a link or an @ is a text`(text: String) throws {
    #expect(try records(text, named: "a.txt").map { $0.article?.body } == [text])
  }
}
