import QuoteModel

/// JSON values as bytes (RFC 8259), in the order they are appended.
///
/// `JSONEncoder` keeps no order of keys but the alphabet's.
enum JSONText {
  static func append(_ cell: Cell, to buffer: inout [UInt8]) {
    switch cell {
    case .empty: buffer.append(contentsOf: "null".utf8)
    case .text(let text): append(text, to: &buffer)
    case .integer(let number): buffer.append(contentsOf: String(number).utf8)
    case .number(let number):
      // JSON has no infinities.
      buffer.append(contentsOf: (number.isFinite ? String(number) : "null").utf8)
    case .flag(let flag): buffer.append(contentsOf: (flag ? "true" : "false").utf8)
    case .spans(let spans): append(spans, to: &buffer)
    case .list(let cells): append(cells, to: &buffer)
    case .object(let members): append(members, to: &buffer)
    }
  }

  private static func append(_ cells: [Cell], to buffer: inout [UInt8]) {
    buffer.append(UInt8(ascii: "["))
    for (index, cell) in cells.enumerated() {
      if index > 0 { buffer.append(UInt8(ascii: ",")) }
      append(cell, to: &buffer)
    }
    buffer.append(UInt8(ascii: "]"))
  }

  private static func append(_ members: [(name: String, value: Cell)], to buffer: inout [UInt8]) {
    buffer.append(UInt8(ascii: "{"))
    for (index, member) in members.enumerated() {
      if index > 0 { buffer.append(UInt8(ascii: ",")) }
      append(member.name, to: &buffer)
      buffer.append(UInt8(ascii: ":"))
      append(member.value, to: &buffer)
    }
    buffer.append(UInt8(ascii: "}"))
  }

  /// `[[17,27],[43,59]]`
  static func append(_ spans: [TextSpan], to buffer: inout [UInt8]) {
    buffer.append(UInt8(ascii: "["))
    for (index, span) in spans.enumerated() {
      if index > 0 { buffer.append(UInt8(ascii: ",")) }
      buffer.append(contentsOf: "[\(span.start),\(span.end)]".utf8)
    }
    buffer.append(UInt8(ascii: "]"))
  }

  /// A text in quotation marks.
  ///
  /// What a terminal or a line-wise reader would act on is escaped too (C1 controls, Unicode's
  /// line separators and bidirectional controls), so that a line is safe to show and exact to
  /// read back.
  static func append(_ text: String, to buffer: inout [UInt8]) {
    buffer.append(UInt8(ascii: "\""))
    let utf8 = text.utf8
    // Most texts need no escape, and are copied whole.
    if utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || mayNeedEscape($0) }) {
      appendEscaped(text.unicodeScalars, to: &buffer)
    } else {
      buffer.append(contentsOf: utf8)
    }
    buffer.append(UInt8(ascii: "\""))
  }

  /// DEL, and the first bytes of the characters in `isHazard`.
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2
  }

  private static func appendEscaped(
    _ scalars: String.UnicodeScalarView, to buffer: inout [UInt8]
  ) {
    for scalar in scalars {
      switch scalar {
      case "\"": buffer.append(contentsOf: #"\""#.utf8)
      case "\\": buffer.append(contentsOf: #"\\"#.utf8)
      case "\n": buffer.append(contentsOf: #"\n"#.utf8)
      case "\r": buffer.append(contentsOf: #"\r"#.utf8)
      case "\t": buffer.append(contentsOf: #"\t"#.utf8)
      case _ where isHazard(scalar):
        let digits = String(scalar.value, radix: 16)
        buffer.append(contentsOf: #"\u"#.utf8)
        buffer.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
        buffer.append(contentsOf: digits.utf8)
      default: buffer.append(contentsOf: UTF8.encode(scalar)!)
      }
    }
  }

  private static func isHazard(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x20, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
