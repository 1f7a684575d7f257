import ArticleReaders
import Foundation
import QuoteModel
import Testing

/// What a page has in its body, and what of it is the article's text.
struct PageTextCase: CustomTestStringConvertible, Sendable {
  let name: String
  let body: String
  let text: [String]

  init(_ name: String, _ body: String, _ text: [String]) {
    (self.name, self.body, self.text) = (name, body, text)
  }

  var testDescription: String { name }
}

/// Ordinary paragraphs.
private let prose = (1...12).map {
  "The ferry stayed in harbour for day \($0) of the gale, and the harbour office said so again."
}
private let first = Array(prose.prefix(4))
private let heading = "<h1>Ferry stays in harbour</h1>"

private func paragraphs(_ texts: some Sequence<String>) -> String {
  texts.map { "<p>\($0)</p>" }.joined(separator: "\n")
}

/// Cards that lead to other articles.
private func cards(_ count: Int) -> String {
  (1...count).map { card in
    """
    <div class="card"><a href="/\(card)"><img src="\(card).jpg"></a>
    <h3><a href="/\(card)">Harbour lamp number \(card) is stolen</a></h3>
    <p>Police have no suspects, and the office has bought lamp \(card), with a longer chain.</p></div>
    """
  }.joined()
}

private func body(_ inner: String) -> String {
  "\(heading)<div class='article-body'>\(inner)</div>"
}

private let linked = "“We waited for the wind,” Jonas Brekke told reporters on the old pier."

private let names: [PageTextCase] = [
  "article-body paywall", "article__teaser", "comments-enabled", "widget-area",
  "promo-block sponsor",
  "cookie-free print-area", "c-ad-free__social",
].map { name in
  PageTextCase(
    "a body called \(name)",
    "<article>\(heading)<div class='\(name)'>\(paragraphs(prose))</div></article>\(cards(24))",
    prose)
}

private let kept: [PageTextCase] = [
  PageTextCase(
    "an unclosed box around the rest",
    "<article>\(heading)\(paragraphs(prose.prefix(3)))<div class='cta'><form></form>"
      + "\(paragraphs(prose.dropFirst(3)))</article>\(cards(6))", prose),
  PageTextCase(
    "ids that are UUIDs",
    heading
      + prose.map { "<div id='7c6e79d5-8df1-4ad1-82a5-000000000002'><p>\($0)</p></div>" }.joined(),
    prose),
  PageTextCase(
    "hashed names", heading + prose.map { "<div class='css-4ad1ox'><p>\($0)</p></div>" }.joined(),
    prose),
  PageTextCase(
    "a link with the name of a menu within a sentence",
    body(
      paragraphs(first)
        + "<p>The mayor of <a class='tag nav-link' href='/q'>Quarry Island</a> said she would wait.</p>"
    ), first + ["The mayor of Quarry Island said she would wait."]),
  PageTextCase(
    "a sentence that is a link as a whole",
    body(
      paragraphs(first.prefix(2)) + "<p><a href='/x'><strong>\(linked)</strong></a></p>"
        + paragraphs(first.suffix(2))), first.prefix(2) + [linked] + first.suffix(2)),
  PageTextCase(
    "a standfirst in the header",
    """
    <article><header>\(heading)<p class="standfirst">The mayor calls the crossing “a promise kept”,
    but the captain has doubts</p><p class="byline">Petra Holm</p></header>
    <div class="article-body">\(paragraphs(first))</div></article>
    """, ["The mayor calls the crossing “a promise kept”, but the captain has doubts"] + first),
  PageTextCase(
    "a standfirst that is a heading",
    "\(heading)<h2 class='subtitle'>The captain has doubts about the crossing</h2>"
      + "<div class='article-body'>\(paragraphs(first))</div>",
    ["The captain has doubts about the crossing"] + first),
  PageTextCase(
    "a standfirst that the text repeats",
    "\(heading)<p class='deck'>\(first[0])</p><div class='article-body'>\(paragraphs(first))</div>",
    first),
  PageTextCase(
    "two pieces of a body that are not called alike",
    """
    <article>\(heading)<div class="RichText lead">\(paragraphs(prose.prefix(2)))</div><figure><img>
    <figcaption>The pier at noon, as seen from the island</figcaption></figure>
    <div class="RichText lg:mt-8">\(paragraphs(prose.dropFirst(2)))</div></article>
    """, prose),
  PageTextCase(
    "a body that is named, beside more prose that is not",
    "\(heading)<div itemprop='articleBody'>\(paragraphs(prose.prefix(5)))</div><div class='x'>"
      + String(
        repeating: "<div class='y'><a href='/z'><img></a><p>\(prose[7]) \(prose[8])</p></div>",
        count: 24) + "</div>", Array(prose.prefix(5))),
  PageTextCase(
    "cards that nothing is called by",
    "<article>\(heading)<div class='a1'>\(paragraphs(prose))</div><div class='a2'>\(cards(12))</div>"
      + "</article>", prose),
  PageTextCase(
    "an article without metadata, and headings that lead to others",
    "\(heading)<div>\(paragraphs(prose))</div>"
      + (1...6).map { "<h3><a href='/\($0)'>Another gale, number \($0)</a></h3>" }.joined(), prose),
  PageTextCase(
    "posts of a live blog, with when they were written",
    heading
      + first.map {
        "<article><h3>2 hours ago10:05 Jon King</h3><p>\($0)</p><p>He said so again.</p></article>"
      }.joined(), first.flatMap { [$0, "He said so again."] }),
  PageTextCase(
    "a break that is no br",
    body(
      paragraphs(first) + "<div>The dam did not fall.<span class='br'></span>The mayor did.</div>"),
    first + ["The dam did not fall.", "The mayor did."]),
  PageTextCase(
    "text around comments of the page's maker",
    body(paragraphs(first) + "<p>The <!-- x -->ferry<!-- </p> -->man waits.</p>"),
    first + ["The ferryman waits."]),
]

