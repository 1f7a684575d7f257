import QuoteExporters
import QuoteModel
import QuoteStore

/// Who somebody is to the archive: names, roles, outlets, company, and what was said when.
struct SpeakerPage {
  let profile: SpeakerProfile
  /// The newest.
  let quotes: [Quote]

  private static let newest = 10

  /// - Throws: `DecisionError`, if nobody goes by this name or id, or several do.
  init(_ name: String, in archive: Archive) throws {
    profile = try archive.speakers.profile(of: name)
    var query = QuoteQuery()
    (query.speakers, query.sort, query.limit) = ([profile.summary.id], .newest, Self.newest)
    query.modes = QuoteQuery.utteredModes
    quotes = try archive.quotes.page(matching: query).rows
  }

  /// The quotes over time, as `quotes timeline --svg` draws them.
  static func timeline(of name: String, in archive: Archive) throws -> String {
    try timeline(of: archive.speakers.profile(of: name).summary, in: archive)
  }

  static func timeline(of speaker: SpeakerSummary, in archive: Archive) throws -> String {
    var query = QuoteQuery()
    (query.speakers, query.modes, query.copies) = ([speaker.id], QuoteQuery.utteredModes, .once)
    let (days, undated, _) = try archive.quotes.days(matching: query)
    let timeline = Timeline(
      of: [.init(name: speaker.name, speakerID: speaker.id, days: days, undated: undated)],
      by: unit(for: days.keys))
    return TimelineSVG(timeline, title: "Quotes of \(speaker.name)", filter: "").text
  }

  /// Fine enough to see something, and coarse enough to be drawn.
  private static func unit(for days: some Collection<CalendarDate>) -> TimeUnit {
    guard let first = days.min(), let last = days.max() else { return .month }
    switch last.dayNumber - first.dayNumber {
    case ..<60: return .day
    case ..<400: return .week
    case ..<8_000: return .month
    default: return .year
    }
  }

  var json: Cell {
    let summary = profile.summary
    func table(_ counts: [FacetCount]) -> Cell { CountTable(title: "", counts: counts).json }
    return [
      "speaker_id": .text(summary.id), "speaker": .text(summary.name),
      "kind": .text(summary.kind.rawValue), "article_id": Cell(summary.articleID),
      "wikidata": Cell(profile.wikidata), "note": Cell(profile.note),
      "quotes": .integer(summary.quoteCount), "articles": .integer(summary.articleCount),
      "from": Cell(summary.firstPublished?.description),
      "to": Cell(summary.lastPublished?.description),
      "aliases": .list(profile.aliases.map(Cell.text)),
      "merged_ids": .list(profile.mergedIDs.map(Cell.text)),
      "roles": .list(
        profile.roles.map { role in
          [
            "role": .text(role.text), "quotes": .integer(role.count),
            "from": Cell(role.first?.description), "to": Cell(role.last?.description),
          ]
        }),
      "outlets": table(profile.outlets), "months": table(profile.months),
      "cues": table(profile.cues), "companions": table(profile.companions),
      "candidates": table(profile.candidates),
    ]
  }

  func html(in view: View) -> HTML {
    let summary = profile.summary
    let id = summary.id
    let period = [summary.firstPublished, summary.lastPublished].compactMap(\.self)
    let between: HTML =
      period.count == 2 ? ", from \(time(period[0])) to \(time(period[1]))" : .nothing
    let cards = quotes.map { QuoteCard(quote: $0).html(in: view) }
    let picture: HTML =
      profile.months.contains { $0.value != nil }
      ? """
      <figure><img src="\(view.links.timeline(id))" alt="\(caption)"></figure>
      """ : .nothing
    return view.page(
      summary.name,
      """
      <article class="one">
      <h1>\(summary.name)</h1>
      <p class="count"><b>\(groupedCount(summary.quoteCount, "quote"))</b> in \
      \(groupedCount(summary.articleCount, "article"))\(between) · \
      <a href="\(view.links.search(.speaker, id))">all quotes</a></p>
      \(definitions(rows(in: view)))
      \(picture)
      <div class="tables">
      \(roles)
      \(CountTable(title: "Outlets", counts: profile.outlets, unknown: "no outlet") {
        $0.value.map(view.links.outlet)
      }.html())
      \(CountTable(title: "Reporting words", counts: profile.cues).html())
      \(CountTable(title: "In the same articles", counts: profile.companions) {
        $0.speakerID.map(view.links.speaker)
      }.html(called: "articles"))
      \(CountTable(title: "May be", counts: profile.candidates) {
        $0.speakerID.map(view.links.speaker)
      }.html())
      </div>
      <section><h2>Newest quotes</h2><ol class="quotes">\(cards)</ol></section>
      </article>
      """)
  }

  /// The picture in words.
  private var caption: String {
    let most = profile.months.filter { $0.value != nil }.max { $0.count < $1.count }
    let peak = most.map { ", the most in \($0.value ?? ""): \($0.count)" } ?? ""
    return "Quotes of \(profile.summary.name) over time\(peak)"
  }

  private func rows(in view: View) -> [(String, HTML)] {
    let summary = profile.summary
    let kind = summary.kind.rawValue + (summary.isPartialName ? ", full name unknown" : "")
    let wikidata: HTML =
      profile.wikidata.map {
        "<a href=\"https://www.wikidata.org/wiki/\($0)\" rel=\"noreferrer\">\($0)</a>"
      } ?? .nothing
    let article: HTML =
      summary.articleID.map { "<a href=\"\(view.links.article($0))\">\($0)</a>" } ?? .nothing
    return [
      ("kind", "\(kind)"), ("also called", "\(profile.aliases.joined(separator: ", "))"),
      ("only in", article), ("Wikidata", wikidata), ("note", "\(profile.note ?? "")"),
      ("id", "<code>\(summary.id)</code>"),
    ]
  }

  private var roles: HTML {
    guard !profile.roles.isEmpty else { return .nothing }
    let rows = profile.roles.map { role -> HTML in
      let days = [role.first, role.last].compactMap(\.self)
      let period: HTML =
        days.count < 2
        ? .nothing : days[0] == days[1] ? time(days[0]) : "\(time(days[0])) – \(time(days[1]))"
      return """
        <tr><th scope="row">\(role.text)</th><td class="number">\(grouped(role.count))</td>\
        <td class="when">\(period)</td></tr>

        """
    }
    return """
      <section class="counts"><h2>Roles</h2><table><thead class="hidden"><tr>\
      <th scope="col">role</th><th scope="col">quotes</th><th scope="col">when</th></tr></thead>\
      <tbody>\(rows)</tbody></table></section>
      """
  }
}
