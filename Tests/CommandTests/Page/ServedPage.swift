import Foundation
import Running
import Testing

/// `quotes serve`, run in the folder of a tool, and asked as no browser would.
final class ServedPage {
  /// What was answered.
  struct Answer {
    /// 0 if there was no answer.
    var status = 0
    /// By name in lower case.
    var headers: [String: String] = [:]
    var body = ""

    var json: [String: Any] {
      (try? JSONSerialization.jsonObject(with: Data(body.utf8))) as? [String: Any] ?? [:]
    }
  }

  let process: ChildProcess
  let port: UInt16
  /// The value of the cookie that the token of the printed address became; empty without one.
  private(set) var cookie = ""
  /// The path and query that was printed.
  let printed: String

  init(_ tool: Tool, _ options: String...) throws {
    let output = ".\(UUID().uuidString).address"
    process = try tool.start(
      ["serve", "-q", "--port", "0"] + options, output: tool.newFile(output))
    let line = try tool.waitForLine(in: output)
    let address = try #require(URLComponents(string: line.trimmingCharacters(in: .newlines)))
    port = UInt16(try #require(address.port))
    printed = address.path + (address.query.map { "?\($0)" } ?? "")
    if address.query != nil {
      let set = try get(printed).headers["set-cookie"] ?? ""
      cookie = String(set.prefix { $0 != ";" })
    }
  }

  func get(_ target: String, headers: [String: String] = [:]) throws -> Answer {
    try ask("GET \(target) HTTP/1.1", headers)
  }

  /// As a form of one of its own pages sends it.
  func post(
    _ target: String, _ form: [String: String], headers: [String: String] = [:]
  ) throws -> Answer {
    var allowed = CharacterSet.alphanumerics
    allowed.insert(charactersIn: "-._~")
    let body = form.map {
      "\($0)=\($1.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")"
    }.joined(separator: "&")
    let own = [
      "Origin": "http://localhost:\(port)", "Content-Type": "application/x-www-form-urlencoded",
      "Content-Length": "\(body.utf8.count)",
    ]
    return try ask("POST \(target) HTTP/1.1", own.merging(headers) { $1 }, body: body)
  }

  /// - Parameter headers: Beside `Host` and the cookie, or in their place.
  func ask(_ line: String, _ headers: [String: String], body: String = "") throws -> Answer {
    var all = ["Host": "localhost:\(port)", "Connection": "close"]
    if !cookie.isEmpty { all["Cookie"] = cookie }
    let lines = all.merging(headers) { $1 }.map { "\($0): \($1)\r\n" }.joined()
    return try send("\(line)\r\n\(lines)\r\n\(body)")
  }

  /// Sends bytes as they are, and reads until the server ends the connection.
  func send(_ request: String) throws -> Answer {
    let client = try connect()
    defer { close(client) }
    _ = request.withCString {
      Foundation.send(client, $0, strlen($0), Int32(MSG_NOSIGNAL))
    }
    return Self.answer(from: client)
  }

  func connect(to address: String = "127.0.0.1") throws -> Int32 {
    let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var longest = timeval(tv_sec: 60, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &longest, size)
    setsockopt(client, SOL_SOCKET, SO_SNDTIMEO, &longest, size)
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = port.bigEndian
    inet_pton(AF_INET, address, &place.sin_addr)
    let status = withUnsafePointer(to: &place) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Foundation.connect(client, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(status == 0)
    return client
  }

  static func answer(from client: Int32) -> Answer {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(client, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      bytes += buffer.prefix(count)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n") else { return Answer() }
    let lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
    var answer = Answer(status: Int(lines[0].split(separator: " ")[1]) ?? 0)
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      answer.headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
    }
    answer.body = String(text[end.upperBound...])
    return answer
  }
}
