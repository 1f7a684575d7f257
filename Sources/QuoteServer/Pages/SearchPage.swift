import QuoteExporters
import QuoteModel
import QuoteStore

/// What a search has found, as its page, its JSON and its exports have it.
struct SearchResult {
  let asked: PageQuery
  let query: QuoteQuery
  let quotes: [Quote]
  /// One for each quote if statements were put together.
  private(set) var groups: [FoundStatement] = []
  /// The rows there are in all.
  let total: Int
  let quoteCount: Int
  let bound: Int?
  let read: Int?
  let thoughtsLeftOut: Int?
  /// `nil` where they come with no page.
  private(set) var facets: SearchFacets?

  /// - Parameter isFaceted: Whether it is told what it can be narrowed by.
  init(of asked: PageQuery, isFaceted: Bool, in archive: Archive) throws {
    self.asked = asked
    query = try asked.query(in: archive)
    if asked.isGrouped {
      let (found, count) = try archive.quotes.groups(matching: query)
      groups = found.rows
      (quotes, total, quoteCount) = (found.rows.map(\.quote), found.total, count)
      (bound, read, thoughtsLeftOut) = (found.bound, found.read, found.thoughtsLeftOut)
      facets = try isFaceted ? archive.quotes.facets(matching: query) : nil
    } else {
      let found: Page<Quote>
      if isFaceted {
        (found, facets) = try archive.quotes.facetedPage(matching: query)
      } else {
        found = try archive.quotes.page(matching: query)
      }
      (quotes, total, quoteCount) = (found.rows, found.total, found.total)
      (bound, read, thoughtsLeftOut) = (found.bound, found.read, found.thoughtsLeftOut)
    }
  }

  /// `search.json`
  var json: Cell {
    let fields = QuoteField.standard
    return [
      "total": .integer(total), "ranked_among": (bound ?? read).map(Cell.integer) ?? .empty,
      "offset": .integer(query.offset), "limit": .integer(PageQuery.pageSize),
      "quotes": .list(
        quotes.enumerated().map { place, quote in
          let group = groups.isEmpty ? nil : groups[place]
          let more: [(name: String, value: Cell)] =
            group.map { group in
              [
                ("printings", .integer(group.printings)),
                ("outlets", .text(group.outlets.joined(separator: " | "))),
                ("first_published", Cell(group.firstPublished?.description)),
              ]
            } ?? []
          return .object(fields.map { (name: $0.name, value: $0.cell(of: quote)) } + more)
        }),
    ]
  }
}

/// The page of a search: what was found, and beside it what it can be narrowed by.
struct SearchPage {
  let view: View
  let result: SearchResult
  private var asked: PageQuery { result.asked }

  /// As many values of a facet as are shown at once, and as can be unfolded.
  private static let fewValues = 8
  private static let mostValues = 40

  func html() throws -> HTML {
    let title = asked.words.isEmpty ? "Quotes" : asked.words
    return view.page(
      title, at: .search,
      """
      <h1 class="hidden">\(asked.words.isEmpty ? "All quotes" : "Quotes with ‘\(asked.words)’")</h1>
      \(form)
      \(introduction)
      \(try chosen)
      <div class="columns">
      <section class="results" aria-labelledby="count">
      \(summary)
      \(try notes)
      \(nothingFound)
      <ol class="quotes" start="\(result.query.offset + 1)">
      \(try cards)</ol>
      \(pager)
      \(takingAway)
      </section>
      <aside class="facets" aria-label="Narrow the search">
      \(result.facets.map(facets) ?? .nothing)
      </aside>
      </div>
      """)
  }

  // MARK: What is asked

  private static let typed: [(name: FilterParameter, label: String, hint: String)] = [
    (.from, "From", "2026, 2026-01 or 2026-01-22"), (.to, "To", "included"),
    (.title, "Words in the title", ""), (.text, "Words in the article", "slow"),
    (.author, "Author", ""), (.section, "Section", ""), (.keyword, "Tag or keyword", ""),
    (.url, "Address like", "https://example.org/*"),
  ]

  private static let checked: [(name: FilterParameter, label: String)] = [
    (.exact, "Only the words as typed"),
    (.calibrated, "Confidences as the checked sample has them"),
  ]

