/// How bytes stand for characters.
public enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case utf32LittleEndian = "utf-32le"
  case utf32BigEndian = "utf-32be"
  /// Holds all of Latin-1 that is printable, which is why Latin-1 is read as this.
  case windows1252 = "windows-1252"

  /// - Parameter name: In upper or lower case; `utf8`, `latin1`, `cp1252` and the like are known.
  public init?(name: String) {
    switch name.lowercased() {
    case "utf-8", "utf8", "ascii", "us-ascii": self = .utf8
    case "utf-16le", "utf16le", "utf-16", "utf16": self = .utf16LittleEndian
    case "utf-16be", "utf16be": self = .utf16BigEndian
    case "utf-32le", "utf32le", "utf-32", "utf32": self = .utf32LittleEndian
    case "utf-32be", "utf32be": self = .utf32BigEndian
    case "windows-1252", "cp1252", "latin-1", "latin1", "iso-8859-1": self = .windows1252
    default: return nil
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
    guard units >= 2 else { return nil }
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

  init(from encoding: TextEncoding) { self.encoding = encoding }

  /// - Parameter isLast: `true` when no bytes follow, so that half a character is broken.
  mutating func utf8(from chunk: [UInt8], isLast: Bool) -> [UInt8] {
    switch encoding {
    case .utf8: chunk
    case .windows1252: windows1252(chunk)
    case .utf16LittleEndian, .utf16BigEndian: wide(pending + chunk, as: UTF16.self, isLast: isLast)
    case .utf32LittleEndian, .utf32BigEndian: wide(pending + chunk, as: UTF32.self, isLast: isLast)
    }
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
