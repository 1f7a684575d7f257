/// Where paragraphs of running text stand together, told by how a page is built alone: whatever its
/// parts are called, the longest run of paragraphs is its article.
///
/// A paragraph's run is that of the innermost element around it that holds more than paragraphs and
/// headings. So the paragraphs of an article are one run though each has a wrapper of its own, and
/// of cards that lead to other articles each is alone beside its link.
struct ProseRuns {
  /// In UTF-8 bytes. Shorter ones are labels as often as paragraphs.
  private static let leastParagraph = 80
  private static let leastSentence = 35
  private static let longestParagraph = 500
  /// What a linked picture counts for, beside paragraphs.
  private static let picture = 40
  /// What a run may have beside its paragraphs: in bytes, and in parts of them.
  private static let mostElse = 24
  /// How much more a run counts in what is called as an article's text, in per cent.
  private static let named = 160
  /// The same in what is said to be one, by schema.org's word.
  private static let stated = 10_000
  /// How much less where the page says that it is not.
  private static let elsewhere = 40

  private let page: HTMLPage
  /// Per node, the bytes of paragraphs before it.
  private var paragraphsBefore: [Int]
  /// Per node, the bytes before it that are neither a paragraph nor a heading.
  private var elseBefore: [Int]
  /// Per node, the bytes of headings before it that are links.
  private var linkedHeadingsBefore: [Int]
  /// Per node, the bytes of all text before it.
  private var textBefore: [Int]
  /// Elements around several articles that are one, such as the posts of a live blog.
  private var wholes: Set<Int> = []
  /// Per node, the bytes of the longest run's paragraphs before it.
  private var mainBefore: [Int] = []
  /// Paragraphs of other runs, in order, and how long these are.
  private(set) var others: [(paragraph: Int, run: Int)] = []
  /// The element whose run is the longest; the page, if there is none.
  private(set) var owner = 0
  /// Of the longest run, in bytes.
  private(set) var length = 0
  /// How many paragraphs it has.
  private(set) var count = 0
  /// What is around its paragraphs: where short ones stand, too.
  private var parents: Set<Int> = []
  /// What these are called.
  private var names: Set<String> = []

  init(_ page: HTMLPage) {
    self.page = page
    let count = page.nodes.count
    paragraphsBefore = Array(repeating: 0, count: count + 1)
    elseBefore = paragraphsBefore
    linkedHeadingsBefore = paragraphsBefore
    mainBefore = paragraphsBefore
    textBefore = paragraphsBefore
    let paragraphs = measure()
    for index in 0..<count {
      paragraphsBefore[index + 1] += paragraphsBefore[index]
      elseBefore[index + 1] += elseBefore[index]
      linkedHeadingsBefore[index + 1] += linkedHeadingsBefore[index]
      textBefore[index + 1] = textBefore[index] + page[index].text.utf8.count
    }
    wholes = findWholes()
    findLongest(among: paragraphs)
  }

  /// Bytes of the longest run inside of a node.
  func main(in index: Int) -> Int { mainBefore[page[index].end] - mainBefore[index] }

  /// Whether an element stands beside paragraphs of the longest run, or in a wrapper as they do; or
  /// holds them itself.
  func isBesideMain(_ index: Int) -> Bool {
    let parent = page.parent(of: index)
    return parents.contains(parent) || main(in: index) > 0
      || page[parent].attributes["class"].map(names.contains) ?? false
  }

  func paragraphs(in index: Int) -> Int {
    paragraphsBefore[page[index].end] - paragraphsBefore[index]
  }

  func text(in index: Int) -> Int { textBefore[page[index].end] - textBefore[index] }

  func hasLinkedHeading(_ index: Int) -> Bool {
    linkedHeadingsBefore[page[index].end] > linkedHeadingsBefore[index]
  }

  // MARK: Paragraphs

  /// Fills the sums with what each node has.
  ///
  /// - Returns: The elements that are paragraphs, in order.
  private mutating func measure() -> [Int] {
    var own = Array(repeating: 0, count: page.nodes.count)
    var links = own
    // Per node: the block that its text belongs to, or -1 where there is none; whether it is a link.
    var block = own
    var endsSentence = Array(repeating: false, count: page.nodes.count)
    var isLink = Array(repeating: false, count: page.nodes.count)
    for (index, node) in page.nodes.enumerated() {
      guard node.parent >= 0 else { continue }
      isLink[index] = isLink[node.parent] || node.name == "a" && leadsAway(node)
      if node.name == "img", isLink[index] { elseBefore[index + 1] += Self.picture }
      if block[node.parent] < 0 || !node.traits.isDisjoint(with: [.neverText, .figure])
        || node.name == "button" || node.name == "figcaption"
      {
        block[index] = -1
      } else if node.isText {
        let length = node.text.utf8.count
        guard length > 1 else { continue }
        own[block[node.parent]] += length
        if let end = sentenceEnd(of: node.text) { endsSentence[block[node.parent]] = end }
        if isLink[index] { links[block[node.parent]] += length }
      } else {
        block[index] = node.traits.contains(.block) ? index : block[node.parent]
      }
    }
    return page.nodes.indices.filter { index in
      guard own[index] > 0 else { return false }
      // Much text with links in it is a list whose lines are parted by breaks.
      let isList = own[index] > Self.longestParagraph && links[index] * 7 >= own[index]
      let least = endsSentence[index] ? Self.leastSentence : Self.leastParagraph
      return take(
        index, length: own[index], isLink: links[index] * 2 >= own[index] || isList,
        isLong: own[index] >= least)
    }
  }

