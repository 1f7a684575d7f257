/// The head of a WARC record or of an HTTP message: a first line, then a field a line, then a blank
/// one.
struct HeadFields {
  let firstLine: String
  private var fields: [String: String] = [:]

  init(_ bytes: ArraySlice<UInt8>) {
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    firstLine = lines.first.map(String.init) ?? ""
    for line in lines.dropFirst() {
      let sides = line.split(separator: ":", maxSplits: 1)
      guard sides.count == 2 else { continue }
      let name = collapsed(sides[0].lowercased())
      if fields[name] == nil { fields[name] = collapsed(String(sides[1])) }
    }
  }

  /// - Parameter name: In lower case.
  subscript(name: String) -> String? { fields[name] }

  /// How many bytes a head at the start has, the blank line included; `nil` if it does not end.
  static func end(of bytes: ArraySlice<UInt8>) -> Int? {
    var index = bytes.startIndex
    while let lineEnd = bytes[index...].firstIndex(of: 0x0A) {
      let next = bytes.index(after: lineEnd)
      if bytes[next...].first == 0x0A { return next + 1 - bytes.startIndex }
      if bytes[next...].starts(with: [0x0D, 0x0A]) { return next + 2 - bytes.startIndex }
      index = next
    }
    return nil
  }
}