  private var form: HTML {
    let fields = Self.typed.map { name, label, hint -> HTML in
      """
      <div><label for="f-\(name.rawValue)">\(label)</label>\
      <input id="f-\(name.rawValue)" name="\(name.rawValue)" \
      value="\(asked.values(of: name).last ?? "")" placeholder="\(hint)" autocomplete="off"></div>
      """
    }
    let typed = Set(Self.typed.map(\.name))
    let others = asked.filters
      .filter { filter in
        !typed.contains(filter.name) && !Self.checked.contains { $0.name == filter.name }
      }
      .map { filter -> HTML in
        "<input type=\"hidden\" name=\"\(filter.name.rawValue)\" value=\"\(filter.value)\">"
      }
    let boxes = Self.checked.map { name, label -> HTML in
      let isChecked: HTML = asked.values(of: name).isEmpty ? "" : " checked"
      return """
        <div class="check"><input type="checkbox" id="f-\(name.rawValue)" \
        name="\(name.rawValue)" value="1"\(isChecked)>\
        <label for="f-\(name.rawValue)">\(label)</label></div>
        """
    }
    let sorts = PageQuery.sorts.map { sort -> HTML in
      let selected: HTML = sort == asked.sort ? " selected" : ""
      return "<option value=\"\(sort.rawValue)\"\(selected)>\(label(of: sort))</option>"
    }
    let isOpen: HTML = asked.filters.contains { typed.contains($0.name) } ? " open" : ""
    return """
      <form class="search" action="\(view.links.search())" method="get" role="search">
      <div class="line">
      <label class="hidden" for="q">Words</label>
      <input type="search" id="q" name="q" value="\(asked.words)" autocomplete="off" \
      placeholder="Words, “a phrase”, begin*, -without, a OR b">
      <label class="hidden" for="sort">Order</label>
      <select id="sort" name="sort">\(sorts)</select>
      <button>Search</button>
      </div>
      <details\(isOpen)><summary>More filters</summary>
      <div class="fields">\(fields)
      \(boxes)
      </div></details>
      \(others)\(asked.isGrouped ? "<input type=\"hidden\" name=\"group\" value=\"1\">" : "")
      </form>
      """
  }

  private func label(of sort: QuoteQuery.Sort) -> String {
    switch sort {
    case .relevance: "best match first"
    case .newest: "newest first"
    case .oldest: "oldest first"
    case .speaker: "by speaker"
    case .leastSure: "least sure first"
    case .stable: "by date"
    }
  }

  /// What a newcomer has to know, where nothing is asked for yet.
  private var introduction: HTML {
    guard asked.words.isEmpty, asked.filters.isEmpty, asked.page == 1 else { return .nothing }
    return """
      <p class="intro">Who said what, as the articles of this archive print it. Type words, or follow a name, \
      an outlet or a month. What stands in “quotation marks” is word for word, <em>what stands in \
      italics</em> is in the reporter’s words. <a href="\(view.links.one("overview"))">What is in the \
      archive</a></p>
      """
  }

  /// What to do where nothing is found.
  private var nothingFound: HTML {
    guard result.total == 0 else { return .nothing }
    var ways: [HTML] = []
    if !asked.filters.isEmpty {
      let words = asked.words.isEmpty ? [] : [Address.Parameter(name: "q", value: asked.words)]
      ways.append("<a href=\"\(view.links.search(words))\">search without filters</a>")
    }
    if result.query.words != nil {
      ways.append("type fewer words, for all of them are looked for")
      ways.append("<code>OR</code> between words finds either, <code>begin*</code> what begins so")
    }
    ways.append("<a href=\"\(view.links.search())\">see all quotes</a>")
    return """
      <p>Nothing was found. You can:</p><ul>\(ways.map { "<li>\($0)</li>" as HTML })</ul>
      """
  }

  /// The filters in force, each with a link that takes it away.
  private var chosen: HTML {
    get throws {
      guard !asked.filters.isEmpty else { return .nothing }
      let items = try asked.filters.map { filter -> HTML in
        let value = filter.name.isFlag ? "" : ": \(try shown(filter.value, of: filter.name))"
        return """
          <li><a href="\(view.links.search(asked.toggling(filter.name, filter.value)))">\
          \(filter.name.rawValue)\(value) <span aria-hidden="true">×</span>\
          <span class="hidden">(remove)</span></a></li>
          """
      }
      return "<ul class=\"chosen\" aria-label=\"Filters in force\">\(items)</ul>"
    }
  }

  private func shown(_ value: String, of name: FilterParameter) throws -> String {
    guard name == .speaker else { return value }
    let found = try view.archive.speakers.find(named: value)
    return found.count == 1 ? found[0].name : value
  }