private let quotations: [PageTextCase] = [
  PageTextCase(
    "marks that a browser shows",
    body(paragraphs(first) + "<p><q>We have <q>waited</q> long</q>, said Mayor Ana Ortega.</p>"),
    first + ["“We have ‘waited’ long”, said Mayor Ana Ortega."]),
  PageTextCase(
    "marks that are there already",
    body(paragraphs(first) + "<p><q>“We have waited”</q>, said Mayor Ana Ortega.</p>"),
    first + ["“We have waited”, said Mayor Ana Ortega."]),
  PageTextCase(
    "a figure that holds a quotation",
    body(
      paragraphs(first)
        + "<figure><blockquote>“The old ferry sank twice,” said Pia Holm.</blockquote></figure>"),
    first + ["“The old ferry sank twice,” said Pia Holm."]),
  PageTextCase(
    "a pull quote that repeats the text, with a name",
    body(
      "<blockquote><p>“We have waited”</p><p class='blockquote__author'>Ana Ortega, mayor</p>"
        + "</blockquote>" + paragraphs(first) + "<p>“We have waited,” said Pia Holm.</p>"),
    first + ["“We have waited,” said Pia Holm."]),
  PageTextCase(
    "a pull quote that is no blockquote",
    body(
      paragraphs(first) + "<div class='pull-quote'>Nobody will pay twice</div>"
        + "<p>“Nobody will pay twice,” he said.</p>"), first + ["“Nobody will pay twice,” he said."]
  ),
  PageTextCase(
    "a pull quote that says what the text does not",
    body(
      paragraphs(first) + "<blockquote class='pull-quote'><p>“We have waited”</p>"
        + "<cite>Ana Ortega, mayor</cite></blockquote><p>She left.</p>"),
    first + ["“We have waited” — Ana Ortega, mayor", "She left."]),
  PageTextCase(
    "a post of a social network",
    body(
      """
      \(paragraphs(first))<blockquote class="twitter-tweet"><p lang="en">The ferry sails at noon.</p>
      &mdash; Jonas Brekke (@brekke) <a href="https://example.com/1">March 3, 2026</a></blockquote>
      <p>It did not.</p>
      """),
    first + ["“The ferry sails at noon.” — Jonas Brekke (@brekke) March 3, 2026", "It did not."]
  ),
]

private let leftOut: [PageTextCase] = [
  (
    "a picture box",
    "<div class='picBox'><img src='a.jpg'><p>Residents walk past the pier.</p></div>"
  ),
  ("what a player says", "<div class='video-fallback'>We apologize, this video failed.</div>"),
  (
    "promotion",
    "<p><em>For the latest news sign up for our newsletter, which comes every day.</em></p>"
  ),
  ("promotion of an app", "<p>Download our app here to get notifications from the harbour.</p>"),
  (
    "a headline that is a link",
    "<p><a href='/r'><strong>Harbour lamp stolen again</strong></a></p>"
  ),
  ("an advert's label", "<div class='x'>- Advertisement -</div>"),
  (
    "a box of others",
    "<aside><h4>More</h4><p>Police have no suspects, they said on Monday.</p></aside>"
  ),
  (
    "a figure",
    "<figure><img><figcaption>The pier at noon, where nobody was waiting.</figcaption></figure>"
  ),
  ("a button", "<button>Share this article with somebody</button>"),
].map { name, part in
  PageTextCase(
    name, body(paragraphs(first) + part + "<p>The captain went home.</p>"),
    first + ["The captain went home."])
}

