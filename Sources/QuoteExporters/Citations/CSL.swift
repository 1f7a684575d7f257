import QuoteModel

extension Citation {
  /// An item of CSL JSON (https://github.com/citation-style-language/schema).
  var csl: Cell {
    var members: [(name: String, value: Cell)] = [
      ("id", .text(quote.id)), ("type", .text("article-newspaper")),
    ]
    func add(_ name: String, _ text: String?) {
      if let text { members.append((name, .text(text))) }
    }
    add("title", title)
    if !authors.isEmpty { members.append(("author", .list(authors.map(name)))) }
    add("container-title", outlet)
    if let date = article.published {
      let parts = Cell.list([date.year, date.month, date.day].map(Cell.integer))
      members.append(("issued", ["date-parts": .list([parts])]))
    }
    add("URL", article.url)
    add("language", article.language)
    add(
      "locator",
      quote.attribution.content.map { "\($0.start)-\($0.end)" }.joined(separator: ", "))
    add("note", "quoted: \(said) (\(place))")
    members.append(("custom", custom))
    return .object(members)
  }

  private func name(_ author: AuthorName) -> Cell {
    guard let parts = author.parts else { return ["literal": .text(author.whole)] }
    let suffix = parts.suffix.map { [(name: "suffix", value: Cell.text($0))] } ?? []
    return .object([("family", .text(parts.family)), ("given", .text(parts.given))] + suffix)
  }

  /// What CSL has no variable for.
  private var custom: Cell {
    [
      "quote_id": .text(quote.id), "text": .text(quote.attribution.text),
      "kind": .text(quote.attribution.kind.rawValue),
      "polarity": .text(quote.attribution.polarity.rawValue),
      "cue": Cell(quote.attribution.cueText),
      "speaker": Cell(joinedNames(quote.attribution.speakers.map(\.name))),
      "speaker_id": Cell(joinedNames(quote.speakerIDs)), "spans": .spans(quote.attribution.content),
      "article_hash": .text(article.hash),
    ]
  }
}
