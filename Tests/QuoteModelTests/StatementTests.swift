import QuoteModel
import Testing

@Suite struct StatementTests {
  @Test(arguments: [
    ("It’s a page; and a half.", "its a page", false),
    ("It’s a page; and a half.", "it's a page -- and a HALF", true),
    ("The Café is “open” again today", "the cafe is open again today", true),
    ("No comment", "no comment.", true),
    ("", "", false), ("…", "—", false),
    ("The dam will hold this winter", "The dam will hold next winter", false),
  ])
  func `words are the same whatever their case, accents and marks`(
    a: String, b: String, areSame: Bool
  ) {
    let (first, second) = (
      PrintedStatement(a, speaker: "Ana Ruiz"), PrintedStatement(b, speaker: "Ruiz")
    )
    #expect(first.isExactly(second) == areSame)
    #expect(first.isPrinting(of: second) == areSame)
    #expect(second.isPrinting(of: first) == areSame)
  }

  @Test func `few words are one statement only in the mouth of one person`() {
    let ruiz = PrintedStatement("No comment", speaker: "Ana Ruiz")
    #expect(ruiz.isPrinting(of: PrintedStatement("no comment!", speaker: "Ms. Ruiz")))
    #expect(!ruiz.isPrinting(of: PrintedStatement("No comment", speaker: "Luis Ortega")))
    #expect(!ruiz.isPrinting(of: PrintedStatement("No comment", speaker: nil)))
    let long = PrintedStatement("We have no comment on that", speaker: nil)
    #expect(
      long.isPrinting(of: PrintedStatement("We have no comment on that", speaker: "Ana Ruiz")))
  }

  /// Sixty words give 56 runs of five; a change in the last word touches one, in the middle five.
  @Test(arguments: [(59, true), (58, true), (57, false), (56, false), (30, false)])
  func `nine tenths of the runs of five words decide`(changed: Int, areSame: Bool) {
    var words = (0..<60).map { "word\($0)" }
    let original = PrintedStatement(words.joined(separator: " "), speaker: nil)
    for place in changed..<min(60, changed + 5) { words[place] = "other\(place)" }
    let other = PrintedStatement(words.joined(separator: " "), speaker: nil)
    // So many runs are lost, and as many are new.
    let lost = min(changed, 55) - max(0, changed - 4) + 1 + (changed == 30 ? 4 : 0)
    #expect(((56 - lost) * 10 >= (56 + lost) * 9) == areSame)
    #expect(original.isPrinting(of: other) == areSame)
  }

  @Test func `groups keep the order of the list, and hold printings of printings`() {
    let words = (0..<60).map { "word\($0)" }
    let changing = (0..<4).map { count in
      (words.dropLast(count) + (0..<count).map { "other\($0)" }).joined(separator: " ")
    }
    let texts = ["Yes", changing[0], "We tested it all twice", changing[2], "yes.", changing[1]]
    let groups = StatementGroups(of: texts.map { PrintedStatement($0, speaker: "Ana Ruiz") }).groups
    #expect(groups == [[0, 4], [1, 3, 5], [2]])
    #expect(StatementGroups(of: []).groups == [])
    let nobody = StatementGroups(
      of: ["Yes", "Yes", "…", "…"].map { PrintedStatement($0, speaker: nil) })
    #expect(nobody.groups == [[0], [1], [2], [3]])
  }

  /// Prefix filtering must find the same pairs as comparing all with all.
  @Test func `groups are those that comparing every pair gives`() {
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let originals = (0..<12).map { _ in (0..<10 + random(60)).map { _ in "w\(random(40))" } }
    let statements = (0..<150).map { _ in
      var words = originals[random(originals.count)]
      for _ in 0..<random(3) { words[random(2) == 0 ? 0 : words.count - 1] = "x\(random(5))" }
      return PrintedStatement(words.joined(separator: " "), speaker: nil)
    }
    var labels = Array(statements.indices)
    for a in labels.indices {
      for b in labels.indices where statements[a].isPrinting(of: statements[b]) {
        let (low, high) = (min(labels[a], labels[b]), max(labels[a], labels[b]))
        labels = labels.map { $0 == high ? low : $0 }
      }
    }
    let expected = Dictionary(grouping: labels.indices) { labels[$0] }
      .sorted { $0.key < $1.key }.map(\.value)
    #expect(StatementGroups(of: statements).groups == expected)
    #expect(expected.contains { $0.count > 3 })
  }
}
