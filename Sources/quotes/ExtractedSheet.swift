import QuoteModel

/// The quotes of an article that is in no archive, each with why it was found, for a person.
struct ExtractedSheet {
  let text: String

  /// - Parameter id: The article's own, or its place.
  init(_ id: String, _ explanations: [Explanation], for output: Output) {
    let count = counted(explanations.count, "quote")
    let heading = output.bold(VisibleText.line(id)) + ": \(count)\n\n"
    let quotes = explanations.map { explanation in
      let fields = LabelledList(rows(of: explanation.attribution), width: output.layoutWidth)
      return (fields.lines + [""]).joined(separator: "\n") + "\n"
        + ExplanationLayout(explanation, for: output).text + "\n"
    }
    text = heading + quotes.joined(separator: "\n")
  }
}

private func rows(of attribution: Attribution) -> [(String, String)] {
  let names = attribution.speakers.map(\.name).joined(separator: " | ")
  return [
    ("quote", attribution.text),
    ("speaker", names.isEmpty ? "unknown" : names),
    ("as printed", attribution.sourceText ?? ""),
    ("cue", attribution.cueText ?? ""),
    ("kind", "\(attribution.kind.rawValue), \(attribution.mode.rawValue)"),
  ]
}
