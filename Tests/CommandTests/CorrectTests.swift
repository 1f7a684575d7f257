import Foundation
import Testing

@Suite struct CorrectTests {
  @Test(arguments: [
    ["correct"], ["correct", "ID"], ["correct", "ID", "--accept", "--kind", "mixed"],
    ["correct", "ID", "--speaker", "A B", "--no-speaker"], ["correct", "ID", "--span", "1"],
    ["correct", "ID", "--undo", "--accept"], ["correct", "ID", "--kind", "loud"],
    ["correct", "ID", "--words", "dam", "--span", "1", "2"],
    ["correct", "ID", "--wrong-words", "--not-a-quote"],
    ["correct", "--add", "0123456789abcdef"], ["correct", "ID", "--not-a-quote", "--accept"],
  ])
  func `wrong usage is told, and nothing changes`(arguments: [String]) throws {
    let tool = try Tool.withArchive()
    let id = try tool.damID()
    let outcome = try tool.run(list: arguments.map { $0 == "ID" ? id : $0 })
    #expect(outcome.status == 64)
    #expect(outcome.messageLines.count == 1)
    #expect(try tool.run("corrections").messages == "no corrections match\n")
  }

  @Test(arguments: [
    (["0123456789abcdef.1", "--accept"], 66, "there is no such quote: 0123456789abcdef.1"),
    (["\u{1B}[31m", "--accept"], 66, "there is no such quote: ␛[31m"),
    (["ID", "--span", "5", "4000"], 65, "no words stand at its span"),
    (["ID", "--span", "5", "5"], 65, "no words stand at its span"),
    (["ID", "--speaker", "—"], 65, "not a name: '—'"),
    (["ID", "--speaker", "Ruiz"], 65, "give the full name or an id"),
    (["ID", "--words", "the dam leaks"], 65, "these words do not stand in the article"),
    (["ID", "--words", "…"], 65, "these words do not stand in the article"),
    (["ID", "--undo"], 65, "nothing to undo: nobody has decided anything about"),
  ])
  func `what cannot be decided is told in one line, and nothing changes`(
    arguments: [String], status: Int32, message: String
  ) throws {
    let tool = try Tool.withArchive()
    let id = try tool.damID()
    let before = try tool.run("export", "-q").bytes
    let outcome = try tool.run(list: ["correct"] + arguments.map { $0 == "ID" ? id : $0 })
    #expect(outcome.status == status)
    #expect(outcome.messageLines.count == 1)
    #expect(outcome.messages.contains(message), "\(outcome.messages)")
    #expect(outcome.text == "")
    #expect(try tool.run("export", "-q").bytes == before)
    #expect(try tool.run("corrections").messages == "no corrections match\n")
  }

  @Test func `without an archive nothing is made`() throws {
    let tool = try Tool()
    for command in [
      ["correct", "a.1", "--accept"], ["reparse"], ["merge", "b"], ["review"], ["sample"],
    ] {
      #expect(try tool.run(list: command).status == 66)
      #expect(!tool.exists("quotes.sqlite"))
    }
  }

  @Test func `a rejected quote is shown no more, and told when asked for`() throws {
    let tool = try Tool.withArchive()
    let id = try tool.damID()
    #expect(try tool.run("correct", id, "--not-a-quote", "--by", "Mara").text == "")
    #expect(try tool.run("search", "dam").lines.count == 1)
    #expect(try tool.run("show", id).messages.contains("a person decided that this is not a quote"))
    let back = try tool.run("correct", id, "--undo")
    #expect(back.text == id + "\n")
    #expect(back.messages == "\(id): taken back: not a quote\n")
    let shown = try tool.run("show", id).text
    #expect(shown.contains("decided     not a quote, by Mara on "))
    #expect(shown.contains("(taken back on "))
  }

  @Test(arguments: [
    ("the DAM holds", "The dam holds,"), ("dam", "dam"), ("“The dam holds,”", "The dam holds,"),
    ("dam ... Ortega", "\"dam holds, said Luis Ortega\""),
    ("The dam … plant manager", "The dam plant manager"),
  ])
  func `words are set as the article prints them`(typed: String, text: String) throws {
    let tool = try Tool.withArchive()
    let id = try tool.damID()
    #expect(try tool.run("correct", id, "--words", typed).status == 0)
    #expect(try tool.run("export", "--columns", "text", "--cue", "say").text.contains(text))
    #expect(try tool.run("verify").status == 0)
  }

  @Test func `wrong words count as that, a note changes nothing, and a new speaker is told`() throws
  {
    let tool = try Tool.withArchive()
    let id = try tool.damID()
    let before = try tool.run("export", "-q").bytes
    let noted = try tool.run("correct", id, "--note", "see before", "--by", "Mara")
    #expect(noted.messages == "\(id): note: see before\n")
    #expect(try tool.run("export", "-q").bytes == before)
    #expect(try tool.run("accuracy").messages.contains("nothing is reviewed yet"))
    #expect(try tool.run("correct", id, "--wrong-words").messages.contains("its words are wrong"))
    #expect(try tool.run("accuracy", "--csv").text.contains("all,,right words,0,1,"))
    #expect(try tool.run("correct", id, "--accept").status == 0)
    #expect(try tool.run("accuracy", "--csv").text.contains("all,,right words,1,1,"))
    let named = try tool.run("correct", id, "--speaker", "Luis Ortga")
    #expect(named.messages.contains("a new speaker: 'Luis Ortga'; near it: Luis Ortega"))
    let file = try tool.run("corrections", "export").bytes
    let other = try Tool.withArchive()
    try other.write(file, to: "d.csv")
    #expect(try other.run("corrections", "import", "d.csv").status == 0)
    #expect(try other.run("export", "-q").bytes == tool.run("export", "-q").bytes)
    #expect(try tool.run("verify").status == 0)
    let article = String(id.prefix { $0 != "." })
    let added = try tool.run("correct", "--add", article, "--words", "plant manager")
    #expect(added.status == 0 && added.text.hasPrefix(article))
  }

