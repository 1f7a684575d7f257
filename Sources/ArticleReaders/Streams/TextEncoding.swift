/// How bytes stand for characters.
public enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case utf32LittleEndian = "utf-32le"
  case utf32BigEndian = "utf-32be"
  /// Holds all of Latin-1 that is printable, which is why Latin-1 is read as this.
  case windows1252 = "windows-1252"
  // The others are read by `iconv`.
  case windows1250 = "windows-1250"
  case windows1251 = "windows-1251"
  case windows1253 = "windows-1253"
  case windows1254 = "windows-1254"
  case windows1255 = "windows-1255"
  case windows1256 = "windows-1256"
  case windows1257 = "windows-1257"
  case windows1258 = "windows-1258"
  case windows874 = "windows-874"
  case iso88592 = "iso-8859-2"
  case iso88593 = "iso-8859-3"
  case iso88594 = "iso-8859-4"
  case iso88595 = "iso-8859-5"
  case iso88596 = "iso-8859-6"
  case iso88597 = "iso-8859-7"
  case iso88598 = "iso-8859-8"
  case iso885910 = "iso-8859-10"
  case iso885913 = "iso-8859-13"
  case iso885914 = "iso-8859-14"
  case iso885915 = "iso-8859-15"
  case iso885916 = "iso-8859-16"
  case koi8r = "koi8-r"
  case koi8u = "koi8-u"
  case ibm866
  case ibm850
  case macintosh
  case macCyrillic = "x-mac-cyrillic"
  case gb18030
  case big5
  case shiftJIS = "shift_jis"
  case eucJP = "euc-jp"
  case iso2022JP = "iso-2022-jp"
  case eucKR = "euc-kr"

  /// Other names, as web pages and mail have them (WHATWG Encoding Standard, labels), and programs.
  /// GB 2312 and GBK are parts of GB 18030; Latin-1 and Latin-5 of what Windows has in their place.
  private static let otherNames: [(encoding: Self, names: [String])] = [
    (.utf8, ["utf8", "ascii", "us-ascii", "unicode-1-1-utf-8"]),
    (.utf16LittleEndian, ["utf16le", "utf-16", "utf16"]), (.utf16BigEndian, ["utf16be"]),
    (.utf32LittleEndian, ["utf32le", "utf-32", "utf32"]), (.utf32BigEndian, ["utf32be"]),
    (.windows1252, ["latin-1", "latin1", "l1", "iso-8859-1", "iso_8859-1", "x-ansi"]),
    (.windows1254, ["latin5", "iso-8859-9"]), (.windows874, ["iso-8859-11", "tis-620"]),
    (.iso88592, ["latin2", "l2"]), (.iso88593, ["latin3"]), (.iso88594, ["latin4"]),
    (.iso88595, ["cyrillic"]), (.iso88596, ["arabic"]), (.iso88597, ["greek", "greek8"]),
    (.iso88598, ["hebrew", "iso-8859-8-i", "logical"]), (.iso885910, ["latin6"]),
    (.iso885915, ["latin-9", "latin9"]), (.koi8r, ["koi8", "koi8_r", "koi"]),
    (.koi8u, ["koi8-ru"]), (.ibm866, ["cp866"]), (.ibm850, ["cp850"]),
    (.macintosh, ["mac", "macroman", "mac-roman", "x-mac-roman"]),
    (.macCyrillic, ["x-mac-ukrainian"]),
    (.gb18030, ["gbk", "gb2312", "gb_2312-80", "x-gbk", "cp936", "chinese"]),
    (.big5, ["big5-hkscs", "cn-big5", "x-x-big5", "cp950"]),
    (.shiftJIS, ["shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j", "cp932"]),
    (.eucJP, ["x-euc-jp"]),
    (.eucKR, ["ks_c_5601-1987", "ksc5601", "korean", "windows-949", "cp949", "uhc"]),
  ]

  private static let encodings: [String: Self] = {
    var encodings: [String: Self] = [:]
    for encoding in allCases {
      encodings[encoding.rawValue] = encoding
      // cp1251, x-cp1251, iso8859-2, iso_8859-2
      for (ending, others) in [("windows-", ["cp", "x-cp"]), ("iso-", ["iso", "iso_"])]
      where encoding.rawValue.hasPrefix(ending) {
        for other in others {
          encodings[other + encoding.rawValue.dropFirst(ending.count)] = encoding
        }
      }
    }
    for (encoding, names) in otherNames { for name in names { encodings[name] = encoding } }
    return encodings
  }()

  /// - Parameter name: In upper or lower case; `utf8`, `latin1`, `cp1252` and the like are known.
  /// - Returns: `nil` as well where this machine has no table of it.
  public init?(name: String) {
    guard let encoding = Self.encodings[name.lowercased()] else { return nil }
    if let name = encoding.iconvName, IconvDecoder(name) == nil { return nil }
    self = encoding
  }

  /// `nil` for what is read here.
  var iconvName: String? {
    switch self {
    case .utf8, .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian,
      .windows1252:
      nil
    case .windows874: "CP874"
    case .shiftJIS: "CP932"
    case .eucKR: "CP949"
    case .big5: "BIG5-HKSCS"
    case .macCyrillic: "MAC-CYRILLIC"
    default: rawValue.replacing("windows-", with: "cp").uppercased()
    }
  }

  /// The byte order mark that opens the bytes, if one does.
  static func byteOrderMark(of bytes: ArraySlice<UInt8>) -> (encoding: Self, length: Int)? {
    // UTF-32LE before UTF-16LE, whose mark is its beginning.
    let marks: [(Self, [UInt8])] = [
      (.utf32LittleEndian, [0xFF, 0xFE, 0, 0]), (.utf32BigEndian, [0, 0, 0xFE, 0xFF]),
      (.utf8, [0xEF, 0xBB, 0xBF]), (.utf16LittleEndian, [0xFF, 0xFE]),
      (.utf16BigEndian, [0xFE, 0xFF]),
    ]
    for (encoding, mark) in marks where bytes.starts(with: mark) { return (encoding, mark.count) }
    return nil
  }

  /// Tells UTF-16 without a byte order mark from the NULs beside its ASCII characters.
  static func utf16ByItsZeros(in bytes: ArraySlice<UInt8>) -> Self? {
    let units = bytes.count / 2
    guard units >= 2, bytes.contains("\0") else { return nil }
    var zeros = (even: 0, odd: 0)
    for unit in 0..<units {
      let first = bytes[bytes.startIndex + 2 * unit]
      let second = bytes[bytes.startIndex + 2 * unit + 1]
      guard first == 0 || second == 0 else { continue }
      // In a text, the byte beside a zero is one that can be printed.
      guard max(first, second) >= 0x20 || [0x09, 0x0A, 0x0D].contains(max(first, second)) else {
        return nil
      }
      if first == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    if zeros.odd * 5 > units * 2, zeros.even * 20 <= units { return .utf16LittleEndian }
    if zeros.even * 5 > units * 2, zeros.odd * 20 <= units { return .utf16BigEndian }
    return nil
  }
}

