import LearntChoices
import Testing

@testable import QuoteParser

/// Where the content (`Q`) after a cue (`C`) can end, and where it does.
struct ContentEndsTests {
  @Test(arguments: [
    Row(
      "Ortega [C said] [Q the dam would hold] on Monday, and left.",
      [
        "the dam would hold", "the dam would hold on", "the dam would hold on Monday",
        "the dam would hold on Monday,", "the dam would hold on Monday, and left",
        "the dam would hold on Monday, and left.",
      ]),
    Row(
      "Ortega [C called] [Q it “old”] twice.", ["it “old”", "it “old” twice", "it “old” twice."]),
    Row("Ortega [C said] [Q it] held", ["it held"]),
    Row(
      "Ortega [C said] [Q it held]; it rained.",
      ["it held", "it held; it rained", "it held; it rained."]),
  ])
  func `a content can end before a mark, a conjunction or a preposition`(
    row: Row<[String]>
  ) throws {
    let made = try Made(row.text)
    row.check { #expect(made.ends.map(made.content) == row.expected) }
  }

  @Test(arguments: [
    Row("Ortega [C said] [Q that the dam would hold]."),
    Row("Ortega [C said] [Q that it held and that it was new]."),
    Row("Ortega [C said] [Q that it was “solid” and “new”], adding that he left."),
    Row("Ortega [C said] [Q that if it rained, the dam would hold]."),
    Row("Ortega [C said] [Q that the dam, which is old, would hold]."),
    Row(
      "Ortega [C said] [Q that the dam of Brill would hold for another hundred years], while"
        + " Reyes of the rival party called for a new one."),
    Row(
      "Ortega [C said] [Q the crew had tested the dam in June and again in July], adding that it"
        + " would do so every summer."),
    Row("Critics [C called] [Q the plan “reckless”], and left."),
    Row("Critics [C called] [Q the plan “reckless”] when it was shown."),
    Row("Ortega [C praised] [Q the “steady” hands of the crew]."),
    Row("Ortega [C said] [Q that the dam would hold], according to Reyes."),
    Row("Ortega [C said] [Q that it held], and Reyes agreed with him."),
    Row("Ortega [C said] [Q the dam would hold], but did not say for how long."),
    Row("Ortega [C said] [Q the dam would hold]; the crew went home."),
    Row("Ortega [C said] [Q it “holds well”] as the crew went home."),
    Row("Ortega [C says] [Q he and the crew will stay]."),
  ])
  func `a content ends where the author takes over`(row: Row<Void>) throws {
    let made = try Made(row.text)
    let ends = made.decider.ends(from: made.start, made.shared)
    let end = ends.chosen.index
    #expect(made.ends.contains(end) && ends.certainty > 0 && ends.certainty <= 1)
    row.check { #expect(words(made.content(to: end)) == words(made.marked)) }
  }

  @Test func `ends are in order, and the end of the sentence is the last`() {
    for fixture in Fixture.all {
      let text = MarkedArticle(fixture.text.body)
      for site in text.sites {
        let shared = SiteFeatures(site, in: text.structure)
        let count = text.structure.sentences[site.sentence].count
        for start in site.cue.upperBound..<count {
          let ends = ContentEnds(from: start, of: shared).all().map(\.index)
          #expect(ends.last == count && ends.allSatisfy { start < $0 })
          #expect(zip(ends, ends.dropFirst()).allSatisfy { $0 < $1 }, "\(fixture.name)")
        }
      }
    }
  }

  private func words(_ text: String) -> [Substring] {
    text.split { !($0.isLetter || $0.isNumber) }
  }

  /// A marked sentence, and where its content begins.
  private struct Made {
    let text: MarkedArticle
    let shared: SiteFeatures
    let start: Int
    let ends: [Int]
    let marked: String
    var decider: Decider { Decider(text.structure, LearntModels.english.decisions) }

    init(_ marked: String) throws {
      text = MarkedArticle(marked)
      let site = try #require(text.site)
      shared = SiteFeatures(site, in: text.structure)
      let content = try #require(text.tokens("Q1").first)
      self.marked = text.article.text(of: content)
      start = text.elements(content, in: site.sentence).lowerBound
      ends = ContentEnds(from: start, of: shared).all().map(\.index)
    }

    func content(to end: Int) -> String { text.text(start..<end, in: shared.site.sentence) }
  }
}
