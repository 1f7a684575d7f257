import Foundation
import Testing

/// The pages as files.
@Suite struct PublishTests {
  private func files(in folder: URL) throws -> [String: String] {
    var files: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let url = folder.appendingPathComponent(path)
      guard !url.hasDirectoryPath, let text = try? String(contentsOf: url, encoding: .utf8) else {
        continue
      }
      files[path] = text
    }
    return files
  }

  @Test func `every link of published pages leads to a file beside them`() throws {
    let tool = try Tool.withArchive()
    let outcome = try tool.run("publish", "site")
    #expect(outcome.status == 0)
    #expect(outcome.messages.contains("5 articles"))
    let folder = tool.url("site")
    let pages = try files(in: folder)
    let links = #/(?:href|src)="([^"#?]*)[^"]*"/#
    for (path, text) in pages where path.hasSuffix(".html") {
      for link in text.matches(of: links).map({ String($0.1) }) where !link.isEmpty {
        guard !link.hasPrefix("https://") else { continue }
        let target = folder.appendingPathComponent(path).deletingLastPathComponent()
          .appendingPathComponent(link).standardizedFileURL
        #expect(FileManager.default.fileExists(atPath: target.path), "\(path): \(link)")
      }
    }
    for kind in ["article", "quote", "speaker", "outlet"] {
      #expect(pages.keys.contains { $0.hasPrefix("\(kind)/") })
    }
  }

  @Test func `the index has words, speakers, titles and outlets`() throws {
    let tool = try Tool.withArchive()
    #expect(try tool.run("publish", "site", "-q").status == 0)
    let script = String(decoding: try tool.read("site/index.js"), as: UTF8.self)
    #expect(script.hasPrefix("var index = "))
    let json = try JSONSerialization.jsonObject(with: Data(script.dropFirst(12).utf8))
    let index = try #require(json as? [String: [Any]])
    #expect(index["articles"]?.count == 5)
    #expect(index["quotes"]?.count == 5)
    for text in ["The dam holds", "Ana Ruiz", "The Bridge", "Another, Inc."] {
      #expect(script.contains(text))
    }
  }

  @Test func `the same archive is published as the same files`() throws {
    let tool = try Tool.withArchive()
    for name in ["one", "two"] { #expect(try tool.run("publish", name, "-q").status == 0) }
    #expect(try files(in: tool.url("one")) == files(in: tool.url("two")))
  }

  @Test func `a folder that holds something is left as it is`() throws {
    let tool = try Tool.withArchive()
    try tool.write("mine", to: "site/a.txt")
    #expect(try tool.run("publish", "site").status == 73)
    #expect(try tool.read("site/a.txt") == Array("mine".utf8))
  }

  @Test func `names that no file may have are published all the same`() throws {
    let tool = try Tool()
    let outlet = "../" + String(repeating: "Ö/", count: 200) + #"<b>\" & Co."#
    try tool.write(
      #"{"outlet":"\#(outlet)","title":"A","text":"“It holds,” said Ana Ruiz."}"# + "\n",
      to: "a.jsonl")
    #expect(try tool.run("import", "a.jsonl", "-q").status == 0)
    #expect(try tool.run("publish", "site", "-q").status == 0)
    let pages = try files(in: tool.url("site"))
    let path = try #require(pages.keys.first { $0.hasPrefix("outlet/") })
    #expect(path.utf8.count < 200)
    #expect(pages[path]?.contains("&lt;b&gt;&quot; &amp; Co.") == true)
    #expect(pages["articles.html"]?.contains(path) == true)
  }
}
