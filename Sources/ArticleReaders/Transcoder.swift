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
