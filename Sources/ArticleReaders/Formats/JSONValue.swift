import Essentials

/// A value of JSON, as far as articles need it: what is true or false says nothing of one.
enum JSONValue: Decodable {
  case absent
  /// A text or a number.
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// Deeper than any known record, and far from the end of a small stack.
  private static let deepest = 12

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let text = try decoded(String.self, from: value) {
      self = .text(text)
    } else if value.decodeNil() || decoder.codingPath.count > Self.deepest {
      self = .absent
    } else if let list = try decoded([JSONValue].self, from: value) {
      self = .list(list)
    } else if let object = try decoded([String: JSONValue].self, from: value) {
      self = .object(object)
    } else if let number = try decoded(Int64.self, from: value) {
      self = .text(String(number))
    } else if let number = try decoded(Double.self, from: value) {
      self = .text(String(number))
    } else {
      self = .absent
    }
  }

  /// The text, if it is one.
  var string: String? { if case .text(let text) = self { text } else { nil } }

  /// The text, or the texts of a list.
  var strings: [String] {
    if case .list(let values) = self {
      values.compactMap(\.string)
    } else {
      string.map { [$0] } ?? []
    }
  }

  /// What an object has under a name, which is folded.
  func member(_ name: String) -> JSONValue? {
    guard case .object(let values) = self else { return nil }
    return values[name] ?? values.first { folded($0.key) == name }?.value
  }
}

/// What some bytes of JSON hold, mended if they need it.
///
/// - Returns: `nil` if it is no JSON.
func decodedJSON<Value: Decodable>(_ type: Value.Type, _ bytes: ArraySlice<UInt8>) -> Value? {
  let decoder = JSONDecoder()
  if let value = try? decoder.decode(type, from: Data(bytes)) { return value }
  return MendedJSON(bytes).flatMap { try? decoder.decode(type, from: Data($0.bytes)) }
}

/// - Returns: `nil` if the value is of another type; other faults are thrown.
private func decoded<Value: Decodable>(
  _ type: Value.Type, from container: any SingleValueDecodingContainer
) throws -> Value? {
  do {
    return try container.decode(type)
  } catch DecodingError.typeMismatch, DecodingError.valueNotFound {
    return nil
  }
}

/// JSON as other programs write it, made such as RFC 8259 has it: Python's `NaN` is `null`, and half a
/// character (a lone surrogate) is U+FFFD.
struct MendedJSON {
  private(set) var bytes: [UInt8] = []
  /// How many characters could not be kept.
  private(set) var lostCharacters = 0

  static let noNumbers = ["NaN", "-Infinity", "Infinity"].map { Array($0.utf8) }

  /// - Returns: `nil` if there is nothing of that in it.
  init?(_ json: ArraySlice<UInt8>) {
    guard ["NaN", "Infinity", "\\ud", "\\uD"].contains(where: { json.firstPlace(of: $0) != nil })
    else { return nil }
    bytes.reserveCapacity(json.count)
    var nesting = JSONNesting()
    var index = json.startIndex
    while index < json.endIndex {
      let rest = json[index...]
      var length = 1
      if nesting.isInString, json[index] == UInt8(ascii: "\\") {
        length = escape(beginning: rest)
      } else if !nesting.isInString, let word = Self.noNumbers.first(where: rest.starts) {
        bytes += Array("null".utf8)
        length = word.count
      } else {
        nesting.take(json[index])
        bytes.append(json[index])
      }
      index += length
    }
  }

  /// - Returns: How long it is.
  private mutating func escape(beginning text: ArraySlice<UInt8>) -> Int {
    var length = 2
    if let unit = utf16Unit(text), UTF16.isSurrogate(unit) {
      guard UTF16.isLeadSurrogate(unit), let second = utf16Unit(text.dropFirst(6)),
        UTF16.isTrailSurrogate(second)
      else {
        lostCharacters += 1
        bytes += Array("\\uFFFD".utf8)
        return 6
      }
      length = 12
    }
    bytes += text.prefix(length)
    return length
  }
}

/// The UTF-16 code unit of the escape that a text begins with, such as `\u00e9`.
func utf16Unit(_ text: ArraySlice<UInt8>) -> UInt16? {
  let start = text.startIndex
  guard text.count >= 6, text[start] == UInt8(ascii: "\\"), text[start + 1] == UInt8(ascii: "u")
  else { return nil }
  var unit: UInt16 = 0
  for byte in text[(start + 2)..<(start + 6)] {
    guard let digit = hexDigit(byte) else { return nil }
    unit = unit << 4 | digit
  }
  return unit
}

private func hexDigit(_ byte: UInt8) -> UInt16? {
  switch byte {
  case 0x30...0x39: UInt16(byte - 0x30)
  case 0x41...0x46: UInt16(byte - 0x41 + 10)
  case 0x61...0x66: UInt16(byte - 0x61 + 10)
  default: nil
  }
}
