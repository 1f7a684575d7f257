import QuoteModel
import QuoteStore

/// What is in the archive, or in all that one outlet has published: by month, outlet and speaker.
struct OverviewPage {
  /// `nil` for the whole archive.
  let outlet: String?
  let quoteCount: Int
  let articles: Page<ArticleSummary>
  let facets: [Facet: [FacetCount]]
  /// The newest first; of the whole archive alone.
  let imports: [ImportRun]

  private static let newest = 20
  private static let mostImports = 20

  init(of archive: Archive) throws { try self.init(outlet: nil, in: archive) }

  /// - Throws: `Refusal`, if no article is of this outlet.
  init(ofOutlet name: String, in archive: Archive) throws {
    guard let outlet = try archive.articles.outlet(named: name) else {
      throw Refusal(.notFound, "there is no such outlet: \(name)")
    }
    try self.init(outlet: outlet, in: archive)
  }

  private init(outlet: String?, in archive: Archive) throws {
    self.outlet = outlet
    var query = QuoteQuery()
    query.modes = QuoteQuery.utteredModes
    if let outlet { query.outlets = [outlet] }
    // Counts, as those of the command, take what is printed again once.
    query.copies = .once
    quoteCount = try archive.quotes.count(matching: query)
    let shown: [Facet] =
      outlet == nil
      ? [.month, .outlet, .speaker, .kind, .mode, .cue] : [.month, .speaker, .section, .kind, .cue]
    facets = try Dictionary(
      uniqueKeysWithValues: shown.map { ($0, try archive.quotes.counts(by: $0, matching: query)) })
    (query.limit, query.sort, query.copies) = (Self.newest, .newest, .all)
    articles = try archive.articles.page(matching: query)
    imports = outlet == nil ? try archive.imports.all() : []
  }

  var json: Cell {
    var members: [(name: String, value: Cell)] = [
      ("outlet", Cell(outlet)), ("quotes", .integer(quoteCount)),
      ("articles", .integer(articles.total)),
    ]
    for facet in Facet.general {
      if let counts = facets[facet] {
        members.append((facet.name, CountTable(title: "", counts: counts).json))
      }
    }
    members.append(("imports", .list(imports.map(cell))))
    return .object(members)
  }

  private func cell(of run: ImportRun) -> Cell {
    [
      "import": .integer(Int(run.id)), "started": .text(run.started),
      "finished": Cell(run.finished),
      "inputs": .list(run.inputs.map(Cell.text)), "new": .integer(run.counts.new),
      "duplicate": .integer(run.counts.duplicate), "updated": .integer(run.counts.updated),
      "rejected": .integer(run.counts.rejected), "quotes": .integer(run.counts.quotes),
    ]
  }

  func html(in view: View) -> HTML {
    let all =
      outlet.map { view.links.search(.outlet, $0) } ?? view.links.search()
    let list = ArticleList(articles: articles.rows).html(in: view)
    return view.page(
      outlet ?? "Overview", at: outlet == nil ? .overview : nil,
      """
      <article class="one">
      <h1>\(outlet ?? "What is in the archive")</h1>
      <p class="count"><b>\(groupedCount(quoteCount, "quote"))</b> in \
      \(groupedCount(articles.total, "article")) · <a href="\(all)">all quotes</a></p>
      <div class="tables">
      \(table("By month", .month, most: 36, unknown: "no date") { link([.from, .to], $0, in: view) })
      \(table("Outlets", .outlet, unknown: "no outlet") { $0.value.map(view.links.outlet) })
      \(table("Speakers", .speaker, unknown: "unknown speaker", rest: speakers(in: view)) {
        $0.value == nil ? unattributed(in: view) : $0.speakerID.map(view.links.speaker)
      })
      \(table("Sections", .section, unknown: "no section") { link([.section], $0, in: view) })
      \(table("Kinds", .kind) { link([.kind], $0, in: view) })
      \(table("Modes", .mode) { link([.mode], $0, in: view) })
      \(table("Reporting words", .cue) { link([.cue], $0, in: view) })
      </div>
      <section><h2>Newest articles</h2>\(list)</section>
      \(runs)
      </article>
      """)
  }

  /// The search that finds what is counted.
  private func link(
    _ filters: [FilterParameter], _ count: FacetCount, in view: View
  ) -> String? {
    guard let value = count.value else { return nil }
    var parameters = filters.map { Address.Parameter(name: $0.rawValue, value: value) }
    if let outlet { parameters.append(.init(name: "outlet", value: outlet)) }
    return view.links.search(parameters)
  }

  /// The list of all; of one outlet, none counts them.
  private func speakers(in view: View) -> String? {
    outlet == nil ? view.links.one("speakers") : nil
  }

  private func unattributed(in view: View) -> String? {
    let outlet = outlet.map { [Address.Parameter(name: "outlet", value: $0)] } ?? []
    return view.links.search([.init(name: "unattributed", value: "1")] + outlet)
  }

  private func table(
    _ title: String, _ facet: Facet, most: Int = 15, unknown: String = "(none)",
    rest: String? = nil, _ link: @escaping (FacetCount) -> String?
  ) -> HTML {
    var counts = facets[facet] ?? []
    // The latest, where months are too many.
    if facet == .month {
      // What is undated is no month before the first.
      counts =
        Array(counts.filter { $0.value != nil }.suffix(most - 1))
        + counts.filter { $0.value == nil }
    }
    return CountTable(
      title: title, counts: counts, most: most, unknown: unknown, rest: rest, link: link
    ).html()
  }

  /// What was imported, and what of it could not be read.
  private var runs: HTML {
    guard !imports.isEmpty else { return .nothing }
    let rows = imports.prefix(Self.mostImports).map { run -> HTML in
      let state: HTML = run.finished == nil ? "<b>not finished</b>" : ""
      let rejected: HTML =
        run.counts.rejected > 0
        ? "<b class=\"warning\">\(grouped(run.counts.rejected)) rejected</b>" : ""
      return """
        <tr><th scope="row">\(Int(run.id))</th><td>\(String(run.started.prefix(10)))</td>\
        <td>\(run.inputs.prefix(3).joined(separator: ", "))\(run.inputs.count > 3 ? ", …" : "")</td>\
        <td class="number">\(grouped(run.counts.new + run.counts.updated))</td>\
        <td>\(state)\(rejected)</td></tr>

        """
    }
    return """
      <section><h2>Imports</h2><table><thead><tr><th scope="col">import</th>\
      <th scope="col">day</th><th scope="col">from</th><th scope="col">articles</th>\
      <th scope="col">warnings</th></tr></thead><tbody>\(rows)</tbody></table></section>
      """
  }
}

/// Articles in a list.
struct ArticleList {
  let articles: [ArticleSummary]

  func html(in view: View) -> HTML {
    let items = articles.map { article -> HTML in
      var parts: [HTML] = []
      if let outlet = article.outlet {
        parts.append("<a href=\"\(view.links.outlet(outlet))\">\(outlet)</a>")
      }
      if let date = article.published { parts.append(time(date)) }
      parts.append("\(groupedCount(article.quoteCount, "quote"))")
      return """
        <li><a href="\(view.links.article(article.id))"\
        \(HTML.attribute("lang", languageTag(article.language)))>\
        \(article.title ?? "untitled article")</a><br>\
        <span class="where">\(parts.joined(by: " · "))</span></li>

        """
    }
    return items.isEmpty ? "<p>No articles.</p>" : "<ul class=\"plain list\">\n\(items)</ul>"
  }
}