  // MARK: What is found

  private var summary: HTML {
    let noun = asked.isGrouped ? "statement" : "quote"
    let atLeast = result.bound == nil && result.read == nil ? "" : "at least "
    let other: HTML = """
      <a href="\(view.links.search(asked.grouped(!asked.isGrouped)))">\
      \(asked.isGrouped ? "show every printing" : "show each statement once")</a>
      """
    guard result.total > 0 else { return "<p class=\"count\" id=\"count\"><b>0 quotes</b></p>" }
    return """
      <p class="count" id="count"><b>\(atLeast)\(groupedCount(result.total, noun))</b> · \(other)</p>
      """
  }

  private var notes: HTML {
    get throws {
      var notes: [HTML] = asked.misunderstood.map { "Not understood, and left out: \($0)." }
      for unknown in try view.archive.quotes.unknownNames(in: result.query) {
        let near = unknown.near.map { name -> HTML in
          guard let filter = FilterParameter(rawValue: unknown.noun.rawValue) else {
            return "\(name)"
          }
          return """
            <a href="\(view.links.search(asked.setting([(filter, name)])))">\(name)</a>
            """
        }
        let tail: HTML = near.isEmpty ? "" : "; near it: \(near.joined(by: ", "))"
        notes.append("There is no \(unknown.noun.rawValue) ‘\(unknown.name)’\(tail).")
      }
      if let words = result.query.words, try view.archive.quotes.isWordless(result.query) {
        notes.append("There is no word in ‘\(words)’.")
      }
      if !asked.values(of: .calibrated).isEmpty, result.query.calibratedConfidences == nil {
        notes.append(
          """
          Confidences stand as the parser has them: to say what they should be takes a random sample with \
          \(ConfidenceCalibration.fewest) checked quotes, of which some are right and some are not.
          """)
      }
      if let bound = result.bound {
        notes.append(
          """
          More than \(grouped(bound)) match: only the \(grouped(bound)) stored last were ranked. \
          <a href="\(view.links.search(asked.sorted(by: .newest)))">The newest first</a> finds the others.
          """)
      }
      if let read = result.read {
        notes.append(
          """
          So many have these words that they are not looked up: only \(grouped(read)) quotes were read for \
          them. Another word beside them, or a filter, finds the others.
          """)
      }
      if asked.isGrouped, result.quoteCount > QuoteRepository.mostGrouped {
        notes.append(
          """
          Only the first \(grouped(QuoteRepository.mostGrouped)) of \(grouped(result.quoteCount)) \
          quotes were put together.
          """)
      }
      if let thoughts = try thoughtsLeftOut, thoughts > 0 {
        let all = QuoteMode.allCases.map { (name: FilterParameter.mode, value: $0.rawValue) }
        notes.append(
          """
          \(groupedCount(thoughts, "thought")) left out: \
          <a href="\(view.links.search(asked.setting(all)))">with thoughts</a>.
          """)
      }
      return notes.isEmpty
        ? .nothing : "<ul class=\"notes\">\(notes.map { "<li>\($0)</li>" as HTML })</ul>"
    }
  }

  private var thoughtsLeftOut: Int? {
    get throws {
      guard result.query.modes == QuoteQuery.utteredModes else { return nil }
      return try result.thoughtsLeftOut
        ?? view.archive.quotes.thoughtsLeftOut(matching: result.query)
    }
  }

  private var cards: [HTML] {
    get throws {
      let parts = result.quotes.map(\.shownParts)
      var hits =
        result.query.words == nil
        ? [] : try view.archive.quotes.hits(of: result.query, in: parts.flatMap(\.self))[...]
      return result.quotes.enumerated().map { place, quote in
        let own = Array(hits.prefix(parts[place].count))
        hits = hits.dropFirst(parts[place].count)
        let group = result.groups.isEmpty ? nil : result.groups[place]
        return QuoteCard(quote: quote, hits: own, group: group).html(in: view)
      }
    }
  }

  private var pager: HTML {
    Pager(page: asked.page, total: result.total).html {
      view.links.search(asked.parameters(page: $0))
    }
  }

