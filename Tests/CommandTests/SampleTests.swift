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
}
