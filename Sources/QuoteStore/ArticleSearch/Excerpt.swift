/// What of a text stands around the first words that were found in it, on one line.
struct Excerpt {
  private(set) var text = ""
  /// UTF-8 bytes of `text`.
  private(set) var hits: [Range<Int>] = []

  /// UTF-8 bytes before and behind the first hit.
  private static let (before, behind) = (80, 200)

  /// - Parameter hits: UTF-8 bytes of the whole, in order.
  init(of whole: String, around hits: [Range<Int>]) {
    let bytes = Array(whole.utf8)
    let first = hits.first ?? 0..<0
    var start = max(0, first.lowerBound - Self.before)
    var end = min(bytes.count, first.upperBound + Self.behind)
    // To the nearest space, so that no word or letter is cut; else to the nearest letter.
    if start > 0 {
      start = bytes[start..<first.lowerBound].firstIndex(where: isSpace) ?? start
      while start < first.lowerBound, isInside(bytes[start]) { start += 1 }
    }
    if end < bytes.count {
      end = bytes[first.upperBound..<end].lastIndex(where: isSpace) ?? end
      while end > first.upperBound, isInside(bytes[end]) { end -= 1 }
    }
    append(start > 0 ? "… " : "")
    var place = start
    for hit in hits where hit.upperBound <= end && hit.lowerBound >= place {
      append(String(decoding: bytes[place..<hit.lowerBound], as: UTF8.self))
      let from = text.utf8.count
      append(String(decoding: bytes[hit], as: UTF8.self))
      self.hits.append(from..<text.utf8.count)
      place = hit.upperBound
    }
    append(String(decoding: bytes[place..<max(place, end)], as: UTF8.self))
    while text.last == " " { text.removeLast() }
    append(end < bytes.count ? " …" : "")
  }

  /// Every run of spaces and line ends as one space.
  private mutating func append(_ piece: String) {
    for scalar in piece.unicodeScalars {
      let isSpace = scalar.properties.isWhitespace
      if isSpace, text.isEmpty || text.unicodeScalars.last == " " { continue }
      text.unicodeScalars.append(isSpace ? " " : scalar)
    }
  }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

/// Within the bytes of a character of several.
private func isInside(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
