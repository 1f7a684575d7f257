import QuoteModel
import Testing

/// The fields that a page has, beside its text.
struct PageFieldCase: CustomTestStringConvertible, Sendable {
  let name: String
  let head: String
  let body: String
  let value: String?

  init(_ name: String, head: String = "", body: String = "", _ value: String?) {
    (self.name, self.head, self.body, self.value) = (name, head, body, value)
  }

  var testDescription: String { name }
}

private func linkedData(_ json: String) -> String {
  "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Ferry stops\",\(json)}</script>"
}

private func canonical(_ address: String) -> String { "<link rel='canonical' href='\(address)'>" }

private let ferry = "https://example.com/ferry"
private let template = linkedData(#""mainEntityOfPage":{"@id":"https://google.com/article"}"#)

private let addresses: [PageFieldCase] = [
  PageFieldCase("a template's in JSON-LD", head: template, nil),
  PageFieldCase("canonical before JSON-LD", head: template + canonical(ferry), ferry),
  PageFieldCase(
    "canonical before another of JSON-LD",
    head: canonical(ferry) + linkedData(#""url":"https://example.com/other""#), ferry),
  PageFieldCase(
    "Open Graph before JSON-LD",
    head: "<meta property='og:url' content='\(ferry)'>"
      + linkedData(#""url":"https://example.com/other""#), ferry),
  PageFieldCase("JSON-LD where there is no other", head: linkedData("\"url\":\"\(ferry)\""), ferry),
  PageFieldCase(
    "no site's root", head: canonical("https://example.com/") + linkedData("\"url\":\"\(ferry)\""),
    ferry),
  PageFieldCase("a site's root alone", head: canonical("https://example.com"), nil),
  PageFieldCase(
    "no other host than the canonical",
    head: canonical("https://example.com/") + linkedData(#""url":"https://example.org/ferry""#), nil
  ),
  PageFieldCase(
    "without the archive around it",
    head: canonical("https://web.archive.org/web/20210303100000/\(ferry)"), ferry),
  PageFieldCase(
    "where a browser saved it from",
    body: "<!-- saved from url=(0030)https://example.com/ferry/2021 -->",
    "https://example.com/ferry/2021"),
  PageFieldCase(
    "where SingleFile saved it from",
    body: "<!--\n Page saved with SingleFile \n url: \(ferry) \n saved date: Wed Mar 03 2021\n-->",
    ferry),
]

private let outlet = "<meta property='og:site_name' content='The Quarry Post'>"

private let authors: [PageFieldCase] = [
  PageFieldCase(
    "the by-line's, and not another article's",
    body: """
      <p class="byline">by <a rel="author">Petra Holm</a></p>
      <div class="river">2 h ago by <a rel="author">Agnes Lund</a></div>
      """, "Petra Holm"),
  PageFieldCase(
    "the by-line's, and not one of a list that nothing is called by",
    body: """
      <header><p>by <a rel="author">Petra Holm</a></p></header>
      <section><div><p>2 h ago by <a rel="author">Agnes Lund</a></p></div></section>
      """, "Petra Holm"),
  PageFieldCase("no outlet", head: outlet + "<meta name='author' content='The Quarry Post'>", nil),
  PageFieldCase(
    "a name, before the outlet in JSON-LD",
    head: linkedData(#""author":{"name":"The Quarry Post"}"#) + outlet,
    body: "<p class='byline'>By Petra Holm</p>", "Petra Holm"),
  PageFieldCase(
    "two", head: "<meta name='author' content='Petra Holm and Agnes Lund'>",
    "Petra Holm; Agnes Lund"),
  PageFieldCase(
    "three, in German",
    head: "<meta name='author' content='Petra Holm, Agnes Lund und Tom Ekberg'>",
    "Petra Holm; Agnes Lund; Tom Ekberg"),
  PageFieldCase(
    "two, in French", body: "<div class='author'>Par Petra Holm et Agnes Lund</div>",
    "Petra Holm; Agnes Lund"),
  PageFieldCase(
    "without a job", body: "<p class='byline'>By Petra Holm, political editor</p>", "Petra Holm"),
  PageFieldCase(
    "not who is quoted",
    body: "<blockquote>No <p class='blockquote__author'>Ana Ortega</p></blockquote>", nil),
  PageFieldCase("no date", body: "<div class='byline'>Published 3 March 2026</div>", nil),
  PageFieldCase(
    "a name before a date",
    body: "<div class='byline'><a href='/p'>Petra Holm</a><div>Mar 3, 2026</div></div>",
    "Petra Holm"),
  PageFieldCase("near the heading", body: "<div>By Petra Holm | 3 March 2026</div>", "Petra Holm"),
]

/// By-lines of pages without headings, that are laid out by tables.
private let tableBylines = [
  "<b>Ferry stops again</b><br>By Petra Holm<br>March 3, 2021",
  "<font size=5>Ferry stops again</font><br><font size=2>by <b>Petra Holm</b></font><br>",
  "<b>Ferry stops again</b></td></tr><tr><td>By: <a href='/p'>Petra Holm</a></td></tr><tr><td>",
  "<b>Ferry stops again</b><p><i>BY PETRA HOLM, Staff Writer</i><p>",
]

private let titles: [PageFieldCase] = [
  PageFieldCase(
    "a host behind it", head: "<title>Ferry stops again - Outlet.de</title>", "Ferry stops again"),
  PageFieldCase(
    "a section behind it", head: "<meta property='og:title' content='Ferry stops again | Sport'>",
    "Ferry stops again"),
  PageFieldCase(
    "a section and the outlet behind it",
    head: outlet + "<title>Ferry stops again | Sport | The Quarry Post</title>", "Ferry stops again"
  ),
  PageFieldCase(
    "the host's name behind it",
    head: canonical("https://www.quarrypost.com/a")
      + "<title>Ferry stops again - Quarrypost</title>", "Ferry stops again"),
  PageFieldCase(
    "the site's name behind it, where the company is stated too",
    head: outlet + "<meta name='dc.publisher' content='Quarry Press Ltd'>"
      + "<title>Pier shut in the storm - Quarry Press Ltd</title>", "Pier shut in the storm"),
  PageFieldCase(
    "the outlet without its article", head: outlet + "<title>Pier shut • Quarry Post</title>",
    "Pier shut"),
  PageFieldCase(
    "an outlet whose name has a line in it",
    head: "<meta property='og:site_name' content='The Quarry Post | All the news of Brill today'>"
      + "<title>Pier shut - The Quarry Post | All the news of Brill today</title>", "Pier shut"),
  PageFieldCase(
    "an outlet in the headline of JSON-LD",
    head: outlet
      + linkedData(#""publisher":{"name":"Quarry Press Ltd"}"#)
      .replacing("Ferry stops", with: "Pier shut - The Quarry Post"), "Pier shut"),
  PageFieldCase(
    "a dash of its own", head: "<title>Ferry stops - again and again</title>",
    "Ferry stops - again and again"),
]

private let dates: [PageFieldCase] = [
  PageFieldCase(
    "publishdate", head: "<meta name='publishdate' content='2026-03-03'>", "2026-03-03"),
  PageFieldCase(
    "three parts with colons",
    head: "<meta property='article:published:time' content='2026-03-03T10:00'>", "2026-03-03"),
  PageFieldCase("dots and a time", body: "<div>25.04.24 | 14:07</div>", "2024-04-25"),
  PageFieldCase("dots", body: "<div class='date'>06.01.2026</div>", "2026-01-06"),
  PageFieldCase(
    "none of a post that the article embeds",
    body:
      "<blockquote class='twitter-tweet'><p>It is late.</p>— Pia Holm (@pia) <a href='/x'>March 3, 2021</a>"
      + "<time datetime='2021-03-03'></time></blockquote>", nil),
  PageFieldCase("none in a comment", body: "<div class='comments'>06.01.2026</div>", nil),
]

private let text = (1...4).map {
  "<p>The ferry stayed in harbour on day \($0), and nobody was surprised by that.</p>"
}
.joined()

private func article(_ page: PageFieldCase) throws -> Article {
  let page =
    "<html><head>\(page.head)</head><body><h1>Ferry stops again</h1>\(page.body)\(text)</body></html>"
  return try #require(try records(page, named: "a.html").first?.article)
}

@Suite struct PageFieldTests {
  @Test(arguments: addresses)
  func `the address is the article's own`(page: PageFieldCase) throws {
    #expect(try article(page).url == page.value)
  }

  @Test(arguments: authors)
  func `authors are the people of the by-line`(page: PageFieldCase) throws {
    #expect(try article(page).author == page.value)
  }

  @Test(arguments: tableBylines)
  func `the by-line of a page that is laid out by tables is no text`(byline: String) throws {
    let page = """
      <html><head><title>Ferry stops again - The Quarry Post</title></head><body>
      <table><tr><td><a href='/'>Home</a><br><a href='/w'>World</a></td><td>
      <table><tr><td>\(byline)\(text)</td></tr></table></td></tr></table></body></html>
      """
    let article = try #require(try records(page, named: "a.html").first?.article)
    #expect(article.title == "Ferry stops again" && article.outlet == "The Quarry Post")
    #expect(article.author?.lowercased() == "petra holm")
    let hasDate = byline.contains("2021")
    #expect(article.published?.description == (hasDate ? "2021-03-03" : nil))
    #expect(article.body.hasPrefix("The ferry stayed in harbour"), "\(article.body)")
  }

  @Test(arguments: titles)
  func `a title is the headline alone`(page: PageFieldCase) throws {
    #expect(try article(page).title == page.value)
  }

  @Test(arguments: dates)
  func `the date is read where it stands`(page: PageFieldCase) throws {
    #expect(try article(page).published?.description == page.value)
  }

  @Test(arguments: [
    ("Ferry stops again | Sport", nil),
    ("Ferry stops again - World - The Quarry Post", "The Quarry Post"),
    ("The Quarry Post | Ferry stops again", "The Quarry Post"),
    ("Ferry stops again | The Quarry Post | Politics", "The Quarry Post"),
  ])
  func `the outlet behind a title is no section`(title: String, outlet: String?) throws {
    let page = PageFieldCase("", head: "<title>\(title)</title>", nil)
    #expect(try article(page).outlet == outlet)
  }

  @Test func `an empty language is none`() throws {
    let page = "<html lang=''><body><h1>Ferry stops again</h1>\(text)</body></html>"
    #expect(try records(page, named: "a.html").first?.article?.language == nil)
  }
}
