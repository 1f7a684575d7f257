import CLibXML2

/// Makes of XML as feeds have it what a parser takes: UTF-8, whatever it was and says to be; without
/// characters that XML may not have; with HTML's entities as characters, and lone `&` and `<` as text.
///
/// It is given chunk by chunk, and its lines stay where they are.
struct XMLText {
  private enum Place {
    case text, section, comment, declaration
  }

  /// What could not be kept.
  private(set) var warning: ReadingWarning?
  private let isUTF8: Bool
  /// `nil` until a byte shows that is no ASCII.
  private var transcoder: Transcoder?
  private let declared: TextEncoding?
  /// The beginning of a reference or a mark, which the next chunk may end.
  private var pending: [UInt8] = []
  /// The beginning of a character.
  private var cutEnd: [UInt8] = []
  private var place = Place.text
  /// Of the tag that we are in; `nil` outside of tags.
  private var attributes: Int?

  /// The parser compares each attribute of a tag, and each namespace, with all before it.
  private static let mostAttributes = 1000
  private static let hasTooManyAttributes = ReadingWarning.brokenBetween(
    "a tag has more than \(mostAttributes) attributes")

  /// - Parameters:
  ///   - beginning: Of the document.
  ///   - isUTF8: `true` when the bytes are known to be meant as UTF-8.
  init(_ beginning: ArraySlice<UInt8>, isUTF8: Bool) {
    self.isUTF8 = isUTF8
    let head = String(decoding: beginning.prefix(200), as: UTF8.self)
    let isDeclared = head.drop(while: \.isWhitespace).hasPrefix("<?xml")
    let value = isDeclared ? head.firstRange(of: "encoding=").map { head[$0.upperBound...] } : nil
    let name = value?.dropFirst().prefix { $0 != "\"" && $0 != "'" }
    let encoding = name.flatMap { TextEncoding(name: String($0)) }
    // What says UTF-16 has been read as bytes of ASCII, so it is not.
    declared = encoding.flatMap { $0 == .windows1252 || $0.iconvName != nil ? $0 : nil }
  }

  /// What follows is no part of a section or comment that nothing has closed.
  mutating func leaveSection() { (place, attributes) = (.text, nil) }

