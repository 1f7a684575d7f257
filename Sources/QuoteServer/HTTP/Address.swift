import Essentials

/// A path with a query, as a link has it; made of parts, which are escaped.
struct Address: Hashable, Sendable, CustomStringConvertible {
  /// Each without slashes of its own, unescaped.
  var path: [String]
  var parameters: [Parameter]

  struct Parameter: Hashable, Sendable {
    var name: String
    var value: String
  }

  init(_ path: String..., parameters: [Parameter] = []) {
    (self.path, self.parameters) = (path, parameters)
  }

  /// What a request asks for.
  ///
  /// - Returns: `nil` if it is no path, or badly escaped.
  init?(target: some StringProtocol) {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, first.hasPrefix("/") else { return nil }
    path = []
    for segment in first.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      guard let text = Self.unescaped(segment) else { return nil }
      path.append(text)
    }
    guard let parameters = Self.parameters(in: parts.count > 1 ? parts[1] : "") else { return nil }
    self.parameters = parameters
  }

  /// `a=b&c=d`, as addresses and forms have it.
  ///
  /// - Returns: `nil` if it is badly escaped.
  static func parameters(in text: some StringProtocol) -> [Parameter]? {
    var parameters: [Parameter] = []
    for pair in text.split(separator: "&") {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = unescaped(sides[0], plusIsSpace: true),
        let value = unescaped(sides.count > 1 ? sides[1] : "", plusIsSpace: true)
      else { return nil }
      parameters.append(Parameter(name: name, value: value))
    }
    return parameters
  }

  func values(of name: String) -> [String] {
    parameters.filter { $0.name == name }.map(\.value)
  }

  /// The first value of a parameter; `nil` if it is not there.
  subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

  var description: String {
    let query = parameters.map { "\(Self.escaped($0.name))=\(Self.escaped($0.value))" }
    return "/" + path.map(Self.escaped).joined(separator: "/")
      + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  /// All but letters, digits and `-._~`, as UTF-8 (RFC 3986).
  static func escaped(_ text: String) -> String { escaped(text, plain: "-._~") }

  /// - Parameter plain: Bytes that stay as they are, beside letters and digits.
  static func escaped(_ text: String, plain: String) -> String {
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    var result = String.UnicodeScalarView()
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        result.append(Unicode.Scalar(byte))
      case let byte where plain.utf8.contains(byte): result.append(Unicode.Scalar(byte))
      default: result += ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(result)
  }

  private static func unescaped(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = rest.next().flatMap(hexDigit), let low = rest.next().flatMap(hexDigit)
        else { return nil }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init)
  }
}
