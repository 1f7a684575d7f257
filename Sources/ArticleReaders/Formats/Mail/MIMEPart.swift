import Essentials

/// A mail or a part of one (RFC 2045): a head, and a content that is a text, a file or several parts.
struct MIMEPart {
  let head: HeadFields
  /// As it was sent.
  private let content: ArraySlice<UInt8>

  /// Deeper than any mail is nested.
  private static let deepest = 12

  /// - Parameter bytes: The head, a blank line and the content.
  init(_ bytes: ArraySlice<UInt8>) {
    let isHeadless = bytes.first == 0x0A || bytes.first == 0x0D
    let end = isHeadless ? 0 : HeadFields.end(of: bytes) ?? bytes.count
    head = HeadFields(bytes.prefix(end))
    content = bytes.dropFirst(end)
  }

  /// In lower case; a part that does not say is a text.
  var type: String {
    let type = head["content-type"]?.split(separator: ";").first.map { $0.trimmed.lowercased() }
    return type.flatMap { $0.contains("/") ? $0 : nil } ?? "text/plain"
  }

  var charset: String? { parameter("charset", of: "content-type") }

  var isAttachment: Bool {
    head["content-disposition"]?.lowercased().hasPrefix("attachment") == true
  }

  /// The parts in it that are no parts of parts, in order, without attachments.
  func leaves(depth: Int = 0) -> [MIMEPart] {
    guard type.hasPrefix("multipart/"), let boundary = parameter("boundary", of: "content-type"),
      depth < Self.deepest
    else { return isAttachment ? [] : [self] }
    return parts(between: boundary).flatMap { $0.leaves(depth: depth + 1) }
  }

  /// The content as it was before it was sent.
  var decoded: [UInt8] {
    switch head["content-transfer-encoding"]?.lowercased() {
    case "base64": withoutBase64(content)
    case "quoted-printable": withoutQuotedPrintable(content, isHead: false)
    default: Array(content)
    }
  }

  /// The text of a text, in whatever encoding.
  var text: DecodedText {
    let bytes = decoded[...]
    return HTMLEncoding.text(of: bytes, charset: charset) ?? DecodedText(bytes, isUTF8: false)
  }

  private func parts(between boundary: String) -> [MIMEPart] {
    let mark = Array("--\(boundary)".utf8)
    var parts: [MIMEPart] = []
    var start: Int?
    var line = content.startIndex
    while line < content.endIndex {
      let next = content[line...].firstIndex(of: 0x0A).map { $0 + 1 } ?? content.endIndex
      if content[line...].starts(with: mark) {
        if let start, start <= line { parts.append(MIMEPart(content[start..<line])) }
        let isLast = content[(line + mark.count)...].starts(with: "--".utf8)
        start = isLast ? nil : next
      }
      line = next
    }
    // A mail that was cut off is read as far as it goes.
    if let start, start < content.endIndex { parts.append(MIMEPart(content[start...])) }
    return parts
  }

  /// `xyz` of `multipart/mixed; boundary="xyz"`.
  private func parameter(_ name: String, of field: String) -> String? {
    guard let value = head[field],
      let found = value.lowercased().firstRange(of: name + "="), found.upperBound <= value.endIndex
    else { return nil }
    let rest = value[found.upperBound...]
    let text =
      rest.first == "\""
      ? rest.dropFirst().prefix { $0 != "\"" } : rest.prefix { $0 != ";" && !$0.isWhitespace }
    return text.isEmpty ? nil : String(text)
  }
}

extension HeadFields {
  /// The text of a field of a mail, without what its writer had to do to other letters than ASCII's
  /// (RFC 2047): `=?utf-8?Q?caf=C3=A9?=`.
  func text(_ name: String) -> String? {
    guard let written = self[name] else { return nil }
    var output = ""
    var rest = written[...]
    while let start = rest.firstRange(of: "=?") {
      let word = rest[start.upperBound...].split(
        separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
      guard word.count == 4, word[3].first == "=", let text = decodedWord(word) else {
        output += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        continue
      }
      // The space between two such words is none of the text.
      let before = rest[..<start.lowerBound]
      if !before.isBlank || output.isEmpty { output += before }
      output += text
      rest = word[3].dropFirst()
      if !rest.drop(while: \.isWhitespace).hasPrefix("=?") { continue }
    }
    let text = collapsed(output + rest)
    return text.isEmpty ? nil : text
  }

  private func decodedWord(_ word: [Substring]) -> String? {
    let bytes = Array(word[2].utf8)[...]
    let decoded: [UInt8]
    switch word[1].lowercased() {
    case "b": decoded = withoutBase64(bytes)
    case "q": decoded = withoutQuotedPrintable(bytes, isHead: true)
    default: return nil
    }
    // us-ascii*en names the language too.
    let charset = word[0].split(separator: "*").first.map(String.init)
    return HTMLEncoding.text(of: decoded[...], charset: charset)?.text
  }
}

private func withoutBase64(_ text: ArraySlice<UInt8>) -> [UInt8] {
  var output: [UInt8] = []
  output.reserveCapacity(text.count * 3 / 4)
  var bits: UInt32 = 0
  var count = 0
  for byte in text {
    let value: UInt8
    switch byte {
    case 0x41...0x5A: value = byte - 0x41
    case 0x61...0x7A: value = byte - 0x61 + 26
    case 0x30...0x39: value = byte - 0x30 + 52
    case UInt8(ascii: "+"): value = 62
    case UInt8(ascii: "/"): value = 63
    default: continue
    }
    bits = bits << 6 | UInt32(value)
    count += 1
    if count == 4 {
      output += [UInt8(bits >> 16 & 0xFF), UInt8(bits >> 8 & 0xFF), UInt8(bits & 0xFF)]
      (bits, count) = (0, 0)
    }
  }
  if count == 2 { output.append(UInt8(bits >> 4 & 0xFF)) }
  if count == 3 { output += [UInt8(bits >> 10 & 0xFF), UInt8(bits >> 2 & 0xFF)] }
  return output
}

/// - Parameter isHead: Whether `_` is a space, as in heads.
private func withoutQuotedPrintable(_ text: ArraySlice<UInt8>, isHead: Bool) -> [UInt8] {
  var output: [UInt8] = []
  output.reserveCapacity(text.count)
  var rest = text
  while let byte = rest.popFirst() {
    if isHead, byte == UInt8(ascii: "_") {
      output.append(0x20)
    } else if byte != UInt8(ascii: "=") {
      output.append(byte)
    } else if let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
      rest.count > 1
    {
      output.append(value)
      rest = rest.dropFirst(2)
    } else {
      // A line that goes on in the next.
      let blank = rest.prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      if rest.dropFirst(blank.count).first == 0x0A {
        rest = rest.dropFirst(blank.count + 1)
      } else {
        output.append(byte)
      }
    }
  }
  return output
}
