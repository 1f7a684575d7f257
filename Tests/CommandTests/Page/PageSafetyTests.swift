import Foundation
import GRDB
import Running
import Testing

/// That nobody gets or changes what is not theirs, whatever is sent.
@Suite struct PageSafetyTests {
  private let tool: Tool
  private let page: ServedPage

  init() throws {
    tool = try Tool.withArchive()
    page = try ServedPage(tool)
  }

  /// A request, with `PORT` for the port that is listened at, and how it is refused.
  struct Hostile: CustomTestStringConvertible {
    let what: String
    let status: Int
    let request: String

    var testDescription: String { what }

    init(_ what: String, _ status: Int, _ request: String) {
      (self.what, self.status, self.request) = (what, status, request)
    }
  }

  private static func get(
    _ target: String, _ more: String = "", host: String = "localhost:PORT"
  ) -> String {
    "GET \(target) HTTP/1.1\r\nHost: \(host)\r\n\(more)\r\n"
  }

  static let hostile = [
    Hostile("another name", 403, get("/", host: "evil.example")),
    Hostile("a name that ends like ours", 403, get("/", host: "evil.localhost")),
    Hostile("our name without the port", 403, get("/", host: "localhost")),
    Hostile("our name with another port", 403, get("/", host: "localhost:1")),
    Hostile(
      "another address", 403,
      "GET / HTTP/1.1\r\nHost: 192.0.2.1:PORT\r\n\r\n"),
    Hostile("a file, asked of another name", 403, get("/page.css", host: "evil.example")),
    Hostile(
      "nobody's name", 400,
      "GET / HTTP/1.1\r\n\r\n"),
    Hostile(
      "two names", 400,
      "GET / HTTP/1.1\r\nHost: localhost:PORT\r\nHost: evil.example\r\n\r\n"),
    Hostile(
      "an address in place of a path", 400,
      "GET http://evil.example/ HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n"),
    Hostile("a header in two lines", 400, get("/", "X: a\r\n b\r\n")),
    Hostile("a space before the colon", 400, get("/", "X : a\r\n")),
    Hostile("a bare line feed", 400, get("/", "X: a\nY: b\r\n")),
    Hostile("a control character", 400, get("/", "X: a\u{1}\r\n")),
    Hostile("a path that is badly escaped", 400, get("/%zz")),
    Hostile("a path that is not UTF-8", 400, get("/%ff")),
    Hostile(
      "no HTTP", 400,
      "hello\r\n\r\n"),
    Hostile(
      "another version", 505,
      "GET / HTTP/2\r\nHost: localhost:PORT\r\n\r\n"),
    Hostile(
      "another method", 405,
      "DELETE / HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n"),
    Hostile("an address that is too long", 414, get("/?q=" + String(repeating: "a", count: 9000))),
    Hostile("too many headers", 431, get("/", String(repeating: "X: aaaaaaaa\r\n", count: 2000))),
    Hostile(
      "a head without an end", 431,
      String(repeating: "a", count: 20_000)),
    Hostile("a body that is too large", 413, get("/", "Content-Length: 100000000\r\n")),
    Hostile(
      "a length beyond all numbers", 413, get("/", "Content-Length: 99999999999999999999\r\n")),
    Hostile("two lengths", 400, get("/", "Content-Length: 1\r\nContent-Length: 2\r\n")),
    Hostile("a length that is none", 400, get("/", "Content-Length: +1\r\n")),
    Hostile("a body in chunks", 411, get("/", "Transfer-Encoding: chunked\r\n")),
    Hostile(
      "an answer where none is wanted", 405,
      "POST /review HTTP/1.1\r\nHost: localhost:PORT\r\nOrigin: http://localhost:PORT\r\n\r\n"),
  ]

  @Test(arguments: hostile)
  func `what could be read in two ways, or is not for us, is refused`(_ hostile: Hostile) throws {
    let answer = try page.send(
      hostile.request.replacingOccurrences(of: "PORT", with: "\(page.port)"))
    #expect(answer.status == hostile.status)
    #expect(answer.headers["content-security-policy"]?.contains("default-src 'none'") == true)
    #expect(try page.get("/").status == 200)
  }

  @Test(arguments: ["/", "/search.json", "/search.csv", "/page.js", "/nothing"])
  func `every answer keeps others out`(path: String) throws {
    let headers = try page.get(path).headers
    #expect(headers["content-security-policy"]?.contains("frame-ancestors 'none'") == true)
    #expect(headers["content-security-policy"]?.contains("unsafe") == false)
    #expect(headers["x-content-type-options"] == "nosniff")
    #expect(headers["referrer-policy"] == "no-referrer")
    #expect(headers["access-control-allow-origin"] == nil)
  }

  @Test func `without the token nothing is told, and its cookie is strict`() throws {
    let page = try ServedPage(tool, "--edit")
    let host = ["Cookie": "none=1"]
    #expect(try page.get("/", headers: host).status == 403)
    #expect(try page.get("/page.css", headers: host).status == 403)
    #expect(try page.get("/?token=0123", headers: host).status == 403)
    let cookie = page.cookie.replacingOccurrences(of: page.cookie.suffix(2), with: "zz")
    #expect(try page.get("/", headers: ["Cookie": cookie]).status == 403)
    let entered = try page.get(page.printed, headers: host)
    #expect(entered.status == 303)
    #expect(entered.headers["location"] == "/")
    for part in ["HttpOnly", "SameSite=Strict", "Path=/"] {
      #expect(entered.headers["set-cookie"]?.contains(part) == true)
    }
    #expect(try page.get("/").status == 200)
  }

