/// What the first bytes of an input look like, whatever its name says.
enum ContentKind: Equatable {
  case empty
  /// Text that shows no format of its own.
  case text
  /// It holds NUL bytes.
  case binary
  /// What the name says counts for nothing against it.
  case format(ArticleFormat)
  /// A format that is not read.
  case unreadable(Rejection)

  init(rawPrefix: [UInt8], textPrefix: ArraySlice<UInt8>, isUnicode: Bool) {
    if rawPrefix.isEmpty {
      self = .empty
    } else if rawPrefix.starts(with: WARCReader.mark) {
      self = .format(.warc)
    } else if let format = magicNumbers.first(where: { rawPrefix.starts(with: $0.bytes) }) {
      self = .unreadable(Rejection(format.problem, remedy: format.remedy))
    } else {
      self.init(text: textPrefix)
      let holdsZeros = textPrefix.contains(0) && (!isUnicode || rawPrefix == Array(textPrefix))
      if self == .text, holdsZeros { self = .binary }
    }
  }

  /// Whether some first bytes are those of a compressed file or an archive of files.
  static func isContainer(_ prefix: [UInt8], fileName: String?) -> Bool {
    if containerMagicNumbers.contains(where: prefix.starts) { return true }
    let tarMark = prefix.dropFirst(257).prefix(5)
    if tarMark.elementsEqual("ustar".utf8) { return true }
    // An empty tar is nothing but zeros.
    return fileName?.lowercased().hasSuffix(".tar") == true && prefix.allSatisfy { $0 == 0 }
      && prefix.count >= 512
  }

  private init(text: ArraySlice<UInt8>) {
    let content = text.drop(while: isSpace)
    let opening = String(decoding: content.prefix(64), as: UTF8.self).lowercased()
    let isPage =
      opening.hasPrefix("<!doctype html") || opening.hasPrefix("<html")
      || XMLRoot.name(of: content) == "html"
    if content.isEmpty {
      self = .empty
    } else if isPage {
      self = .format(.html)
    } else if let root = XMLRoot.name(of: content) {
      self =
        XMLRoot.feeds.contains(root)
        ? .format(.feed)
        : .unreadable(
          Rejection("it is XML of a kind that is not read (<\(root)>)", remedy: "leave it out"))
    } else if content.first == UInt8(ascii: "{") {
      self = spreadsOverLines(content) ? .format(.json) : .format(.jsonLines)
    } else if content.first == UInt8(ascii: "["),
      let next = content.dropFirst().drop(while: isSpace).first,
      next == UInt8(ascii: "{") || next == UInt8(ascii: "]")
    {
      self = .format(.json)
    } else {
      self = .text
    }
  }
}

/// Files that are packed, or hold other files, and that libarchive can unpack as a stream.
private let containerMagicNumbers: [[UInt8]] = [
  [0x1F, 0x8B], [0x28, 0xB5, 0x2F, 0xFD], Array("BZh".utf8), [0xFD, 0x37, 0x7A, 0x58, 0x5A],
  Array("PK\u{3}\u{4}".utf8), Array("PK\u{5}\u{6}".utf8),
]

private let magicNumbers: [(bytes: [UInt8], problem: String, remedy: String)] =
  containerMagicNumbers.map {
    ($0, "it is packed, in a file that is packed in another", "unpack it, and give the folder")
  } + [
    (
      Array("7z\u{BC}\u{AF}".unicodeScalars.map { UInt8($0.value) }), "it is a 7z archive",
      "unpack it, and give the folder"
    ),
    (Array("Rar!".utf8), "it is a RAR archive", "unpack it, and give the folder"),
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
