import Essentials

/// Why a request cannot be answered as it asks: a status of HTTP, and its words for a person.
struct Refusal: Error, Hashable, Sendable {
  let status: Status
  let reason: String

  init(_ status: Status, _ reason: String) { (self.status, self.reason) = (status, reason) }
}

/// A request of HTTP/1.1 (RFC 9112), read strictly: what two programs could read in two ways is refused.
struct Request: Sendable {
  enum Method: String, Sendable {
    case get = "GET"
    case head = "HEAD"
    case post = "POST"
  }

  var method: Method
  var address: Address
  var body: [UInt8] = []
  let keepsOpen: Bool
  private let headers: [String: String]

  /// Bounds of what is read.
  static let mostHeadBytes = 16_384
  static let mostTargetBytes = 8_192
  static let mostBodyBytes = 65_536

  /// Those that must not be there twice, lest somebody else takes the other one.
  private static let single: Set = [
    "host", "content-length", "content-type", "origin", "sec-fetch-site", "cookie",
  ]

  /// - Parameter head: The first line and the headers, without the empty line that ends them.
  /// - Throws: `Refusal`.
  init(head: [UInt8]) throws {
    guard let text = String(validating: head, as: UTF8.self),
      !head.contains(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0D && $0 != 0x0A })
    else { throw Refusal(.badRequest, "the request is not text") }
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    let words = lines[0].split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3 else { throw Refusal(.badRequest, "the first line has three words") }
    guard ["HTTP/1.1", "HTTP/1.0"].contains(words[2]) else {
      throw Refusal(.versionNotSupported, "only HTTP/1.1 is spoken here")
    }
    guard words[1].utf8.count <= Self.mostTargetBytes else {
      throw Refusal(.targetTooLong, "the address is too long")
    }
    headers = try Self.headers(in: lines.dropFirst())
    guard let method = Method(rawValue: String(words[0])) else {
      throw Refusal(.methodNotAllowed, "only GET, HEAD and POST are answered")
    }
    guard let address = Address(target: words[1]) else {
      throw Refusal(.badRequest, "the address cannot be read")
    }
    (self.method, self.address) = (method, address)
    let connection = (headers["connection"] ?? "").lowercased()
    keepsOpen = words[2] == "HTTP/1.1" ? !connection.contains("close") : false
  }

  private static func headers(in lines: some Sequence<Substring>) throws -> [String: String] {
    var headers: [String: String] = [:]
    for line in lines {
      guard let colon = line.firstIndex(of: ":"), line.startIndex < colon,
        line[..<colon].utf8.allSatisfy(isTokenByte), !line.utf8.contains(0x0A),
        !line.utf8.contains(0x0D)
      else { throw Refusal(.badRequest, "a header cannot be read") }
      let name = line[..<colon].lowercased()
      let value = line[line.index(after: colon)...].trimmed
      if single.contains(name), headers[name] != nil {
        throw Refusal(.badRequest, "the header \(name) is there twice")
      }
      headers[name] = value
    }
    return headers
  }

  /// - Parameter name: In lower case.
  subscript(header name: String) -> String? { headers[name] }

  /// How many bytes follow the head.
  ///
  /// - Throws: `Refusal` if that is too many, or not said in one way.
  func bodyLength() throws -> Int {
    guard headers["transfer-encoding"] == nil else {
      throw Refusal(.lengthRequired, "a body needs its length before it")
    }
    guard let text = headers["content-length"] else { return 0 }
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), !text.isEmpty else {
      throw Refusal(.badRequest, "the length of the body is not a number")
    }
    guard let length = Int(text), length <= Self.mostBodyBytes else {
      throw Refusal(.contentTooLarge, "the body is too large")
    }
    return length
  }

  /// The value of a cookie; `nil` if it is not there.
  func cookie(named name: String) -> String? {
    (headers["cookie"] ?? "").split(separator: ";").lazy.map(\.trimmed)
      .first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.utf8.count + 1)) }
  }

  /// What a form has sent, control characters as spaces: every field is one line, and what is decided is
  /// read at terminals too.
  ///
  /// - Throws: `Refusal`, if it is no form.
  func form() throws -> Address {
    guard headers["content-type"]?.hasPrefix("application/x-www-form-urlencoded") == true,
      let text = String(validating: body, as: UTF8.self),
      var parameters = Address.parameters(in: text)
    else { throw Refusal(.badRequest, "the form cannot be read") }
    for place in parameters.indices {
      let scalars = parameters[place].value.unicodeScalars.map { scalar in
        scalar.properties.generalCategory == .control ? " " : scalar
      }
      parameters[place].value = String(String.UnicodeScalarView(scalars))
    }
    return Address(parameters: parameters)
  }
}

/// Of the name of a header (RFC 9110, 5.6.2).
private func isTokenByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"):
    true
  default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
  }
}

extension StringProtocol {
  /// Without spaces and tabs at its ends.
  var trimmed: String {
    let start = firstIndex { $0 != " " && $0 != "\t" } ?? endIndex
    let last = lastIndex { $0 != " " && $0 != "\t" }
    return last.map { String(self[start...$0]) } ?? ""
  }
}
