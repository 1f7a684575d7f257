import Foundation
import GRDB
import QuoteModel
import Testing

@testable import QuoteStore

@Suite struct ComparisonTests {
  @Test func `the log-odds ratio is Monroe, Colaresi and Quinn's`() throws {
    // 30 of 1,000 against 10 of 2,000, before which 4 of 300 were believed.
    let ratio = try #require(
      LogOddsRatio(of: .init(30, of: 1000), against: .init(10, of: 2000), prior: .init(4, of: 300)))
    let value = log(34.0 / (1300 - 34)) - log(14.0 / (2300 - 14))
    #expect(abs(ratio.value - value) < 1e-12)
    let cells = 1 / 34.0 + 1 / 14.0 + 1 / (1300 - 34.0) + 1 / (2300 - 14.0)
    #expect(abs(ratio.z - value / cells.squareRoot()) < 1e-12)
  }

  @Test func `of two things that are all there is, one is as telling as the other`() throws {
    let sides = (say: (9000, 8800), claim: (30, 60))
    func ratio(_ first: Int, _ second: Int) throws -> LogOddsRatio {
      try #require(
        LogOddsRatio(
          of: .init(first, of: sides.say.0 + sides.claim.0),
          against: .init(second, of: sides.say.1 + sides.claim.1), prior: .init(0.5, of: 1.0)))
    }
    let say = try ratio(sides.say.0, sides.say.1)
    let claim = try ratio(sides.claim.0, sides.claim.1)
    #expect(abs(say.z + claim.z) < 1e-9)
    #expect(abs(say.value + claim.value) < 1e-9)
    #expect((3.1...3.3).contains(say.z), "\(say.z)")
  }

  @Test func `what both have in like measure tells nobody, and what is all there is, nothing`()
    throws
  {
    let same = try #require(
      LogOddsRatio(of: .init(5, of: 50), against: .init(50, of: 500), prior: .init(1, of: 10)))
    #expect(abs(same.value) < 1e-12)
    #expect(
      LogOddsRatio(of: .init(5, of: 5), against: .init(9, of: 9), prior: .init(0.5, of: 0.5)) == nil
    )
    #expect(
      LogOddsRatio(of: .init(0, of: 0), against: .init(0, of: 0), prior: .init(0, of: 0)) == nil)
  }

  @Test(arguments: [
    ("The dam’s walls don't LEAK.", ["the", "dam", "walls", "don't", "leak"]),
    ("“It's ‘solid’,” 27 1st", ["it", "solid", "1st"]),
    ("Café naïve e\u{301}t Straße", ["café", "naïve", "e\u{301}t", "straße"]),
    ("well-known U.S. 12,5 …", ["well", "known", "u", "s"]), ("", []), ("'' ’s", ["s"]),
  ])
  func `words are told apart`(text: String, words: [String]) {
    #expect(WordTally.words(of: text) == words)
  }

  @Test func `a statement that is printed again counts once`() {
    var tally = WordTally()
    tally.add("It holds.")
    tally.add("“It holds,”")
    tally.add("It holds well.")
    #expect(tally.counts == ["it": 2, "holds": 2, "well": 1])
    #expect(tally.total == 5)
  }

  @Test func `two speakers are set side by side`() throws {
    let archive = try ComparisonTests.archive()
    func query(_ name: String) -> QuoteQuery {
      var query = QuoteQuery()
      query.speakers = [name]
      return query
    }
    let comparison = try archive.quotes.comparison(
      of: query("Ortega"), with: query("Vance"), newest: 100, mostWords: 3)
    #expect(comparison.first.quotes == 40)
    #expect(comparison.first.articles == 40)
    #expect(comparison.second.undated == 20)
    #expect(comparison.first.months == 2)
    #expect(comparison.first.first?.description == "2026-01-22")
    #expect(comparison.cues.map(\.value) == ["say", "claim"])
    let claim = try #require(comparison.cues.last)
    #expect((claim.first, claim.second) == (0, 20))
    #expect(try #require(claim.z) < -2)
    // *the* is said by both all the time; the words that only one uses come first.
    #expect(comparison.words.first?.value == "water")
    #expect(comparison.words.first { ($0.z ?? 0) < 0 }?.value == "bridge")
    #expect(!comparison.words.contains { $0.value == "the" && abs($0.z ?? 0) > 1 })
    let few = try archive.quotes.comparison(
      of: query("Ortega"), with: query("Vance"), newest: 5, mostWords: 3)
    #expect((few.first.quotesRead, few.first.quotes) == (5, 40))
  }

  private static func archive() throws -> Archive {
    try Archive.holding(
      (0..<40).map { number in
        let words = "the water of day \(number) is the same as the water before"
        return Sample(
          "He said: \(words).", published: number < 20 ? "2026-01-22" : "2026-02-03",
          [.init(words: words, speakers: [.ortega])])
      }
        + (0..<20).map { number in
          let words = "the bridge of day \(number) is the bridge that the town has"
          return Sample(
            "He claimed: \(words).", published: nil,
            [.init(words: words, speakers: [.vance], cue: "claimed", lemma: "claim")])
        })
  }
}
