/// Finds the text of the article in a page, by what its parts are called and by where prose stands
/// densest.
///
/// The ideas are those of Readability (Arc90, 2009: the element that holds the paragraphs, names of
/// classes for and against), boilerpipe (Kohlschütter, Fankhauser and Nejdl, *Boilerplate Detection
/// using Shallow Text Features*, WSDM 2010: length and link density of blocks tell prose) and jusText
/// (Pomikálek, *Removing Boilerplate and Duplicate Content from Web Corpora*, 2011: a short block is
/// what its neighbours are).
struct MainText {
  private let page: HTMLPage
  /// Per node, whether it and all in it are left out.
  private var isDropped: [Bool]
  private var blocks: [TextBlock] = []
  /// How many bytes of prose stand before each node.
  private var proseBefore: [Int] = []
  /// What was chosen; in reading order.
  private(set) var paragraphs: [String] = []
  /// How much of it is prose, in UTF-8 bytes.
  private(set) var proseLength = 0
  /// Whether it is a list of other articles: headings that are links, each with a line or two.
  private(set) var isIndex = false

  /// Below this, an element called as one with the article's text holds only a part of it.
  private static let leastShare = 0.5
  /// An element called so has an article in it, whatever else is on the page.
  private static let enoughProse = 1200
  /// One child with so much of the prose holds the article, as far as only prose tells it.
  private static let mostShare = 0.8

  /// - Parameter isStrict: Whether to leave out what is called as no text of an article: on pages
  ///   with strange names, that is all.
  init(_ page: HTMLPage, title: String?, isStrict: Bool = true) {
    self.page = page
    isDropped = Array(repeating: false, count: page.nodes.count)
    guard !page.nodes.isEmpty else { return }
    markDropped(isStrict: isStrict)
    let dropped = isDropped
    blocks = TextBlocks(page) { dropped[$0] }.blocks
    countProse()
    guard let root = root() else { return }
    choose(in: root, title: title)
  }

  // MARK: What is left out

  private mutating func markDropped(isStrict: Bool) {
    let prose = sums { $0.name != "script" && $0.text.utf8.count >= 80 ? $0.text.utf8.count : 0 }
    let marks = sums { $0.name == "h1" || PageWords.isBody($0) ? 1 : 0 }
    var index = 0
    while index < page.nodes.count {
      let end = page[index].end
      let inside = prose[end] - prose[index]
      let outside = (prose.last ?? 0) - inside
      let hasArticle = marks[end] > marks[index]
      // What has most of the page's text, or much of it and the heading, is all of the page,
      // whatever its name.
      let isMinor =
        inside * 3 < outside * 2
        || inside < outside * 5 && outside > Self.enoughProse / 3 && !hasArticle
      if drops(page[index], isMinor: isMinor, isStrict: isStrict) {
        isDropped[index] = true
        index = end
      } else {
        index += 1
      }
    }
  }

  private func drops(_ node: HTMLPage.Node, isMinor: Bool, isStrict: Bool) -> Bool {
    // Some pages stand in a form, or in a menu that was never closed.
    guard isMinor, !node.name.isEmpty else { return PageWords.neverText.contains(node.name) }
    if PageWords.dropped.contains(node.name) || PageWords.isHidden(node) { return true }
    return isStrict
      && (node.name == "header" || PageWords.isComments(node) || PageWords.isAside(node))
  }

  /// Per node, the sum of what all nodes before it have.
  private func sums(of amount: (HTMLPage.Node) -> Int) -> [Int] {
    var sums = [0]
    sums.reserveCapacity(page.nodes.count + 1)
    for node in page.nodes { sums.append(sums[sums.count - 1] + amount(node)) }
    return sums
  }

  private mutating func countProse() {
    var own = Array(repeating: 0, count: page.nodes.count + 1)
    for block in blocks where block.isProse { own[block.start + 1] += block.length }
    for index in own.indices.dropFirst() { own[index] += own[index - 1] }
    proseBefore = own
  }

  private func prose(in index: Int) -> Int {
    proseBefore[page[index].end] - proseBefore[index]
  }

  // MARK: Where it stands

  private func root() -> Int? {
    let dense = densest(in: 0)
    let least = Int(Self.leastShare * Double(prose(in: dense)))
    let enough = min(least, Self.enoughProse)
    let tests: [(HTMLPage.Node) -> Bool] = [
      { $0.attributes["itemprop"]?.contains("articleBody") == true },
      PageWords.isBody,
      { $0.name == "article" || $0.attributes["itemtype"]?.hasSuffix("Article") == true },
      { $0.name == "main" || $0.attributes["role"] == "main" },
    ]
    for (rank, test) in tests.enumerated() {
      if let named = named(test), prose(in: named) >= (rank < 3 ? enough : least) { return named }
    }
    return prose(in: dense) > 0 ? dense : nil
  }

