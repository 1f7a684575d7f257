import Essentials
import QuoteModel

/// JSON values as bytes (RFC 8259), in the order they are appended.
///
/// `JSONEncoder` keeps no order of keys but the alphabet's.
enum JSONText {
  static func append(_ cell: Cell, to buffer: inout ByteBuffer) {
    append(cell, depth: nil, to: &buffer)
  }

  /// As `append`, for people: a member a line, two spaces deeper than what holds it.
  static func appendIndented(_ cell: Cell, to buffer: inout ByteBuffer) {
    append(cell, depth: 0, to: &buffer)
  }

  /// A file of its own, for people.
  static func file(_ cell: Cell) -> [UInt8] {
    var buffer = ByteBuffer()
    appendIndented(cell, to: &buffer)
    buffer.append(0x0A)
    return Array(buffer.bytes)
  }

  /// - Parameter depth: `nil` for all on one line.
  private static func append(_ cell: Cell, depth: Int?, to buffer: inout ByteBuffer) {
    switch cell {
    case .empty: buffer.append("null")
    case .text(let text): append(text, to: &buffer)
    case .integer(let number): append(number, to: &buffer)
    case .number(let number): append(number, to: &buffer)
    case .flag(let flag): append(flag, to: &buffer)
    case .spans(let spans): append(spans, to: &buffer)
    case .list(let cells):
      append("[", cells, "]", depth: depth, to: &buffer) { cell, depth, buffer in
        append(cell, depth: depth, to: &buffer)
      }
    case .object(let members):
      append("{", members, "}", depth: depth, to: &buffer) { member, depth, buffer in
        append(member.name, to: &buffer)
        buffer.append(depth == nil ? ":" : ": ")
        append(member.value, depth: depth, to: &buffer)
      }
    }
  }

  private static func append<Element>(
    _ opening: Unicode.Scalar, _ elements: [Element], _ closing: Unicode.Scalar, depth: Int?,
    to buffer: inout ByteBuffer, _ appendElement: (Element, Int?, inout ByteBuffer) -> Void
  ) {
    func appendLine(_ depth: Int) {
      buffer.append("\n" + String(repeating: "  ", count: depth))
    }
    buffer.append(UInt8(ascii: opening))
    for (place, element) in elements.enumerated() {
      if place > 0 { buffer.append(UInt8(ascii: ",")) }
      if let depth { appendLine(depth + 1) }
      appendElement(element, depth.map { $0 + 1 }, &buffer)
    }
    if let depth, !elements.isEmpty { appendLine(depth) }
    buffer.append(UInt8(ascii: closing))
  }

  /// `[[17,27],[43,59]]`
  static func append(_ spans: [TextSpan], to buffer: inout ByteBuffer) {
    buffer.append(UInt8(ascii: "["))
    for (index, span) in spans.enumerated() {
      if index > 0 { buffer.append(UInt8(ascii: ",")) }
      buffer.append(UInt8(ascii: "["))
      append(span.start, to: &buffer)
      buffer.append(UInt8(ascii: ","))
      append(span.end, to: &buffer)
      buffer.append(UInt8(ascii: "]"))
    }
    buffer.append(UInt8(ascii: "]"))
  }

  static func append(_ flag: Bool, to buffer: inout ByteBuffer) {
    buffer.append(flag ? "true" : "false")
  }

  /// The shortest digits that are read back as the same number.
  static func append(_ number: Double, to buffer: inout ByteBuffer) {
    if let hundredths = hundredths(of: number) {
      return append(hundredths: hundredths, to: &buffer)
    }
    // JSON has no infinities.
    buffer.append(number.isFinite ? String(number) : "null")
  }

  /// - Returns: `nil` unless it is one of 0.01, 0.02 … 1, as nearly all confidences are.
  private static func hundredths(of number: Double) -> Int? {
    guard number > 0, number <= 1 else { return nil }
    let hundredths = (number * 100).rounded()
    return hundredths / 100 == number ? Int(hundredths) : nil
  }

