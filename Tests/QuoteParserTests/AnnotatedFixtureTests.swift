import Foundation
import QuoteModel
import QuoteParser
import Testing

/// An article of `Tests/Fixtures/annotated`, as `make eval` reads it.
private struct AnnotatedLine: Decodable {
  struct Quote: Decodable {
    let content: [[Int]]
    let source: [[Int]]
    let cue: [[Int]]
    let kind: QuoteKind
    let speaker: String
  }
  let id: String
  let text: String
  let quotes: [Quote]

  static func all() throws -> [AnnotatedLine] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/annotated/corpora")
    return try ["news.train", "news.dev"].flatMap { name in
      try Data(contentsOf: folder.appending(path: name + ".jsonl")).split(separator: 0x0A).map {
        try JSONDecoder().decode(AnnotatedLine.self, from: $0)
      }
    }
  }
}

private func places(_ spans: [[Int]]) -> IndexSet {
  IndexSet(spans.flatMap { Array($0[0]..<$0[1]) })
}

@Suite struct AnnotatedFixtureTests {
  @Test func `what is annotated stands in the text`() throws {
    let articles = try AnnotatedLine.all()
    #expect(articles.count == 25)
    #expect(Set(articles.map(\.id)).count == articles.count)
    for article in articles {
      let length = article.text.unicodeScalars.count
      for quote in article.quotes {
        #expect(!quote.content.isEmpty, "\(article.id)")
        #expect(quote.source.isEmpty || !quote.speaker.isEmpty, "\(article.id): \(quote)")
        for span in quote.content + quote.source + quote.cue {
          #expect(span.count == 2 && 0 <= span[0] && span[0] < span[1] && span[1] <= length)
        }
      }
    }
  }

  @Test func `more than half of what is annotated is found`() throws {
    let parser = ArticleParser()
    var (annotated, found) = (0, 0)
    for article in try AnnotatedLine.all() {
      let made = parser.attributions(in: article.text).map { attribution in
        places(attribution.content.map { [$0.start, $0.end] })
      }
      for quote in article.quotes {
        let content = places(quote.content)
        annotated += 1
        if made.contains(where: {
          2 * $0.intersection(content).count > $0.union(content).count
        }) {
          found += 1
        }
      }
    }
    #expect(annotated == 212)
    #expect(2 * found > annotated, "\(found) of \(annotated)")
  }
}
