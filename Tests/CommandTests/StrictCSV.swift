/// A reader of RFC 4180 that forgives nothing.
struct StrictCSV {
  struct Fault: Error {
    var offset: Int
    var reason: String
  }

  private(set) var rows: [[String]] = []

  init(_ bytes: [UInt8]) throws {
    var index = 0
    var row: [String] = []
    while index < bytes.count {
      row.append(try Self.field(in: bytes, at: &index))
      guard index < bytes.count else { throw Fault(offset: index, reason: "no line end") }
      if bytes[index] == UInt8(ascii: ",") {
        index += 1
        continue
      }
      guard bytes[index...].starts(with: [0x0D, 0x0A]) else {
        throw Fault(offset: index, reason: "neither comma nor CR LF after a field")
      }
      index += 2
      rows.append(row)
      row = []
    }
    guard Set(rows.map(\.count)).count <= 1 else {
      throw Fault(offset: index, reason: "rows differ in length")
    }
  }

  /// Each row by the names of the header.
  var records: [[String: String]] {
    guard let header = rows.first else { return [] }
    return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  private static func field(in bytes: [UInt8], at index: inout Int) throws -> String {
    let start = index
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
      while index < bytes.count, !isBorder(bytes[index]) {
        guard bytes[index] != UInt8(ascii: "\"") else {
          throw Fault(offset: index, reason: "a quotation mark in a bare field")
        }
        index += 1
      }
      return String(decoding: bytes[start..<index], as: UTF8.self)
    }
    var content: [UInt8] = []
    index += 1
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\"") {
        index += 1
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
          let mustQuote = content.contains { isBorder($0) || $0 == UInt8(ascii: "\"") }
          guard mustQuote || content.isEmpty else {
            throw Fault(offset: start, reason: "quoted without need")
          }
          return String(decoding: content, as: UTF8.self)
        }
      }
      content.append(bytes[index])
      index += 1
    }
    throw Fault(offset: start, reason: "a quoted field does not end")
  }

  private static func isBorder(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == 0x0D || byte == 0x0A
  }
}
