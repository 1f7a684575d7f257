import QuoteModel

/// All that the archive knows of one quote, for a person.
struct QuoteSheet {
  let text: String

  /// - Parameter decided: What people decided about it, the undone too, as they did.
  init(
    _ quote: Quote, in paragraph: Paragraph, decided: [Decision], for output: Output
  ) {
    let width = output.layoutWidth
    let lines =
      paragraphLines(paragraph, width: width, for: output) + [""]
      + LabelledList(rows(of: quote) + decided.map(row), width: width).lines
    text = lines.joined(separator: "\n") + "\n"
  }
}

private func rows(of quote: Quote) -> [(String, String)] {
  let attribution = quote.attribution
  let article = quote.article
  let kinds = attribution.speakers.map {
    $0.name + " (\($0.kind.rawValue)\($0.isPartialName ? ", full name unknown" : ""))"
  }
  let cue = [attribution.cueText, attribution.cueLemma.map { "(\($0))" }]
  let written = article.published?.description ?? article.publishedAsWritten
  let rows: [(String, String?)] = [
    ("quote", quote.id),
    ("speaker", kinds.isEmpty ? "unknown" : kinds.joined(separator: " | ")),
    ("as printed", attribution.sourceText),
    ("role", attribution.role),
    ("cue", cue.compactMap(\.self).joined(separator: " ")),
    ("to", attribution.recipient),
    ("channel", attribution.channel),
    ("via", attribution.via),
    (
      "kind",
      "\(attribution.kind.rawValue), \(attribution.mode.rawValue), \(attribution.polarity.rawValue)"
    ),
    (
      "rule",
      "\(attribution.rule) (confidence \(attribution.confidence), parser \(quote.parserVersion))"
    ),
    ("reviewed", quote.isReviewed ? "yes" : "no"),
    ("title", article.title),
    ("outlet", article.outlet),
    ("author", article.author),
    ("published", written),
    ("url", article.url),
    ("article", "\(article.id), read from \(article.input) on \(article.imported)"),
  ]
  return rows.map { ($0.0, $0.1 ?? "") }
}

/// *decided  speaker Ana Ruiz (the parser: Luis Ortega), by Mara on 2026-01-22: she is named before*
private func row(of decision: Decision) -> (String, String) {
  let author = decision.author
  let maker = author.name.map { ", by \($0)" } ?? ""
  let reason = author.reason.map { ": \($0)" } ?? ""
  let undone = decision.undoneAt.map { " (taken back on \($0.prefix(10)))" } ?? ""
  return ("decided", "\(decision.sentence)\(maker) on \(author.time.prefix(10))\(reason)\(undone)")
}

/// Where the terminal has styles, the content is bold, its source underlined and its cue in italics;
/// elsewhere they are in brackets, as in examples of rules.
private func paragraphLines(_ paragraph: Paragraph, width: Int, for output: Output) -> [String] {
  guard output.hasStyles else {
    return DisplayWidth.wrapped(paragraph.marked, to: width)
  }
  let text = paragraph.pieces.map { piece in
    switch piece.mark {
    case .content: StyledText.marked(piece.text, as: .bold)
    case .source: StyledText.marked(piece.text, as: .underlined)
    case .cue: StyledText.marked(piece.text, as: .italic)
    case nil: VisibleText.line(piece.text)
    }
  }.joined()
  return StyledText.styled(DisplayWidth.wrapped(text, to: width), for: output)
}
