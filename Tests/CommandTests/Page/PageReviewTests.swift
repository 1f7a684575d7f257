import Foundation
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
    for key in ["a", "0", "x", "s", "n", "w"] {
      #expect(body.contains("data-key=\"\(key)\""), "\(key)")
      #expect(body.contains("<kbd>\(key)</kbd>"), "\(key)")
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
    #expect(try page.post("/review", ["answer": "not-a-quote", "about": dam]).status == 303)
    #expect(try page.get("/quote/\(dam)").status == 404)
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
    kill(page.process.processIdentifier, SIGKILL)
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
