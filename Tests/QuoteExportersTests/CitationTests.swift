import Essentials
import Foundation
import QuoteExporters
import QuoteModel
import Testing

private let printed: Quote = {
  var quote = jointQuote
  quote.attribution.text = "It {holds} 100% & more_\n“so far”"
  quote.attribution.kind = .mixed
  quote.article.author = "By Jane van der Doe and Reuters"
  quote.article.url = "https://example.org/a_b{c}?x=1%202"
  return quote
}()

private func cited(_ quotes: [Quote], _ style: CitationStyle) -> String {
  var bytes = ByteBuffer()
  style.append(quotes, denies: { $0 == "deny" }, to: &bytes)
  return bytes.text
}

private let place = "(quote 0123456789abcdef.17, characters 17–27 and 43–59 of the article’s text)"
private let said =
  "Ana Ruiz and Luis Ortega, plant manager: It {holds} 100% & more_ “so far”"

@Suite struct CitationTests {
  @Test func `APA and Chicago name the article, the words and their place`() {
    #expect(
      cited([printed], .apa)
        == "van der Doe, J., & Reuters. (2026, January 22). The Dam, Again. The Example. "
        + "https://example.org/a_b{c}?x=1%202 [\(said) \(place)]\n")
    #expect(
      cited([printed], .chicago)
        == "van der Doe, Jane, and Reuters. “The Dam, Again.” The Example, January 22, 2026. "
        + "https://example.org/a_b{c}?x=1%202. \(said) \(place).\n")
  }

  @Test(arguments: [
    (Polarity.negated, "deny" as String?, "denied" as String?, "denied that it leaks"),
    (.negated, "say", "say", "did not say that it leaks"),
    (.hypothetical, "say", "say", "hypothetical (say) that it leaks"),
    (.negated, nil, nil, "not said that it leaks"),
  ])
  func `what is not affirmed is cited as what it is`(
    polarity: Polarity, lemma: String?, cue: String?, words: String
  ) {
    var quote = jointQuote
    quote.attribution.text = "that it leaks"
    quote.attribution.kind = .indirect
    (quote.attribution.polarity, quote.attribution.cueLemma) = (polarity, lemma)
    quote.attribution.cueText = cue
    for style in CitationStyle.allCases where style != .csl {
      #expect(cited([quote], style).contains("Ortega, plant manager, \(words)"))
    }
    #expect(cited([quote], .csl).contains("\"polarity\": \"\(polarity.rawValue)\""))
  }

  @Test func `BibTeX has its own signs written out, and its braces in pairs`() {
    #expect(
      cited([printed], .bibtex) == """
        @article{quotes:0123456789abcdef.17,
          author = {van der Doe, Jane and {Reuters}},
          title = {{The Dam, Again}},
          journal = {The Example},
          year = {2026},
          month = {1},
          day = {22},
          url = {https://example.org/a_b%7Bc%7D?x=1%202},
          note = {Quoted: Ana Ruiz and Luis Ortega, plant manager: It \
        \\textbraceleft{}holds\\textbraceright{} 100\\% \\& more\\_ “so far” (quote \
        0123456789abcdef.17, characters 17–27 and 43–59 of the article’s text)}
        }

        """)
  }

  @Test func `CSL JSON is read back with what it was made of`() throws {
    let items = try #require(
      JSONSerialization.jsonObject(with: Data(cited([printed, jointQuote], .csl).utf8))
        as? [[String: Any]])
    #expect(items.count == 2)
    #expect(items[0]["id"] as? String == "0123456789abcdef.17")
    #expect(items[0]["type"] as? String == "article-newspaper")
    let authors = items[0]["author"] as? [[String: String]]
    #expect(authors == [["family": "van der Doe", "given": "Jane"], ["literal": "Reuters"]])
    let issued = items[0]["issued"] as? [String: [[Int]]]
    #expect(issued == ["date-parts": [[2026, 1, 22]]])
    let custom = items[0]["custom"] as? [String: Any]
    #expect(custom?["text"] as? String == printed.attribution.text)
    #expect(items[1]["author"] == nil)
  }

  @Test func `an article without title, outlet, author and date is cited all the same`() {
    var quote = jointQuote
    quote.attribution.speakers = []
    quote.article.title = nil
    quote.article.outlet = nil
    quote.article.published = nil
    #expect(
      cited([quote], .apa)
        == "[Untitled article]. (n.d.). [“It holds. We tested it.” \(place)]\n")
    #expect(
      cited([quote], .chicago)
        == "[Untitled article]. n.d. “It holds. We tested it.” \(place).\n")
    #expect(cited([quote], .bibtex).hasPrefix("@online{quotes:0123456789abcdef.17,\n"))
  }

  @Test func `RIS has a tag a line`() {
    #expect(
      cited([printed], .ris) == """
        TY  - NEWS
        ID  - 0123456789abcdef.17
        AU  - van der Doe, Jane
        AU  - Reuters
        TI  - The Dam, Again
        T2  - The Example
        PY  - 2026
        DA  - 2026/01/22
        UR  - https://example.org/a_b{c}?x=1%202
        N1  - Quoted: \(said) \(place)
        ER  -\u{20}


        """)
  }

  @Test(arguments: [
    ("Jane Doe", "Doe, Jane"), ("Jane M. Doe", "Doe, Jane M."),
    ("Associated Press", "Associated Press"),
    ("Doe, Jane", "Doe, Jane"), ("Madonna", "Madonna"), ("The Example", "The Example"),
    ("Staff writer", "Staff writer"), ("Luis Ortega Jr.", "Ortega, Luis, Jr."),
    ("By Luis Ortega, Jr.", "Ortega, Luis, Jr."), ("Ortega, Luis, III", "Ortega, Luis, III"),
    ("Jane Doe, John Roe", "Doe, Jane; Roe, John"),
    ("Jane Doe, John Roe and Ana Ruiz", "Doe, Jane; Roe, John; Ruiz, Ana"),
    ("Jane Doe, John Roe, and Ana Ruiz", "Doe, Jane; Roe, John; Ruiz, Ana"),
    ("Doe, Jane; Roe, John", "Doe, Jane; Roe, John"),
    ("Doe, Jane, Roe, John", "Doe, Jane; Roe, John"),
    ("van der Berg, Jan M.", "van der Berg, Jan M."), ("García López, Ana", "García López, Ana"),
    ("Jane Doe, Reuters", "Doe, Jane; Reuters"),
    ("Jane Doe, Political Correspondent", "Doe, Jane"),
    ("Jane Doe, The Example", "Doe, Jane"),
    ("Jane Doe in Brill & John Roe", "Doe, Jane; Roe, John"),
    ("Luis Ortega, Jr., and Jane Doe", "Ortega, Luis, Jr.; Doe, Jane"),
  ])
  func `several authors are several, and only a person's name is turned round`(
    author: String, shown: String
  ) {
    var quote = jointQuote
    quote.article.author = author
    let lines = cited([quote], .ris).split(separator: "\n").filter { $0.hasPrefix("AU") }
    #expect(lines.map { $0.dropFirst(6) }.joined(separator: "; ") == shown)
  }

  @Test func `a suffix has its place in each style`() {
    var quote = jointQuote
    quote.article.author = "Luis M. Ortega Jr."
    #expect(cited([quote], .apa).hasPrefix("Ortega, L. M., Jr. (2026"))
    #expect(cited([quote], .chicago).hasPrefix("Ortega, Luis M., Jr. “"))
    #expect(cited([quote], .bibtex).contains("author = {Ortega, Jr., Luis M.}"))
    #expect(cited([quote], .csl).contains("\"suffix\": \"Jr.\""))
  }

  @Test(arguments: [
    ("He said “go” and “no”.", "“He said ‘go’ and ‘no’.”"),
    ("\"Go\", she said", "“‘Go’, she said”"), ("don’t", "“don’t”"), ("(\"Go\")", "“(‘Go’)”"),
  ])
  func `marks within marks are single`(text: String, shown: String) {
    var quote = jointQuote
    quote.attribution.text = text
    quote.article.title = text
    #expect(cited([quote], .apa).contains(": \(shown) (quote"))
    #expect(cited([quote], .chicago).contains(shown.dropLast()))
  }
}
