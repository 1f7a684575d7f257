import QuoteModel

/// A found quote as a person reads it: the words, and below them who, where and when.
struct QuoteLayout {
  let text: String

  init(_ quote: Quote, for output: Output) {
    let attribution = quote.attribution
    let width = output.layoutWidth
    let words = DisplayWidth.wrapped(VisibleText.line(marked(attribution)), to: width)
    let names = attribution.speakers.map(\.name).joined(separator: " | ")
    let speaker = VisibleText.line(names.isEmpty ? "(speaker not told)" : names)
    let role = attribution.role.map { ", \(VisibleText.line($0))" } ?? ""
    let place = [quote.article.outlet, quote.article.published?.description, quote.id]
    let details = place.compactMap { $0.map(VisibleText.line) }.joined(separator: " · ")
    let source = DisplayWidth.wrapped("— \(speaker)\(role) · \(details)", to: width - 4)
    let lines = words + source.map { "    " + $0.replacing(speaker, with: output.bold(speaker)) }
    text = lines.joined(separator: "\n") + "\n\n"
  }
}

/// Marks show that these are the speaker's own words; other words have none.
private func marked(_ attribution: Attribution) -> String {
  attribution.kind == .direct ? "“\(attribution.text)”" : attribution.text
}
