/// Finds the text of the article in a page, by where its prose stands together and by what the parts
/// of the page are called.
///
/// The ideas are those of Readability (Arc90, 2009: the element that holds the paragraphs, names of
/// classes for and against), boilerpipe (Kohlschütter, Fankhauser and Nejdl, *Boilerplate Detection
/// using Shallow Text Features*, WSDM 2010: length and link density of blocks tell prose) and jusText
/// (Pomikálek, *Removing Boilerplate and Duplicate Content from Web Corpora*, 2011: a short block is
/// what its neighbours are).
struct MainText {
  private let page: HTMLPage
  private let runs: ProseRuns
  private let metadata: PageMetadata
  private let title: String
  /// Per node, whether it and all in it are left out.
  private var isDropped: [Bool]
  /// What was chosen; in reading order.
  private(set) var paragraphs: [String] = []
  /// How much of it is prose, in UTF-8 bytes.
  private(set) var proseLength = 0
  /// Whether it is a list of other articles: headings that are links, each with a line or two.
  private(set) var isIndex = false

  /// An element with a third of the article's prose is not left out for its name.
  private static let much = 3
  /// A page with fewer, and headings that are links, is a list of other articles.
  private static let leastParagraphs = 3
  /// One element with so much of the run holds the article, in per cent.
  private static let most = 80
  /// What else an element that is called as the article's may hold, in parts of the article's prose.
  private static let mostElse = 2
  /// What stands beside a linked heading, and is less than half of the article, is a teaser.
  private static let teaser = 2

  /// - Parameter isStrict: Whether to leave out what is called as no text of an article: on pages
  ///   with strange names, that is all.
  init(_ page: HTMLPage, runs: ProseRuns, metadata: PageMetadata, isStrict: Bool = true) {
    self.page = page
    self.runs = runs
    self.metadata = metadata
    title = metadata.title.map(lettersAlone) ?? ""
    isDropped = Array(repeating: false, count: page.nodes.count)
    guard runs.length > 0 else { return }
    markDropped(isStrict: isStrict)
    let pieces = pieces()
    markTeasers(in: pieces)
    choose(in: pieces)
  }

  // MARK: What is left out

  private mutating func markDropped(isStrict: Bool) {
    // By what they are called, for many a wrapper of one paragraph has a strange name.
    var prose: [String: Int] = [:]
    var candidates: [(index: Int, name: String)] = []
    var index = 0
    while index < page.nodes.count {
      let node = page[index]
      if node.traits.contains(.neverText) {
        isDropped[index] = true
        index = node.end
      } else if drops(index, isStrict: isStrict) {
        let name = node.attributes["class"] ?? node.attributes["id"] ?? node.name
        candidates.append((index, name))
        prose[name, default: 0] += runs.main(in: index)
        // What is in it may have to go, though it stays.
        index = runs.main(in: index) > 0 ? index + 1 : node.end
      } else {
        index += 1
      }
    }
    for (index, name) in candidates where prose[name, default: 0] * Self.much < runs.length {
      isDropped[index] = true
    }
  }

  private func drops(_ index: Int, isStrict: Bool) -> Bool {
    let node = page[index]
    let reasons: PageTraits = [
      .noText, .hidden, .figure, .aside, .comments, .picture, .byline,
    ]
    if node.traits.isDisjoint(with: reasons), node.name != "header" { return false }
    if node.traits.contains(.figure) { return !hasQuotation(index) }
    if !node.traits.isDisjoint(with: [.noText, .hidden]) { return true }
    guard isStrict, node.name != "body", node.name != "html" else { return false }
    if isWithinSentence(index) { return false }
    return node.name == "header" || !node.traits.isDisjoint(with: [.aside, .comments, .byline])
      || isCaption(index)
  }

  /// Whether it is a part of a line of text, such as a link: *the <a class="tag">Norland</a> ferry*.
  private func isWithinSentence(_ index: Int) -> Bool {
    guard !page[index].traits.contains(.block) else { return false }
    let parent = page.parent(of: index)
    guard page[parent].traits.contains(.block) || page[parent].name == "span" else { return false }
    return runs.text(in: parent) - runs.text(in: index) >= 20
  }