  @Test func `another span gives another id, and the old one finds it too`() throws {
    let tool = try Tool.withArchive()
    let id = try tool.damID()
    let new = try tool.run("correct", id, "--span", "5", "14").text
    #expect(new == id.dropLast(2) + ".5\n")
    #expect(try tool.run("show", id).text.contains("quote       \(new)"))
    #expect(try tool.run("search", "dam", "--columns", "text").lines.last == "dam holds")
    let article = String(id.prefix(16))
    let added = try tool.run(
      "correct", "--add", article, "--span", "21", "47", "--speaker", "Ana Ruiz")
    #expect(added.text == "\(article).21\n")
    #expect(try tool.run("verify").status == 0)
  }

  @Test(arguments: [
    ("", 65, "this is no file of corrections: c.csv:1"),
    ("a,b\n1,2\n", 65, "this is no file of corrections: c.csv:1"),
    ("HEADER\nquote\n", 65, "it has 1 field, not 13: c.csv:2"),
    ("HEADER\n\"quote\n", 65, "a quoted field has no end: c.csv:2"),
    ("HEADER\nROW\nwhat,,,,,,,,,,,,\n", 1, "'what' is neither quote nor speaker: c.csv:3"),
    ("HEADER\nROW\nquote,12,1,2,,accepted,,,,,2026-01-22T09:30:00Z,,\n", 1, "no hash of 64 digits"),
    ("HEADER\nROW\nquote,HASH,2,1,,accepted,,,,,2026-01-22T09:30:00Z,,\n", 1, "are no span"),
    ("HEADER\nROW\nquote,HASH,1,2,,praised,,,,,2026-01-22T09:30:00Z,,\n", 1, "are no decision"),
    ("HEADER\nROW\nquote,HASH,1,2,,kind,loud,,,,2026-01-22T09:30:00Z,,\n", 1, "are no decision"),
    ("HEADER\nROW\nquote,HASH,1,2,,accepted,,{},,,2026-01-22T09:30:00Z,,\n", 1, "no quote as JSON"),
    ("HEADER\nROW\nquote,HASH,1,2,,accepted,,,,,yesterday,,\n", 1, "made_at is no time"),
    (
      "HEADER\nROW\nspeaker,,,,ana-ruiz,attribute:party,a\0b,,,,2026-01-22T09:30:00Z,,\n", 1,
      "value has a NUL in it"
    ),
    ("HEADER\nROW\nspeaker,,,,ana-ruiz,sings,x,,,,2026-01-22T09:30:00Z,,1\n", 1, "are no decision"),
  ])
  func `a bad line is named, and the others are taken over`(
    text: String, status: Int32, message: String
  ) throws {
    let tool = try Tool.withArchive()
    let hash = try tool.run("search", "dam", "--columns", "article_hash").lines.last ?? ""
    let header =
      "about,article_hash,start,end,speaker,field,value,inferred,reason,made_by,made_at,undone_at,command"
    let row = "quote,\(hash),0,17,,kind,mixed,,,me,2026-01-22T09:30:00Z,,"
    let file = text.replacing("HEADER", with: header).replacing("ROW", with: row)
      .replacing("HASH", with: hash)
    try tool.write(file, to: "c.csv")
    let outcome = try tool.run("corrections", "import", "c.csv")
    #expect(outcome.status == status)
    #expect(outcome.messages.contains(message), "\(outcome.messages)")
    #expect(try tool.run("corrections").lines.count == (status == 1 ? 2 : 1))
    #expect(try tool.run("verify").status == 0)
  }

  @Test func `decisions of another archive are refused, or kept if asked for`() throws {
    let tool = try Tool.withArchive()
    #expect(try tool.run("correct", tool.damID(), "--kind", "mixed").status == 0)
    #expect(try tool.run("corrections", "export", "c.csv").status == 0)
    #expect(try tool.run("import", "-q", "-a", "b.sqlite", "-", input: Samples.dam).status == 0)
    let refused = try tool.run("corrections", "import", "-a", "b.sqlite", "c.csv")
    #expect(refused.status == 65)
    #expect(refused.messages.contains("none of its articles is in this archive: c.csv"))
    #expect(try tool.run("corrections", "-a", "b.sqlite").lines.count == 1)
    #expect(try tool.run("corrections", "import", "-a", "b.sqlite", "--keep", "c.csv").status == 0)
    #expect(try tool.run("corrections", "-a", "b.sqlite").text.contains("\twaiting\t"))
    #expect(try tool.run("import", "-q", "-a", "b.sqlite", "a.jsonl").status == 0)
    #expect(try tool.run("corrections", "-a", "b.sqlite").text.contains("\tin force\t"))
  }
}

extension Tool {
  fileprivate func damID() throws -> String {
    try run("search", "dam", "--columns", "quote_id").lines.last ?? ""
  }
}
