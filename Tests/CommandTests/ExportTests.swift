import Foundation
import Testing

@Suite struct ExportTests {
  private let header = """
    quote_id,kind,mode,text,speaker,speaker_id,source,role,cue,cue_lemma,polarity,recipient,channel,\
    via,confidence,rule,reviewed,inner,context_before,context_after,start,end,spans,article_id,\
    title,outlet,author,published,url,language,article_hash,parser_version\r\n
    """

  @Test func `CSV is strict, exact and complete`() throws {
    let tool = try Tool.withArchive()
    let outcome = try tool.run("export")
    #expect(outcome.status == 0)
    #expect(outcome.bytes.starts(with: header.utf8))
    let records = try StrictCSV(outcome.bytes).records
    let bridge = try #require(
      records.first {
        $0["kind"] == "direct" && $0["outlet"] == "Another, Inc." && $0["published"] == "2026-02-04"
      })
    #expect(bridge["text"]?.hasPrefix("It is open, finally") == true)
    #expect(bridge["author"] == "Ida\nStrand")
    #expect(bridge["title"] == "The Bridge, \"Again\"")
    #expect(bridge["speaker"] == "Ana Ruiz")
    #expect(
      records.compactMap { $0["published"] } == records.compactMap { $0["published"] }.sorted())
  }

  @Test func `a filter that matches nothing still gives the header`() throws {
    let tool = try Tool.withArchive()
    #expect(try tool.run("export", "--outlet", "None such").text == header)
  }

  @Test func `the archive is never the file that is written, and a private file stays private`()
    throws
  {
    let tool = try Tool.withArchive()
    let before = try tool.read("quotes.sqlite")
    for command in [
      ["export", "quotes.sqlite"], ["import", "a.jsonl", "--report", "quotes.sqlite"],
    ] {
      let outcome = try tool.run(list: command)
      #expect(outcome.status == 73)
      #expect(outcome.messages.contains("that is the archive itself"))
      #expect(try tool.read("quotes.sqlite") == before)
    }
    let missing = try tool.run("import", "a.jsonl", "-a", "new", "--report", "./new")
    #expect(missing.status == 73)
    #expect(!tool.exists("new"))
    try tool.write("", to: "private.csv")
    chmod(tool.url("private.csv").path, 0o600)
    #expect(try tool.run("export", "private.csv").status == 0)
    let attributes = try FileManager.default.attributesOfItem(atPath: tool.url("private.csv").path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `columns are chosen and ordered`() throws {
    let tool = try Tool.withArchive()
    let outcome = try tool.run("export", "--columns", "outlet,input,speaker", "--speaker", "ortega")
    #expect(outcome.lines.first == "outlet,input,speaker")
    #expect(outcome.lines.contains("The Example,a.jsonl:1,Luis Ortega"))
    let wrong = try tool.run("export", "--columns", "outlet,colour")
    #expect(wrong.status == 64)
    #expect(wrong.messages.contains("there is no column 'colour'"))
  }

  @Test func `every format holds the same quotes`() throws {
    let tool = try Tool.withArchive()
    let records = try StrictCSV(tool.run("export").bytes).records
    let lines = try tool.run("export", "--format", "jsonl").lines
    #expect(lines.count == records.count)
    let objects = try JSONSerialization.jsonObject(with: Data(tool.run("export", "--json").bytes))
    let texts = (objects as? [[String: Any]])?.compactMap { $0["text"] as? String }
    #expect(texts == records.compactMap { $0["text"] })
    #expect(try tool.run("export", "--format", "tsv").lines.count == records.count + 1)
  }

  @Test func `a file is replaced when the export is complete, and nothing else is left`() throws {
    let tool = try Tool.withArchive()
    try tool.write("old", to: "quotes.csv")
    let outcome = try tool.run("export", "quotes.csv")
    #expect(outcome.status == 0)
    #expect(outcome.bytes.isEmpty)
    #expect(try tool.read("quotes.csv") == tool.run("export", "-").bytes)
    let names = try FileManager.default.contentsOfDirectory(atPath: tool.folder.path)
    #expect(
      names.filter { !$0.hasPrefix(".") }.sorted() == ["a.jsonl", "quotes.csv", "quotes.sqlite"])
  }

  @Test(arguments: [
    ("none/quotes.csv", Int32(73)), ("folder", 73), ("quotes.sqlite", 73), ("/dev/full", 74),
  ])
  func `what cannot be written is one line, and harms nothing`(name: String, status: Int32) throws {
    let tool = try Tool.withArchive()
    try tool.write("x", to: "folder/a.txt")
    let before = try tool.read("quotes.sqlite")
    let outcome = try tool.run("export", name)
    #expect(outcome.status == status)
    #expect(outcome.messageLines.count == 1)
    #expect(outcome.messages.contains(name))
    #expect(try tool.read("quotes.sqlite") == before)
  }

  @Test(arguments: ["export", "articles", "search", "speakers", "stats"])
  func `a full standard output is an error`(command: String) throws {
    let tool = try Tool.withArchive()
    let outcome = try tool.run(command, output: FileHandle(forWritingAtPath: "/dev/full"))
    #expect(outcome.status == 74)
    #expect(outcome.messageLines.first?.contains("no space left on device") == true)
    #expect(outcome.messageLines.count == 1)
  }

  @Test(arguments: ["export", "articles", "search"])
  func `a closed pipe ends a command quietly`(command: String) throws {
    let tool = try Tool.withArchive()
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let outcome = try tool.run(command, output: pipe.fileHandleForWriting)
    #expect(outcome.status == 141)
    #expect(outcome.messages == "")
  }
}
