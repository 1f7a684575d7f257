import QuoteModel

extension Citation {
  /// After APA's 7th edition: the article as a reference, then the words.
  var apa: String {
    var parts: [String] = []
    let date =
      article.published.map { "(\($0.year), \(monthName($0.month)) \($0.day))" } ?? "(n.d.)"
    let heading = title ?? "[Untitled article]"
    if authors.isEmpty {
      parts = [ended(heading), date + "."]
    } else {
      parts = [ended(apaAuthors), date + ".", ended(heading)]
    }
    if let outlet { parts.append(ended(outlet)) }
    if let url = article.url { parts.append(onOneLine(url)) }
    parts.append("[\(said) (\(place))]")
    return parts.joined(separator: " ")
  }

  /// After the Chicago Manual of Style, 17th edition, notes and bibliography: the article, then the words.
  var chicago: String {
    var parts: [String] = []
    if !authors.isEmpty { parts.append(ended(chicagoAuthors)) }
    parts.append(title.map { "“\(ended(nested($0)))”" } ?? "[Untitled article].")
    let date = article.published.map { "\(monthName($0.month)) \($0.day), \($0.year)" }
    parts.append(ended([outlet, date ?? "n.d."].compactMap(\.self).joined(separator: ", ")))
    if let url = article.url { parts.append(onOneLine(url) + ".") }
    parts.append("\(said) (\(place)).")
    return parts.joined(separator: " ")
  }

  private var apaAuthors: String {
    let names = authors.map(\.withInitials)
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + ", & " + last
  }

  /// Only the first name is turned round.
  private var chicagoAuthors: String {
    let names = [authors[0].familyFirst] + authors.dropFirst().map(\.whole)
    guard let last = names.last, names.count > 1 else { return names[0] }
    return names.dropLast().joined(separator: ", ") + ", and " + last
  }
}

extension Citation {
  /// An entry for BibTeX and BibLaTeX.
  var bibTeX: String {
    var fields: [(String, String)] = []
    if !authors.isEmpty {
      fields.append(("author", authors.map(bibTeXName).joined(separator: " and ")))
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

  private func bibTeXName(_ author: AuthorName) -> String {
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

extension Citation {
  /// A reference in RIS (https://en.wikipedia.org/wiki/RIS_(file_format)): a tag and its value a line.
  var ris: String {
    var lines: [(tag: String, value: String)] = [
      ("TY", outlet == nil ? "ELEC" : "NEWS"), ("ID", quote.id),
    ]
    lines += authors.map { ("AU", $0.familyFirst) }
    lines.append(("TI", title ?? "[Untitled article]"))
    if let outlet { lines.append(("T2", outlet)) }
    if let date = article.published {
      lines.append(("PY", String(date.description.prefix(4))))
      lines.append(("DA", date.description.replacing("-", with: "/")))
    }
    if let url = article.url { lines.append(("UR", onOneLine(url))) }
    if let language = article.language { lines.append(("LA", onOneLine(language))) }
    lines.append(("N1", "Quoted: \(said) (\(place))"))
    lines.append(("ER", ""))
    return lines.map { "\($0.tag)  - \($0.value)\n" }.joined()
  }
}

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
    if !authors.isEmpty { members.append(("author", .list(authors.map(cslName)))) }
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

  private func cslName(_ author: AuthorName) -> Cell {
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
