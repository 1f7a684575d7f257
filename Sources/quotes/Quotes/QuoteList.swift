import QuoteExporters
import QuoteModel
import QuoteParser

/// Prints quotes as a list: laid out for people, rows for programs.
struct QuoteList {
  /// A column that only this list has.
  struct Column {
    let name: String
    /// The cell of each quote.
    let cells: [Cell]
  }

  let columns: [QuoteColumn]
  let format: ListFormatOptions
  /// Behind the others, in rows for programs.
  var more: [Column] = []
  /// Beside each quote, where people read it; empty for nothing.
  var surroundings: [QuoteLayout.Surroundings] = []

  func print(_ quotes: [Quote], to output: Output) throws {
    // Its rows are places in the list.
    let layout = ListLayout<Int>(
      fields: columns.map { column in RowField(column.name) { column.cell(of: quotes[$0]) } }
        + more.map { column in RowField(column.name) { column.cells[$0] } },
      text: .each { place, output in
        let beside = surroundings.isEmpty ? .init() : surroundings[place]
        return QuoteLayout(quotes[place], with: beside, for: output).text
      })
    try output.print(quotes.indices, layout, as: format.chosen(for: output))
  }
}

/// A found quote as a person reads it: the words, and below them who, where and when.
struct QuoteLayout {
  /// What is shown beside the quote.
  struct Surroundings {
    /// Where the words that were looked for stand in each of `shownParts`; UTF-8 bytes.
    var hits: [[Range<Int>]] = []
    /// Whether the context is shown.
    var hasContext = false
    /// Where else the same statement was found.
    var group: FoundStatement?
  }

  let text: String

  init(_ quote: Quote, with surroundings: Surroundings = .init(), for output: Output) {
    let width = output.layoutWidth
    let reservation = quote.attribution.reservation.map { VisibleText.line($0) + ": " } ?? ""
    let wrapped = DisplayWidth.wrapped(reservation + marked(quote, surroundings.hits), to: width)
    let words = StyledText.styled(wrapped, for: output)
    var lines = surroundings.hasContext ? [context(quote.contextBefore, "… ", "", output)] : []
    lines.append(words)
    if surroundings.hasContext { lines.append(context(quote.contextAfter, "", " …", output)) }
    lines.append(source(of: quote, for: output))
    if let group = surroundings.group, group.printings > 1 {
      lines.append(indented(DisplayWidth.wrapped(printings(of: group), to: width - 4)))
    }
    text = lines.joined().map { $0 + "\n" }.joined() + "\n"
  }
}

extension Attribution {
  /// How it is told to people if it is not affirmed: *denied*, *did not say*.
  var reservation: String? { reservation(denies: ArticleParser.denies) }
}

private func indented(_ lines: [String]) -> [String] { lines.map { "    " + $0 } }

private func context(_ text: String, _ before: String, _ after: String, _ output: Output)
  -> [String]
{
  guard !text.isEmpty else { return [] }
  let line = before + VisibleText.line(text) + after
  return indented(DisplayWidth.wrapped(line, to: output.layoutWidth - 4)).map(output.faint)
}

private func source(of quote: Quote, for output: Output) -> [String] {
  let names = quote.attribution.speakers.map(\.name).joined(separator: " | ")
  let speaker = VisibleText.line(names.isEmpty ? "(unknown speaker)" : names)
  let role = quote.attribution.role.map { ", \(VisibleText.line($0))" } ?? ""
  let place = [quote.article.outlet, quote.article.published?.description, quote.id]
  let details = place.compactMap { $0.map(VisibleText.line) }.joined(separator: " · ")
  let source = DisplayWidth.wrapped(
    "— \(speaker)\(role) · \(details)", to: output.layoutWidth - 4)
  return indented(source.map { $0.replacing(speaker, with: output.bold(speaker)) })
}

/// *3 printings, first on 2026-01-02: Coastal Wire, Northgate Herald*
private func printings(of group: FoundStatement) -> String {
  let first = group.firstPublished.map { ", first on \($0)" } ?? ""
  let outlets = group.outlets.isEmpty ? "" : ": " + group.outlets.joined(separator: ", ")
  return VisibleText.line(counted(group.printings, "printing") + first + outlets)
}

/// Marks show that these are the speaker's own words; other words have none. Where the article has
/// words of its own between two parts, there is an ellipsis: `“It,” … “holds.”`.
private func marked(_ quote: Quote, _ hits: [[Range<Int>]]) -> String {
  let parts = quote.shownParts.enumerated().map { place, part in
    StyledText.line(part, hits: hits.indices.contains(place) ? hits[place] : [])
  }
  guard quote.attribution.kind == .direct else { return parts.joined(separator: " … ") }
  return parts.map { "“\($0)”" }.joined(separator: " … ")
}