  /// - Parameter isLast: Whether no bytes follow.
  mutating func next(_ chunk: ArraySlice<UInt8>, isLast: Bool) -> [UInt8] {
    var bytes = unicode(chunk, isLast: isLast)[...]
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 64)
    while let byte = bytes.first {
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "-") {
        // Nine bytes tell what begins or ends here.
        guard isLast || bytes.count >= 9 else { break }
        if place == .text, byte == UInt8(ascii: "<"), !beginsTag(bytes) {
          output += Array("&lt;".utf8)
          bytes = bytes.dropFirst()
          continue
        }
        if place == .text, byte == UInt8(ascii: "<") { attributes = 0 }
        move(bytes)
      } else if byte == UInt8(ascii: "&"), place == .text {
        guard let length = reference(bytes, isLast: isLast, into: &output) else { break }
        bytes = bytes.dropFirst(length)
        continue
      } else if place == .declaration, byte == UInt8(ascii: ">") {
        place = .text
      }
      if place == .text, let count = attributes {
        if byte == UInt8(ascii: "=") { attributes = count + 1 }
        if byte == UInt8(ascii: ">") { attributes = nil }
        if count > Self.mostAttributes, attributes != nil {
          warning = Self.hasTooManyAttributes
          bytes = bytes.dropFirst()
          continue
        }
      }
      // U+FFFE and U+FFFF, at which the parser would end.
      if byte == 0xEF,
        bytes.starts(with: [0xEF, 0xBF, 0xBE]) || bytes.starts(with: [0xEF, 0xBF, 0xBF])
      {
        output += Array("\u{FFFD}".utf8)
        bytes = bytes.dropFirst(3)
        continue
      }
      let isControl = byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
      output.append(isControl ? 0x20 : byte)
      bytes = bytes.dropFirst()
    }
    pending = Array(bytes)
    return output
  }

  /// Notes what begins or ends with these bytes.
  private mutating func move(_ bytes: ArraySlice<UInt8>) {
    switch place {
    case .text:
      if bytes.starts(with: "<![CDATA[".utf8) {
        place = .section
      } else if bytes.starts(with: "<!--".utf8) {
        place = .comment
      } else if bytes.starts(with: "<!".utf8) {
        place = .declaration
      }
    case .section: if bytes.starts(with: "]]>".utf8) { place = .text }
    case .comment: if bytes.starts(with: "-->".utf8) { place = .text }
    // What is declared between brackets ends with both.
    case .declaration: return
    }
  }

  /// Writes what a reference stands for.
  ///
  /// - Returns: How many bytes it has; `nil` if the next chunk has its end.
  private func reference(_ bytes: ArraySlice<UInt8>, isLast: Bool, into output: inout [UInt8])
    -> Int?
  {
    let window = bytes.dropFirst().prefix(Self.longestReference)
    let name = window.prefix { $0 == UInt8(ascii: "#") || isWord($0) }
    guard name.endIndex < window.endIndex else {
      // Too long to be one, or cut off.
      guard isLast || window.count == Self.longestReference else { return nil }
      output += Array("&amp;".utf8)
      return 1
    }
    let isEnded = bytes[name.endIndex] == UInt8(ascii: ";")
    let text = String(decoding: name, as: UTF8.self)
    if isEnded, ["amp", "lt", "gt", "quot", "apos"].contains(text) {
      output += bytes.prefix(name.count + 2)
    } else if isEnded, text.hasPrefix("#") {
      let isHex = text.dropFirst().first?.lowercased() == "x"
      let number = UInt32(text.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10)
      let isCharacter = number.flatMap(Unicode.Scalar.init).map(isAllowed) == true
      output += isCharacter ? Array(bytes.prefix(name.count + 2)) : [0x20]
    } else if isEnded, let character = characterOfEntity(text) {
      output += Array(character.utf8)
    } else {
      output += Array("&amp;".utf8)
      return 1
    }
    return name.count + 2
  }

  private static let longestReference = 12

  /// As UTF-8: what it is, or else what it says to be, or else Windows-1252 if that is likely.
  private mutating func unicode(_ chunk: ArraySlice<UInt8>, isLast: Bool) -> [UInt8] {
    if transcoder == nil, !isUTF8, chunk.contains(where: { $0 >= 0x80 }) {
      let isUnicode = String(validating: withoutCutEnd(chunk), as: UTF8.self) != nil
      let decoded = DecodedText(withoutCutEnd(chunk), isUTF8: false)
      if isUnicode {
        transcoder = Transcoder(from: .utf8)
      } else if let declared {
        transcoder = Transcoder(from: declared)
      } else {
        let isWindows = decoded.warnings == [.readAsWindows1252]
        if isWindows { warning = .readAsWindows1252 }
        transcoder = Transcoder(from: isWindows ? .windows1252 : .utf8)
      }
    }
    guard var transcoder, transcoder.encoding != .utf8 else {
      return pending + valid(chunk, isLast: isLast)
    }
    defer { self.transcoder = transcoder }
    return pending + transcoder.utf8(from: Array(chunk), isLast: isLast)
  }

  /// With U+FFFD for what is no UTF-8, which no parser would take.
  private mutating func valid(_ chunk: ArraySlice<UInt8>, isLast: Bool) -> [UInt8] {
    let bytes = cutEnd + chunk
    let whole = isLast ? bytes[...] : withoutCutEnd(bytes[...])
    cutEnd = Array(bytes[whole.endIndex...])
    if String(validating: whole, as: UTF8.self) != nil { return Array(whole) }
    let text = String(decoding: whole, as: UTF8.self)
    let lost = text.unicodeScalars.count { $0 == "\u{FFFD}" }
    if case .replaced(let count)? = warning {
      warning = .replaced(count + lost)
    } else {
      warning = .replaced(lost)
    }
    return Array(text.utf8)
  }
}

/// Whether XML may have a character (XML 1.0, *Char*).
private func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
    || [0x09, 0x0A, 0x0D].contains(scalar.value)
}

/// Without the beginning of a character at the end.
private func withoutCutEnd(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  let lead = bytes.suffix(3).lastIndex { $0 >= 0xC0 }
  guard let lead else { return bytes }
  let length = bytes[lead] >= 0xF0 ? 4 : bytes[lead] >= 0xE0 ? 3 : 2
  return bytes.endIndex - lead < length ? bytes[..<lead] : bytes
}

/// Whether a `<` begins a tag, or is one of a text that should have been written otherwise.
private func beginsTag(_ bytes: ArraySlice<UInt8>) -> Bool {
  let rest = bytes.dropFirst()
  guard let next = rest.first else { return true }
  let isEnd = next == UInt8(ascii: "/")
  guard let name = isEnd ? rest.dropFirst().first : next else { return true }
  return isWord(name) && !(0x30...0x39).contains(name) || name >= 0x80 || name == UInt8(ascii: "_")
    || name == UInt8(ascii: ":")
    || !isEnd && (name == UInt8(ascii: "!") || name == UInt8(ascii: "?"))
}

private func isWord(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
}

/// The characters that an entity of HTML stands for, as libxml2 knows them.
private func characterOfEntity(_ name: String) -> String? {
  guard let entity = htmlEntityLookup(name) else { return nil }
  return Unicode.Scalar(entity.pointee.value).map { String(Character($0)) }
}
