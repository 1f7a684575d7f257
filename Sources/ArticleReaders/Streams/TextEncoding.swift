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
    case .utf8: return chunk
    case .windows1252: return windows1252(chunk)
    case .utf16LittleEndian, .utf16BigEndian: return utf16(pending + chunk, isLast: isLast)
    case .utf32LittleEndian, .utf32BigEndian: return utf32(pending + chunk, isLast: isLast)
    }
  }

  private mutating func windows1252(_ chunk: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(chunk.count + chunk.count / 8)
    for byte in chunk {
      guard byte >= 0x80 else {
        output.append(byte)
        continue
      }
      let scalar = Windows1252.scalar(for: byte)
      if scalar == nil { replaced += 1 }
      output.append(contentsOf: String(scalar ?? "\u{FFFD}").utf8)
    }
    return output
  }

  private mutating func utf16(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 0, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(encoding == .utf16LittleEndian ? second << 8 | first : first << 8 | second)
    }
    pending = bytes.count % 2 == 0 ? [] : [bytes[bytes.count - 1]]
    if let last = units.last, UTF16.isLeadSurrogate(last), !isLast {
      units.removeLast()
      pending = Array(bytes[(2 * units.count)...])
    }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    let hadErrors = transcode(
      units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: false
    ) { output.append($0) }
    if hadErrors { replaced += unpairedSurrogates(in: units) }
    if isLast, !pending.isEmpty { appendReplacement(to: &output) }
    return output
  }

  private mutating func utf32(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    var output: [UInt8] = []
    let whole = bytes.count - bytes.count % 4
    for index in stride(from: 0, to: whole, by: 4) {
      let four = bytes[index..<index + 4]
      let ordered = encoding == .utf32BigEndian ? Array(four) : four.reversed()
      let value = ordered.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      if let scalar = Unicode.Scalar(value) {
        output.append(contentsOf: String(scalar).utf8)
      } else {
        appendReplacement(to: &output)
      }
    }
    pending = Array(bytes[whole...])
    if isLast, !pending.isEmpty { appendReplacement(to: &output) }
    return output
  }

  private mutating func appendReplacement(to output: inout [UInt8]) {
    replaced += 1
    output.append(contentsOf: "\u{FFFD}".utf8)
  }
}

private func unpairedSurrogates(in units: [UInt16]) -> Int {
  var count = 0
  var index = 0
  while index < units.count {
    let unit = units[index]
    if UTF16.isLeadSurrogate(unit), index + 1 < units.count,
      UTF16.isTrailSurrogate(units[index + 1])
    {
      index += 1
    } else if UTF16.isSurrogate(unit) {
      count += 1
    }
    index += 1
  }
  return count
}