  @Test func `with --host there is a token, and any name but that address is refused`() throws {
    let page = try ServedPage(tool, "--host", "127.0.0.1")
    #expect(page.printed.hasPrefix("/?token="))
    #expect(try page.get("/", headers: ["Host": "evil.example:\(page.port)"]).status == 403)
    #expect(try page.get("/", headers: ["Host": "127.0.0.1:\(page.port)"]).status == 200)
    #expect(try tool.run("serve", "--host", "evil.example").status != 0)
  }

  @Test(arguments: [
    ["Origin": "http://evil.example"], ["Origin": "null"], ["Sec-Fetch-Site": "cross-site"],
    ["Sec-Fetch-Site": "same-site"], ["Origin": ""],
  ])
  func `what another page sends changes nothing`(headers: [String: String]) throws {
    let id = try tool.run("search", "dam", "-q", "--format", "tsv", "--columns", "quote_id").lines[
      1]
    let form = ["answer": "accept", "about": id]
    let page = try ServedPage(tool, "--edit")
    #expect(try page.post("/review", form, headers: headers).status == 403)
    #expect(try tool.run("corrections", "-q", "--csv").lines.count <= 1)
  }

  @Test func `text of every field is shown as text`() throws {
    let tool = try Tool()
    let evil = #"<script>alert(1)</script><img src=x onerror=alert(2)>\"'&"#
    let article = """
      {"title":"T\(evil)","outlet":"O\(evil)","author":"A\(evil)","section":"S\(evil)",\
      "keywords":"K\(evil)","language":"en\\"><script>","published":"2026-01-02",\
      "url":"javascript:alert(3)//\(evil)","text":"“The dam holds \(evil),” said Luis Ortega, \
      the chief of <script>alert(4)</script> works.\\n\\nAna <b>Ruiz</b> said \(evil) was clear."}

      """
    try tool.write(article, to: "a.jsonl")
    #expect(try tool.run("import", "a.jsonl").status == 0)
    let page = try ServedPage(tool)
    let found = try page.get("/search.json").json["quotes"] as? [[String: Any]] ?? []
    #expect(!found.isEmpty)
    var paths = ["/", "/overview", "/articles", "/speakers", "/search?group=1"]
    let typed = "%3Cscript%3Ealert(5)%3C%2Fscript%3E%22%27"
    paths += ["/search?q=\(typed)&speaker=\(typed)&title=\(typed)&kind=\(typed)", "/\(typed)"]
    paths.append("/outlet/\(typed)")
    for quote in found {
      paths.append("/quote/\(quote["quote_id"] ?? "")")
      paths.append("/article/\(quote["article_id"] ?? "")")
      if let speaker = quote["speaker_id"] as? String { paths.append("/speaker/\(speaker)") }
    }
    for path in paths {
      let body = try page.get(path).body.lowercased()
      #expect(body.components(separatedBy: "<script").count <= 2, "\(path)")
      for bad in ["<img src=x", "<b>ruiz", "href=\"javascript", "\"'&\"", "lang=\"en&"] {
        #expect(!body.contains(bad), "\(path): \(bad)")
      }
    }
  }

  @Test func `too many clients are told to come again`() throws {
    let page = try ServedPage(tool)
    let clients = try (0..<64).map { _ in try page.connect() }
    defer { for client in clients { close(client) } }
    usleep(200_000)
    let answer = try page.get("/")
    #expect(answer.status == 503)
    #expect(answer.headers["retry-after"] != nil)
    close(clients[0])
    usleep(200_000)
    #expect(try page.get("/").status == 200)
  }

  @Test func `a busy archive is said to be busy, and can be read`() throws {
    let tool = try Tool.withArchive()
    let page = try ServedPage(tool, "--edit")
    let id = try tool.run("search", "dam", "-q", "--format", "tsv", "--columns", "quote_id").lines[
      1]
    let other = try DatabaseQueue(path: tool.url("quotes.sqlite").path)
    try other.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      let answer = try page.post("/review", ["answer": "accept", "about": id])
      #expect(answer.status == 503)
      #expect(answer.body.contains("another program is writing"))
      #expect(try page.get("/quote/\(id)").status == 200)
      try db.execute(sql: "ROLLBACK")
    }
    #expect(try page.post("/review", ["answer": "accept", "about": id]).status == 303)
  }

  @Test func `Ctrl-C ends it at once, also while somebody is waiting`() throws {
    let page = try ServedPage(tool)
    let client = try page.connect()
    defer { close(client) }
    page.process.send(SIGINT)
    #expect(page.process.waitUntilExit() == .exit(130))
  }

  @Test func `a port that is taken is said to be`() throws {
    let outcome = try tool.run("serve", "--port", "\(page.port)")
    #expect(outcome.status == 73)
    #expect(outcome.messages.contains("port \(page.port) is taken"))
  }
}
