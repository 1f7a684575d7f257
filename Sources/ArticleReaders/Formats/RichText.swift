/// Rich Text Format, as databases and word processors save it: its text, as the articles of a database or
/// as one article.
enum RichText: ReadableFormat {
  static let fileExtensions = ["rtf"]

  static func isShown(by beginning: FileBeginning) -> Bool {
    beginning.opening.hasPrefix("{\\rtf")
  }

  static func reader(of input: RecordInput) -> any RecordReader {
    ConvertingReader(wholeOf: input) { input in
      let (text, isWhole) = RichTextParser.text(of: input.stream.buffered)
      let fault = isWhole ? nil : "braces are not closed"
      return ConvertedText(text, of: input, brokenOff: fault).reader
    }
  }
}

/// Makes a text of the tokens of RTF: braces, control words and characters (RTF 1.9.1).
private struct RichTextParser {
  /// What holds within a pair of braces.
  private struct Group {
    var isSkipped = false
    /// How many characters stand in for each `\u`, for readers that know none.
    var standIns = 1
  }

  private var rest: ArraySlice<UInt8>
  private var groups = [Group()]
  private var output: [UInt8] = []
  /// Bytes of the document's code page, which a character may need several of.
  private var encoded: [UInt8] = []
  private var encoding = TextEncoding.windows1252
  /// Characters still to be passed over behind a `\u`.
  private var standInsLeft = 0
  private var leadSurrogate: UInt32?

  /// - Returns: The text, and whether each brace that is opened is closed too.
  static func text(of bytes: ArraySlice<UInt8>) -> (text: String, isWhole: Bool) {
    var parser = RichTextParser(rest: bytes)
    parser.run()
    let end = parser.output.lastIndex { !$0.isPlainSpace } ?? -1
    let text = parser.output[...end].drop(while: \.isPlainSpace)
    return (String(decoding: text, as: UTF8.self), parser.groups.count == 1)
  }

  private init(rest: ArraySlice<UInt8>) { self.rest = rest }

  private mutating func run() {
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "{"):
        flush()
        groups.append(groups[groups.count - 1])
      case UInt8(ascii: "}"):
        flush()
        if groups.count > 1 { groups.removeLast() }
        standInsLeft = 0
      case UInt8(ascii: "\\"): control()
      case 0x0A, 0x0D: continue
      default: take(byte)
      }
    }
    flush()
  }

  private mutating func control() {
    guard let byte = rest.first else { return }
    guard isLetter(byte) else {
      rest.removeFirst()
      return symbol(byte)
    }
    let name = rest.prefix { isLetter($0) }
    rest = rest.dropFirst(name.count)
    let sign = rest.first == UInt8(ascii: "-") ? rest.prefix(1) : []
    let digits = rest.dropFirst(sign.count).prefix { (0x30...0x39).contains($0) }.prefix(10)
    var number: Int?
    if !digits.isEmpty {
      number = Int(String(decoding: sign + digits, as: UTF8.self))
      rest = rest.dropFirst(sign.count + digits.count)
    }
    if rest.first == 0x20 { rest.removeFirst() }
    word(String(decoding: name, as: UTF8.self), number)
  }

  private mutating func symbol(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "'"):
      let digits = rest.prefix(2)
      rest = rest.dropFirst(digits.count)
      if let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) {
        guard !takesStandIn() else { return }
        if !groups[groups.count - 1].isSkipped { encoded.append(byte) }
      }
    case UInt8(ascii: "*"): skipGroup()
    case UInt8(ascii: "~"): append("\u{A0}")
    case UInt8(ascii: "_"): append("\u{2011}")
    case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"): take(byte)
    case 0x0A, 0x0D: append("\n\n")
    default: return
    }
  }

  private mutating func word(_ name: String, _ number: Int?) {
    if let text = Self.characters[name] { return append(text) }
    if Self.destinations.contains(name) { return skipGroup() }
    switch name {
    case "u":
      unicode(UInt32(truncatingIfNeeded: (number ?? 0) < 0 ? (number ?? 0) + 0x10000 : number ?? 0))
    case "uc": groups[groups.count - 1].standIns = max(0, min(number ?? 1, 100))
    case "bin": rest = rest.dropFirst(max(0, number ?? 0))
    case "ansicpg": encoding = TextEncoding(name: "cp\(number ?? 1252)") ?? encoding
    case "mac": encoding = TextEncoding(name: "macintosh") ?? encoding
    default: return
    }
  }

  /// Leaves out what follows in the group that we are in, unless it is the document's own: there, a mark is
  /// damage.
  private mutating func skipGroup() {
    if groups.count > 2 { groups[groups.count - 1].isSkipped = true }
  }

  private mutating func unicode(_ unit: UInt32) {
    flush()
    standInsLeft = groups[groups.count - 1].standIns
    guard !groups[groups.count - 1].isSkipped else { return }
    var scalar = Unicode.Scalar(unit)
    if let lead = leadSurrogate, (0xDC00..<0xE000).contains(unit) {
      scalar = Unicode.Scalar(0x10000 + (lead - 0xD800) << 10 + (unit - 0xDC00))
    }
    leadSurrogate = (0xD800..<0xDC00).contains(unit) ? unit : nil
    if leadSurrogate == nil { output += Array(String(Character(scalar ?? "\u{FFFD}")).utf8) }
  }

  private mutating func take(_ byte: UInt8) {
    guard !takesStandIn(), !groups[groups.count - 1].isSkipped else { return }
    // Such files are to have nothing but ASCII; some have UTF-8.
    encoded.append(byte)
  }

  private mutating func takesStandIn() -> Bool {
    guard standInsLeft > 0 else { return false }
    standInsLeft -= 1
    return true
  }

  private mutating func append(_ text: String) {
    flush()
    if !groups[groups.count - 1].isSkipped { output += Array(text.utf8) }
  }

  private mutating func flush() {
    guard !encoded.isEmpty else { return }
    defer { encoded = [] }
    let isUTF8 = String(validating: encoded, as: UTF8.self) != nil
    output +=
      isUTF8 ? encoded : Array(DecodedText(encoded[...], encoding: encoding).text.utf8)
  }

  private static let characters: [String: String] = [
    "par": "\n\n", "sect": "\n\n", "page": "\n\n", "line": "\n", "row": "\n\n", "tab": " ",
    "cell": " ", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "endash": "–", "emdash": "—", "emspace": " ", "enspace": " ",
  ]

  /// What is in these groups is no text of the document.
  private static let destinations: Set<String> = [
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "header", "headerl", "headerr", "headerf",
    "footer", "footerl", "footerr", "footerf", "object", "listtable", "listoverridetable",
    "generator", "fldinst", "xmlnstbl", "themedata", "rsidtbl", "latentstyles", "datastore",
    "bkmkstart", "bkmkend", "pntext", "listtext", "annotation", "nonshppict",
  ]
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
