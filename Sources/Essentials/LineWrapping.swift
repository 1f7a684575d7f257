/// Whether single line breaks in a text only wrap its lines, or part its paragraphs.
///
/// Plain-text files are often wrapped at some 70 characters with blank lines between paragraphs;
/// pages saved as text have one line a paragraph.
public struct LineWrapping: Sendable {
  private let isWrapped: Bool

  public init(of text: UnretainedArray<UInt8>) {
    var lengths: [Int] = []
    var start = 0
    while lengths.count < 200 {
      let end = text.first(0x0A, from: start, to: text.count)
      guard end < text.count else { break }
      let hasNext = end + 1 < text.count && text[end + 1] != 0x0A && text[end + 1] != 0x0D
      if end - start > 1, hasNext { lengths.append(end - start) }
      start = end + 1
    }
    // Three lines of one width: fewer prove nothing.
    let longest = lengths.max() ?? 0
    let alike = lengths.filter { $0 * 5 >= longest * 4 }.count
    isWrapped = lengths.count >= 3 && (40...110).contains(longest) && alike * 5 >= lengths.count * 4
  }

  /// Whether a single line break, which ends just before a byte, is no more than a space.
  public func joins(lineEndingBefore next: Int, in text: UnretainedArray<UInt8>) -> Bool {
    guard next < text.count else { return false }
    return isWrapped || (0x61...0x7A).contains(text[next])
  }
}
