import Foundation
import Running
import Testing

/// The review: its answers are decisions of the one log.
@Suite struct PageReviewTests {
  private let tool: Tool
  private let page: ServedPage

  init() throws {
    tool = try Tool.withArchive()
    page = try ServedPage(tool, "--edit", "--by", "Mara")
  }

  private func id(_ words: String) throws -> String {
    try tool.run("search", words, "-q", "--format", "tsv", "--columns", "quote_id").lines[1]
  }

  private func log() throws -> [String] {
    try tool.run("corrections", "-q", "--format", "tsv").lines.dropFirst().map { String($0) }
  }

  @Test func `all keys are visible, and every one leads on`() throws {
    let body = try page.get("/review").body
    // Else browsers would send no origin with a form, as no page tells where its links come from.
    #expect(body.contains("<meta name=\"referrer\" content=\"same-origin\">"))
    for key in ["a", "0", "x", "s", "n", "w", "c", "p", "?", "q"] {
      #expect(body.contains("data-key=\"\(key)\""), "\(key)")
      #expect(body.contains("<kbd>\(key)</kbd>"), "\(key)")
    }
    // What they do is told in the terminal's words.
    for words in ["it is correct as it is", "decide later", "every answer is saved already"] {
      #expect(body.contains(words), "\(words)")
    }
  }

  @Test func `an answer is saved with who gave it, leads to the next quote, and is undone`() throws
  {
    let id = try id("dam")
    let saved = try page.post("/review", ["answer": "accept", "about": id])
    #expect(saved.status == 303)
    let next = try #require(saved.headers["location"])
    #expect(try log().count == 1)
    #expect(try log()[0].contains("accepted"))
    #expect(try log()[0].contains("Mara"))
    let shown = try page.get(next).body
    #expect(shown.contains("Undo"))
    #expect(shown.contains("4 quotes left"))
    let undone = try page.post("/review", ["answer": "undo", "decided": id])
    #expect(undone.headers["location"] == "/review?quote=\(id)")
    #expect(try page.get("/review").body.contains("5 quotes left"))
    #expect(try tool.run("search", "dam", "--reviewed", "-q").lines.count <= 1)
  }

  @Test func `what is decided is what the command decides`() throws {
    let (dam, water) = (try id("dam"), try id("clear"))
    let total = try page.get("/search.json").json["total"] as? Int
    #expect(try page.post("/review", ["answer": "not-a-quote", "about": dam]).status == 303)
    #expect(try page.get("/quote/\(dam)").status == 404)
    #expect(try page.get("/search.json").json["total"] as? Int == total.map { $0 - 1 })
    #expect(try page.post("/review", ["answer": "nobody", "about": water]).status == 303)
    let row = try tool.run("show", water, "--json").text
    #expect(row.contains("\"speaker\":null"))
  }

  @Test func `a new name is asked about before it is a speaker`() throws {
    let id = try id("clear")
    let form = ["answer": "name", "about": id, "name": "Mara Lind"]
    let asked = try page.post("/review", form)
    #expect(asked.status == 200)
    #expect(asked.body.contains("Nobody in the archive is called ‘Mara Lind’"))
    #expect(try log().isEmpty)
    #expect(try page.post("/review", form.merging(["new": "1"]) { $1 }).status == 303)
    #expect(try tool.run("show", id, "--json").text.contains("Mara Lind"))
    let known = ["answer": "name", "about": id, "name": "Luis Ortega"]
    #expect(try page.post("/review", known).status == 303)
    let nobody = try page.post("/review", ["answer": "name", "about": id, "name": "?!"])
    #expect(nobody.status == 409)
    #expect(nobody.body.contains("not a name"))
  }

  @Test func `the words are set right by where they stand`() throws {
    let id = try id("clear")
    let answer = try page.post(
      "/review", ["answer": "words", "about": id, "start": "5", "end": "19"])
    #expect(answer.status == 303)
    #expect(try tool.run("search", "clear", "-q", "--csv").text.contains("water is clear"))
    let beyond = ["answer": "words", "about": id, "start": "5", "end": "100000"]
    #expect(try page.post("/review", beyond).status == 409)
  }

  @Test func `words without a selection are wrong, and that is all that is said`() throws {
    let id = try id("clear")
    let form = ["answer": "words", "about": id, "start": "", "end": ""]
    #expect(try page.post("/review", form).status == 303)
    #expect(try log().contains { $0.contains("words") })
    #expect(try page.post("/review", form.merging(["start": "5"]) { $1 }).status == 409)
  }

  @Test func `a comment is kept, the quote is asked about on, and undo takes it back`() throws {
    let id = try id("clear")
    let saved = try page.post(
      "/review", ["answer": "note", "about": id, "note": "see <b>page 2</b>"])
    let next = try #require(saved.headers["location"])
    #expect(next.contains("quote=\(id)") && next.contains("decided=\(id)"))
    let body = try page.get(next).body
    #expect(body.contains("note: see &lt;b&gt;page 2"))
    #expect(body.contains("name=\"about\" value=\"\(id)\""))
    #expect(try log().count == 1)
    #expect(try page.post("/review", ["answer": "undo", "decided": id]).status == 303)
    #expect(try log().allSatisfy { $0.contains("undone") })
  }