  /// Whether it is a picture, or what plays, with a line or two below.
  private func isCaption(_ index: Int) -> Bool {
    page[index].traits.contains(.picture) && page[index].traits.contains(.block)
      && runs.text(in: index) < 500
  }

  /// Whether a figure holds no picture, but words.
  private func hasQuotation(_ index: Int) -> Bool {
    page.inside(index).contains { !page[$0].traits.isDisjoint(with: [.quotation, .pullQuote]) }
      || page[index].traits.contains(.pullQuote)
  }

  /// Leaves out what leads to other articles, whatever it is called.
  private mutating func markTeasers(in pieces: [Int]) {
    var longest: [Int: Int] = [:]
    var rest = pieces[...]
    for (paragraph, run) in runs.others {
      while let piece = rest.first, page[piece].end <= paragraph { rest.removeFirst() }
      guard let piece = rest.first, piece < paragraph else { continue }
      // The largest part of the piece that has none of the article's prose.
      let part = page.ancestors(of: paragraph).prefix { $0 != piece && runs.main(in: $0) == 0 }
        .reduce(paragraph) { $1 }
      longest[part] = max(longest[part] ?? 0, run)
    }
    for (part, run) in longest
    where runs.hasLinkedHeading(part) && run * Self.teaser < runs.length { isDropped[part] = true }
  }

  // MARK: Where it stands

  /// The elements that hold the article's text, in order and apart.
  private func pieces() -> [Int] {
    let dense = densest()
    let around = [dense] + page.ancestors(of: dense)
    let marks: [PageTraits] = [.articleBody, .body, .article, .main]
    for mark in marks {
      guard let named = around.first(where: { page[$0].traits.contains(mark) }) else { continue }
      if mark == .articleBody || mark == .body {
        return withOthers(called: mark, beside: named)
      }
      if isTight(named) { return [named] }
    }
    return [isTight(runs.owner) && runs.owner > 0 ? runs.owner : dense]
  }

  /// The innermost element with nearly all of the longest run.
  private func densest() -> Int {
    var node = runs.owner
    while let child = page.children(of: node).first(where: { child in
      runs.main(in: child) * 100 >= runs.length * Self.most
    }), page[child].traits.contains(.block), page[child].name != "p" {
      node = child
    }
    return node
  }

  /// Whether an element holds little prose that is not the article's.
  private func isTight(_ index: Int) -> Bool {
    let own = runs.main(in: index)
    return (prose(in: index) - own) * Self.mostElse <= own
  }

  /// Bytes of paragraphs that are not left out.
  private func prose(in index: Int) -> Int {
    var sum = runs.paragraphs(in: index)
    var next = index + 1
    while next < page[index].end {
      if isDropped[next] {
        sum -= runs.paragraphs(in: next)
        next = page[next].end
      } else {
        next += 1
      }
    }
    return sum
  }

  /// All elements of one article that are called as one with its text.
  private func withOthers(called mark: PageTraits, beside piece: Int) -> [Int] {
    let marks: PageTraits = [.articleBody, .body]
    // Of an article; without one, of what is around the element.
    let scope =
      page.ancestors(of: piece).first { page[$0].traits.contains(.article) } ?? page[piece].parent
    var pieces: [Int] = []
    var index = scope + 1
    while index < page[scope].end {
      let isOther =
        index != piece
        && (page[index].traits.contains(.article) || page[index].traits.contains(.others))
      if isDropped[index] || isOther, !page.inside(index).contains(piece) {
        index = page[index].end
      } else if index == piece
        || !page[index].traits.isDisjoint(with: marks) && !page.inside(index).contains(piece)
          && runs.paragraphs(in: index) > 0
      {
        pieces.append(index)
        index = page[index].end
      } else {
        index += 1
      }
    }
    return pieces
  }

  // MARK: What of it is text

