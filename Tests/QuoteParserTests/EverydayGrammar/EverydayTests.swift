import QuoteModel
import QuoteParser
import Testing

/// Sentences as news has them every day, which a parser that knows only the textbook gets wrong.
struct EverydayTests {
  @Test(arguments: EverydayCase.all)
  func `an everyday sentence is read right`(example: EverydayCase) {
    guard let reason = example.knownWrong else { return check(example) }
    withKnownIssue("\(reason)") { check(example) }
  }

  /// Past forms after a quotation that ends in a comma, and a name.
  private static let verbs = [
    "added", "apologised", "apologized", "beamed", "boomed", "chirped", "chuckled", "cooed",
    "counselled", "croaked", "deadpanned", "denied", "drawled", "fumed", "gasped", "giggled",
    "growled", "grumbled", "hissed", "jested", "marvelled", "mumbled", "murmured", "muttered",
    "philosophised", "ruled", "sang", "screamed", "snapped", "sneered", "sobbed", "stammered",
    "theorised", "thundered", "underscored", "volunteered", "wailed", "whispered", "yelped",
  ]

  /// Verbs that are in no list: whether they attribute something hangs on a hair, and on what else was
  /// learnt.
  private static let knownWrong: Set<String> = [
    "apologised", "chirped", "cooed", "counselled", "gasped", "giggled", "growled", "marvelled",
    "philosophised", "theorised", "wailed", "yelped",
  ]

  @Test(arguments: verbs)
  func `any verb attributes a quotation before it that ends in a comma`(verb: String) {
    check(
      EverydayCase(
        "[Q1 “The ice will crack by noon,”] [S1 Ruth Calder] [C1 \(verb)].",
        negated: verb == "denied" ? [1] : []),
      isKnownWrong: Self.knownWrong.contains(verb))
  }

  @Test(arguments: verbs)
  func `any verb attributes a quotation before it, inverted and with a pronoun too`(verb: String) {
    check(
      EverydayCase(
        "[Q1 “The ice will crack by noon,”] [C1 \(verb)] [S1 Ruth Calder].¶"
          + "[Q2 “It is late,”] [S2 she] [C2 \(verb)].", negated: verb == "denied" ? [1, 2] : []),
      isKnownWrong: Self.knownWrong.contains(verb))
  }

  /// What stands beside a name, and is a role or is none.
  private static let roles: [Row<String?>] = [
    Row("Prime Minister Ruth Calder said the line would open.", "Prime Minister"),
    Row(
      "Vice President Pim Berg spoke. Mr. Berg said on Monday that he was ready.", "Vice President"),
    Row("Ruth Calder told Fenwick News the line would open.", nil),
    Row("Ruth Calder says the steel trade needs a line.", nil),
    Row("Ruth Calder, who runs the mill, said the line would open.", nil),
    Row("FENWICK — Ruth Calder said the line would open.", nil),
    Row("Ruth Calder, a baker from Fenwick, said the line would open.", "baker from Fenwick"),
  ]

  @Test(arguments: roles)
  func `a role is an office, a trade or a relation, and the whole of it`(row: Row<String?>) {
    row.check {
      #expect(ArticleParser().attributions(in: row.text).last?.role == row.expected)
    }
  }

  @Test func `a turn of a conversation is its speaker's own words`() {
    withKnownIssue("without quotation marks it counts as indirect") {
      let turns = ArticleParser().attributions(
        in: "CALDER: It fell.\nDRAX: When?\nCALDER: At noon.")
      #expect(turns.map(\.kind) == [.direct, .direct, .direct])
    }
  }

  private func check(_ example: EverydayCase, isKnownWrong: Bool) {
    guard isKnownWrong else { return check(example) }
    withKnownIssue(
      "the verb is in no list, and was met too rarely to be learnt", isIntermittent: true
    ) {
      check(example)
    }
  }

  private func check(_ example: EverydayCase) {
    let text = example.text
    // What somebody thinks is found as well, but it is no speech.
    let found = ArticleParser().attributions(in: text.body).filter { $0.mode != .thought }
    let given = found.map {
      "\($0.text) / \($0.sourceText ?? "-") / \($0.cueText ?? "-") / "
        + $0.speakers.map(\.name).joined(separator: " and ")
    }
    #expect(found.count == text.count, "\(given)")
    for number in 1..<text.count + 1 {
      guard let match = found.first(where: { text.marks($0, as: "\(number)") }) else {
        Issue.record("\(number) is not found: \(given)")
        continue
      }
      #expect((match.polarity == .negated) == example.negated.contains(number), "\(given)")
      guard number <= example.speakers.count else { continue }
      let names = match.speakers.map(\.name).joined(separator: " and ")
      let right = example.speakers[number - 1].split(separator: "|").map(String.init)
      #expect(right.contains(names.isEmpty ? "-" : names), "\(given)")
    }
  }
}
