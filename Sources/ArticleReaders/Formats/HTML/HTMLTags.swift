/// What stands between `<` and `>` of a page, as far as it must be known before libxml2 reads it.
enum HTMLTags {
  /// Far more attributes than any page's tag has.
  private static let mostAttributes = 500

  /// The page without what its tags have beyond 500 attributes, and with NULs as spaces.
  ///
  /// libxml2 compares each attribute of a tag with all before it: a megabyte of them takes it a
  /// minute.
  static func bounded(_ page: [UInt8]) -> [UInt8] {
    var output = page
    var index = 0
    while let start = page[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start + 1
      guard index < page.count else { break }
      if page[index...].starts(with: Array("!--".utf8)) {
        index = end(of: "-->", in: page, from: index + 3)
      } else if isLetter(page[index]) {
        let name = page[index...].prefix { isLetter($0) }
        let tagEnd = blankSurplus(in: &output, of: page, from: index + name.count)
        index = tagEnd
        let lower = String(decoding: name.prefix(8), as: UTF8.self).lowercased()
        if lower == "script" || lower == "style" {
          index = end(of: "</\(lower)", in: page, from: tagEnd)
        }
      }
    }
    for index in output.indices where output[index] == 0 { output[index] = 0x20 }
    return output
  }

  /// Where in a tag a byte stands, as libxml2 sees it.
  private enum Position {
    case between, name, afterName, equals, value, bogus
    case quoted(UInt8)

    var isName: Bool { if case .name = self { true } else { false } }

    mutating func take(_ byte: UInt8) {
      let isSpace = byte <= 0x20
      switch self {
      case .quoted(let mark): if byte == mark { self = .between }
      case .value, .bogus: if isSpace { self = .between }
      case .equals where byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"):
        self = .quoted(byte)
      case .equals: if !isSpace { self = .value }
      case .name, .afterName:
        if byte == UInt8(ascii: "=") {
          self = .equals
        } else if isSpace {
          self = .afterName
        } else if case .afterName = self {
          self = isNameByte(byte) ? .name : .bogus
        } else if !isNameByte(byte) {
          self = .bogus
        }
      case .between:
        if !isSpace, byte != UInt8(ascii: "/") { self = isNameByte(byte) ? .name : .bogus }
      }
    }
  }

  /// Blanks what follows the most attributes that a tag may have.
  ///
  /// - Returns: Where the tag ends.
  private static func blankSurplus(
    in output: inout [UInt8], of page: [UInt8], from start: Int
  ) -> Int {
    var count = 0
    var position = Position.bogus
    for index in start..<page.count {
      let byte = page[index]
      if byte == UInt8(ascii: ">") {
        if case .quoted = position {} else { return index }
      }
      let wasName = position.isName
      position.take(byte)
      if position.isName, !wasName { count += 1 }
      if count > mostAttributes { output[index] = 0x20 }
    }
    return page.count
  }

  private static func end(of mark: String, in page: [UInt8], from start: Int) -> Int {
    let mark = Array(mark.utf8)
    var index = start
    while let next = page[min(index, page.count)...].firstIndex(of: mark[0]) {
      let found = page[next...].prefix(mark.count)
      if found.count == mark.count,
        zip(found, mark).allSatisfy({ $0 == $1 || isLetter($0) && $0 | 0x20 == $1 })
      {
        return next
      }
      index = next + 1
    }
    return page.count
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte >= 0x80 || (0x30...0x3A).contains(byte)
      || [0x2D, 0x2E, 0x5F].contains(byte)
  }
}