  @Test func `no control character of a form is stored`() throws {
    let id = try id("clear")
    let note = ["answer": "note", "about": id, "note": "\0a\0b\u{1B}[31mc\nd\u{85}\t"]
    #expect(try page.post("/review", note).status == 303)
    #expect(try log()[0].contains("a b [31mc d\t"))
    let known = ["answer": "name", "about": id, "name": "Luis\0Ortega\n"]
    #expect(try page.post("/review", known).status == 303)
    let row = try tool.run("show", id, "--json").text
    #expect(row.contains(#""speaker":"Luis Ortega","speaker_id":"luis-ortega""#))
    for form in [["answer": "accept\0", "about": id], ["answer": "accept", "about": id + "\0x"]] {
      #expect([400, 409].contains(try page.post("/review", form).status))
    }
    #expect(try tool.run("verify").status == 0)
  }

  @Test func `the paragraphs before are shown, as far as there are`() throws {
    let text =
      #"{"title":"Lamps","text":"The first.\n\nThe second.\n\n“The lamp is lit,” said Ana Ruiz."}"#
    #expect(try tool.run("import", "-q", "-", input: text).status == 0)
    let id = try id("lamp")
    for (count, isShown) in [
      (0, [false, false]), (1, [false, true]), (2, [true, true]), (9, [true, true]),
    ] {
      let body = try page.get("/review?quote=\(id)&before=\(count)").body
      #expect([body.contains("The first."), body.contains("The second.")] == isShown, "\(count)")
      #expect(body.contains("name=\"before\" value=\"\(count + 1)\""))
    }
  }

  @Test func `agreement and accuracy are those of the command`() throws {
    #expect(try page.get("/accuracy").status == 404)
    let ids = try tool.run("sample", "--n", "5", "-q", "--columns", "quote_id", "--csv").lines
      .dropFirst().map { $0 }
    #expect(try page.get("/accuracy").body.contains("None of its quotes is checked yet"))
    for (place, id) in ids.enumerated() {
      #expect(try tool.run("correct", id, "--accept", "--by", "Mara").status == 0)
      let answer = place == 0 ? "--wrong-words" : "--accept"
      #expect(try tool.run("correct", id, answer, "--by", "Jonas").status == 0)
    }
    let body = try page.get("/accuracy").body
    for command in ["accuracy", "agreement"] {
      let text = try tool.run(command, "--format", "table").text
      let sentence = try #require(text.components(separatedBy: "\n\n").last)
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(body.contains(sentence.replacing("'", with: "&#39;")), "\(sentence)")
    }
    let json = try page.get("/accuracy.json?sample=5&seed=1").json
    for name in ["accuracy", "agreement"] {
      let rows = try #require(json[name] as? [[String: Any]])
      let printed = try tool.run(name, "--json").text
      let own = try #require(
        JSONSerialization.jsonObject(with: Data(printed.utf8)) as? [[String: Any]])
      #expect(rows.count == own.count)
      for (row, other) in zip(rows, own) {
        for (key, value) in row { #expect("\(value)" == "\(other[key] ?? "")", "\(name) \(key)") }
      }
    }
    #expect(try page.get("/review?sample=5&seed=1").body.contains("/accuracy?sample=5&amp;seed=1"))
    #expect(try page.get("/accuracy?sample=6").status == 404)
  }

  @Test func `a sample is drawn, walked and measured as by the command`() throws {
    let drawn = try page.post("/review", ["answer": "draw", "sample": "3", "seed": "7"])
    #expect(drawn.headers["location"] == "/review?sample=3&seed=7")
    #expect(try page.get("/review?sample=3&seed=7").body.contains("3 quotes left"))
    let ids = try tool.run(
      "sample", "--n", "3", "--seed", "7", "-q", "--format", "tsv", "--columns", "quote_id"
    ).lines.dropFirst()
    for id in ids {
      #expect(try page.post("/review", ["answer": "accept", "about": id]).status == 303)
    }
    let body = try page.get("/review?sample=3&seed=7").body
    #expect(body.contains("Nothing is left to review"))
    #expect(body.contains("3 of a random sample of 3"))
    #expect(try tool.run("accuracy", "-q", "--format", "tsv").text.contains("is a quote\t3\t3"))
  }

  @Test func `a review that is killed has lost nothing`() throws {
    let id = try id("dam")
    #expect(try page.post("/review", ["answer": "accept", "about": id]).status == 303)
    page.process.send(SIGKILL)
    page.process.waitUntilExit()
    #expect(try log().count == 1)
    #expect(try tool.run("verify").status == 0)
  }

  @Test(arguments: [[:], ["answer": "x"], ["answer": "accept"], ["answer": "draw"]])
  func `what is no answer is refused`(form: [String: String]) throws {
    #expect(try page.post("/review", form).status == 400)
    let gone = try page.post("/review", ["answer": "accept", "about": "0123456789abcdef.1"])
    #expect(gone.status == 409 || gone.status == 404)
  }
}
