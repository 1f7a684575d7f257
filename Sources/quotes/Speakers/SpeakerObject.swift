import QuoteExporters
import QuoteModel

/// All that the archive knows of one speaker, for a program.
struct SpeakerObject {
  typealias Member = (name: String, value: Cell)

  /// Of one JSON object.
  let members: [Member]

  init(_ profile: SpeakerProfile) {
    let speaker = profile.summary
    members = [
      ("speaker_id", .text(speaker.id)), ("speaker", .text(speaker.name)),
      ("kind", .text(speaker.kind.rawValue)), ("is_surname_alone", .flag(speaker.isPartialName)),
      ("article_id", Cell(speaker.articleID)), ("wikidata", Cell(profile.wikidata)),
      ("note", Cell(profile.note)), ("aliases", .list(profile.aliases.map(Cell.text))),
      ("merged_ids", .list(profile.mergedIDs.map(Cell.text))),
      ("quotes", .integer(speaker.quoteCount)), ("articles", .integer(speaker.articleCount)),
      ("first_published", Cell(speaker.firstPublished?.description)),
      ("last_published", Cell(speaker.lastPublished?.description)),
      ("roles", .list(profile.roles.map(role))),
      ("outlets", counts(profile.outlets, as: "outlet")),
      ("months", counts(profile.months, as: "month")), ("cues", counts(profile.cues, as: "cue")),
      ("quoted_with", speakers(profile.companions, counting: "articles")),
      ("quoted_with_articles", .integer(profile.companionArticles)),
      ("candidates", speakers(profile.candidates, counting: "quotes")),
      ("decisions", .list(profile.decisions.map(decision))),
    ]
  }
}

private func role(_ role: SpeakerProfile.Role) -> Cell {
  .object([
    ("role", .text(role.text)), ("quotes", .integer(role.count)),
    ("first_published", Cell(role.first?.description)),
    ("last_published", Cell(role.last?.description)),
  ])
}

private func counts(_ counts: [FacetCount], as name: String) -> Cell {
  .list(counts.map { .object([(name, Cell($0.value)), ("quotes", .integer($0.count))]) })
}

private func speakers(_ speakers: [FacetCount], counting noun: String) -> Cell {
  .list(
    speakers.map {
      .object([
        ("speaker_id", Cell($0.speakerID)), ("speaker", Cell($0.value)),
        (noun, .integer($0.count)),
      ])
    })
}

private func decision(_ decision: SpeakerDecision) -> Cell {
  .object([
    ("action", .text(decision.action.rawValue)), ("speaker_id", .text(decision.speaker)),
    ("value", Cell(decision.value)), ("article_hash", Cell(decision.articleHash)),
    ("inferred", Cell(decision.inferred)), ("reason", Cell(decision.reason)),
    ("made_by", Cell(decision.madeBy)), ("made_at", .text(decision.madeAt)),
    ("undone_at", Cell(decision.undoneAt)),
  ])
}
