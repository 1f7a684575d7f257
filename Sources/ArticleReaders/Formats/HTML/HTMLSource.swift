import Essentials

/// Makes a page ready for libxml2: without what no article has, which is most of many pages, and
/// without what it would take a minute for.
///
/// Measured: with scripts and styles left out here, libxml2 takes half as long for a page.
struct HTMLSource {
  /// What libxml2 reads.
  private(set) var bytes: [UInt8] = []
  /// The address in a comment of the browser that saved the page.
  private(set) var savedFrom: String?

  init(_ page: String) {
    bytes.reserveCapacity(page.utf8.count)
    var page = page
    page.withUTF8 { copy($0) }
  }

  private mutating func copy(_ page: UnsafeBufferPointer<UInt8>) {
    var tags = HTMLTags(page)
    var copied = 0
    // What stands between two tags is copied as it is.
    while let part = tags.next() {
      switch part {
      case .comment(let range):
        append(page, copied..<range.lowerBound)
        if savedFrom == nil { savedFrom = addressSavedFrom(page, range) }
        copied = range.upperBound
      case .skipped(let range):
        append(page, copied..<range.lowerBound)
        copied = range.upperBound
      case .longTag(let range, let surplus):
        append(page, copied..<surplus)
        copied = range.upperBound
      }
    }
    append(page, copied..<page.count)
  }

  private mutating func append(_ page: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard range.lowerBound < range.upperBound else { return }
    let start = bytes.count
    bytes.append(contentsOf: page[range])
    // libxml2 takes a NUL for the end.
    guard bytes[start...].contains(0) else { return }
    for index in start..<bytes.count where bytes[index] == 0 { bytes[index] = 0x20 }
  }
}

/// `https://example.com/ferry` of ` saved from url=(0025)https://example.com/ferry ` (Internet
/// Explorer, Chromium), of SingleFile's ` url: https://example.com/ferry`.
private func addressSavedFrom(
  _ page: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
) -> String? {
  // They stand first in a page, and are short.
  guard range.lowerBound < 4096, range.count < 4096 else { return nil }
  let comment = String(decoding: page[range], as: UTF8.self)
  for mark in ["saved from url=", "url: "] {
    guard let found = comment.firstRange(of: mark) else { continue }
    let rest = comment[found.upperBound...].drop { $0 == "(" || $0 == ")" || $0.isNumber }
    let address = rest.prefix { !$0.isWhitespace }
    if address.utf8.contains("://") { return String(address) }
  }
  return nil
}

/// Steps through the tags of a page, to what has to be left out.
private struct HTMLTags {
  enum Part {
    case comment(Range<Int>)
    /// The content of an element that holds no text.
    case skipped(Range<Int>)
    /// A tag, and where in it the attributes begin that no page has.
    case longTag(Range<Int>, surplus: Int)
  }

  /// Far more attributes than any page's tag has. libxml2 compares each with all before it: a
  /// megabyte of them takes it a minute.
  private static let mostAttributes = 500
  /// Elements without text of their own, from whose start tag all is left out up to the end tag.
  private static let skipped = ["script", "style", "svg"].map { Array($0.utf8) }