  /// The element with the most prose of those that pass, or the one around several of them.
  private func named(_ test: (HTMLPage.Node) -> Bool) -> Int? {
    var found: [Int] = []
    var index = 0
    while index < page.nodes.count {
      let node = page[index]
      if isDropped[index] {
        index = node.end
      } else if !node.name.isEmpty, node.name != "body", node.name != "html", test(node),
        prose(in: index) > 0
      {
        found.append(index)
        index = node.end
      } else {
        index += 1
      }
    }
    guard let best = found.max(by: { prose(in: $0) < prose(in: $1) }) else { return nil }
    // Of several articles one after another, the page is of the first.
    if page[best].name == "article" {
      return found.first { prose(in: $0) * 2 >= prose(in: best) }
    }
    // The innermost that is called so has the least of what is not the text.
    let inner = page.inside(best).last { inner in
      !isDropped[inner] && !page[inner].name.isEmpty && test(page[inner])
        && prose(in: inner) * 10 >= prose(in: best) * 9
    }
    let pieces = found.filter { page[$0].attributes["class"] == page[best].attributes["class"] }
    guard pieces.count > 1, let around = around(pieces) else { return inner ?? best }
    return around
  }

  /// The innermost element around all of these, unless they are of different articles.
  private func around(_ pieces: [Int]) -> Int? {
    let article = { (piece: Int) in
      page.ancestors(of: piece).first { page[$0].name == "article" }
    }
    let first = article(pieces[0])
    let last = pieces.last { article($0) == first } ?? pieces[0]
    return page.ancestors(of: pieces[0]).first { page[$0].end > last }
  }

  /// Goes down from an element as long as one child has nearly all of the prose.
  private func densest(in start: Int) -> Int {
    var node = start
    while let child = page.children(of: node).max(by: { prose(in: $0) < prose(in: $1) }),
      !page[child].name.isEmpty, PageWords.blocks.contains(page[child].name),
      Double(prose(in: child)) >= Self.mostShare * Double(prose(in: node)), prose(in: child) > 0,
      page[child].name != "p"
    {
      node = child
    }
    return node
  }

  // MARK: What of it is text

  private mutating func choose(in root: Int, title: String?) {
    let inside = page.inside(root)
    let candidates = blocks.filter { inside.contains($0.start) }
    let links = candidates.count { $0.isHeading && $0.linkDensity > 0.5 }
    isIndex = links >= 5 && prose(in: root) < 400 * links
    guard let extent = extent(of: candidates) else { return }
    let heading = title.map(lettersAlone) ?? ""
    var kept = candidates.indices.map { index in
      let block = candidates[index]
      // Before and after the text stand labels, dates, names; within it they are its own.
      return isText(block) && (extent.contains(index) || isSentence(block))
        && !(index <= extent.lowerBound && lettersAlone(block.text) == heading)
    }
    for index in candidates.indices where candidates[index].isHeading && kept[index] {
      let next = candidates[(index + 1)...].firstIndex { !$0.isHeading }
      if next.map({ !kept[$0] }) ?? true { kept[index] = false }
    }
    for (index, block) in candidates.enumerated()
    where kept[index] && block.text != paragraphs.last {
      paragraphs.append(block.text)
      if block.isProse { proseLength += block.length }
    }
  }

  /// From the first prose to the last, and on from there as long as sentences follow closely.
  private func extent(of candidates: [TextBlock]) -> ClosedRange<Int>? {
    guard let first = candidates.firstIndex(where: \.isProse),
      var last = candidates.lastIndex(where: \.isProse)
    else { return nil }
    while let next = candidates[(last + 1)...].prefix(4).lastIndex(where: isSentence) {
      last = next
    }
    return first...last
  }

  private func isSentence(_ block: TextBlock) -> Bool {
    block.endsSentence && block.linkDensity <= 0.2 && block.length >= 25 && isText(block)
  }

  private func isText(_ block: TextBlock) -> Bool {
    if PageWords.isLabel(block.text) { return false }
    if block.isHeading { return block.linkDensity < 0.5 }
    if block.isListItem, block.linkDensity > 0.6 { return false }
    return block.linkDensity < 0.6 || block.isQuoted
      || block.endsSentence && block.linkDensity < 0.9
  }
}
