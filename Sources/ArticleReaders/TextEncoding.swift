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
