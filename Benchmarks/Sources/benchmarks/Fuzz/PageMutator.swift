import Foundation
@_spi(Measuring) import QuoteModel

/// Makes spoilt web pages, the same for a number on every machine.
struct PageMutator {
  /// Those of the tests, in the manner of many publishers.
  private let samples: [[UInt8]]

  init() throws {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<5 { root.deleteLastPathComponent() }
    let folder = root.appendingPathComponent("Tests/Fixtures/html")
    samples = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".html") }
      .map { Array(try Data(contentsOf: folder.appendingPathComponent($0))) }
  }

  func page(_ seed: Int) -> [UInt8] {
    var random = SplitMix(seed: UInt64(bitPattern: Int64(seed)))
    var page = samples[random.below(samples.count)]
    let other = samples[random.below(samples.count)]
    for _ in 0...random.below(60) {
      if random.below(2) == 0 {
        let piece = Array(Self.pieces[random.below(Self.pieces.count)].utf8)
        let times = random.below(12) == 0 ? random.below(3000) : 1
        let place = random.below(page.count + 1)
        page.insert(contentsOf: (0..<times).flatMap { _ in piece }, at: place)
      } else {
        let mutation = Mutation.allCases[random.below(Mutation.allCases.count)]
        mutation.spoil(&page, with: other, &random)
      }
    }
    return page
  }

  private static let pieces = [
    "<p>", "</p>", "<div>", "</div>", "<div class='ad'>", "<div itemprop='articleBody'>",
    "<article>",
    "</article>", "<h1>", "</h1>", "<h2>", "<a href='/x'>", "</a>", "<q>", "</q>", "<br>", "<br/>",
    "<blockquote class='twitter-tweet'>", "<blockquote>", "</blockquote>", "<figure>", "</figure>",
    "<figcaption>", "<script>", "</script>",
    "<script type='application/ld+json'>{\"@type\":\"Article\",",
    "<style>", "</style>", "<svg>", "</svg>", "<svg/>", "<!--", "-->", "<![CDATA[", "]]>", "<", ">",
    "&",
    "&#0;", "&#x110000;", "&nbsp;", "&quot", "<meta name='author' content='",
    "<meta charset=utf-16>",
    "<link rel=canonical href='", "<title>", "</title>", "<table><tr><td>", "</table>", "<ul><li>",
    "<p class='byline'>By ", "<time datetime='2026-", "<html lang=''>", "<body>", "</body>",
    "</html>",
    "<noscript>", "<template>", "<form>", "<header>", "<aside>", "<footer>",
    "<span class='br'></span>",
    " class=\"", " id='7c6e79d5-8df1-4ad1'", " hidden", " style='display:none'", "=\"'",
    "<p <p <p ",
    "<!DOCTYPE html>", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "<x:y z>", "</", "<?php ", "<div/>",
  ]
}