/// The upper half of Windows-1252 (WHATWG Encoding Standard, index windows-1252).
enum Windows1252 {
  /// - Returns: `nil` for the five bytes that stand for nothing.
  static func scalar(for byte: UInt8) -> Unicode.Scalar? {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    return upperControls[Int(byte) - 0x80]
  }

  private static let upperControls: [Unicode.Scalar?] = [
    "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil,
    nil, "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
  ]
}

/// Turns bytes of another encoding into UTF-8, a chunk at a time.
struct Transcoder {
  let encoding: TextEncoding
  /// How many characters could not be read and became U+FFFD.
  private(set) var replaced = 0
  /// Bytes of a character that goes on in the next chunk.
  private var pending: [UInt8] = []
  private let iconv: IconvDecoder?

  init(from encoding: TextEncoding) {
    self.encoding = encoding
    iconv = encoding.iconvName.flatMap(IconvDecoder.init)
  }

  /// - Parameter isLast: `true` when no bytes follow, so that half a character is broken.
  mutating func utf8(from chunk: [UInt8], isLast: Bool) -> [UInt8] {
    switch encoding {
    case .utf8: chunk
    case .windows1252: windows1252(chunk)
    case .utf16LittleEndian, .utf16BigEndian: wide(pending + chunk, as: UTF16.self, isLast: isLast)
    case .utf32LittleEndian, .utf32BigEndian: wide(pending + chunk, as: UTF32.self, isLast: isLast)
    default: foreign(pending + chunk, isLast: isLast)
    }
  }

  private mutating func foreign(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    guard let iconv else { preconditionFailure("an encoding has a name only where it is known") }
    let decoded = iconv.utf8(from: bytes, isLast: isLast)
    replaced += decoded.replaced
    pending = Array(bytes.suffix(decoded.pending))
    return decoded.text
  }

  private mutating func windows1252(_ chunk: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(chunk.count + chunk.count / 8)
    for byte in chunk {
      if byte < 0x80 {
        output.append(byte)
      } else {
        append(Windows1252.scalar(for: byte), to: &output)
      }
    }
    return output
  }

  /// Decodes units of two or four bytes.
  private mutating func wide<Codec: UnicodeCodec>(
    _ bytes: [UInt8], as codec: Codec.Type, isLast: Bool
  ) -> [UInt8] where Codec.CodeUnit: FixedWidthInteger {
    let size = Codec.CodeUnit.bitWidth / 8
    let isBigEndian = encoding == .utf16BigEndian || encoding == .utf32BigEndian
    var units: [Codec.CodeUnit] = []
    units.reserveCapacity(bytes.count / size)
    for start in stride(from: 0, through: bytes.count - size, by: size) {
      var unit: Codec.CodeUnit = 0
      for place in 0..<size {
        let byte = bytes[start + (isBigEndian ? place : size - 1 - place)]
        unit = unit << 8 | Codec.CodeUnit(truncatingIfNeeded: byte)
      }
      units.append(unit)
    }
    if size == 2, !isLast, let last = units.last, UTF16.isLeadSurrogate(UInt16(last)) {
      units.removeLast()
    }
    pending = Array(bytes[(size * units.count)...])
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var decoder = codec.init()
    var iterator = units.makeIterator()
    decoding: while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): append(scalar, to: &output)
      case .error: append(nil, to: &output)
      case .emptyInput: break decoding
      }
    }
    if isLast, !pending.isEmpty { append(nil, to: &output) }
    return output
  }

  /// - Parameter scalar: `nil` for what stands for nothing.
  private mutating func append(_ scalar: Unicode.Scalar?, to output: inout [UInt8]) {
    if scalar == nil { replaced += 1 }
    output.append(contentsOf: UTF8.encode(scalar ?? "\u{FFFD}") ?? .init())
  }
}
