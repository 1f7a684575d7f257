import Foundation
import LearntChoices
import QuoteModel

@testable import QuoteParser

/// Whom the sources of annotated articles mean, as the annotators have it.
final class SpeakerProblems {
  let choices = ChoiceProblems()

  /// - Parameter models: What was learnt of attributions.
  func add(_ annotated: AnnotatedArticle, _ models: DecisionModels, weight: Float) {
    let article = annotated.article
    let directory = Directory(of: annotated.structure)
    if let title = annotated.title { directory.learnNames(from: title) }
    let found = Sourcing.drafts(
      Decider(annotated.structure, models).uncalibratedDrafts(), in: article)
    let drafts = found + missed(by: found, in: annotated)
    _ = Resolver.resolutions(of: drafts, in: article, directory) { choice in
      guard let speaker = self.speaker(of: choice, annotated) else {
        return LikelyOptions([.nobody], likely: [1])
      }
      let options = choice.all()
      let names = options.map { option in
        choice.referent(of: option).map { choice.resolver.speakers($0).map(\.name) } ?? []
      }
      let isNamed = names.map { SpeakerName.isSame(speaker, $0.joined(separator: " | ")) }
      // Who is none of these is not told.
      let isRight = isNamed.contains(true) ? isNamed : options.map { $0 == .nobody }
      self.choices.add(
        options.map { option in
          var keys = FeatureKeys(.said)
          choice.describe(option, to: &keys)
          return keys
        }, isRight: isRight, weight: weight)
      let right = isRight.firstIndex(of: true).map { options[$0] } ?? .itself
      return LikelyOptions([right], likely: [1])
    }
  }

  /// The annotated attributions whose source is that of no draft.
  private func missed(
    by drafts: [AttributionDraft], in annotated: AnnotatedArticle
  ) -> [AttributionDraft] {
    let names = ProperNames(annotated.article)
    let sources = drafts.compactMap { $0.source?.tokens }
    return annotated.attributions.compactMap { attribution in
      guard let source = attribution.source.first, !attribution.content.isEmpty,
        !sources.contains(where: { $0.overlaps(source) })
      else { return nil }
      let core = annotated.core(of: source)
      let mention = names.mention(core, head: core.upperBound - 1)
      return AttributionDraft(
        cue: nil, source: mention, content: attribution.content, rule: Arrangement([]))
    }
  }

  /// The annotated speaker of the attribution that a source belongs to; `nil` if none is told.
  private func speaker(of choice: SpeakerChoice, _ annotated: AnnotatedArticle) -> String? {
    let found = annotated.attributions.filter { attribution in
      attribution.source.contains { $0.overlaps(choice.source.tokens) }
    }
    return found.first { !$0.speaker.isEmpty }?.speaker
  }
}

/// When two names are one, as score_speakers.py judges.
enum SpeakerName {
  private static let honorifics: Set<String> = Set(
    """
    mr mrs ms miss dr prof sir dame lord lady president prime minister premier senator sen rep gov \
    governor justice judge sgt const cpl insp supt chief mayor coun councillor rcmp the a an and of for
    """.split(separator: " ").map(String.init))

  static func isSame(_ one: String, _ other: String) -> Bool {
    let (a, b) = (words(one), words(other))
    guard !a.isEmpty, !b.isEmpty else { return false }
    if Set(a) == Set(b) { return true }
    let (small, large) = a.count <= b.count ? (a, b) : (b, a)
    return Set(small).isSubset(of: large) && small.last == large.last
  }

  private static func words(_ name: String) -> [String] {
    let flat = name.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
      .replacing(#/[’']s\b/#, with: "")
    let all = flat.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
    let kept = all.filter { !honorifics.contains($0) }
    return kept.isEmpty ? all : kept
  }
}
