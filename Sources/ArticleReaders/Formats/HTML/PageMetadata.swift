import QuoteModel

/// What a page says of its article, outside of the article's text.
///
/// Of each field the first that is present wins: JSON-LD; Open Graph and other `<meta>`; elements of
/// the page, by `rel`, `itemprop` or class; last what stands in every page. Of the address it is the
/// other way round, for JSON-LD has that of a template as often.
struct PageMetadata {
  /// Of elements of a kind: what a page says of itself comes early.
  private static let mostLookedAt = 20
  private static let mostAuthors = 50

  private let page: HTMLPage
  private let elements: [String: [Int]]
  private let metas: [String: [String]]
  let linkedData: LinkedData
  private(set) var title: String?
  /// People; an outlet is none.
  private(set) var authors: [String] = []

  init(_ page: HTMLPage) {
    self.page = page
    elements = Dictionary(
      grouping: page.nodes.indices.filter { Self.elementNames.contains(page[$0].name) }
    ) { page[$0].name }
    var metas: [String: [String]] = [:]
    for index in elements["meta"] ?? [] {
      let attributes = page[index].attributes
      let key = attributes["property"] ?? attributes["name"] ?? attributes["itemprop"]
      let content = collapsed(plainText(attributes["content"] ?? ""))
      if let key, !content.isEmpty { metas[key.lowercased(), default: []].append(content) }
    }
    self.metas = metas
    linkedData = LinkedData(
      scripts: (elements["script"] ?? []).map { page[$0].text }.filter { !$0.isEmpty })
    title = findTitle()
    authors = findAuthors()
  }

  private static let elementNames: Set<String> = [
    "meta", "script", "link", "title", "h1", "h2", "time", "html",
  ]

  /// Whether the page itself says that it is an article.
  var saysArticle: Bool {
    linkedData.hasArticle || meta(["og:type"])?.lowercased() == "article"
      || meta(PageWords.dateMetas) != nil
  }

  /// Whether the page says what it is, or where it is from.
  var saysWhatItIs: Bool { saysArticle || url != nil }

  /// What the page says of its article in a sentence or two.
  var descriptions: [String] {
    let names = ["og:description", "description", "twitter:description"]
    return ([linkedData.description] + names.map { meta([$0]) }).compactMap { $0 }
  }

  /// What is to be had without the text of the article.
  var fields: FieldTexts {
    var fields: FieldTexts = [:]
    fields[.title] = title
    fields[.published] = published
    fields[.author] = joinedNames(authors)
    fields[.outlet] = outlet ?? outletBeside(fields[.title])
    fields[.url] = url
    fields[.language] = language
    fields[.section] = linkedData.section ?? meta(["article:section", "section"])
    fields[.keywords] = linkedData.keywords ?? keywords
    return fields
  }

  private func meta(_ names: [String]) -> String? {
    names.lazy.compactMap { metas[$0]?.first }.first
  }

  // MARK: Title

  private func findTitle() -> String? {
    let names = ["og:title", "parsely-title", "sailthru.title", "twitter:title", "dc.title"]
    let stated = linkedData.headline ?? meta(names) ?? pageTitle
    return stated.map(withoutSiteName) ?? texts(of: "h1").first ?? texts(of: "h2").first
  }

  private var pageTitle: String? { texts(of: "title").first }

  /// What elements of a kind hold, as far as they hold something.
  private func texts(of name: String) -> [String] {
    (elements[name] ?? []).prefix(Self.mostLookedAt).map { page.text(of: $0) }
      .filter { !$0.isEmpty }
  }

  /// `Dam holds` of `Dam holds - Local news - The Gazette`.
  ///
  /// What is cut off is the outlet's name, its host or a section, or all that the page's own heading
  /// does not have.
  private func withoutSiteName(_ title: String) -> String {
    var headings = texts(of: "h1")
    if headings.isEmpty, let heading = textShown(in: title) { headings = [heading] }
    var title = title
    // A section, and the outlet; more is an attack.
    for _ in 0..<3 {
      if let heading = headings.first(where: { isPart(title, of: $0) }) { return heading }
      if let shorter = withoutOutlet(title) {
        title = shorter
        continue
      }
      let shorter = PageWords.titleSeparators.lazy.compactMap { separator -> String? in
        let parts = title.split(separator: separator).map(String.init)
        guard parts.count > 1, let last = parts.last, isSite(last, after: separator) else {
          return nil
        }
        return parts.dropLast().joined(separator: separator)
      }.first
      guard let shorter else { break }
      title = shorter
    }
    return title
  }

  /// `Dam holds` of `Dam holds - The Gazette | Brill's news`, which is what the page calls its outlet.
  private func withoutOutlet(_ title: String) -> String? {
    outletNames.lazy.compactMap { name in
      PageWords.titleSeparators.first { title.hasSuffix($0 + name) }
        .map { String(title.dropLast($0.count + name.count)) }
    }.first { !$0.isBlank }
  }

