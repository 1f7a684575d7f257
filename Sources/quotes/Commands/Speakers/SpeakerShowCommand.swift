import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// `quotes speakers show`
struct SpeakerShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows one speaker: names, roles, counts, who else is quoted, and decisions.",
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

  private static var layout: ListLayout<SpeakerProfile> {
    ListLayout(fields: SpeakerProfile.fields, text: .each { $0.text(for: $1) })
  }

  func run() throws {
    let profile = try archive.openForReading().speakers.profile(of: name)
    try Output.standard().print([profile], Self.layout, as: json ? .rows(.jsonLines) : .table)
  }
}

extension SpeakerProfile {
  fileprivate static var fields: [RowField<SpeakerProfile>] {
    [
      .init("speaker_id") { .text($0.summary.id) }, .init("speaker") { .text($0.summary.name) },
      .init("kind") { .text($0.summary.kind.rawValue) },
      .init("is_surname_alone") { .flag($0.summary.isPartialName) },
      .init("article_id") { Cell($0.summary.articleID) }, .init("wikidata") { Cell($0.wikidata) },
      .init("note") { Cell($0.note) },
      .init("attributes") { profile in
        .object(profile.attributes.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })
      }, .init("aliases") { .list($0.aliases.map(Cell.text)) },
      .init("merged_ids") { .list($0.mergedIDs.map(Cell.text)) },
      .init("quotes") { .integer($0.summary.quoteCount) },
      .init("articles") { .integer($0.summary.articleCount) },
      .init("first_published") { Cell($0.summary.firstPublished?.description) },
      .init("last_published") { Cell($0.summary.lastPublished?.description) },
      .init("roles") { .list($0.roles.map(cell)) },
      .init("outlets") { counts($0.outlets, of: "outlet") },
      .init("months") { counts($0.months, of: "month") },
      .init("cues") { counts($0.cues, of: "cue") },
      .init("quoted_with") { speakers($0.companions, counting: "articles") },
      .init("quoted_with_articles") { .integer($0.companionArticles) },
      .init("candidates") { speakers($0.candidates, counting: "quotes") },
      .init("decisions") {
        .list($0.decisions.map { .object(of: $0, Decision.fieldsAboutSpeakers) })
      },
    ]
  }

  private static func cell(of role: Role) -> Cell {
    .object([
      ("role", .text(role.text)), ("quotes", .integer(role.count)),
      ("first_published", Cell(role.first?.description)),
      ("last_published", Cell(role.last?.description)),
    ])
  }

  private static func counts(_ counts: [FacetCount], of name: String) -> Cell {
    .list(counts.map { .object([(name, Cell($0.value)), ("quotes", .integer($0.count))]) })
  }

  private static func speakers(_ speakers: [FacetCount], counting noun: String) -> Cell {
    .list(
      speakers.map {
        .object([
          ("speaker_id", Cell($0.speakerID)), ("speaker", Cell($0.value)),
          (noun, .integer($0.count)),
        ])
      })
  }
}

extension SpeakerProfile {
  fileprivate func text(for output: Output) -> String {
    let charts = [("outlet", outlets, 10), ("month", months, nil), ("cue", cues, 10)]
      .filter { !$0.1.isEmpty }.map { BarChart($0, $1, limit: $2, for: output).text }
    let company = companions.prefix(10).map {
      "\(VisibleText.line($0.value ?? "")) in \(counted($0.count, "article"))"
    }
    return LabelledList(labels, width: output.layoutWidth).lines.joined(separator: "\n") + "\n"
      + section("roles", roleLines(width: output.layoutWidth), for: output) + charts.joined()
      + section(
        "quoted together with, in the newest \(counted(companionArticles, "article"))", company,
        for: output)
      + section("decisions", decisions.map(line), for: output)
  }

  private var labels: [(String, String)] {
    let dates = [summary.firstPublished, summary.lastPublished].compactMap { $0?.description }
    let candidates = candidates.map {
      "\($0.value ?? "") (\($0.speakerID ?? ""), \(counted($0.count, "quote")))"
    }
    let quoted =
      "\(counted(summary.quoteCount, "quote")) in \(counted(summary.articleCount, "article"))"
    return [
      ("speaker", summary.name),
      ("id", summary.id),
      ("kind", summary.kind.rawValue + (summary.isPartialName ? ", a surname alone" : "")),
      ("may be", candidates.joined(separator: "; ")),
      ("wikidata", wikidata ?? ""),
      ("note", note ?? ""),
      ("aliases", aliases.joined(separator: "; ")),
      ("merged", mergedIDs.joined(separator: ", ")),
      (
        "quoted",
        ([quoted] + (dates.isEmpty ? [] : [dates.joined(separator: " to ")]))
          .joined(separator: ", ")
      ),
    ]
  }

  private func roleLines(width: Int) -> [String] {
    var table = Table([
      .init(name: "as printed"), .init(name: "quotes", isNumber: true), .init(name: "from"),
      .init(name: "to"),
    ])
    for role in roles {
      table.append([
        role.text, "\(role.count)", role.first?.description ?? "", role.last?.description ?? "",
      ])
    }
    return roles.isEmpty ? [] : table.lines(width: width)
  }

  private func line(of decision: Decision) -> String {
    let maker = decision.author.name.map { ", \($0)" } ?? ""
    let reason = decision.author.reason.map { ": \($0)" } ?? ""
    let undone = decision.undoneAt == nil ? "" : " (undone)"
    let day = decision.author.time.prefix(10)
    return VisibleText.line("\(decision.sentence) (\(day)\(maker)\(reason))\(undone)")
  }

  /// Lines under a heading; nothing if there are none.
  private func section(_ heading: String, _ lines: [String], for output: Output) -> String {
    lines.isEmpty
      ? "" : "\n" + ([output.bold(heading)] + lines).joined(separator: "\n") + "\n"
  }
}
