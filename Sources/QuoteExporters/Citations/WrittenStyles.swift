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
