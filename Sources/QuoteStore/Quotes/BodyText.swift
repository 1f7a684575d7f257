import Essentials
import QuoteModel

/// An article's body in which spans are looked up one after the other.
///
/// It goes on from the last place, so that twenty thousand quotes of one article, in reading
/// order, take one walk through it. It works on UTF-8, as exports look up two places for every quote.
struct BodyText {
  private var utf8: [UInt8]
  /// The last place that was looked up, and the same in bytes.
  private var scalar = 0
  private var byte = 0

  init(_ body: String) { utf8 = Array(body.utf8) }

  /// Takes another body in the same memory.
  mutating func replace(with body: UnsafeBufferPointer<UInt8>) {
    utf8.removeAll(keepingCapacity: true)
    utf8.append(contentsOf: body)
    (scalar, byte) = (0, 0)
  }

  /// The whole body.
  var text: String { String(decoding: utf8, as: UTF8.self) }

  /// - Returns: `nil` if the span is not within the body, or ends before it starts.
  mutating func text(of span: TextSpan) -> Substring? {
    bytes(of: span).map { Substring(String(decoding: utf8[$0], as: UTF8.self)) }
  }

  /// What stands at the spans, in one piece where no letter stands between two of them.
  ///
  /// - Parameter spans: In reading order; those not within the body are passed by.
  mutating func parts(of spans: [TextSpan]) -> [String] {
    var pieces: [TextSpan] = []
    for span in spans {
      if let last = pieces.last, let gap = text(of: TextSpan(last.end, span.start)),
        !gap.unicodeScalars.contains(where: \.properties.isAlphabetic)
      {
        pieces[pieces.count - 1].end = span.end
      } else {
        pieces.append(span)
      }
    }
    return pieces.compactMap { text(of: $0).map(String.init) }
  }

  /// Up to 200 characters before a place, whole words, on one line.
  mutating func appendContext(before start: Int, to line: inout [UInt8]) {
    let first = max(0, start - BodyText.contextLength - 1)
    // The start first, and left there, as what is looked up next stands behind it.
    guard start >= 0, let end = place(at: start), let from = found(first) else { return }
    var range = from..<end
    utf8.withUnsafeBufferPointer { utf8 in
      // Without the word that the cut went through; a text without spaces stays whole.
      if first > 0, let space = SpacedText(utf8).firstSpace(in: range) {
        range = space..<range.upperBound
      }
      SpacedText(utf8).appendLine(range, to: &line)
    }
  }

  /// Up to 200 characters after a place, whole words, on one line.
  mutating func appendContext(after end: Int, to line: inout [UInt8]) {
    guard let from = place(at: end) else { return }
    let length = BodyText.contextLength + 1
    var range = from..<(found(end + length) ?? utf8.count)
    utf8.withUnsafeBufferPointer { utf8 in
      if range.upperBound < utf8.count, let space = SpacedText(utf8).lastSpace(in: range) {
        range = range.lowerBound..<space
      }
      SpacedText(utf8).appendLine(range, to: &line)
    }
  }

  private static let contextLength = 200

  private mutating func bytes(of span: TextSpan) -> Range<Int>? {
    guard span.start >= 0, span.start <= span.end, let start = place(at: span.start),
      let end = place(at: span.end)
    else { return nil }
    return start..<end
  }

  /// - Returns: In bytes; `nil` past the end.
  private mutating func place(at wanted: Int) -> Int? {
    guard let found = found(wanted) else { return nil }
    (scalar, byte) = (wanted, found)
    return found
  }

  /// The same, of a place from which no search goes on.
  private func found(_ wanted: Int) -> Int? {
    utf8.withUnsafeBufferPointer { ScalarWalk($0).place(of: wanted - scalar, from: byte) }
  }
}

/// Finds places in UTF-8 by numbers of Unicode scalars, in steps of 32 bytes and then of 8.
///
/// Works on a pointer, as an export walks some 900 bytes for every quote.
private struct ScalarWalk {
  private let utf8: UnsafeBufferPointer<UInt8>

