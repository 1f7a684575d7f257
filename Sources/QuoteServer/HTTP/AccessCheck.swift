import Essentials

/// Who may ask: nobody by a name that is not ours, no page of others, and beyond this machine only who
/// has the token.
struct AccessCheck: Sendable {
  /// What `Host` may be, with the port.
  private let hosts: Set<String>
  /// Whether any address in figures may be named, as all that this machine has are listened at.
  private let allowsAnyAddress: Bool
  private let port: UInt16
  /// `nil` where none is asked for.
  let token: String?

  private static let loopback = ["localhost", "127.0.0.1", "[::1]"]

  /// - Parameter host: Another address than loopback's that is listened at, in figures.
  init(host: String?, port: UInt16, token: String?) {
    let names = Self.loopback + (host.map { [$0.contains(":") ? "[\($0)]" : $0] } ?? [])
    hosts = Set(names.flatMap { port == 80 ? [$0, "\($0):80"] : ["\($0):\(port)"] })
    allowsAnyAddress = host == "0.0.0.0" || host == "::"
    (self.port, self.token) = (port, token)
  }

  /// 128 bits from the system, in hex.
  static func newToken() -> String {
    var random = SystemRandomNumberGenerator()
    return (0..<16).map { _ in
      let byte = UInt8.random(in: .min ... .max, using: &random)
      return (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }

  /// Each port has a cookie of its own, for browsers give cookies to all ports of a host.
  private var cookieName: String { "quotes-\(port)" }

  /// - Returns: An answer in place of what is asked for: the token of an address becomes a cookie, and
  ///   is not to be seen in the address any more; `nil` to go on.
  /// - Throws: `Refusal`.
  func admit(_ request: Request) throws -> Response? {
    try checkHost(request)
    try checkOrigin(request)
    guard let token else { return nil }
    if let given = request.address["token"], isSame(given, token) {
      var address = request.address
      address.parameters.removeAll { $0.name == "token" }
      var response = Response.redirection(to: address)
      response.headers.append(
        ("Set-Cookie", "\(cookieName)=\(token); Path=/; HttpOnly; SameSite=Strict"))
      return response
    }
    guard let given = request.cookie(named: cookieName), isSame(given, token) else {
      throw Refusal(
        .forbidden, "open the address that 'quotes serve' has printed: it has a token in it")
    }
    return nil
  }

  /// A page of others can have its own name stand for our address (DNS rebinding); but then it asks for
  /// that name.
  private func checkHost(_ request: Request) throws {
    guard let host = request[header: "host"]?.lowercased() else {
      throw Refusal(.badRequest, "the request does not say whom it asks")
    }
    guard hosts.contains(host) || allowsAnyAddress && isAddress(host) else {
      throw Refusal(.forbidden, "this is not \(host)")
    }
  }

  /// What changes something is sent by our own pages alone.
  private func checkOrigin(_ request: Request) throws {
    guard request.method == .post else { return }
    let site = request[header: "sec-fetch-site"]
    let origin = request[header: "origin"]
    let isOurs =
      (site == nil || site == "same-origin")
      && (origin == nil || origin == "http://\(request[header: "host"] ?? "")")
      && (site != nil || origin != nil)
    guard isOurs else { throw Refusal(.forbidden, "another page has sent this") }
  }

  private func isAddress(_ host: String) -> Bool {
    guard host.hasSuffix(":\(port)") else { return port == 80 && IPAddress(host) != nil }
    return IPAddress(String(host.dropLast("\(port)".utf8.count + 1))) != nil
  }

  /// Takes as long whatever is wrong.
  private func isSame(_ given: String, _ token: String) -> Bool {
    let (given, token) = (Array(given.utf8), Array(token.utf8))
    guard given.count == token.count else { return false }
    return zip(given, token).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

/// An address in figures, of either family.
enum IPAddress {
  case four(String)
  case six(String)

  /// - Parameter text: `192.0.2.1`, `2001:db8::1`, or that in brackets.
  init?(_ text: String) {
    let isBracketed = text.hasPrefix("[") && text.hasSuffix("]")
    let plain = isBracketed ? String(text.dropFirst().dropLast()) : text
    var (four, six) = (in_addr(), in6_addr())
    if inet_pton(AF_INET, plain, &four) == 1 {
      self = .four(plain)
    } else if inet_pton(AF_INET6, plain, &six) == 1 {
      self = .six(plain)
    } else {
      return nil
    }
  }
}
