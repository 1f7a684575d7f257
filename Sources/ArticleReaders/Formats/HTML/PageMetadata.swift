import QuoteModel

/// What a page says of its article, outside of the article's text.
///
/// Of each field the first that is present wins: JSON-LD; Open Graph and other `<meta>`; elements of
/// the page, by `rel`, `itemprop` or class; last what stands in every page.
struct PageMetadata {
  /// Of elements of a kind: what a page says of itself comes early.
  private static let mostLookedAt = 20

  private let page: HTMLPage
  private let metas: [String: [String]]
  let linkedData: LinkedData

  init(_ page: HTMLPage) {
    self.page = page
    var metas: [String: [String]] = [:]
    for index in page.elements(named: "meta") {
      let attributes = page[index].attributes
      let key = attributes["property"] ?? attributes["name"] ?? attributes["itemprop"]
      let content = collapsed(plainText(attributes["content"] ?? ""))
      if let key, !content.isEmpty { metas[key.lowercased(), default: []].append(content) }
    }
    self.metas = metas
    linkedData = LinkedData(
      scripts: page.elements(named: "script").map { page[$0].text }.filter { !$0.isEmpty })
  }

  /// Whether the page itself says that it is an article.
  var saysArticle: Bool {
    linkedData.hasArticle || meta(["og:type"])?.lowercased() == "article"
      || meta(PageWords.dateMetas) != nil
  }

  /// What is to be had without the text of the article.
  var fields: [ArticleField: String] {
    var fields: [ArticleField: String] = [:]
    fields[.title] = title
    fields[.published] = published
    fields[.author] = author
    fields[.outlet] = outlet ?? outletBeside(fields[.title])
    fields[.url] = url
    fields[.language] = linkedData.language ?? language
    fields[.section] = linkedData.section ?? meta(["article:section", "section"])
    fields[.keywords] = linkedData.keywords ?? keywords
    return fields
  }

  private func meta(_ names: [String]) -> String? {
    names.lazy.compactMap { metas[$0]?.first }.first
  }

  // MARK: Title

  private var title: String? {
    if let headline = linkedData.headline { return headline }
    let names = ["og:title", "parsely-title", "sailthru.title", "twitter:title", "dc.title"]
    return (meta(names) ?? pageTitle).map(withoutSiteName) ?? texts(of: "h1").first
  }

  private var pageTitle: String? { texts(of: "title").first }

  /// What elements of a kind hold, as far as they hold something.
  private func texts(of name: String) -> [String] {
    page.elements(named: name).prefix(Self.mostLookedAt).map { page.text(of: $0) }
      .filter { !$0.isEmpty }
  }

  /// `Dam holds` of `Dam holds - Local news - The Gazette`.
  ///
  /// What is cut off is the outlet's name, or all that the page's own heading does not have.
  private func withoutSiteName(_ title: String) -> String {
    let isWhole = { (heading: String) in
      heading.count > 10 && (title.hasPrefix(heading) || title.hasSuffix(heading))
    }
    if let heading = texts(of: "h1").first(where: isWhole) { return heading }
    for separator in PageWords.titleSeparators {
      let parts = title.split(separator: separator).map(String.init)
      guard parts.count > 1, let last = parts.last else { continue }
      let isSite = outlet.map { lettersAlone($0) == lettersAlone(last) } ?? (separator == " | ")
      if isSite { return parts.dropLast().joined(separator: separator) }
    }
    return title
  }

  // MARK: Date

  private var published: String? {
    linkedData.published ?? meta(PageWords.dateMetas) ?? marked("datePublished") ?? timeElement
      ?? shownDate ?? url.flatMap(dateInAddress)
  }

  /// The date in an element whose class says that it is one: `Published: 22 January 2026, 9:30 am`.
  private var shownDate: String? {
    let found = page.nodes.indices.lazy.filter { PageWords.isDate(page[$0]) }
    return found.prefix(Self.mostLookedAt).lazy.compactMap { index -> String? in
      let text = page.text(of: index)
      guard text.utf8.count < 120 else { return nil }
      let words = text.split(separator: " ")
      // What stands before it, such as "Posted on", is no part of it.
      return (0..<min(words.count, 6)).lazy
        .map { words.dropFirst($0).joined(separator: " ") }
        .first { CalendarDate(written: $0) != nil }
    }.first
  }

