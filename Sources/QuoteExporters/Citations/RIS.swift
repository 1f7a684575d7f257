import QuoteModel

extension Citation {
  /// A record of RIS (Research Information Systems, 1986): a tag and a value a line, ended by `ER`.
  var ris: String {
    var lines = [("TY", outlet == nil ? "ELEC" : "NEWS"), ("ID", quote.id)]
    lines += authors.map { ("AU", $0.familyFirst) }
    lines.append(("TI", title ?? "[Untitled article]"))
    if let outlet { lines += [("T2", outlet)] }
    if let date = article.published {
      let digits = date.description.replacing("-", with: "/")
      lines += [("PY", digits.prefix(4) + ""), ("DA", digits)]
    }
    if let url = article.url { lines.append(("UR", onOneLine(url))) }
    lines.append(("N1", "Quoted: \(said) (\(place))"))
    return (lines + [("ER", "")]).map { "\($0)  - \($1)" }.joined(separator: "\r\n")
  }
}
