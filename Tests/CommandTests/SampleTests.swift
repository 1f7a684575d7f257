import Foundation
import Testing

@Suite struct SampleTests {
  @Test func `a sample is kept as it was drawn, and tells how often the parser was right`() throws {
    let tool = try Tool()
    try tool.copyArticles()
    #expect(try tool.run("import", "-q", "articles").status == 0)
    let list = ["sample", "--n", "10", "--seed", "7", "--columns", "quote_id", "--csv"]
    let ids = try tool.run(list: list).lines.dropFirst().map { $0 }
    #expect(ids.count == 10)
    for id in ids[..<6] { #expect(try tool.run("correct", id, "--accept").status == 0) }
    for id in ids[6..<8] { #expect(try tool.run("correct", id, "--not-a-quote").status == 0) }
    #expect(try tool.run("accuracy").messages.contains("2 of the sample are not reviewed yet"))
    for id in ids[8...] {
      #expect(try tool.run("correct", id, "--speaker", "Somebody Else").status == 0)
    }
    let again = try tool.run(list: list)
    #expect(again.lines.dropFirst().map { $0 } == Array(ids[..<6] + ids[8...]))
    #expect(again.messages == "2 quotes of the sample left out: rejected since the draw\n")
    let outcome = try tool.run("accuracy", "--csv")
    #expect(outcome.messages == "")
    let records = try StrictCSV(outcome.bytes).records
    let all = records.first { $0["by"] == "all" && $0["measure"] == "is a quote" }
    #expect(all?["right"] == "8" && all?["of"] == "10" && all?["low"] == "0.4902")
    #expect(Set(records.compactMap { $0["by"] }) == ["all", "kind", "rule", "outlet"])
    let measures = records.filter { $0["by"] == "all" }.compactMap { $0["measure"] }
    #expect(measures == ["is a quote", "right words", "right speaker", "right words and speaker"])
    let calibration = try StrictCSV(tool.run("accuracy", "--calibrate", "--csv").bytes).records
    #expect(calibration.reduce(0) { $0 + (Int($1["of"] ?? "") ?? 0) } == 10)
    #expect(calibration.allSatisfy { $0["calibrated"] == "" })
    #expect(
      try tool.run("accuracy", "--calibrate", "--format", "table").text.contains("takes 30 checked")
    )
    let text = try tool.run("accuracy", "--format", "table").text.replacing("\n", with: " ")
    #expect(text.contains("80.0 % were quotes (95 % CI 49.0–94.3, 8 of 10)"))
  }

  @Test func `what was not drawn at random is called so`() throws {
    let tool = try Tool.withArchive()
    #expect(try tool.run("accuracy").messages.hasPrefix("nothing is reviewed yet"))
    let id = try #require(tool.run("search", "--columns", "quote_id").lines.last)
    #expect(try tool.run("correct", id, "--accept").status == 0)
    #expect(try tool.run("accuracy").messages.contains("these quotes are not a random sample"))
    #expect(try tool.run("accuracy", "--seed", "1").status == 66)
    #expect(try tool.run("sample", "--n", "0").status == 64)
    #expect(try tool.run("sample", "--review").status == 64)
    #expect(
      try tool.run("sample", "--n", "100").messages == "only 5 quotes to draw from\n")
  }

  @Test func `a checked sample says how confidences are read, where that is asked for`() throws {
    let tool = try Tool()
    try tool.copyArticles()
    #expect(try tool.run("import", "-q", "articles").status == 0)
    let refused = try tool.run("search", "--calibrated")
    #expect(refused.status == 66)
    #expect(refused.messages.contains("takes a random sample with 30 checked quotes"))
    let early = try ServedPage(tool)
    #expect(try early.get("/?calibrated=1").body.contains("takes a random sample with"))
    let sample = try StrictCSV(
      tool.run("sample", "--n", "60", "--columns", "quote_id,confidence", "--csv").bytes
    ).records.sorted { Double($0["confidence"] ?? "") ?? 0 < Double($1["confidence"] ?? "") ?? 0 }
    // Of those that the parser is least sure of, none is right.
    for (place, row) in sample.enumerated() {
      let answer = place < 20 ? "--not-a-quote" : "--accept"
      #expect(try tool.run("correct", row["quote_id"] ?? "", answer).status == 0)
    }
    #expect(
      try tool.run("accuracy", "--calibrate", "--format", "table").text.replacing("\n", with: " ")
        .contains("With --calibrated"))

    func confidences(_ options: String...) throws -> [String: Double] {
      let rows = try StrictCSV(
        tool.run(list: ["export", "--columns", "quote_id,confidence"] + options).bytes
      ).records
      return Dictionary(
        uniqueKeysWithValues: rows.map {
          ($0["quote_id"] ?? "", Double($0["confidence"] ?? "") ?? -1)
        })
    }
    let stated = try confidences()
    let calibrated = try confidences("--calibrated")
    #expect(stated.keys == calibrated.keys && stated != calibrated)
    let pairs = stated.sorted { $0.value < $1.value }.map { ($0.value, calibrated[$0.key] ?? -1) }
    #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0.0 == $1.0 || $0.1 <= $1.1 })
    for bound in ["0.3", "0.65", "0.9"] {
      let kept = try confidences("--calibrated", "--min-confidence", bound)
      #expect(kept == calibrated.filter { $0.value >= Double(bound) ?? 0 }, "\(bound)")
      let count = try tool.run(
        "stats", "--calibrated", "--min-confidence", bound, "--by", "mode", "--csv")
      let total = try StrictCSV(count.bytes).records.reduce(0) {
        $0 + (Int($1["quotes"] ?? "") ?? 0)
      }
      #expect(total == kept.count, "\(bound)")
    }
    #expect(try confidences("--calibrated", "--min-confidence", "1").isEmpty)
    let tei = try tool.run("export", "--calibrated", "--format", "tei")
    let plain = try tool.run("export", "--format", "tei")
    #expect(tei.status == 0 && tei.bytes != plain.bytes)
    let page = try ServedPage(tool)
    #expect(try page.get("/").body.contains("name=\"calibrated\""))
    for bound in ["", "&min-confidence=0.65"] {
      let found = try page.get("/search.json?calibrated=1&speaker=Zelenskyy\(bound)").json["quotes"]
      let shown = (found as? [[String: Any]] ?? []).map { row in
        (row["quote_id"] as? String ?? "", (row["confidence"] as? NSNumber)?.doubleValue)
      }
      #expect(!shown.isEmpty && shown.allSatisfy { calibrated[$0.0] == $0.1 })
    }
    let asked = try page.get("/?calibrated=1&speaker=Zelenskyy").body
    #expect(asked.contains("--calibrated") && asked.contains("value=\"1\" checked"))
    let line = try tool.run(
      "search", "--calibrated", "--speaker", "Zelenskyy", "--min-confidence", "0.9", "--csv")
    let narrowed = try page.get("/search.json?calibrated=1&speaker=Zelenskyy&min-confidence=0.9")
    #expect(narrowed.json["total"] as? Int == (try StrictCSV(line.bytes).records.count))
    // What the facet counts is what its link finds.
    let facet = asked.split(separator: "at least 0.9</span> <b>").dropFirst().first?.prefix {
      $0 != "<"
    }
    #expect(facet.map(String.init) == (narrowed.json["total"] as? Int).map(String.init))
    let first = try #require(calibrated.min { ($0.value, $0.key) < ($1.value, $1.key) })
    #expect(
      try tool.run("show", first.key, "--json").text.contains(
        "\"confidence\":\(stated[first.key] ?? 0)"))
  }
}