  /// - Returns: Whether it is a paragraph.
  private mutating func take(_ index: Int, length: Int, isLink: Bool, isLong: Bool) -> Bool {
    let isHeading =
      page[index].traits.contains(.heading) || page.isInside(.heading, index)
    if isHeading {
      if isLink { linkedHeadingsBefore[index + 1] += length }
    } else if !isLink, isLong {
      paragraphsBefore[index + 1] += length
      return true
    }
    let isNeutral = !isLink && (isHeading || page[index].name == "li")
    if !isNeutral { elseBefore[index + 1] += length }
    return false
  }

  /// - Returns: `nil` for white space.
  private func sentenceEnd(of text: String) -> Bool? {
    let last = text.utf8.last { !$0.isPlainSpace && $0 != 0x22 && $0 != 0x27 && $0 != 0x29 }
    // Of other scripts, and of quotation marks, the last byte alone says enough.
    return last.map { ".!?:".utf8.contains($0) || $0 >= 0x80 }
  }

  private func leadsAway(_ node: HTMLPage.Node) -> Bool {
    node.attributes["href"].map { !$0.hasPrefix("#") } ?? false
  }

  // MARK: Runs

  private mutating func findLongest(among paragraphs: [Int]) {
    var owners: [Int] = []
    var lengths: [Int: Int] = [:]
    var weights: [Int: Int] = [:]
    for paragraph in paragraphs {
      let owner = owner(of: paragraph)
      owners.append(owner)
      lengths[owner, default: 0] += own(paragraph)
      weights[owner, default: 0] += own(paragraph) * weight(of: paragraph)
    }
    // The first of several as long.
    guard let best = weights.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return }
    owner = best.key
    for (paragraph, run) in zip(paragraphs, owners) {
      guard run == owner else {
        others.append((paragraph, lengths[run] ?? 0))
        continue
      }
      mainBefore[paragraph + 1] += own(paragraph)
      length += own(paragraph)
      count += 1
      let parent = page.parent(of: paragraph)
      if parents.insert(parent).inserted, let name = page[parent].attributes["class"] {
        names.insert(name)
      }
    }
    for index in page.nodes.indices { mainBefore[index + 1] += mainBefore[index] }
  }

  private func own(_ paragraph: Int) -> Int {
    paragraphsBefore[paragraph + 1] - paragraphsBefore[paragraph]
  }

  /// The innermost element around a paragraph that is more than a wrapper of paragraphs.
  func owner(of paragraph: Int) -> Int {
    var owner = page.parent(of: paragraph)
    while page[owner].parent > 0, isWrapper(owner) { owner = page[owner].parent }
    return owner
  }

  private func isWrapper(_ index: Int) -> Bool {
    let traits = page[index].traits
    guard traits.isDisjoint(with: [.comments, .others]) || traits.contains(.body) else {
      return false
    }
    guard !["aside", "nav", "footer"].contains(page[index].name) else { return false }
    if traits.contains(.article), !wholes.contains(page[index].parent) { return false }
    let paragraphs = paragraphs(in: index)
    let rest = elseBefore[page[index].end] - elseBefore[index]
    return rest <= Self.mostElse + paragraphs / 10 && !hasLinkedHeading(index)
  }

  /// Elements with three articles and more that have no title of their own.
  private func findWholes() -> Set<Int> {
    var counts: [Int: Int] = [:]
    for index in page.nodes.indices
    where page[index].traits.contains(.article) && paragraphs(in: index) > 0 {
      counts[page[index].parent, default: 0] += 1
    }
    let titles = page.elements(named: "h1")
    for title in titles {
      for ancestor in page.ancestors(of: title) where page[ancestor].traits.contains(.article) {
        counts[page[ancestor].parent] = nil
      }
    }
    return Set(counts.filter { $0.value >= 3 }.keys)
  }

  /// In per cent.
  private func weight(of paragraph: Int) -> Int {
    var weight = 100
    for ancestor in page.ancestors(of: paragraph) {
      let traits = page[ancestor].traits
      if traits.contains(.articleBody) { weight = Self.stated }
      if traits.contains(.body) { weight = max(weight, Self.named) }
      if !traits.isDisjoint(with: [.comments, .others, .hidden])
        || ["aside", "nav", "footer", "noscript"].contains(page[ancestor].name)
      {
        return traits.isDisjoint(with: [.body, .articleBody]) ? Self.elsewhere : weight
      }
    }
    return weight
  }
}
