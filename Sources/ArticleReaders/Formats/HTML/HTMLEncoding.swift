/// Tells the encoding of a page that has no byte order mark.
enum HTMLEncoding {
  /// How far in a page its charset is looked for: HTML says 1,024 bytes, pages take more.
  private static let declarationLength = 8192

  /// The text of a page.
  ///
  /// Valid UTF-8 is UTF-8 whatever the page says of itself: of the pages that are wrong about it,
  /// most say Latin-1.
  /// - Parameters:
  ///   - charset: What the page, or its HTTP head, says.
  ///   - isUTF8: `true` when the bytes are known to be meant as UTF-8.
  /// - Returns: `nil` if the charset is one that is not read.
  static func text(
    of page: ArraySlice<UInt8>, charset: String?, isUTF8: Bool = false
  ) -> DecodedText? {
    if let mark = TextEncoding.byteOrderMark(of: page) {
      return DecodedText(page.dropFirst(mark.length), encoding: mark.encoding)
    }
    guard !isUTF8, let charset, String(validating: page, as: UTF8.self) == nil else {
      return DecodedText(page, isUTF8: isUTF8)
    }
    guard let encoding = TextEncoding(name: charset) else { return nil }
    // What says UTF-16 has been read as bytes of ASCII, so it is not.
    let isUnicode = encoding != .windows1252 && encoding.iconvName == nil
    return isUnicode ? DecodedText(page, isUTF8: false) : DecodedText(page, encoding: encoding)
  }

  /// `iso-8859-1` of `<meta charset="iso-8859-1">` or of `content="text/html; charset=iso-8859-1"`.
  static func charset(of text: ArraySlice<UInt8>) -> String? {
    let head = String(decoding: text.prefix(declarationLength), as: UTF8.self).lowercased()
    guard let mark = head.firstRange(of: "charset=") else { return nil }
    let value = head[mark.upperBound...].drop { $0 == "\"" || $0 == "'" || $0 == " " }
    let name = value.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
    return name.isEmpty ? nil : String(name)
  }
}
