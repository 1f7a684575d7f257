import Foundation
import Running
import Testing

/// What is at which address, and that it is what the command prints.
@Suite struct PageRouteTests {
  private let tool: Tool
  private let page: ServedPage

  init() throws {
    tool = try Tool.withArchive()
    page = try ServedPage(tool)
  }

  private func rows(_ arguments: String...) throws -> [[String: String]] {
    let outcome = try tool.run(list: arguments + ["-q", "--json"])
    let rows = try JSONSerialization.jsonObject(with: Data(outcome.bytes))
    return (rows as? [[String: Any]] ?? []).map { $0.compactMapValues { $0 as? String } }
  }

  private func path(_ kind: String) throws -> String {
    let quote = try #require(try rows("search", "dam").first)
    return switch kind {
    case "quote": "/quote/\(quote["quote_id"] ?? "")"
    case "article": "/article/\(quote["article_id"] ?? "")"
    case "speaker": "/speaker/\(quote["speaker_id"] ?? "")"
    default: "/\(kind)"
    }
  }

  @Test(
    arguments: [
      ("", "5 quotes", nil), ("search?q=dam", "The <mark>dam</mark> holds", "quotes"),
      ("search?q=dam&speaker=Luis+Ortega&kind=direct", "remove", "quotes"),
      ("quote", "Why", "explanation"), ("article", "Who speaks", "body"),
      ("speaker", "Newest quotes", "roles"), ("outlet/The%20Example", "Newest articles", "outlet"),
      ("overview", "Imports", "imports"), ("speakers", "Ana Ruiz", "speakers"),
      ("articles", "The Water", "articles"),
    ] as [(String, String, String?)])
  func `each page is there, for people and as JSON`(
    kind: String, words: String, key: String?
  ) throws {
    let path = try path(kind)
    let shown = try page.get(path)
    #expect(shown.status == 200)
    #expect(shown.headers["content-type"] == "text/html; charset=utf-8")
    #expect(shown.body.contains(words), "\(path)")
    #expect(shown.body.contains("<h1"))
    guard let key else { return }
    let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
    let json = try page.get("\(parts[0]).json" + (parts.count > 1 ? "?\(parts[1])" : ""))
    #expect(json.headers["content-type"] == "application/json; charset=utf-8")
    #expect(json.json[key] != nil, "\(path)")
  }

  @Test(arguments: ["page.css", "page.js", "icon.svg", "speaker/ana-ruiz.svg", "complete.json"])
  func `what pages need is there`(file: String) throws {
    #expect(try page.get("/\(file)").status == 200)
  }

  @Test(arguments: [
    "nothing", "quote/0123456789abcdef.17", "quote/x", "article/0123456789abcdef", "article/..%2f",
    "speaker/nobody-at-all", "outlet/None", "review", "search.pdf", "overview.csv", "a/b/c",
    "speaker/nobody-at-all.svg", "quote/", "%2e%2e/page.css",
  ])
  func `what is not there is said not to be`(path: String) throws {
    let answer = try page.get("/\(path)")
    #expect(answer.status == 404)
    #expect(answer.body.contains("<h1>Not Found</h1>"))
  }