  private mutating func choose(in pieces: [Int]) {
    let dropped = isDropped
    let candidates = pieces.flatMap { piece in
      TextBlocks(page, range: piece..<page[piece].end) { dropped[$0] }.blocks
    }
    let links = candidates.count { $0.isHeading && $0.linkDensity > 0.5 }
    isIndex = links >= 5 && runs.count < Self.leastParagraphs
    var chosen = text(among: candidates)
    while let last = chosen.last, isAboutAuthor(last) { chosen.removeLast() }
    chosen = QuotedBlocks(page).withoutRepetition(chosen)
    if let first = chosen.first {
      let standfirst = Standfirst(
        page, before: first.start, title: title, described: metadata.descriptions)
      chosen = standfirst.blocks(notIn: chosen) + chosen
    }
    for block in chosen where block.text != paragraphs.last {
      paragraphs.append(block.text)
      if block.isProse { proseLength += block.length }
    }
  }

  private func text(among candidates: [TextBlock]) -> [TextBlock] {
    let isText = candidates.map(isText)
    let isSentence = candidates.indices.map { isText[$0] && self.isSentence(candidates[$0]) }
    guard let extent = extent(of: candidates, isSentence) else { return [] }
    var kept = candidates.indices.map { index in
      // Before and after the text stand labels, dates, names; within it they are its own.
      isText[index] && (extent.contains(index) || isSentence[index])
        && !(index <= extent.lowerBound && isTitle(candidates[index]))
    }
    for index in candidates.indices where candidates[index].isHeading && kept[index] {
      let next = candidates[(index + 1)...].firstIndex { !$0.isHeading }
      if next.map({ !kept[$0] }) ?? true { kept[index] = false }
    }
    return candidates.indices.filter { kept[$0] }.map { candidates[$0] }
  }

  /// Whether a block is the title once more, which no long one is.
  private func isTitle(_ block: TextBlock) -> Bool {
    block.length < 1000 && lettersAlone(block.text) == title
  }

  /// `By Petra Holm`, `Petra Holm`, alone.
  private func isByline(_ block: TextBlock) -> Bool {
    guard block.length < 100, !block.endsSentence, !metadata.authors.isEmpty else { return false }
    return peopleNames(in: block.text) == metadata.authors
  }

  /// `Petra Holm covers the coast.` below the text, in italics or a box of its own.
  private func isAboutAuthor(_ block: TextBlock) -> Bool {
    guard block.length < 500, metadata.authors.contains(where: block.text.hasPrefix) else {
      return false
    }
    return block.emphasisLength * 10 >= block.length * 9
      || runs.main(in: page.parent(of: block.element)) == runs.main(in: block.element)
      || runs.main(in: block.element) == 0
  }

  /// From the first prose to the last, and on from there as long as sentences follow closely.
  private func extent(of candidates: [TextBlock], _ isSentence: [Bool]) -> ClosedRange<Int>? {
    guard let first = candidates.firstIndex(where: \.isProse),
      var last = candidates.lastIndex(where: \.isProse)
    else { return nil }
    while let next = isSentence[(last + 1)...].prefix(4).lastIndex(of: true) { last = next }
    return first...last
  }

  /// Of what is text.
  private func isSentence(_ block: TextBlock) -> Bool {
    if block.isLinkedSentence { return true }
    guard block.endsSentence, block.linkDensity <= 0.2 else { return false }
    // Before and after the text, a short line is no paragraph unless it stands among them.
    return block.length >= 25 || runs.isBesideMain(block.element) && !block.isHeading
  }

  private func isText(_ block: TextBlock) -> Bool {
    if PageWords.isLabel(block.text) || PageWords.isPromotion(block.text) { return false }
    if isByline(block) || !block.endsSentence && PageWords.isTimeStamp(block.text) { return false }
    if block.isHeading { return block.linkDensity < 0.5 }
    if block.isListItem { return block.linkDensity <= 0.6 }
    if isLooseLine(block) { return false }
    return block.linkDensity < 0.6 || block.isLinkedSentence
      || block.quotation != nil && !block.isInLink
      || block.endsSentence && block.linkDensity < 0.9
  }

  /// Whether a block is no sentence and stands apart from the paragraphs: a credit, a count, a name.
  private func isLooseLine(_ block: TextBlock) -> Bool {
    block.length < 80 && !block.endsSentence && block.quotation == nil
      && !runs.isBesideMain(block.element)
  }
}
