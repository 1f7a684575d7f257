/// The outermost element of an XML document, by which its kind is told.
enum XMLRoot {
  static let feeds: Set<String> = ["rss", "feed", "RDF"]

  /// - Parameter text: Begins with the document, without space before it.
  /// - Returns: Without its prefix; `nil` if this is no XML.
  static func name(of text: ArraySlice<UInt8>) -> String? {
    let isDeclared = text.starts(with: "<?xml".utf8)
    var rest = text
    while rest.first == UInt8(ascii: "<"), let next = rest.dropFirst().first {
      if next == UInt8(ascii: "?") {
        rest = behind("?>", in: rest)
      } else if rest.starts(with: "<!--".utf8) {
        rest = behind("-->", in: rest)
      } else if next == UInt8(ascii: "!") {
        let declaration = rest.prefix { $0 != UInt8(ascii: ">") }
        rest = behind(declaration.contains(UInt8(ascii: "[")) ? "]>" : ">", in: rest)
      } else {
        let name = rest.dropFirst().prefix(64).prefix { !" \t\r\n/>".utf8.contains($0) }
        let local = name.split(separator: UInt8(ascii: ":")).last ?? []
        let root = String(decoding: local, as: UTF8.self)
        return isDeclared || feeds.contains(root) ? root : nil
      }
      rest = rest.drop { $0 <= 0x20 }
    }
    return nil
  }

  private static func behind(_ end: String, in text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let end = Array(end.utf8)
    var rest = text
    while !rest.isEmpty, !rest.starts(with: end) { rest = rest.dropFirst() }
    return rest.dropFirst(end.count)
  }
}
