import QuoteModel

/// Why a source is this speaker, or nobody.
extension Explainer {
  /// - Parameter person: Who of the directory the only speaker is.
  func speakerReason(
    of draft: AttributionDraft, _ attribution: Attribution, _ person: Int?
  ) -> String {
    let names = attribution.speakers.map(\.name).joined(separator: " and ")
    guard let source = draft.source, let printed = attribution.sourceText else {
      return names.isEmpty
        ? "no source stands with the quotation"
        : "no source stands with the quotation; just before it the text speaks of \(names) alone"
    }
    if draft.isSourcingOnly { return "“\(printed)” is where the article has it from, no speaker" }
    if names.isEmpty { return "nobody in the article fits “\(printed)” best" }
    if !source.parts.isEmpty { return "“\(printed)” names \(names)" }
    guard let person else { return "“\(printed)” is all that the article tells of the source" }
    return "“\(printed)” is \(names): " + evidence(for: person, source, names)
  }

  /// Where the article has named somebody so that the source can mean them.
  private func evidence(for person: Int, _ source: Mention, _ name: String) -> String {
    if let printed = source.name {
      if reading.text(of: printed) == name { return "the fullest name in the article" }
      let full = directory.people[person].name
      if reading.text(of: full) != name { return "the article’s title tells the name" }
      return "named in full \(place(of: full.lowerBound, from: source.head))"
    }
    let before = directory.mentions.last {
      $0.person == person && $0.at.lowerBound < source.tokens.lowerBound
    }
    guard let before else { return "nobody else is named" }
    return "last named, as “\(reading.text(of: before.at))”, "
      + place(of: before.at.lowerBound, from: source.head)
  }

  /// *in the sentence before*
  private func place(of token: Int, from other: Int) -> String {
    let distance = Int(reading.sentenceOf[other]) - Int(reading.sentenceOf[token])
    return switch distance {
    case 0: "in the same sentence"
    case 1: "in the sentence before"
    case -1: "in the next sentence"
    case ..<0: "\(-distance) sentences later"
    default: "\(distance) sentences before"
    }
  }

  /// Others in the article to whom the last name of somebody fits.
  func namesakes(of person: Int) -> [String] {
    let name = directory.people[person].name
    guard let last = name.last else { return [] }
    return directory.candidates(for: last..<last + 1).filter { $0 != person }
      .map { reading.text(of: directory.people[$0].name) }
  }
}
