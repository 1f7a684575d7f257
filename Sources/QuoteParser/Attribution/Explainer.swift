import Essentials
public import Languages
import LearntChoices
public import QuoteModel

extension ArticleParser {
  /// The statements of an article as `attributions` gives them, each with why it was made so.
  ///
  /// The reasons are those of the decisions themselves, which keep what they chose from.
  public func explanations(
    in body: String, title: String? = nil, language: TextLanguage? = nil
  ) -> [Explanation] {
    guard language?.isParsed ?? true else { return [] }
    let (builder, drafts) = prepared(body, title: title, explains: true)
    let built = builder.built(from: drafts)
    return built.all.map { attribution, number in
      builder.explanation(of: attribution, drafts[number], built.resolutions[number])
    }
  }
}

/// Puts in words why an attribution was decided as it was.
extension AttributionBuilder {
  fileprivate func explanation(
    of attribution: Attribution, _ draft: AttributionDraft, _ resolution: Resolver.Resolution
  ) -> Explanation {
    let person = resolution.person
    var explanation = Explanation(
      attribution: attribution, speakerReason: speakerReason(of: draft, attribution, person),
      namesakes: person.map(namesakes) ?? [])
    explanation.speakerProbability = resolution.considered.first?.probability.toHundredth
    explanation.otherSpeakers = resolution.considered.dropFirst().prefix(3).map { other in
      Explanation.Speaker(
        name: other.speakers.map(\.name).joined(separator: " and "),
        probability: other.probability.toHundredth)
    }.filter { $0.probability > 0 }
    guard let grounds = draft.grounds else { return explanation }
    explanation.probability = grounds.probability?.toHundredth
    explanation.reasons = grounds.reasons.prefix(5).map {
      Explanation.Reason(text: words(for: $0.topic, draft), weight: $0.weight.toHundredth)
    }
    explanation.alternatives = grounds.alternatives
    explanation.endProbability = grounds.endProbability?.toHundredth
    explanation.otherEnds = grounds.otherEnds
    return explanation
  }

  /// What a topic is about in this attribution.
  private func words(for topic: Topic, _ draft: AttributionDraft) -> String {
    let content = draft.content[0]
    return switch topic {
    case .cue where draft.cue == nil: "no cue stands with the quotation"
    case .cue: "the cue is \(quoted(draft.cue?.tokens))"
    case .form: "the form of the verb, \(quoted(draft.cue?.group))"
    case .opening:
      "the content begins with \(quoted(content.lowerBound..<content.lowerBound + 1))"
    case .gap: gapInWords(draft)
    case .marks where article.isQuotation(content): "the content stands between quotation marks"
    default: topic.inWords
    }
  }

  private func gapInWords(_ draft: AttributionDraft) -> String {
    guard let cue = draft.cue?.group else { return Topic.gap.inWords }
    let content = draft.content[0]
    let gap =
      content.lowerBound >= cue.upperBound
      ? cue.upperBound..<content.lowerBound
      : min(content.upperBound, cue.lowerBound)..<cue.lowerBound
    return gap.isEmpty
      ? "nothing stands between cue and content" : "\(quoted(gap)) stands between cue and content"
  }

  private func quoted(_ tokens: Range<Int>?) -> String {
    tokens.map { "“\(article.text(of: $0))”" } ?? "none"
  }

  // MARK: Speakers

  /// - Parameter person: Who of the directory the only speaker is.
  private func speakerReason(
    of draft: AttributionDraft, _ attribution: Attribution, _ person: Int?
  ) -> String {
    let names = attribution.speakers.map(\.name).joined(separator: " and ")
    guard let source = draft.source, let printed = attribution.sourceText else {
      return names.isEmpty
        ? "no source stands with the quotation"
        : "no source stands with the quotation; just before it the text speaks of \(names) alone"
    }
    if names.isEmpty { return "nobody in the article clearly fits “\(printed)” best" }
    if !source.parts.isEmpty { return "“\(printed)” names \(names)" }
    guard let person else { return "“\(printed)” is all that the article tells of the source" }
    return "“\(printed)” is \(names): " + evidence(for: person, source, names)
  }

  /// Where the article has named somebody so that the source can mean them.
  private func evidence(for person: Int, _ source: Mention, _ name: String) -> String {
    if let printed = source.name {
      if article.text(of: printed) == name { return "the fullest name in the article" }
      let full = directory.people[person].name
      if article.text(of: full) != name { return "the article’s title tells the name" }
      return "named in full \(place(of: full.lowerBound, from: source.head))"
    }
    let before = directory.mentions.last {
      $0.person == person && $0.at.lowerBound < source.tokens.lowerBound
    }
    guard let before else { return "nobody else is named" }
    return "last named, as “\(article.text(of: before.at))”, "
      + place(of: before.at.lowerBound, from: source.head)
  }

  private func place(of token: Int, from other: Int) -> String {
    Explanation.place(Int(article.sentenceOf[other]) - Int(article.sentenceOf[token]))
  }

  /// Others in the article to whom the last name of somebody fits.
  private func namesakes(of person: Int) -> [String] {
    let name = directory.people[person].name
    guard let last = name.last else { return [] }
    return directory.candidates(for: last..<last + 1).filter { $0 != person }
      .map { article.text(of: directory.people[$0].name) }
  }
}
