import QuoteModel

@testable import QuoteStore

/// Short invented articles whose attributions are found by the words they quote.
struct Sample {
  var article: Article
  var statements: [Statement]

  struct Statement {
    var words: String
    var speakers: [AttributedSpeaker] = []
    var kind = QuoteKind.direct
    var mode = QuoteMode.speech
    var cue: String? = "said"
    var lemma: String? = "say"
    var confidence = 0.9
  }

  init(
    _ body: String, url: String? = nil, outlet: String? = "The Harbour Post",
    author: String? = nil, published: String? = "2026-01-22", _ statements: [Statement] = []
  ) {
    article = Article(
      body: body, outlet: outlet, author: author,
      published: published.flatMap { CalendarDate(iso: $0) }, url: url)
    self.statements = statements
  }

  var parsed: ParsedArticle {
    ParsedArticle(
      article, identity: ArticleIdentity(of: article), input: "a.jsonl:1",
      attributions: statements.map { $0.attribution(in: article.body) })
  }
}

extension Sample.Statement {
  func attribution(in body: String) -> Attribution {
    Attribution(
      kind: kind, mode: mode, text: words, content: spans(of: words, in: body),
      speakers: speakers, cue: cue.map { spans(of: $0, in: body) } ?? [], cueText: cue,
      cueLemma: lemma, rule: "Q S C", confidence: confidence)
  }
}

/// The first place of `words`, in Unicode scalars; none if they are not there.
func spans(of words: String, in body: String) -> [TextSpan] {
  let (text, wanted) = (Array(body.unicodeScalars), Array(words.unicodeScalars))
  guard !wanted.isEmpty, text.count >= wanted.count else { return [] }
  return (0...text.count - wanted.count)
    .first { text[$0..<$0 + wanted.count].elementsEqual(wanted) }
    .map { [TextSpan($0, $0 + wanted.count)] } ?? []
}

extension AttributedSpeaker {
  static let ortega = AttributedSpeaker(name: "Luis Ortega", kind: .person)
  static let vance = AttributedSpeaker(name: "J.D. Vance", kind: .person)
  static let ministry = AttributedSpeaker(name: "Harbour Ministry", kind: .organisation)
  static let critics = AttributedSpeaker(name: "critics", kind: .group)

  static func surname(_ name: String) -> AttributedSpeaker {
    AttributedSpeaker(name: name, kind: .person, isPartialName: true)
  }
}

extension Archive {
  /// In memory, with these articles from one import.
  static func holding(_ samples: [Sample]) throws -> Archive {
    let archive = try Archive.inMemory()
    try archive.add(samples)
    return archive
  }

  @discardableResult
  func add(_ samples: [Sample]) throws -> [StoreOutcome] {
    let run = try imports.begin(
      started: "2026-02-01T09:00:00Z", inputs: ["a.jsonl"], parserVersion: "0.1.0")
    return try articles.store(samples.map(\.parsed), importID: run)
  }

  func texts(_ change: (inout QuoteQuery) -> Void) throws -> [String] {
    var query = QuoteQuery()
    query.sort = .stable
    change(&query)
    return try quotes.page(matching: query).rows.map(\.attribution.text)
  }

  func faults() throws -> [String] {
    var faults: [String] = []
    try verify { faults.append($0.description) }
    return faults
  }
}
