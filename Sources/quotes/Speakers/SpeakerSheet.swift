import QuoteModel

/// All that the archive knows of one speaker, for a person.
struct SpeakerSheet {
  let text: String

  init(_ profile: SpeakerProfile, for output: Output) {
    let charts = [
      ("outlet", profile.outlets, 10), ("month", profile.months, nil), ("cue", profile.cues, 10),
    ].filter { !$0.1.isEmpty }.map { BarChart($0, $1, limit: $2, for: output).text }
    text =
      FieldLayout(fields(of: profile), width: output.layoutWidth).lines
      .joined(separator: "\n") + "\n" + roles(of: profile, for: output)
      + charts.joined() + company(of: profile, for: output)
      + list("decided", profile.decisions.map(sentence), for: output)
  }
}

private func fields(of profile: SpeakerProfile) -> [(String, String)] {
  let speaker = profile.summary
  let dates = [speaker.firstPublished, speaker.lastPublished].compactMap { $0?.description }
  let candidates = profile.candidates.map {
    "\($0.value ?? "") (\($0.speakerID ?? ""), \(counted($0.count, "quote")))"
  }
  return [
    ("speaker", speaker.name),
    ("id", speaker.id),
    ("kind", speaker.kind.rawValue + (speaker.isPartialName ? ", a surname alone" : "")),
    ("may be", candidates.joined(separator: "; ")),
    ("wikidata", profile.wikidata ?? ""),
    ("note", profile.note ?? ""),
    ("also", profile.aliases.joined(separator: "; ")),
    ("merged", profile.mergedIDs.joined(separator: ", ")),
    (
      "quoted",
      "\(counted(speaker.quoteCount, "quote")) in \(counted(speaker.articleCount, "article"))"
        + (dates.isEmpty ? "" : ", \(dates.joined(separator: " to "))")
    ),
  ]
}

private func roles(of profile: SpeakerProfile, for output: Output) -> String {
  guard !profile.roles.isEmpty else { return "" }
  var table = Table([
    .init(name: "as printed"), .init(name: "quotes", isNumber: true), .init(name: "from"),
    .init(name: "to"),
  ])
  for role in profile.roles {
    table.append([
      role.text, "\(role.count)", role.first?.description ?? "", role.last?.description ?? "",
    ])
  }
  return list("roles", table.lines(width: output.layoutWidth), for: output)
}

private func company(of profile: SpeakerProfile, for output: Output) -> String {
  let rows = profile.companions.prefix(10).map {
    "\(VisibleText.line($0.value ?? "")) in \(counted($0.count, "article"))"
  }
  return list(
    "quoted together with, in the newest \(counted(profile.companionArticles, "article"))", rows,
    for: output)
}

/// Lines under a heading; nothing if there are none.
private func list(_ heading: String, _ lines: [String], for output: Output) -> String {
  lines.isEmpty
    ? "" : "\n" + ([output.bold(heading)] + lines).joined(separator: "\n") + "\n"
}

private func sentence(_ decision: SpeakerDecision) -> String {
  let day = decision.madeAt.prefix(10)
  let maker = decision.madeBy.map { ", \($0)" } ?? ""
  let reason = decision.reason.map { ": \($0)" } ?? ""
  let undone = decision.undoneAt == nil ? "" : " (undone)"
  return VisibleText.line(SpeakerSentence(decision).text + " (\(day)\(maker)\(reason))" + undone)
}
