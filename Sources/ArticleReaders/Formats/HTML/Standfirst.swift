/// The sentence or two between an article's heading and its text, which many pages keep apart from
/// both.
struct Standfirst {
  /// In UTF-8 bytes.
  private static let length = 20...700
  private static let mostBlocks = 6
  /// Of the headings before the text, which come nearest to it.
  private static let mostHeadings = 40
  /// What no name marks as one has to be as long as a sentence.
  private static let leastUnnamed = 60
  /// Letters that a description has to share with it.
  private static let leastShared = 40

  private let page: HTMLPage
  private let described: [String]
  private var found: [TextBlock] = []
  /// What stands behind a picture and has no name is its caption.
  private var firstPicture = 0

  private static let pictures: Set<String> = ["img", "picture", "figure", "video", "iframe"]

  /// - Parameters:
  ///   - start: The node at which the text begins.
  ///   - title: As letters alone.
  ///   - described: What the page says of its article.
  init(_ page: HTMLPage, before start: Int, title: String, described: [String]) {
    self.page = page
    self.described = described.map(lettersAlone).filter { $0.utf8.count >= Self.leastShared }
    guard let heading = heading(before: start, title: title), page[heading].end < start else {
      return
    }
    firstPicture =
      (page[heading].end..<start).first { Self.pictures.contains(page[$0].name) } ?? start
    let blocks = TextBlocks(page, range: page[heading].end..<start) { isLeftOut($0) }.blocks
    for block in blocks where found.count < Self.mostBlocks && isStandfirst(block, title: title) {
      found.append(block)
    }
  }

  /// - Parameter body: The blocks of the text, in which some pages have it once more.
  func blocks(notIn body: [TextBlock]) -> [TextBlock] {
    guard !found.isEmpty else { return [] }
    let beginning = lettersAlone(body.prefix(4).map(\.text).joined())
    var texts: Set<String> = []
    return found.filter { block in
      let letters = lettersAlone(block.text)
      return !beginning.contains(letters) && texts.insert(letters).inserted
    }
  }

  /// The last heading before the text that is the title, or the last of the first rank.
  private func heading(before start: Int, title: String) -> Int? {
    let headings = page.nodes[..<start].indices.filter { page[$0].traits.contains(.heading) }
      .suffix(Self.mostHeadings)
    // With a topic before it in many.
    let named = headings.last { !title.isEmpty && lettersAlone(page.text(of: $0)).hasSuffix(title) }
    return named ?? headings.last { page[$0].name == "h1" }
  }

  private func isLeftOut(_ index: Int) -> Bool {
    let traits = page[index].traits
    if !traits.isDisjoint(with: [.neverText, .noText, .figure, .hidden, .comments]) { return true }
    // "teaser" is what many call it, and "header" where it stands.
    if traits.contains(.standfirst) { return false }
    return !traits.isDisjoint(with: [.byline, .picture])
      || traits.contains(.others)
        && !page.inside(index).contains { page[$0].traits.contains(.standfirst) }
  }

  private func isStandfirst(_ block: TextBlock, title: String) -> Bool {
    let letters = lettersAlone(block.text)
    guard Self.length.contains(block.length), block.linkDensity < 0.5, !block.isInLink,
      letters != title, !PageWords.isLabel(block.text), !PageWords.isPromotion(block.text),
      !PageWords.isTimeStamp(block.text)
    else { return false }
    if isNamed(block) { return true }
    if described.contains(where: { $0.hasPrefix(letters) || letters.hasPrefix($0) }),
      letters.utf8.count >= Self.leastShared
    {
      return true
    }
    return block.start < firstPicture && block.length >= Self.leastUnnamed && !block.isListItem
      && isPlain(block)
      && block.text.utf8.count(where: { $0 == 0x20 }) >= 8 && block.linkLength == 0
  }

  private func isNamed(_ block: TextBlock) -> Bool {
    // Not of what is far around it, such as an introduction with a date and a name.
    page.ancestors(of: block.start).prefix(4).contains { page[$0].traits.contains(.standfirst) }
  }

  /// Whether nothing around it is called as what is no text.
  private func isPlain(_ block: TextBlock) -> Bool {
    !page.ancestors(of: block.start).prefix(5).contains { index in
      !page[index].traits.isDisjoint(with: [.aside, .date, .byline, .others])
    }
  }
}