  init(_ utf8: UnsafeBufferPointer<UInt8>) { self.utf8 = utf8 }

  /// - Parameters:
  ///   - distance: In scalars, backwards if negative.
  ///   - start: In bytes, the first of a scalar or the end.
  /// - Returns: In bytes; `nil` if there are not so many scalars.
  func place(of distance: Int, from start: Int) -> Int? {
    distance < 0 ? backwards(-distance, from: start) : forwards(distance, from: start)
  }

  private func forwards(_ distance: Int, from start: Int) -> Int? {
    var (place, left) = (start, distance)
    while left >= 32, place + 32 <= utf8.count {
      left -= starts(from: place, eights: 4)
      place += 32
    }
    while left >= 8, place + 8 <= utf8.count {
      left -= starts(from: place, eights: 1)
      place += 8
    }
    place = nextStart(from: place)
    while left > 0 {
      guard place < utf8.count else { return nil }
      place = nextStart(from: place + 1)
      left -= 1
    }
    return place
  }

  private func backwards(_ distance: Int, from start: Int) -> Int? {
    var (place, left) = (start, distance)
    while left >= 32, place >= 32 {
      place -= 32
      left -= starts(from: place, eights: 4)
    }
    while left >= 8, place >= 8 {
      place -= 8
      left -= starts(from: place, eights: 1)
    }
    // The step may have gone into a scalar whose first byte it has not counted.
    place = nextStart(from: place)
    while left > 0 {
      guard place > 0 else { return nil }
      place -= 1
      if isStart(utf8[place]) { left -= 1 }
    }
    return place
  }

  /// How many scalars begin in some bytes, eight of which are looked at at once: bytes that go on with one are
  /// those that begin with the bits 10.
  @inline(__always)
  private func starts(from place: Int, eights: Int) -> Int {
    let eight = UnsafeRawBufferPointer(utf8)
    var others: UInt64 = 0
    for step in 0..<eights {
      let bytes = eight.loadUnaligned(fromByteOffset: place + 8 * step, as: UInt64.self)
      others &+= bytes >> 7 & ~(bytes >> 6) & .ones
    }
    return 8 * eights - Int((others &* .ones) >> 56)
  }

  private func nextStart(from place: Int) -> Int {
    var place = place
    while place < utf8.count, !isStart(utf8[place]) { place += 1 }
    return place
  }

  private func isStart(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
}

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
      let end = endOfStretch(from: place, before: range.upperBound)
      line.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[place..<end]))
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

  /// Words that have one space between them already are copied together.
  private func endOfStretch(from start: Int, before end: Int) -> Int {
    var place = start
    while true {
      while place + 32 < end, isPlain(at: place, eights: 4) { place += 32 }
      while place + 8 < end, isPlain(at: place, eights: 1) { place += 8 }
      place = endOfWord(from: place, before: end)
      guard place + 1 < end, utf8[place] == 0x20, spaceLength(at: place + 1, before: end) == 0
      else { return place }
      place += 1
    }
  }

  /// Whether some bytes, eight of which are looked at at once, and the one behind them are ASCII and have no other white
  /// space than spaces with something else behind each.
  @inline(__always)
  private func isPlain(at place: Int, eights: Int) -> Bool {
    let memory = UnsafeRawBufferPointer(utf8)
    var (beyondASCII, plain): (UInt64, UInt64) = (0, .tops)
    for step in 0..<eights {
      let start = place + 8 * step
      let bytes = memory.loadUnaligned(fromByteOffset: start, as: UInt64.self)
      let next = memory.loadUnaligned(fromByteOffset: start + 1, as: UInt64.self)
      beyondASCII |= bytes | next
      // The highest bit of each of 0x20 and more, and of 0x21 and more.
      plain &= bytes &+ 0x60 &* .ones
      plain &= (bytes &+ 0x5F &* .ones) | (next &+ 0x5F &* .ones)
    }
    return beyondASCII & .tops == 0 && plain == .tops
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