  private var takingAway: HTML {
    guard !result.quotes.isEmpty else { return .nothing }
    let formats = SearchExport.allCases.map { format -> HTML in
      let address = Address(
        "search.\(format.rawValue)", parameters: asked.parameters(page: asked.page))
      return "<li><a href=\"\(address.description)\">\(format.label)</a></li>"
    }
    return """
      <section class="away" aria-labelledby="away">
      <h2 id="away">Take these away</h2>
      <ul class="formats">\(formats)</ul>
      <p>The same at a terminal:</p>
      <pre class="command" tabindex="0" aria-label="Command line"><code>\
      \(asked.command("search", archive: view.setting.archivePath))</code></pre>
      </section>
      """
  }

  // MARK: What it can be narrowed by

  private func facets(_ facets: SearchFacets) -> HTML {
    let cut: HTML =
      facets.isCut
      ? "<p class=\"cut\">Counted among the first \(grouped(facets.counted)) found.</p>" : ""
    let groups = SearchFacets.Name.allCases.map { name -> HTML in
      var counts = (facets.counts[name] ?? []).filter { $0.value != nil || name == .speaker }
      if name == .confidence { counts = cumulated(counts) }
      guard counts.count > 1 || !asked.filters.isEmpty && !counts.isEmpty else { return .nothing }
      let items = counts.prefix(Self.mostValues).map { item(of: name, $0) }
      let hidden = counts.count - Self.mostValues
      let rest: HTML = hidden > 0 ? "<li class=\"rest\">\(grouped(hidden)) more</li>" : ""
      let few = items.prefix(Self.fewValues)
      let more: HTML =
        items.count > few.count
        ? """
        <details><summary>\(grouped(counts.count - few.count)) more</summary>\
        <ul>\(Array(items.dropFirst(few.count)))\(rest)</ul></details>
        """ : .nothing
      return "<section><h2>\(name.rawValue)</h2><ul>\(Array(few))</ul>\(more)</section>"
    }
    return "\(cut)\(groups)"
  }

  /// At least so sure, rather than so sure within a tenth: what the filter asks for.
  private func cumulated(_ counts: [FacetCount]) -> [FacetCount] {
    var sum = 0
    return counts.map { count in
      sum += count.count
      return FacetCount(value: count.value, count: sum)
    }
  }

  private func item(of name: SearchFacets.Name, _ count: FacetCount) -> HTML {
    let (label, parameters, isChosen) = choice(of: name, count)
    let current = isChosen ? "true" : nil
    return """
      <li><a href="\(view.links.search(parameters))"\(HTML.attribute("aria-current", current))>\
      <span>\(label)</span> <b>\(grouped(count.count))</b></a></li>
      """
  }

  private func choice(
    of name: SearchFacets.Name, _ count: FacetCount
  ) -> (label: String, parameters: [Address.Parameter], isChosen: Bool) {
    let value = count.value ?? ""
    func toggled(_ filter: FilterParameter, _ value: String, as label: String)
      -> (String, [Address.Parameter], Bool)
    {
      (label, asked.toggling(filter, value), asked.values(of: filter).contains(value))
    }
    switch name {
    case .speaker where count.value == nil: return toggled(.unattributed, "1", as: "(unknown)")
    case .speaker: return toggled(.speaker, count.speakerID ?? value, as: value)
    case .outlet: return toggled(.outlet, value, as: value)
    case .month:
      let isChosen = asked.values(of: .from) == [value] && asked.values(of: .to) == [value]
      return (value, asked.setting([(.from, value), (.to, value)]), isChosen)
    case .kind: return toggled(.kind, value, as: value)
    case .mode: return toggled(.mode, value, as: value)
    case .polarity: return toggled(.polarity, value, as: value)
    case .cue: return toggled(.cue, value, as: value)
    case .confidence:
      let isChosen = asked.values(of: .minConfidence) == [value]
      return ("at least \(value)", asked.setting([(.minConfidence, value)]), isChosen)
    case .language: return toggled(.language, value, as: value)
    }
  }
}

/// Links to the pages before and behind.
struct Pager {
  let page: Int
  let total: Int
  var size = PageQuery.pageSize

  func html(_ address: (Int) -> String) -> HTML {
    let last = max(1, (total + size - 1) / size)
    guard last > 1 || page > 1 else { return .nothing }
    let before: HTML =
      page > 1 ? "<a rel=\"prev\" href=\"\(address(min(page - 1, last)))\">← before</a>" : ""
    let next: HTML = page < last ? "<a rel=\"next\" href=\"\(address(page + 1))\">next →</a>" : ""
    return """
      <nav class="pager" aria-label="Pages of the list">\(before) \
      <span>page \(grouped(page)) of \(grouped(last))</span> \(next)</nav>
      """
  }
}
