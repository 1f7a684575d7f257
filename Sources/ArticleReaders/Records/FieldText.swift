extension ArticleField {
  /// What a field of a JSON object or of a row says, as crawlers, R and pandas write it: the marks of
  /// no value left out, a list written as text taken apart, escapes undone, HTML read.
  ///
  /// - Returns: `nil` if it says nothing.
  func value(ofRecord text: String) -> String? {
    let text = withoutByteOrderMark(text)
    guard !isMissing(text), !text.isBlank else { return nil }
    switch self {
    case .text, .title:
      let parts = self == .text ? listWrittenAsText(text) : nil
      return value(of: parts?.joined(separator: "\n\n") ?? withoutMarkup(withoutEscapes(text)))
    case .author, .section, .keywords:
      let parts = listWrittenAsText(text) ?? [text]
      let names = parts.map { self == .author ? withoutBy($0) : $0 }
      return value(of: names.joined(separator: "; "))
    case .url, .outlet, .published, .language, .id, .retrieved: return value(of: text)
    }
  }
}

/// Of a file that somebody has pasted into a field.
private func withoutByteOrderMark(_ text: String) -> String {
  guard text.utf8.first == 0xEF, text.unicodeScalars.first == "\u{FEFF}" else { return text }
  return String(String.UnicodeScalarView(text.unicodeScalars.drop { $0 == "\u{FEFF}" }))
}

/// What Python, R and pandas write where there is no value.
private let missingValues: Set<String> = [
  "None", "NA", "NaN", "nan", "NaT", "<NA>", "N/A", "#N/A", "null", "NULL", "[]", "{}",
]

/// Hashing a whole article's text for it would take longer than all else here.
private func isMissing(_ text: String) -> Bool {
  text.utf8.count <= longestMissingValue && missingValues.contains(text)
}

private let longestMissingValue = missingValues.map(\.utf8.count).max() ?? 0

/// `Petra Holm` of `By Petra Holm`.
private func withoutBy(_ name: String) -> String {
  let isByline = name.utf8.count > 3 && name.prefix(3).lowercased() == "by "
  return isByline ? name.dropFirst(3).trimmed : name
}

// MARK: Lists

/// The texts of a list that Python or JSON wrote as a text: `['Petra Holm', "Abby O'Derby"]`.
///
/// - Returns: `nil` if it is no list of texts alone.
private func listWrittenAsText(_ text: String) -> [String]? {
  guard text.unicodeScalars.first(where: { !WhiteSpace.unicode.contains($0) }) == "[" else {
    return nil
  }
  let bytes = text.trimmed.utf8
  guard bytes.last == UInt8(ascii: "]") else { return nil }
  var items: [String] = []
  var item: [UInt8] = []
  var quote: UInt8?
  var isEscaped = false
  var needsComma = false
  for byte in bytes.dropFirst().dropLast() {
    if let mark = quote {
      if isEscaped {
        item += "'\"\\".utf8.contains(byte) ? [byte] : [UInt8(ascii: "\\"), byte]
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == mark {
        items.append(withoutEscapes(String(decoding: item, as: UTF8.self)))
        (item, quote, needsComma) = ([], nil, true)
      } else {
        item.append(byte)
      }
    } else if byte == UInt8(ascii: ","), needsComma {
      needsComma = false
    } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\""), !needsComma {
      quote = byte
    } else if !byte.isPlainSpace {
      return nil
    }
  }
  return quote == nil && needsComma ? items.filter { !$0.isBlank } : nil
}

// MARK: Escapes

/// A text whose escapes were escaped once more, as a doubled backslash in JSON or a table leaves them:
/// `It rained.\nBrekke …`.
///
/// In prose not every mark is `\"`, and no `\n` stands behind anything but a letter where real line ends
/// are missing.
private func withoutEscapes(_ text: String) -> String {
  guard text.utf8.contains("\\"), hasEscapes(Array(text.utf8)) else { return text }
  var output: [UInt8] = []
  var rest = Array(text.utf8)[...]
  while let byte = rest.popFirst() {
    guard byte == UInt8(ascii: "\\"), let next = rest.first else {
      output.append(byte)
      continue
    }
    if let plain = plainOfEscape[next] {
      output += plain
      rest = rest.dropFirst()
    } else if next == UInt8(ascii: "u"), let (scalar, length) = escapedScalar(rest) {
      output += Array(String(Character(scalar)).utf8)
      rest = rest.dropFirst(length)
    } else {
      output.append(byte)
    }
  }
  return String(decoding: output, as: UTF8.self)
}

