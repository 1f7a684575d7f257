import QuoteModel

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
