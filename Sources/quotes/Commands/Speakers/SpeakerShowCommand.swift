import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes speakers show`
struct SpeakerShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows one speaker: names, roles, counts, company, and what was decided.",
    examples: """
      quotes speakers show Ortega
      quotes speakers show luis-ortega --json
      """)

  @Argument(
    help: "A full name, alias, surname or id.", completion: .custom(ShellCompletion.speakers))
  var name: String

  @OptionGroup var archive: ArchiveOptions

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() throws {
    let profile = try archive.openForReading().speakers.profile(of: name)
    let output = Output.standard()
    guard json else {
      try output.write(SpeakerSheet(profile, for: output).text)
      return try output.flush()
    }
    let members = SpeakerObject(profile).members
    var printer = try RowPrinter(output, format: .jsonLines, columns: members.map(\.name))
    try printer.print(members.map(\.value))
    try printer.end()
  }
}

/// All that the archive knows of one speaker, for a person.
struct SpeakerSheet {
  let text: String

  init(_ profile: SpeakerProfile, for output: Output) {
    let charts = [
      ("outlet", profile.outlets, 10), ("month", profile.months, nil), ("cue", profile.cues, 10),
    ].filter { !$0.1.isEmpty }.map { BarChart($0, $1, limit: $2, for: output).text }
    text =
      LabelledList(fields(of: profile), width: output.layoutWidth).lines
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
