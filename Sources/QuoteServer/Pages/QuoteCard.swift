import QuoteModel

/// A quote in a list: its words, and below them who, where and when.
struct QuoteCard {
  let quote: Quote
  /// Where in each of `shownParts` the words stand that were looked for; UTF-8 bytes.
  var hits: [[Range<Int>]] = []
  /// Where else the statement is printed among what was found.
  var group: FoundStatement?

  /// Below this it is said how unsure a quote is.
  private static let sure = 0.5

  func html(in view: View) -> HTML {
    let attribution = quote.attribution
    let classes = ["quote", attribution.kind.rawValue, attribution.polarity.rawValue]
    return """
      <li class="\(classes.joined(separator: " "))">
      <blockquote\(HTML.attribute("lang", languageTag(quote.article.language)))>\
      <p>\(reservation(in: view))\(words)</p></blockquote>
      <p class="who">\(speaker(in: view))\(role)</p>
      <p class="where">\(place(in: view))</p>
      \(printings(in: view))</li>

      """
  }

  /// What keeps the words from being what their speaker said.
  private func reservation(in view: View) -> HTML {
    guard let text = quote.attribution.reservation(denies: view.setting.denies) else {
      return .nothing
    }
    return "<strong class=\"reservation\">\(text)</strong> "
  }

  /// Marks show that these are the speaker's own words; what the article says between is an ellipsis.
  private var words: HTML {
    let isDirect = quote.attribution.kind == .direct
    let parts = quote.shownParts.enumerated().map { place, part -> HTML in
      let text = highlighted(part, hits.indices.contains(place) ? hits[place] : [])
      return isDirect ? "“\(text)”" : text
    }
    return parts.joined(by: " … ")
  }

  func speaker(in view: View) -> HTML {
    let names = zip(quote.attribution.speakers, quote.speakerIDs).map { speaker, id -> HTML in
      "<a href=\"\(view.links.speaker(id))\">\(speaker.name)</a>"
    }
    return names.isEmpty ? "<i>unknown speaker</i>" : names.joined(by: " and ")
  }

  private var role: HTML { quote.attribution.role.map { ", \($0)" } ?? .nothing }

  private func place(in view: View) -> HTML {
    var parts = quote.printedPlace(in: view)
    parts.append("<a class=\"id\" href=\"\(view.links.quote(quote.id))\">why and where</a>")
    if quote.attribution.kind != .direct { parts.append("\(quote.attribution.kind.rawValue)") }
    if quote.attribution.mode != .speech { parts.append("\(quote.attribution.mode.rawValue)") }
    parts.append(doubt)
    return parts.filter { !$0.source.isEmpty }.joined(by: " · ")
  }

  private var doubt: HTML {
    if quote.isReviewed { return "<span class=\"reviewed\">reviewed</span>" }
    guard quote.attribution.confidence < Self.sure else { return .nothing }
    return "<span class=\"doubt\">unsure: \(quote.attribution.confidence)</span>"
  }

  private func printings(in view: View) -> HTML {
    guard let group, group.printings > 1 else { return .nothing }
    let first: HTML = group.firstPublished.map { ", first on \(time($0))" } ?? .nothing
    return """
      <p class="printings"><a href="\(view.links.quote(quote.id))#printings">\
      \(groupedCount(group.printings, "printing"))</a>\(first): \
      \(group.outlets.joined(separator: ", "))</p>

      """
  }
}

/// A day, for people and programs.
func time(_ date: CalendarDate) -> HTML {
  "<time datetime=\"\(date.description)\">\(date.description)</time>"
}

/// A text with some of its words marked.
///
/// - Parameter hits: UTF-8 bytes, half-open, in order.
func highlighted(_ text: String, _ hits: [Range<Int>]) -> HTML {
  let bytes = Array(text.utf8)
  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
  var html = HTML.nothing
  var position = 0
  for hit in hits where hit.lowerBound >= position && hit.upperBound <= bytes.count {
    html += "\(string(position..<hit.lowerBound))<mark>\(string(hit))</mark>"
    position = hit.upperBound
  }
  html += "\(string(position..<bytes.count))"
  return html
}

extension Quote {
  /// Where it was printed: outlet, day and article, each with its link.
  func printedPlace(in view: View) -> [HTML] {
    var parts: [HTML] = []
    if let outlet = article.outlet {
      parts.append("<a href=\"\(view.links.outlet(outlet))\">\(outlet)</a>")
    }
    if let date = article.published { parts.append(time(date)) }
    parts.append(
      """
      <a href="\(view.links.article(article.id, quote: id))">\
      \(article.title ?? "untitled article")</a>
      """)
    return parts
  }
}
