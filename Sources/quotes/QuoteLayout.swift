import QuoteModel

/// A found quote as a person reads it: the words, and below them who, where and when.
struct QuoteLayout {
  let text: String

  init(_ quote: Quote, for output: Output) {
    let attribution = quote.attribution
    let width = output.layoutWidth
    let words = DisplayWidth.wrapped(VisibleText.line(marked(quote)), to: width)
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

/// Marks show that these are the speaker's own words; other words have none. Where the article has
/// words of its own between two parts, there is an ellipsis: `“It,” … “holds.”`.
private func marked(_ quote: Quote) -> String {
  let parts = quote.parts.count > 1 ? quote.parts : [quote.attribution.text]
  guard quote.attribution.kind == .direct else { return parts.joined(separator: " … ") }
  return parts.map { "“\(withoutMarks($0))”" }.joined(separator: " … ")
}

/// The words without the quotation marks around them; an apostrophe at their end stays.
private func withoutMarks(_ part: String) -> String {
  let doubles: Set<Unicode.Scalar> = ["“", "”", "„", "‟", "\"", "«", "»"]
  let singles: Set<Unicode.Scalar> = ["‘", "’", "‚", "'", "`", "‹", "›"]
  let scalars = part.unicodeScalars
  let opening = scalars.prefix { doubles.contains($0) || singles.contains($0) }
  let closing = opening.contains(where: singles.contains) ? doubles.union(singles) : doubles
  let rest = scalars[opening.endIndex...]
  let last = rest.lastIndex { !closing.contains($0) }
  return last.map { String(rest[...$0]) } ?? part
}
