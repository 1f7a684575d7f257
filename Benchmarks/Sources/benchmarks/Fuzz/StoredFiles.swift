/// Archives of files and compressed files in which nothing is compressed, so that every byte that is spoilt
/// is one of the text.
enum StoredFiles {
  static func zip(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var output: [UInt8] = []
    var directory: [UInt8] = []
    for (name, bytes) in files {
      // Version, flags (UTF-8), method, time, day, checksum, sizes, length of the name.
      let facts =
        short(20) + short(0x800) + short(0) + short(0) + short(0x21)
        + long(checksum(bytes)) + long(UInt32(bytes.count)) + long(UInt32(bytes.count))
        + short(UInt16(name.utf8.count)) + short(0)
      directory +=
        [0x50, 0x4B, 1, 2] + short(20) + facts + [UInt8](repeating: 0, count: 10)
        + long(UInt32(output.count)) + Array(name.utf8)
      output += [0x50, 0x4B, 3, 4] + facts + Array(name.utf8) + bytes
    }
    let count = short(UInt16(files.count))
    return output + directory + [0x50, 0x4B, 5, 6] + short(0) + short(0) + count + count
      + long(UInt32(directory.count)) + long(UInt32(output.count)) + short(0)
  }

  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(0xFFFF)
      rest = rest.dropFirst(block.count)
      let length = UInt16(block.count)
      output += [rest.isEmpty ? 1 : 0] + short(length) + short(~length) + block
    } while !rest.isEmpty
    return output + long(checksum(bytes)) + long(UInt32(bytes.count))
  }

  private static func short(_ number: UInt16) -> [UInt8] {
    [UInt8(number & 0xFF), UInt8(number >> 8)]
  }

  private static func long(_ number: UInt32) -> [UInt8] {
    short(UInt16(number & 0xFFFF)) + short(UInt16(number >> 16))
  }

  /// CRC-32, as zip and gzip have it.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { checksum, byte in
      table[Int((checksum ^ UInt32(byte)) & 0xFF)] ^ (checksum >> 8)
    }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
    }
  }
}