  private let page: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ page: UnsafeBufferPointer<UInt8>) { self.page = page }

  /// - Returns: `nil` at the page's end.
  mutating func next() -> Part? {
    while let start = first(0x3C, from: index) {
      index = start + 1
      guard index < page.count else { return nil }
      if begins("!--", at: index) {
        index = min(endOfComment(from: index + 3) + 3, page.count)
        return .comment(start..<index)
      }
      guard isLetter(page[index]) else { continue }
      let nameEnd = nameEnd(from: index)
      let name = index..<nameEnd
      let (tagEnd, surplus) = endOfTag(from: nameEnd)
      index = tagEnd
      if let surplus { return .longTag(start..<tagEnd, surplus: surplus) }
      if let part = skippedContent(of: name, tagEnd: tagEnd) { return part }
    }
    return nil
  }

  private mutating func skippedContent(of name: Range<Int>, tagEnd: Int) -> Part? {
    // To libxml2 one that ends in a slash is over.
    guard let element = Self.skipped.first(where: { isName(name, $0) }), tagEnd < page.count,
      page[tagEnd - 1] != UInt8(ascii: "/")
    else { return nil }
    let end = end(of: element, from: tagEnd)
    // A picture that never ends is not worth the rest of the page.
    if element == Self.skipped.last, end == page.count { return nil }
    index = end
    // The one kind of script that is read.
    if contains("ld+json", in: name.upperBound..<tagEnd) { return nil }
    return .skipped(min(tagEnd + 1, end)..<end)
  }

  /// Where in a tag a byte stands, as libxml2 sees it.
  private enum Position { case between, name, afterName, equals, value, bogus }

  /// - Returns: Where the tag ends, and where in it the surplus begins if it has any.
  private func endOfTag(from start: Int) -> (end: Int, surplus: Int?) {
    var count = 0
    var position = Position.bogus
    var surplus: Int?
    var index = start
    while index < page.count {
      let byte = page[index]
      if byte == 0x3E { return (index, surplus) }
      let isSpace = byte <= 0x20
      let isName = isNameByte[Int(byte)]
      switch position {
      case .value, .bogus: if isSpace { position = .between }
      case .equals:
        if byte == 0x22 || byte == 0x27 {
          index = first(byte, from: index + 1) ?? page.count
          position = .between
        } else if !isSpace {
          position = .value
        }
      case .name, .afterName:
        if byte == 0x3D {
          position = .equals
        } else if isSpace {
          position = .afterName
        } else if position == .afterName, isName {
          (position, count) = (.name, count + 1)
        } else if !isName || position == .afterName {
          position = .bogus
        }
      case .between:
        if isName {
          (position, count) = (.name, count + 1)
        } else if !isSpace, byte != UInt8(ascii: "/") {
          position = .bogus
        }
      }
      if count > Self.mostAttributes, surplus == nil { surplus = index }
      index += 1
    }
    return (page.count, surplus)
  }

  // MARK: Bytes

  private func first(_ byte: UInt8, from start: Int) -> Int? {
    guard start < page.count, let base = page.baseAddress else { return nil }
    let found = memchr(base + start, Int32(byte), page.count - start)
    return found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) }
  }

  private func nameEnd(from start: Int) -> Int {
    var index = start
    while index < page.count, isLetter(page[index]) { index += 1 }
    return index
  }

  private func isName(_ range: Range<Int>, _ name: [UInt8]) -> Bool {
    range.count == name.count && zip(range, name).allSatisfy { page[$0] | 0x20 == $1 }
  }

  private func begins(_ mark: StaticString, at start: Int) -> Bool {
    guard start + mark.utf8CodeUnitCount <= page.count else { return false }
    return mark.withUTF8Buffer { mark in
      mark.indices.allSatisfy { index in
        let byte = page[start + index]
        return byte == mark[index] || isLetter(byte) && byte | 0x20 == mark[index]
      }
    }
  }

  private func contains(_ mark: StaticString, in range: Range<Int>) -> Bool {
    range.contains { begins(mark, at: $0) }
  }

  /// Where `-->` begins.
  private func endOfComment(from start: Int) -> Int {
    var index = start
    while let next = first(UInt8(ascii: "-"), from: index) {
      if begins("-->", at: next) { return next }
      index = next + 1
    }
    return page.count
  }

  /// Where the end tag of an element begins.
  private func end(of element: [UInt8], from start: Int) -> Int {
    var index = start
    while let next = first(0x3C, from: index) {
      let name = next + 2..<next + 2 + element.count
      if name.upperBound <= page.count, page[next + 1] == UInt8(ascii: "/"), isName(name, element) {
        return next
      }
      index = next + 1
    }
    return page.count
  }
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

private let isNameByte: [Bool] = (0...255).map { (byte: UInt8) in
  isLetter(byte) || byte >= 0x80 || (0x30...0x3A).contains(byte)
    || [0x2D, 0x2E, 0x5F].contains(byte)
}

/// Where bytes first stand in others.
///
/// Measured: a hundred times as fast as to look for a string in a string.
func firstPlace(of part: [UInt8], in whole: [UInt8]) -> Int? {
  guard let first = part.first, whole.count >= part.count else { return nil }
  return whole.withUnsafeBufferPointer { whole in
    part.withUnsafeBufferPointer { part in
      (0...whole.count - part.count).first { start in
        whole[start] == first && (1..<part.count).allSatisfy { whole[start + $0] == part[$0] }
      }
    }
  }
}
