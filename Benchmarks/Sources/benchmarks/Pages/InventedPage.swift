import Foundation
import QuoteModel

/// A web page around an invented article, as publishers' pages are: two thirds scripts and styles, and
/// as much text around the article as in it.
struct InventedPage {
  private static let teasers = 40
  private static let comments = 12

  let bytes: [UInt8]

  init(_ number: Int, by inventor: Inventor) {
    let article = inventor.article(number).article
    let others = (1...4).map { inventor.article(number + $0 * 7919).article }
    let page = """
      <!DOCTYPE html><html lang="en"><head>\(Self.head(article))</head><body class="single">
      \(Self.menu)<main><article><header><h1 class="headline">\(Self.escaped(article.title ?? ""))</h1>
      <p class="byline">By <a rel="author" href="/a">\(article.author ?? "")</a></p></header>
      \(Self.share)<div class="article-body">\(Self.body(article))</div></article>
      <section class="related">\(Self.cards(others))</section>
      <section id="comments"><ol>\(Self.comments(others))</ol></section></main>
      <footer class="site-footer">\(Self.menu)</footer>\(Self.scripts(number))</body></html>
      """
    bytes = Array(page.utf8)
  }

  private static func head(_ article: Article) -> String {
    let title = escaped(article.title ?? "")
    let address = article.url ?? ""
    let data = """
      {"@context":"https://schema.org","@type":"NewsArticle","headline":"\(title)",
      "datePublished":"\(article.published.map { "\($0)" } ?? "")T08:00:00Z",
      "author":[{"@type":"Person","name":"\(article.author ?? "")"}],
      "publisher":{"@type":"Organization","name":"\(article.outlet ?? "")"}}
      """
    return """
      <meta charset="utf-8"><title>\(title) | \(article.outlet ?? "")</title>
      <meta property="og:title" content="\(title)"><link rel="canonical" href="\(address)">
      <script type="application/ld+json">\(data)</script><style>\(styles)</style>
      """
  }

  private static let menu =
    "<nav class='menu'><ul>"
    + (1...60).map { "<li class='menu__item'><a href='/s\($0)'>Section \($0)</a></li>" }.joined()
    + "</ul></nav>"

  private static let share =
    "<div class='share-tools'>"
    + ["Mail", "Print", "Post", "Link"].map { name in
      "<button type='button' aria-label='\(name)'><svg viewBox='0 0 24 24'><path d='"
        + String(repeating: "M12 2C6.48 2 2 6.48 2 12s4.48 10z", count: 12)
        + "'/></svg><span>\(name)</span></button>"
    }.joined() + "</div>"

  private static let styles = (1...300).map { number in
    ".c-\(number)__item--wide{display:flex;margin:0 auto;padding:\(number)px;color:#1a1a1a}"
  }.joined(separator: "\n")

  private static func body(_ article: Article) -> String {
    let paragraphs = article.body.split(separator: "\n\n").dropFirst()
    return paragraphs.enumerated().map { index, paragraph in
      let advert =
        index % 4 == 3 ? "<div class='ad-slot' data-slot='inline-\(index)'>Advertisement</div>" : ""
      return "<p class='c-paragraph'>\(escaped(String(paragraph)))</p>\n\(advert)"
    }.joined()
  }

  private static func sentences(_ articles: [Article]) -> [String] {
    articles.flatMap { $0.body.split(separator: "\n\n").map { escaped(String($0.prefix(160))) } }
  }

  private static func cards(_ articles: [Article]) -> String {
    let texts = sentences(articles)
    return (0..<teasers).map { card in
      """
      <div class="card"><a href="/\(card)"><img src="/i\(card).jpg" srcset="/i\(card)-2.jpg 2x" alt=""></a>
      <h3 class="card__title"><a href="/\(card)">\(texts[card % texts.count].prefix(60))</a></h3>
      <p class="card__text">\(texts[(card + 1) % texts.count])</p></div>
      """
    }.joined()
  }

  private static func comments(_ articles: [Article]) -> String {
    let texts = sentences(articles)
    return (0..<comments).map { number in
      "<li class='comment'><b>reader\(number)</b><p>\(texts[(number * 3) % texts.count])</p></li>"
    }.joined()
  }

  private static func scripts(_ number: Int) -> String {
    (1...6).map { script in
      let lines = (1...160).map { line in
        "if(w.q\(line)<\(line + number)&&!d.getElementById('s\(script)')){w.push({k:\"v\(line)\",n:[1,2,3]})}"
      }
      return "<script>(function(w,d){\(lines.joined(separator: "\n"))})(window,document)</script>"
    }.joined()
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
