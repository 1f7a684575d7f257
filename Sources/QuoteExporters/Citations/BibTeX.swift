import QuoteModel

extension Citation {
  /// An entry for BibTeX and BibLaTeX.
  var bibTeX: String {
    var fields: [(String, String)] = []
    if !authors.isEmpty {
      fields.append(("author", authors.map(name).joined(separator: " and ")))
    }
    // In braces of its own, so that no style changes its case.
    fields.append(("title", "{\(escaped(title ?? "[Untitled article]"))}"))
    if let outlet { fields.append(("journal", escaped(outlet))) }
    if let date = article.published {
      fields.append(("year", "\(date.year)"))
      fields.append(("month", "\(date.month)"))
      fields.append(("day", "\(date.day)"))
    }
    if let url = article.url { fields.append(("url", address(url))) }
    fields.append(("note", "Quoted: \(escaped(said)) (\(escaped(place)))"))
    let type = outlet == nil ? "online" : "article"
    let lines = fields.map { "  \($0) = {\($1)}" }
    return "@\(type){quotes:\(quote.id),\n\(lines.joined(separator: ",\n"))\n}"
  }

  private func name(_ author: AuthorName) -> String {
    guard let parts = author.parts else { return "{\(escaped(author.whole))}" }
    let suffix = parts.suffix.map { ", \(escaped($0))" } ?? ""
    return "\(escaped(parts.family))\(suffix), \(escaped(parts.given))"
  }

  /// What TeX would act on, as commands that print it; braces too, for BibTeX counts those that are
  /// escaped.
  private func escaped(_ text: String) -> String {
    text.unicodeScalars.map { commands[$0] ?? String($0) }.joined()
  }

  /// Addresses are taken as they are, but for what would end the field.
  private func address(_ url: String) -> String {
    onOneLine(url).replacing("\\", with: "%5C").replacing("{", with: "%7B")
      .replacing("}", with: "%7D").replacing(" ", with: "%20")
  }
}

private let commands: [Unicode.Scalar: String] = [
  "&": "\\&", "%": "\\%", "$": "\\$", "#": "\\#", "_": "\\_", "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
  "\\": "\\textbackslash{}", "<": "\\textless{}", ">": "\\textgreater{}",
]
