import Essentials

/// The statuses of HTTP that are answered with.
enum Status: Int, Sendable {
  case ok = 200
  case seeOther = 303
  case badRequest = 400
  case forbidden = 403
  case notFound = 404
  case methodNotAllowed = 405
  case requestTimeout = 408
  case conflict = 409
  case lengthRequired = 411
  case contentTooLarge = 413
  case targetTooLong = 414
  case headersTooLarge = 431
  case serverError = 500
  case unavailable = 503
  case versionNotSupported = 505

  var phrase: String {
    switch self {
    case .ok: "OK"
    case .seeOther: "See Other"
    case .badRequest: "Bad Request"
    case .forbidden: "Forbidden"
    case .notFound: "Not Found"
    case .methodNotAllowed: "Method Not Allowed"
    case .requestTimeout: "Request Timeout"
    case .conflict: "Conflict"
    case .lengthRequired: "Length Required"
    case .contentTooLarge: "Content Too Large"
    case .targetTooLong: "URI Too Long"
    case .headersTooLarge: "Request Header Fields Too Large"
    case .serverError: "Internal Server Error"
    case .unavailable: "Service Unavailable"
    case .versionNotSupported: "HTTP Version Not Supported"
    }
  }
}

/// What is sent, of which kind.
enum ContentType: String, Sendable {
  case html = "text/html; charset=utf-8"
  case css = "text/css; charset=utf-8"
  case script = "text/javascript; charset=utf-8"
  case svg = "image/svg+xml; charset=utf-8"
  case json = "application/json; charset=utf-8"
  case jsonLines = "application/jsonl; charset=utf-8"
  case csv = "text/csv; charset=utf-8"
  case bibTeX = "application/x-bibtex; charset=utf-8"
  case ris = "application/x-research-info-systems; charset=utf-8"
}

/// An answer to a request.
struct Response: Sendable {
  var status: Status
  var body: [UInt8]
  var type: ContentType
  /// Beside those that every answer has.
  var headers: [(name: String, value: String)] = []

  init(_ type: ContentType, _ body: [UInt8], status: Status = .ok) {
    (self.status, self.type, self.body) = (status, type, body)
  }

  init(_ html: HTML, status: Status = .ok) {
    self.init(.html, html.bytes, status: status)
  }

  static func redirection(to address: Address) -> Response {
    var response = Response(.html, [], status: .seeOther)
    response.headers = [("Location", address.description)]
    return response
  }

  /// To be saved as a file of this name rather than shown.
  func saved(as name: String) -> Response {
    var response = self
    response.headers.append(("Content-Disposition", "attachment; filename=\"\(name)\""))
    return response
  }

  /// That no page of others is let in, and nothing of others into ours.
  private static let always: [(name: String, value: String)] = [
    (
      "Content-Security-Policy",
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
  ]

  /// - Parameter hasBody: `false` to a HEAD, which is told the length all the same.
  func bytes(hasBody: Bool, keepsOpen: Bool) -> Data {
    let own: [(name: String, value: String)] = [
      ("Content-Type", type.rawValue), ("Content-Length", "\(body.count)"),
      ("Connection", keepsOpen ? "keep-alive" : "close"),
    ]
    let lines = (Self.always + own + headers).map { "\($0.name): \($0.value)\r\n" }.joined()
    var bytes = Data("HTTP/1.1 \(status.rawValue) \(status.phrase)\r\n\(lines)\r\n".utf8)
    if hasBody { bytes.append(contentsOf: body) }
    return bytes
  }
}