  /// `0.97`, `0.5`, `1.0`, in a tenth of the time that any number takes.
  private static func append(hundredths: Int, to buffer: inout ByteBuffer) {
    let (tenths, last) = hundredths.quotientAndRemainder(dividingBy: 10)
    append(digit: tenths / 10, to: &buffer)
    buffer.append(UInt8(ascii: "."))
    append(digit: tenths % 10, to: &buffer)
    if last > 0 { append(digit: last, to: &buffer) }
  }

  private static func append(digit: Int, to buffer: inout ByteBuffer) {
    buffer.append(UInt8(ascii: "0") + UInt8(digit))
  }

  /// The digits of a number, without a `String` of them.
  static func append(_ number: Int, to buffer: inout ByteBuffer) {
    guard (0..<100_000_000).contains(number) else {
      return buffer.append(String(number))
    }
    // Up to eight of them, the first lowest.
    var (digits, count, rest) = (UInt64(0), 0, UInt32(number))
    repeat {
      digits = digits << 8 | UInt64(0x30 + rest % 10)
      rest /= 10
      count += 1
    } while rest > 0
    buffer.append(count, of: digits)
  }

  /// A text in quotation marks.
  static func append(_ text: String, to buffer: inout ByteBuffer) {
    var text = text
    text.withUTF8 { append($0, to: &buffer) }
  }

  /// As above.
  ///
  /// What a terminal or a line-wise reader would act on is escaped too (C1 controls, Unicode's
  /// line separators and bidirectional controls), so that a line is safe to show and exact to
  /// read back.
  static func append(_ utf8: UnsafeBufferPointer<UInt8>, to buffer: inout ByteBuffer) {
    buffer.append(UInt8(ascii: "\""))
    // Copied in stretches between what is escaped.
    var start = 0
    var place = endOfPlain(from: 0, in: utf8)
    while place < utf8.count {
      guard mayNeedEscape(utf8[place]) else {
        place = endOfPlain(from: place + 1, in: utf8)
        continue
      }
      let scalar = Scalar(at: place, in: utf8)
      if scalar.needsEscape {
        buffer.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<place]))
        appendEscaped(scalar.value, to: &buffer)
        start = place + scalar.length
      }
      place = endOfPlain(from: place + scalar.length, in: utf8)
    }
    buffer.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    buffer.append(UInt8(ascii: "\""))
  }

  /// Where from a place on something stands that may need an escape, or the end.
  private static func endOfPlain(from start: Int, in utf8: UnsafeBufferPointer<UInt8>) -> Int {
    utf8.first(from: start) { eight in
      eight.bytes(below: 0x20) | eight.bytes(equalTo: 0x22) | eight.bytes(equalTo: 0x5C)
        | eight.bytes(equalTo: 0x7F) | eight.bytesBeyondASCII
    }
  }

  /// The first bytes of what is escaped.
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2 || byte == 0xD8
      || byte == 0xE2
  }

  /// A scalar of up to three bytes.
  private struct Scalar {
    let value: UInt32
    let length: Int

    init(at place: Int, in utf8: UnsafeBufferPointer<UInt8>) {
      let first = utf8[place]
      length = min(first < 0x80 ? 1 : first < 0xE0 ? 2 : 3, utf8.count - place)
      var value = UInt32(first < 0x80 ? first : first < 0xE0 ? first & 0x1F : first & 0x0F)
      for offset in 1..<length { value = value << 6 | UInt32(utf8[place + offset] & 0x3F) }
      self.value = value
    }

    var needsEscape: Bool {
      switch value {
      case ..<0x20, 0x22, 0x5C, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x2028...0x202E,
        0x2066...0x2069:
        true
      default: false
      }
    }
  }

  private static func appendEscaped(_ value: UInt32, to buffer: inout ByteBuffer) {
    buffer.append(UInt8(ascii: "\\"))
    switch value {
    case 0x22, 0x5C: buffer.append(UInt8(value))
    case 0x0A: buffer.append(UInt8(ascii: "n"))
    case 0x0D: buffer.append(UInt8(ascii: "r"))
    case 0x09: buffer.append(UInt8(ascii: "t"))
    default:
      let digits = String(value, radix: 16)
      buffer.append(UInt8(ascii: "u"))
      buffer.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
      buffer.append(digits)
    }
  }
}
