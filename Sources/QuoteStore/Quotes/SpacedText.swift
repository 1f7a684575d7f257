/// Words and the white space between them, in UTF-8.
struct SpacedText {
  private let utf8: UnsafeBufferPointer<UInt8>

  init(_ utf8: UnsafeBufferPointer<UInt8>) { self.utf8 = utf8 }

  /// In bytes.
  func firstSpace(in range: Range<Int>) -> Int? {
    range.first { spaceLength(at: $0, before: range.upperBound) > 0 }
  }

  func lastSpace(in range: Range<Int>) -> Int? {
    range.last { spaceLength(at: $0, before: range.upperBound) > 0 }
  }

  /// Appends the words with one space between.
  func appendLine(_ range: Range<Int>, to line: inout [UInt8]) {
    var place = skippingSpace(from: range.lowerBound, before: range.upperBound)
    while place < range.upperBound {
      // Words that have one space between them already are copied together.
      let start = place
      var end = endOfWord(from: place, before: range.upperBound)
      while end + 1 < range.upperBound, utf8[end] == 0x20,
        spaceLength(at: end + 1, before: range.upperBound) == 0
      {
        end = endOfWord(from: end + 1, before: range.upperBound)
      }
      line.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<end]))
      place = skippingSpace(from: end, before: range.upperBound)
      if place < range.upperBound { line.append(0x20) }
    }
  }

  private func skippingSpace(from start: Int, before end: Int) -> Int {
    var place = start
    while place < end {
      let space = spaceLength(at: place, before: end)
      if space == 0 { break }
      place += space
    }
    return place
  }

  private func endOfWord(from start: Int, before end: Int) -> Int {
    var place = start
    while place < end {
      let byte = utf8[place]
      // Nearly all bytes are letters.
      if byte > 0x20, byte < 0xC2 || byte > 0xE3 {
        place += 1
      } else if spaceLength(at: place, before: end) == 0 {
        place += 1
      } else {
        break
      }
    }
    return place
  }

  /// How many bytes the white space that begins at a place has, 0 for none: all scalars of the
  /// property White_Space (Unicode 15).
  private func spaceLength(at place: Int, before end: Int) -> Int {
    let first = utf8[place]
    if first < 0x80 { return first == 0x20 || (0x09...0x0D).contains(first) ? 1 : 0 }
    guard first >= 0xC2, first <= 0xE3, place + 1 < end else { return 0 }
    let second = utf8[place + 1]
    if first == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
    guard first >= 0xE1, place + 2 < end else { return 0 }
    switch (first, second, utf8[place + 2]) {
    case (0xE1, 0x9A, 0x80), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80): return 3
    case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF):
      return 3
    default: return 0
    }
  }
}