  @Test(arguments: [
    "q=dam", "q=%22the+dam%22+OR+bridge&sort=newest", "speaker=Ruiz", "kind=indirect&group=1",
    "q=-dam", "q=--limit", "outlet=Another%2C+Inc.&from=2026-02", "cue=say&min-confidence=0.1",
    "title=bridge", "text=road", "q=it&exact=1", "q=%27%24%28touch+x%29", "polarity=affirmed",
    "unattributed=1", "page=2", "language=en", "author=Ida+Strand", "q=%00",
  ])
  func `the line to copy finds what the page shows, whatever was asked`(query: String) throws {
    let shown = try page.get("/search?\(query)")
    #expect(shown.status == 200)
    let ids = (try page.get("/search.json?\(query)").json["quotes"] as? [[String: Any]] ?? [])
      .compactMap { $0["quote_id"] as? String }
    guard let begin = shown.body.range(of: "<code>quotes "),
      let end = shown.body.range(of: "</code>", range: begin.upperBound..<shown.body.endIndex)
    else {
      #expect(ids.isEmpty)
      return
    }
    var line = String(shown.body[begin.upperBound..<end.lowerBound])
    for (entity, text) in [("&#39;", "'"), ("&quot;", "\""), ("&lt;", "<"), ("&amp;", "&")] {
      line = line.replacingOccurrences(of: entity, with: text)
    }
    let found = try tool.run(
      shell: "set -- \(line) -q --format jsonl --columns quote_id")
    let printed = found.lines.compactMap { line in
      (try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["quote_id"]
        as? String
    }
    #expect(printed == ids, "\(line)")
    #expect(!tool.exists("x"))
  }

  @Test func `exports have what is on screen, as the command writes it`() throws {
    let csv = try page.get("/search.csv?q=bridge")
    #expect(csv.headers["content-disposition"] == "attachment; filename=\"quotes.csv\"")
    #expect(csv.body == (try tool.run("search", "bridge", "-q", "--csv").text))
    let lines = try page.get("/search.jsonl?q=bridge").body
    #expect(lines == (try tool.run("search", "bridge", "-q", "--format", "jsonl").text))
    let id = try #require(try rows("search", "dam").first?["quote_id"])
    for (ending, style) in [("bib", "bibtex"), ("ris", "ris")] {
      let cited = try page.get("/search.\(ending)?q=dam").body
      #expect(cited == (try tool.run("cite", id, "--style", style).text))
    }
  }

  @Test func `facets count as the command counts`() throws {
    let body = try page.get("/search?kind=direct&kind=indirect").body
    let counts = try rows("stats", "--by", "outlet", "--copies", "all")
    #expect(counts.count > 1)
    for count in counts {
      #expect(body.contains("<span>\(count["value"] ?? "")</span>"))
    }
  }

  @Test(arguments: [
    ("/", "Who said what, as the articles", true), ("/?q=dam", "Who said what, as the", false),
    ("/?q=dam", "Nothing was found", false), ("/?q=dam", "show each statement once", true),
    ("/?q=dam&group=1", "show every printing", true), ("/?q=zebra", "show each statement", false),
    ("/?q=zebra", "type fewer words", true), ("/?q=zebra", "search without filters", false),
    ("/?q=dam&cue=sing", "href=\"/search?q=dam\">search without filters", true),
    ("/", ">newest first</option>", true), ("/overview", ">no outlet</th>", true),
    ("/overview", "(none)", false), ("/overview", "?unattributed=1\">unknown speaker", true),
  ])
  func `a newcomer is told what this is, and what can be done`(
    address: String, words: String, isThere: Bool
  ) throws {
    let text = "The rain was late, it was said.\n\n“It is wet,” a sign said. “It is a pity.”"
    #expect(try tool.run("import", "-q", "-", "--format", "text", input: text).status == 0)
    let body = try page.get(address).body
    #expect(body.contains(words) == isThere, "\(address)")
  }

  @Test func `HEAD tells the length and sends no body`() throws {
    let answer = try page.ask("HEAD / HTTP/1.1", [:])
    #expect(answer.status == 200)
    #expect(answer.body.isEmpty)
    #expect((answer.headers["content-length"].flatMap { Int($0) } ?? 0) > 1000)
  }

  @Test func `several requests are answered on one connection`() throws {
    let client = try page.connect()
    defer { close(client) }
    let request = "GET /icon.svg HTTP/1.1\r\nHost: localhost:\(page.port)\r\n"
    let both = "\(request)\r\n\(request)Connection: close\r\n\r\n"
    _ = both.withCString { send(client, $0, strlen($0), 0) }
    let answer = ServedPage.answer(from: client)
    #expect(answer.body.contains("HTTP/1.1 200 OK"))
  }

  @Test func `an archive that is being imported into can be browsed`() throws {
    let tool = try Tool.withArchive()
    let page = try ServedPage(tool)
    try tool.write(Samples.rain(days: 400), to: "rain.jsonl")
    let process = try tool.start(["import", "rain.jsonl", "-q"])
    var last = 0
    while process.isRunning {
      let answer = try page.get("/search.json")
      #expect(answer.status == 200)
      last = answer.json["total"] as? Int ?? 0
    }
    process.waitUntilExit()
    #expect(last >= 4)
    #expect(try page.get("/search.json").json["total"] as? Int == 405)
  }

  @Test(arguments: ["overview", "speakers", "search"])
  func `counts of the whole archive are those of now`(path: String) throws {
    func count() throws -> Int {
      let json = try page.get("/\(path).json").json
      return json["quotes"] as? Int ?? json["total"] as? Int ?? 0
    }
    let before = try count()
    #expect(try count() == before)
    try tool.write("“It is full,” said Mara Lind of the lake.", to: "new.txt")
    #expect(try tool.run("import", "-q", "new.txt").status == 0)
    #expect(try count() == before + 1)
  }
}
