/// What the first bytes of an input look like, whatever its name says.
enum ContentKind: Equatable {
  case empty
  case text
  /// A JSON value a line.
  case jsonLines
  /// JSON values that spread over several lines, or an array.
  case jsonValues
  /// A web page that says so at its start.
  case html
  /// An archive of web pages.
  case warc
  /// A format that is not read.
  case unreadable(Rejection)

  init(rawPrefix: [UInt8], textPrefix: ArraySlice<UInt8>, isUnicode: Bool) {
    if rawPrefix.isEmpty {
      self = .empty
    } else if rawPrefix.starts(with: WARCReader.mark) {
      self = .warc
    } else if let format = magicNumbers.first(where: { rawPrefix.starts(with: $0.bytes) }) {
      self = .unreadable(Rejection(format.problem, remedy: format.remedy))
    } else if textPrefix.contains(0), !isUnicode || rawPrefix == Array(textPrefix) {
      self = .unreadable(.binary)
    } else {
      self.init(text: textPrefix)
    }
  }

  private init(text: ArraySlice<UInt8>) {
    let content = text.drop(while: isSpace)
    let opening = String(decoding: content.prefix(64), as: UTF8.self).lowercased()
    if content.isEmpty {
      self = .empty
    } else if opening.hasPrefix("<!doctype html") || opening.hasPrefix("<html") {
      self = .html
    } else if content.first == UInt8(ascii: "{") {
      self = spreadsOverLines(content) ? .jsonValues : .jsonLines
    } else if content.first == UInt8(ascii: "["),
      let next = content.dropFirst().drop(while: isSpace).first,
      next == UInt8(ascii: "{") || next == UInt8(ascii: "]")
    {
      self = .jsonValues
    } else {
      self = .text
    }
  }
}

private let magicNumbers: [(bytes: [UInt8], problem: String, remedy: String)] = [
  ([0x1F, 0x8B], "it is compressed with gzip", "unpack it with gunzip"),
  ([0x28, 0xB5, 0x2F, 0xFD], "it is compressed with zstd", "unpack it with unzstd"),
  (Array("BZh".utf8), "it is compressed with bzip2", "unpack it with bunzip2"),
  ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "it is compressed with xz", "unpack it with unxz"),
  (Array("PK\u{3}\u{4}".utf8), "it is a zip file or office document", "save its text as .txt"),
  (Array("%PDF-".utf8), "it is a PDF", "save its text as .txt (pdftotext does)"),
  (Array("SQLite format 3\0".utf8), "it is a SQLite database", "leave it out"),
]

private func isSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
}

/// Whether the first object goes on after the end of its line, as pretty-printed JSON does.
private func spreadsOverLines(_ content: ArraySlice<UInt8>) -> Bool {
  var depth = 0
  var isInString = false
  var isEscaped = false
  for byte in content {
    if byte == 0x0A { return depth > 0 && !isInString }
    if isInString {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
      }
      continue
    }
    switch byte {
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
    default: break
    }
  }
  return false
}