  /// The first `<time>` that is neither of a comment nor of a link to another article.
  private var timeElement: String? {
    let times = page.elements(named: "time").prefix(Self.mostLookedAt).filter { index in
      !page.ancestors(of: index).contains { PageWords.isElsewhere(page[$0]) }
    }
    let written = times.lazy.compactMap { time -> String? in
      if let machine = page[time].attributes["datetime"], !machine.isEmpty { return machine }
      let shown = page.text(of: time)
      return CalendarDate(written: shown) == nil ? nil : shown
    }
    return written.first { CalendarDate(written: $0) != nil }
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

  private var author: String? {
    let data = linkedData.author.flatMap(byline)
    return data ?? metaAuthors ?? shownAuthors
  }

  private var metaAuthors: String? {
    for name in PageWords.authorMetas {
      let names = (metas[name] ?? []).compactMap(byline)
      if let joined = joinedNames(names) { return joined }
    }
    return nil
  }

  private var shownAuthors: String? {
    let tests: [(HTMLPage.Node) -> Bool] = [
      { $0.attributes["itemprop"]?.split(separator: " ").contains("author") == true },
      { $0.attributes["rel"]?.split(separator: " ").contains("author") == true },
      { PageWords.isByline($0) },
    ]
    for test in tests {
      var names: [String] = []
      var end = 0
      let found = page.nodes.indices.lazy.filter { test(page[$0]) }.prefix(Self.mostLookedAt)
      for index in found where index >= end {
        end = page[index].end
        let isComment = page.ancestors(of: index).contains { PageWords.isComments(page[$0]) }
        // Longer ones hold a date, a job or a life beside the name.
        if !isComment, let name = nameInside(index).flatMap(byline), name.count <= 80 {
          names.append(name)
        }
      }
      if let joined = joinedNames(names) { return joined }
    }
    return nil
  }

  /// Of a byline with a job, a date and a picture, the name alone where it is marked as such.
  private func nameInside(_ index: Int) -> String? {
    let named = page.inside(index).first { inner in
      page[inner].attributes["itemprop"] == "name" || page[inner].attributes["rel"] == "author"
    }
    let text = page.text(of: named ?? index)
    return text.isEmpty ? page[index].attributes["content"] : text
  }

  /// - Returns: `nil` for what is no name: a link, a sentence.
  private func byline(_ written: String) -> String? {
    var name = collapsed(written)
    if let opening = PageWords.bylineOpenings.first(where: { name.lowercased().hasPrefix($0) }) {
      name = collapsed(String(name.dropFirst(opening.count)))
    }
    guard !name.contains("://"), !name.contains("@"), (2...200).contains(name.count) else {
      return nil
    }
    return name
  }

  // MARK: The rest

  private var outlet: String? {
    linkedData.publisher
      ?? meta(["og:site_name", "application-name", "dc.publisher", "twitter:app:name:iphone"])
  }

  /// `The Gazette` of `Dam holds - Local news - The Gazette`, where the headline is `Dam holds`; else
  /// the host of the page's address.
  private func outletBeside(_ headline: String?) -> String? {
    if let headline, let pageTitle, pageTitle != headline {
      for separator in PageWords.titleSeparators {
        if pageTitle.hasPrefix(headline + separator) {
          return pageTitle.split(separator: separator).last.map(String.init)
        }
        if pageTitle.hasSuffix(separator + headline) {
          return pageTitle.split(separator: separator).first.map(String.init)
        }
      }
    }
    let host = url?.split(separator: "/").dropFirst().first.map(String.init)
    return host.map { $0.hasPrefix("www.") ? String($0.dropFirst(4)) : $0 }
  }

  private var url: String? {
    let canonical = page.elements(named: "link").lazy
      .filter { page[$0].attributes["rel"]?.lowercased() == "canonical" }
      .compactMap { page[$0].attributes["href"] }.first
    let found = [linkedData.url, canonical, meta(["og:url", "twitter:url", "parsely-link"])]
    return found.lazy.compactMap { $0 }.first { $0.contains("://") }
  }

  private var keywords: String? {
    metas["article:tag"].flatMap { joinedNames($0) } ?? meta(["news_keywords", "keywords"])
  }

  private var language: String? {
    let html = page.elements(named: "html").first.map { page[$0].attributes }
    return html?["lang"] ?? html?["xml:lang"] ?? meta(["og:locale", "content-language"])
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

/// Names, each once; `nil` if there are none.
func joinedNames(_ names: [String]) -> String? {
  let first = names.enumerated().filter { names.firstIndex(of: $1) == $0 }.map(\.element)
  return first.isEmpty ? nil : first.joined(separator: "; ")
}

/// For comparing titles and names: letters and digits alone, in lower case.
func lettersAlone(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.lowercased().unicodeScalars.filter {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      }))
}