  /// Whether a title is a heading with something before or behind it.
  private func isPart(_ title: String, of heading: String) -> Bool {
    heading.count > 10 && heading != title
      && PageWords.titleSeparators.contains {
        title.hasPrefix(heading + $0) || title.hasSuffix($0 + heading)
      }
  }

  /// Where the title is shown; in a page without headings, the first text that says the same.
  private var heading: Int? {
    if let heading = elements["h1"]?.first { return heading }
    guard let title else { return nil }
    return page.nodes.indices.first { index in
      page[index].text.utf8.count >= title.utf8.count
        && page[page.parent(of: index)].name != "title" && collapsed(page[index].text) == title
    }
  }

  /// What a page without headings, as those are that are laid out by tables, shows of its title: about the
  /// half of it, or more.
  private func textShown(in title: String) -> String? {
    let least = title.utf8.count / 2 - 3
    return page.nodes.indices.lazy.filter { index in
      (least...2 * title.utf8.count).contains(page[index].text.utf8.count)
        && page[page.parent(of: index)].name != "title"
    }.map { collapsed(page[$0].text) }.filter { $0.utf8.count >= least && isPart(title, of: $0) }
      .max { $0.utf8.count < $1.utf8.count }
  }

  private func isSite(_ part: String, after separator: String) -> Bool {
    let letters = lettersAlone(part)
    if isOutlet(part) { return true }
    if let section = linkedData.section ?? meta(["article:section"]),
      lettersAlone(section) == letters
    {
      return true
    }
    // `Outlet.de`, `outlet` of `https://www.outlet.de/…`.
    if !part.contains(" "), let dot = part.firstIndex(of: "."), part[dot...].count > 2 {
      return true
    }
    if let host = address.host, host.split(separator: ".").contains(Substring(letters)) {
      return true
    }
    return separator == " | " && part.split(separator: " ").count <= 3
  }

  // MARK: Date

  private var published: String? {
    linkedData.published ?? meta(PageWords.dateMetas) ?? marked("datePublished") ?? timeElement
      ?? shownDate ?? url.flatMap(dateInAddress)
  }

  /// The date in an element whose class says that it is one: `Published: 22 January 2026, 9:30 am`.
  private var shownDate: String? {
    let found = page.nodes.indices.lazy.filter {
      page[$0].traits.contains(.date) && !isElsewhere($0)
    }
    return found.prefix(Self.mostLookedAt).lazy.compactMap { dateShown(in: page.text(of: $0)) }
      .first
      ?? dateBesideHeading
  }

  /// In one of the lines that follow the heading, whatever they are called.
  private var dateBesideHeading: String? {
    guard let heading else { return nil }
    let start = max(heading - 40, 0)
    return (start..<min(page[heading].end + 60, page.nodes.count)).lazy
      .filter { page[$0].isText && page[$0].text.utf8.contains { (0x30...0x39).contains($0) } }
      .filter { !isElsewhere($0) }
      .compactMap { dateShown(in: collapsed(page[$0].text)) }.first
  }

  private func dateShown(in text: String) -> String? {
    guard (6..<120).contains(text.utf8.count) else { return nil }
    let words = text.split(separator: " ")
    // What stands before it, such as "Posted on", is no part of it.
    return (0..<min(words.count, 6)).lazy
      .map { words.dropFirst($0) }
      .compactMap { words in
        let rest = words.joined(separator: " ")
        let isShort = words.count <= CalendarDate.mostWords
        return isShort && CalendarDate(written: rest) != nil ? rest : dottedDate(rest)
      }.first
  }

  /// The first `<time>` that is neither of a comment nor of a link to another article.
  private var timeElement: String? {
    let times = (elements["time"] ?? []).prefix(Self.mostLookedAt).filter { !isElsewhere($0) }
    let written = times.lazy.compactMap { time -> String? in
      if let machine = page[time].attributes["datetime"], !machine.isEmpty { return machine }
      let shown = page.text(of: time)
      return CalendarDate(written: shown) == nil ? dottedDate(shown) : shown
    }
    return written.first { CalendarDate(written: $0) != nil }
  }

  /// Whether what stands there is of other articles or by readers.
  private func isElsewhere(_ index: Int) -> Bool {
    !page[index].traits.isDisjoint(with: .elsewhere)
      || page.ancestors(of: index).contains { ancestor in
        ["aside", "nav", "footer"].contains(page[ancestor].name)
          || !page[ancestor].traits.isDisjoint(with: .elsewhere)
      }
  }

  /// The content of an element with this `itemprop`.
  private func marked(_ property: String) -> String? {
    let elements = page.nodes.indices.lazy.filter {
      page[$0].attributes["itemprop"]?.split(separator: " ").contains(Substring(property)) == true
    }
    return elements.compactMap { index in
      let attributes = page[index].attributes
      let written = attributes["content"] ?? attributes["datetime"] ?? page.text(of: index)
      return written.isEmpty ? nil : collapsed(written)
    }.first
  }