private let plainOfEscape: [UInt8: [UInt8]] = [
  UInt8(ascii: "n"): [0x0A], UInt8(ascii: "r"): [], UInt8(ascii: "t"): [0x20],
  UInt8(ascii: "\""): [0x22], UInt8(ascii: "'"): [0x27], UInt8(ascii: "/"): [0x2F],
]

private func hasEscapes(_ bytes: [UInt8]) -> Bool {
  let hasLines = bytes.contains(0x0A)
  let marks = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\"") }
  if !marks.isEmpty, marks.allSatisfy({ $0 > 0 && bytes[$0 - 1] == UInt8(ascii: "\\") }) {
    return true
  }
  for index in bytes.indices.dropLast() where bytes[index] == UInt8(ascii: "\\") {
    switch bytes[index + 1] {
    case UInt8(ascii: "u"):
      if escapedScalar(bytes[(index + 1)...]) != nil { return true }
    case UInt8(ascii: "n"):
      // C:\news is a path.
      let before = index > 0 ? bytes[index - 1] : UInt8(ascii: ".")
      let isDoubled = bytes[(index + 2)...].starts(with: "\\n".utf8)
      if !hasLines, isDoubled || !isWordByte(before) && before != UInt8(ascii: ":") {
        return true
      }
    default: continue
    }
  }
  return false
}

private func isWordByte(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
}

/// - Parameter text: Begins with the `u` of an escape.
/// - Returns: What it stands for, and how many bytes it has.
private func escapedScalar(_ text: ArraySlice<UInt8>) -> (scalar: Unicode.Scalar, length: Int)? {
  let unit = { (text: ArraySlice<UInt8>) -> UInt32? in
    let digits = text.dropFirst().prefix(4)
    guard text.first == UInt8(ascii: "u"), digits.count == 4,
      digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit })
    else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }
  guard let first = unit(text) else { return nil }
  if let scalar = Unicode.Scalar(first) { return (scalar, 5) }
  guard text.dropFirst(5).first == UInt8(ascii: "\\"), let second = unit(text.dropFirst(6)),
    (0xD800..<0xDC00).contains(first), (0xDC00..<0xE000).contains(second)
  else { return nil }
  return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)).map { ($0, 11) }
}

// MARK: Markup

/// The text of what may be HTML: its paragraphs parted by blank lines, or its own lines where nothing
/// but line ends parts them, as WordPress keeps texts.
private func withoutMarkup(_ text: String) -> String {
  guard let partsParagraphs = partsParagraphs(text) else { return text }
  guard !partsParagraphs, text.utf8.contains(0x0A) else { return textOfHTML(text) }
  return text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }.map { line in
    let hasMarks = line.contains { $0 == "<" || $0 == "&" }
    return hasMarks ? textOfHTML(String(line)) : String(line)
  }.joined(separator: "\n")
}

/// What a text has only if it is HTML.
private let blockTags = ["<p>", "<p ", "</p>", "<br>", "<br/>", "<br />", "</div>", "</li>"]
  .map { Array($0.utf8) }
private let otherMarks = [
  "</a>", "</b>", "</i>", "</em>", "</strong>", "</span>", "</blockquote>", "</h1>", "</h2>",
  "</h3>", "</h4>", "</figure>", "</section>", "</q>", "&nbsp;", "&amp;", "&quot;", "&apos;",
  "&lt;", "&ldquo;", "&rdquo;", "&lsquo;", "&rsquo;", "&mdash;", "&ndash;", "&hellip;", "&#",
].map { Array($0.utf8) }

/// - Returns: `nil` if a text is no HTML; else whether it has elements that part paragraphs.
private func partsParagraphs(_ text: String) -> Bool? {
  guard text.utf8.contains("<") || text.utf8.contains("&") else { return nil }
  let bytes = Array(text.utf8)
  var isHTML = false
  for first: StaticString in ["<", "&"] {
    var rest = bytes[...]
    while let distance = rest.firstPlace(of: first) {
      rest = rest.dropFirst(distance)
      defer { rest = rest.dropFirst() }
      // *Marks & Brill*
      guard rest.dropFirst().first != 0x20 else { continue }
      let mark = rest.prefix(12).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      if blockTags.contains(where: mark.starts) { return true }
      isHTML = isHTML || otherMarks.contains(where: mark.starts)
    }
  }
  return isHTML ? false : nil
}
