/// Quotations that a page shows apart: pull quotes, which repeat the text; what is quoted at length;
/// posts of social networks.
struct QuotedBlocks {
  /// Letters and digits that are enough to tell that words are repeated.
  private static let leastLetters = 12
  private static let longestAttribution = 120
  /// How many are compared with the text: far more than an article has.
  private static let mostCompared = 100

  private let page: HTMLPage

  init(_ page: HTMLPage) { self.page = page }

  /// The same blocks without those that say once more what others say, and with posts as what
  /// somebody wrote.
  func withoutRepetition(_ blocks: [TextBlock]) -> [TextBlock] {
    guard blocks.contains(where: { $0.quotation != nil }) else { return blocks }
    let text = Array(
      lettersAlone(
        blocks.lazy.filter { $0.quotation == nil }.map(\.text).joined(separator: " ")
      ).utf8)
    var compared = 0
    var output: [TextBlock] = []
    var index = 0
    while index < blocks.count {
      guard let quotation = blocks[index].quotation else {
        output.append(blocks[index])
        index += 1
        continue
      }
      let quoted = blocks[index...].prefix { $0.quotation == quotation }
      index += quoted.count
      compared += 1
      if compared > Self.mostCompared || !repeats(Array(quoted), text) {
        output += shown(Array(quoted), in: quotation)
      }
    }
    return output
  }

  private func repeats(_ quoted: [TextBlock], _ text: [UInt8]) -> Bool {
    guard let longest = quoted.max(by: { $0.length < $1.length }) else { return false }
    let letters = Array(lettersAlone(longest.text).utf8)
    return letters.count >= Self.leastLetters && firstPlace(of: letters, in: text) != nil
  }

  /// A quotation with who said it in the same paragraph.
  private func shown(_ quoted: [TextBlock], in quotation: Int) -> [TextBlock] {
    let isPost =
      page[quotation].traits.contains(.post) || page.isInside(.post, quotation)
    guard quoted.count >= 2, let last = quoted.last, isAttribution(last, in: quotation) || isPost
    else { return quoted }
    var words = Array(quoted.dropLast())
    let end = words.count - 1
    if isPost,
      words[end].text.unicodeScalars.first.map({ !"“\"„«".unicodeScalars.contains($0) }) ?? false
    {
      words[0].text = "“" + words[0].text
      words[end].text += "”"
    }
    guard let final = words[end].text.unicodeScalars.last, "”\"“»".unicodeScalars.contains(final)
    else {
      return quoted
    }
    let name = last.text
    let isDashed = name.unicodeScalars.first.map { "—–-―".unicodeScalars.contains($0) } ?? false
    words[end].text += (isDashed ? " " : " — ") + name
    return words
  }

  private func isAttribution(_ block: TextBlock, in quotation: Int) -> Bool {
    guard block.length <= Self.longestAttribution, !block.endsSentence else { return false }
    let around = page.ancestors(of: block.start).prefix { $0 != quotation }
    return around.contains { index in
      page[index].name == "footer" || !page[index].traits.isDisjoint(with: [.attribution, .byline])
    }
  }
}