  // MARK: Author

  private func findAuthors() -> [String] {
    let ways: [() -> [String]] = [
      { linkedData.authors }, { metaAuthors }, { PageAuthors(page, heading: heading).names },
    ]
    for way in ways {
      let names = way().prefix(Self.mostAuthors).flatMap(peopleNames(in:)).filter { !isOutlet($0) }
      if !names.isEmpty { return names }
    }
    return []
  }

  private var metaAuthors: [String] {
    PageWords.authorMetas.lazy.compactMap { metas[$0] }.first { names in
      names.contains { !peopleNames(in: $0).isEmpty && !isOutlet($0) }
    } ?? []
  }

  /// Whether the page calls its outlet so, with *The* before it or without.
  private func isOutlet(_ name: String) -> Bool {
    let letters = lettersAlone(withoutThe(name))
    return outletNames.contains { lettersAlone(withoutThe($0)) == letters }
  }

  // MARK: The rest

  private var outlet: String? { outletNames.first }

  /// All that the page calls its outlet: the company, the site, the program for telephones.
  private var outletNames: [String] {
    let metas = ["og:site_name", "application-name", "dc.publisher", "twitter:app:name:iphone"]
    return ([linkedData.publisher] + metas.map { meta([$0]) }).compactMap(\.self)
  }

  /// `The Gazette` of `Dam holds - Local news - The Gazette`, where the headline is `Dam holds`; else
  /// the host of the page's address.
  private func outletBeside(_ headline: String?) -> String? {
    if let headline, let pageTitle, pageTitle != headline {
      for separator in PageWords.titleSeparators {
        if pageTitle.hasPrefix(headline + separator) {
          return outlet(among: pageTitle.split(separator: separator).dropFirst().reversed())
        }
        if pageTitle.hasSuffix(separator + headline) {
          return outlet(among: pageTitle.split(separator: separator).dropLast())
        }
      }
    }
    return address.host
  }

  /// The first part of a page's title that is no section: the site has its name there.
  private func outlet(among parts: some Sequence<Substring>) -> String? {
    parts.lazy.map(\.trimmed).first { !PageWords.isSection($0) } ?? address.host
  }

  private var url: String? { address.url }

  private var address: PageAddress {
    let canonical = (elements["link"] ?? []).lazy
      .filter { page[$0].attributes["rel"]?.lowercased() == "canonical" }
      .compactMap { page[$0].attributes["href"] }.first
    return PageAddress(
      stated: [canonical, meta(["og:url"])],
      others: [linkedData.url, meta(["twitter:url"]), meta(["parsely-link"])],
      savedFrom: page.savedFrom)
  }

  private var keywords: String? {
    metas["article:tag"].flatMap { joinedNames($0) } ?? meta(["news_keywords", "keywords"])
  }

  private var language: String? {
    let html = elements["html"]?.first.map { page[$0].attributes }
    let stated = [
      linkedData.language, html?["lang"], html?["xml:lang"],
      meta(["og:locale", "content-language"]),
    ]
    return stated.lazy.compactMap { $0.map { collapsed($0) } }.first { !$0.isEmpty }
  }
}

/// `2026-01-22` of `https://example.com/2026/01/22/dam-holds`.
private func dateInAddress(_ url: String) -> String? {
  let parts = url.split(separator: "/")
  return parts.indices.dropLast(2).lazy.compactMap { index in
    let date = parts[index..<index + 3]
    guard date.map(\.utf8.count) == [4, 2, 2] else { return nil }
    return CalendarDate(iso: date.joined(separator: "-")).map { "\($0)" }
  }.first
}

/// `2024-04-25` of `25.04.24 | 14:07`: with dots between, the day comes first.
private func dottedDate(_ text: String) -> String? {
  let word = text.prefix { $0 != " " && $0 != "," }
  let parts = word.split(separator: ".", omittingEmptySubsequences: false)
  guard parts.count == 3, parts.allSatisfy({ $0.allSatisfy(\.isNumber) }),
    let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2]),
    [2, 4].contains(parts[2].count)
  else { return nil }
  return CalendarDate(year: year < 100 ? 2000 + year : year, month: month, day: day).map { "\($0)" }
}

/// `Gazette` of `The Gazette`.
private func withoutThe(_ name: String) -> String {
  name.lowercased().hasPrefix("the ") ? String(name.dropFirst(4)) : name
}

/// Names, each once; `nil` if there are none.
func joinedNames(_ names: [String]) -> String? {
  var known: Set<String> = []
  let first = names.filter { known.insert($0).inserted }
  return first.isEmpty ? nil : first.joined(separator: "; ")
}

/// For comparing titles and names: letters and digits alone, in lower case.
func lettersAlone(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.lowercased().unicodeScalars.filter { scalar in
        // What has no capitals is most of it, and Unicode need not be asked.
        scalar.isASCII
          ? ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
          : scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      }))
}
