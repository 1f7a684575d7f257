import Essentials

/// A value of JSON, as far as articles need it: what is true or false says nothing of one.
enum JSONValue {
  case absent
  /// A text or a number.
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// - Parameter bytes: All of the value.
  /// - Returns: `nil` if it is no JSON.
  init?(_ bytes: ArraySlice<UInt8>) {
    let text = UnretainedArray(of: bytes)
    defer { text.free() }
    var parser = JSONParser(text)
    guard let value = try? parser.value(depth: 0), (try? parser.end()) != nil else { return nil }
    self = value
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
