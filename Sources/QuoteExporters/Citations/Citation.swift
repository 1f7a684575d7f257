import QuoteModel

/// What every style says of a quote.
struct Citation {
  let quote: Quote
  let authors: [AuthorName]

  init(_ quote: Quote) {
    self.quote = quote
    authors = AuthorName.all(in: quote.article.author, outlet: quote.article.outlet)
  }

  var article: ArticleSummary { quote.article }
  var title: String? { article.title.map(onOneLine) }
  var outlet: String? { article.outlet.map(onOneLine) }

  /// *Ana Reyes, plant manager*; `nil` if the article does not tell.
  var speaker: String? {
    guard let name = joinedSpeakers else { return nil }
    return quote.attribution.role.map { "\(name), \(onOneLine($0))" } ?? name
  }

  /// *Ana Reyes, plant manager: “It holds.”*; without marks where it is no quotation.
  var said: String {
    let text = onOneLine(quote.attribution.text)
    let words = quote.attribution.kind == .direct ? "“\(text)”" : text
    return speaker.map { "\($0): \(words)" } ?? words
  }

  /// *quote 0123456789abcdef.17, characters 17–27 and 43–59 of the article’s text*
  var place: String {
    let spans = quote.attribution.content.map { "\($0.start)–\($0.end)" }
    return "quote \(quote.id), characters \(list(spans)) of the article’s text"
  }

  private var joinedSpeakers: String? {
    let names = quote.attribution.speakers.map { onOneLine($0.name) }
    return names.isEmpty ? nil : list(names)
  }

  private func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }
}

/// Without line ends, tabs and control characters, which no citation has.
func onOneLine(_ text: String) -> String {
  text.unicodeScalars.split { scalar in
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
  }.map { String($0) }.joined(separator: " ")
}

/// The name of a month in English: 1–12.
func monthName(_ month: Int) -> String {
  [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ][month - 1]
}

/// A sentence with its full stop, unless it ends with a mark already.
func ended(_ text: String) -> String {
  [".", "!", "?", "…"].contains { text.hasSuffix($0) } ? text : text + "."
}
