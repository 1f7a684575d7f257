/// Who wrote the article, as the page shows it.
struct PageAuthors {
  private static let mostLookedAt = 20
  /// Longer ones hold a date, a job or a life beside the name.
  private static let longestName = 120
  /// How many nodes behind the heading a by-line is looked for.
  private static let nearHeading = 60
  /// How far up the names of one by-line have something around all of them.
  private static let together = 3

  private let page: HTMLPage
  private let heading: Int?

  /// - Parameter heading: Where the page shows the article's title.
  init(_ page: HTMLPage, heading: Int?) {
    self.page = page
    self.heading = heading
  }

  /// As written: a by-line may hold several.
  var names: [String] {
    let tests: [(Int) -> Bool] = [
      { isNamed("author", in: page[$0].attributes["itemprop"]) },
      { isNamed("author", in: page[$0].attributes["rel"]) },
      { page[$0].traits.contains(.byline) },
    ]
    return tests.lazy.map(names(where:)).first { !$0.isEmpty } ?? besideHeading
  }

  /// `By Petra Holm`, near the heading, whatever it is called.
  private var besideHeading: [String] {
    guard let heading else { return [] }
    let near = page[heading].end..<min(page[heading].end + Self.nearHeading, page.nodes.count)
    let lines = near.filter { page[$0].isText }.map { collapsed(page[$0].text) }
      .filter { !$0.isEmpty && $0.utf8.count <= Self.longestName }
    for (line, next) in zip(lines, lines.dropFirst() + [""]) {
      let lower = line.lowercased()
      if lower.hasPrefix("by ") { return [line] }
      // The name may be a link, or bold.
      if lower == "by" || lower == "by:" { return ["by \(next)"] }
    }
    return []
  }

  private func isNamed(_ name: Substring, in names: String?) -> Bool {
    names?.split(separator: " ").contains(name) == true
  }

  private func names(where test: @escaping (Int) -> Bool) -> [String] {
    var names: [String] = []
    var end = 0
    var byline: Range<Int>?
    let found = page.nodes.indices.lazy.filter { !page[$0].isText && test($0) }.prefix(
      Self.mostLookedAt)
    for index in found where index >= end {
      guard !isElsewhere(index), byline?.contains(index) ?? true else { continue }
      guard let name = nameInside(index), !peopleNames(in: name).isEmpty,
        name.count <= Self.longestName
      else { continue }
      end = page[index].end
      names.append(name)
      byline = byline ?? extent(around: index)
    }
    return names
  }

  /// What is around the first name; those that stand elsewhere are of other articles.
  private func extent(around index: Int) -> Range<Int> {
    let around = page.ancestors(of: index).prefix(Self.together).prefix { ancestor in
      page[ancestor].traits.isDisjoint(with: [.article, .main]) && page[ancestor].name != "body"
    }
    return around.last(where: { _ in true }).map(page.inside) ?? page.inside(index)
  }

  /// Whether it is a reader's name, that of somebody who is quoted, or of another article.
  private func isElsewhere(_ index: Int) -> Bool {
    page.ancestors(of: index).contains { ancestor in
      let node = page[ancestor]
      return !node.traits.isDisjoint(with: [.comments, .others, .quotation, .pullQuote, .figure])
        || ["nav", "footer"].contains(node.name)
    }
  }

  /// Of a byline with a job, a date and a picture, the name alone where it is marked as such.
  private func nameInside(_ index: Int) -> String? {
    let named = page.inside(index).first { inner in
      page[inner].attributes["itemprop"] == "name" || page[inner].attributes["rel"] == "author"
    }
    let text = page.text(of: named ?? index)
    guard text.contains(where: \.isNumber) else {
      return text.isEmpty ? page[index].attributes["content"] : text
    }
    // With a date behind it.
    return page.inside(index).lazy.map { collapsed(page[$0].text) }.first { !$0.isEmpty }
  }
}

/// `Ana Lind`, `Tom Ekberg` of *By Ana Lind and Tom Ekberg, political editor*.
///
/// - Returns: None for what is no name: a link, a sentence.
func peopleNames(in written: String) -> [String] {
  var line = collapsed(written)
  let lower = line.lowercased()
  if let opening = PageWords.bylineOpenings.first(where: { lower.hasPrefix($0) }) {
    line = collapsed(String(line.dropFirst(opening.count)))
  }
  guard !line.utf8.contains("://"), !line.contains("@"), (2...200).contains(line.count) else {
    return []
  }
  // A date, or the number of comments.
  guard let start = line.split(whereSeparator: { ",|".contains($0) }).first,
    !start.contains(where: \.isNumber)
  else { return [] }
  let joined = PageWords.nameJoiners.reduce(line) { $0.replacing($1, with: ", ") }
  let parts = joined.split(whereSeparator: { ",;|".contains($0) }).map { String($0).trimmed }
    .filter { !$0.isEmpty }
  // A comma stands before a job or a place as often as before another name.
  guard parts.count > 1 else { return [line] }
  let names = parts.filter(isFullName)
  return names.isEmpty ? [line] : names
}

/// Two to five words, each with a capital but for *de*, *van* and the like.
private func isFullName(_ text: String) -> Bool {
  let words = text.split(separator: " ")
  guard (2...5).contains(words.count), let first = words.first, let last = words.last else {
    return false
  }
  guard first.first?.isUppercase == true, last.first?.isUppercase == true,
    !text.contains(where: \.isNumber)
  else { return false }
  return !words.contains { PageWords.jobs.contains($0.lowercased()) }
}