private let notLabels = [
  "For more than a decade the town has waited for a bridge.",
  "Subscribers to the water service will pay less from June on.",
  "“Sign up for our newsletter,” the sign on the pier said.",
  "Listen to the harbour, the captain tells his passengers.",
  "Passengers are asked to register here by noon on Tuesday.",
  "10.05 million crowns were missing from the harbour's box.",
]

@Suite struct PageTextTests {
  private func text(_ body: String, head: String = "") throws -> [String] {
    let page = "<!DOCTYPE html><html><head><title>Ferry stays in harbour</title>\(head)</head>"
    let records = try records("\(page)<body>\(body)</body></html>", named: "a.html")
    #expect(records.count == 1)
    return try #require(records.first?.article).body.components(separatedBy: "\n\n")
  }

  @Test(arguments: names + kept)
  func `all of an article is read, and it alone`(page: PageTextCase) throws {
    #expect(try text(page.body) == page.text)
  }

  @Test(arguments: quotations)
  func `what is quoted is read once`(page: PageTextCase) throws {
    #expect(try text(page.body) == page.text)
  }

  @Test(arguments: leftOut)
  func `what stands between paragraphs and is none is left out`(page: PageTextCase) throws {
    #expect(try text(page.body) == page.text)
  }

  @Test(arguments: notLabels)
  func `a sentence that begins as a label does is text`(sentence: String) throws {
    let page = body(paragraphs(first) + "<p>\(sentence)</p><p>It rained on Tuesday.</p>")
    #expect(try text(page) == first + [sentence, "It rained on Tuesday."])
  }

  @Test func `a standfirst without a name is told by the page's description`() throws {
    let standfirst = "A gale, a captain and forty loaves of bread on one small island"
    let head = "<meta property='og:description' content='\(standfirst)'>"
    let page = "\(heading)<div class='q7'>\(standfirst)</div><div>\(paragraphs(first))</div>"
    #expect(try text(page, head: head) == [standfirst] + first)
  }

  @Test func `a page of several articles is several`() throws {
    let parts = ["Ferry stops", "Pier opens"].map { title in
      "<article><h2>\(title)</h2><p class='byline'>By Petra Holm</p>\(paragraphs(first))</article>"
    }
    let records = try records("<html><body>\(parts.joined())</body></html>", named: "a.html")
    #expect(records.map(\.place) == ["a.html:1", "a.html:2"])
    #expect(records.map { $0.article?.title } == ["Ferry stops", "Pier opens"])
    #expect(records.map { $0.article?.author } == ["Petra Holm", "Petra Holm"])
    #expect(records.allSatisfy { $0.article?.body == first.joined(separator: "\n\n") })
  }

  @Test func `a page that says what it is holds one article, though another follows`() throws {
    let parts = ["Ferry stops", "Pier opens"].map { title in
      "<article><h1>\(title)</h1>\(paragraphs(first))</article>"
    }
    let head = "<link rel='canonical' href='https://example.com/ferry'>"
    #expect(try text(parts.joined(), head: head) == first)
  }

  @Test func `who the author is, said below the text, is left out`() throws {
    let head = "<meta name='author' content='Petra Holm'>"
    let about = "<p><em>Petra Holm covers the coast, and owns a boat.</em></p>"
    #expect(try text(body(paragraphs(first) + about), head: head) == first)
  }

  @Test(arguments: [
    "+++dropcap\n\nEngineer [Luis Brandt](https://example.com/b) told the harbour office so.",
    "<p>One paragraph</p><img alt='x'><p>Image: harbour</p>",
  ])
  func `the text in JSON-LD is not taken where the page has its own`(stated: String) throws {
    let json = stated.replacing("\n", with: "\\n")
    let head = """
      <script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry stays",
      "articleBody":"\(json)"}</script>
      """
    #expect(try text(body(paragraphs(first)), head: head) == first)
  }

  @Test func `the text in JSON-LD is taken where the page shows something else`() throws {
    let stated = first.joined(separator: "\\n\\n")
    let head =
      "<script type='application/ld+json'>{\"@type\":\"Article\",\"articleBody\":\"\(stated)\"}</script>"
    let terms = (1...6).map {
      "Term \($0) of this site is that nobody but its owner may copy from it."
    }
    #expect(try text(paragraphs(terms), head: head) == first)
  }

  @Test func `of the text in JSON-LD, Markdown and templates' marks are taken off`() throws {
    let stated =
      "+++dropcap\\n\\nEngineer [Luis Brandt](https://example.com/b) told {{pull}} the **office**."
      + first.map { "\\n\\n\($0)" }.joined()
    let head =
      "<script type='application/ld+json'>{\"@type\":\"Article\",\"articleBody\":\"\(stated)\"}</script>"
    #expect(
      try text("<p>\(first[0])</p>", head: head)
        == ["Engineer Luis Brandt told the office."] + first)
  }
}
