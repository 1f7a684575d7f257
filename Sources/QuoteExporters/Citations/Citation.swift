public import Essentials
public import QuoteModel

/// A way to cite a quote in a paper; `CitationStyles.swift` has what each of them writes.
public enum CitationStyle: String, CaseIterable, Sendable {
  case apa, chicago, bibtex
  /// What EndNote, Zotero and most other programs for references read.
  case ris
  /// CSL JSON, which Zotero and pandoc read.
  case csl

  /// The citations of quotes, in their order, with all that a reader needs to find the words: who said
  /// it, in which article, and where in its text.
  ///
  /// - Parameter denies: Whether a cue, as `Attribution.cueLemma` has it, says that its content is not
  ///   so.
  public func append(
    _ quotes: [Quote], denies: (String) -> Bool, to buffer: inout ByteBuffer
  ) {
    let citations = quotes.map { Citation($0, denies: denies) }
    switch self {
    case .apa: buffer.append(citations.map(\.apa).joined(separator: "\n"))
    case .chicago: buffer.append(citations.map(\.chicago).joined(separator: "\n"))
    case .bibtex: buffer.append(citations.map(\.bibTeX).joined(separator: "\n"))
    case .ris: buffer.append(citations.map(\.ris).joined(separator: "\n"))
    case .csl: JSONText.appendIndented(.list(citations.map(\.csl)), to: &buffer)
    }
    buffer.append(0x0A)
  }
}

/// What every style says of a quote.
struct Citation {
  let quote: Quote
  let authors: [AuthorName]
  /// *denied*, *did not say*; `nil` of what is affirmed.
  private let reservation: String?

  init(_ quote: Quote, denies: (String) -> Bool) {
    self.quote = quote
    reservation = quote.attribution.reservation(denies: denies).map(onOneLine)
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

  /// *Ana Reyes, plant manager: “It holds.”*; without marks where it is no quotation. What is not
  /// affirmed follows what denies it: *Ana Reyes, plant manager, denied that it leaks*.
  var said: String {
    let text = onOneLine(quote.attribution.text)
    let words = quote.attribution.kind == .direct ? "“\(nested(text))”" : text
    guard let reservation else { return speaker.map { "\($0): \(words)" } ?? words }
    let comma = quote.attribution.role == nil ? "" : ","
    return (speaker.map { "\($0)\(comma) " } ?? "") + "\(reservation) \(words)"
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

/// A text that is to stand between double quotation marks: its own become single ones.
func nested(_ text: String) -> String {
  var nested = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "“", "„": nested.append("‘")
    case "”": nested.append("’")
    case "\"":
      let before = nested.last
      let opens = before.map { $0.properties.isWhitespace || "([—–‘".unicodeScalars.contains($0) }
      nested.append(opens ?? true ? "‘" : "’")
    default: nested.append(scalar)
    }
  }
  return String(nested)
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
